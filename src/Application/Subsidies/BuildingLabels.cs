using Microsoft.EntityFrameworkCore;
using Resettlement.Application.Common;
using Resettlement.Domain.Registry;

namespace Resettlement.Application.Subsidies;

/// <summary>Buildings of a batch's community as people call them: 3号楼, 东片. A line keeps the number alone.</summary>
internal sealed class BuildingLabels
{
    private readonly Dictionary<string, BuildingKind> _kinds;

    private BuildingLabels(Dictionary<string, BuildingKind> kinds) => _kinds = kinds;

    public static async Task<BuildingLabels> OfAsync(IAppDbContext db, Guid batchId, CancellationToken ct)
    {
        var community = await db.SubsidyBatches.Where(x => x.Id == batchId).Select(x => x.CommunityId).SingleAsync(ct);
        return new(await db.Buildings.AsNoTracking().Where(x => x.CommunityId == community).Select(x => new { x.Number, x.Kind }).ToDictionaryAsync(x => x.Number, x => x.Kind, StringComparer.Ordinal, ct));
    }

    /// <summary>A number that the community does not know any more stays as it was frozen.</summary>
    public string? this[string? number] => number is not null && _kinds.TryGetValue(number, out var kind) ? DwellingLabel.Building(kind, number) : number;
}
