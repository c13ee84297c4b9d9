using MediatR;
using Microsoft.EntityFrameworkCore;
using Resettlement.Application.Common;
using Resettlement.Domain.Access;
using Resettlement.Domain.Common;
using Resettlement.Domain.Registry;

namespace Resettlement.Application.Registry;

/// <summary>The buildings or rows of a site in the order people count them.</summary>
[RequiresPermission(Permissions.SignedIn)]
public sealed record ListBuildingsQuery(Guid CommunityId, DateOnly? AsOf) : IRequest<Result<IReadOnlyList<BuildingRow>>>;

/// <param name="Label">As people read it: 3号楼.</param>
/// <param name="Occupied">Dwellings held by a household on the day.</param>
public sealed record BuildingRow(Guid Id, string Name, string Label, BuildingKind Kind, int Storeys, bool HasLift, IReadOnlyList<BuildingUnitRow> Units, int Dwellings, int Occupied, int Version);

public sealed record BuildingUnitRow(Guid Id, string Name, int Dwellings);

internal sealed class ListBuildingsHandler(IAppDbContext db, ICurrentUser user, TimeProvider clock) : IRequestHandler<ListBuildingsQuery, Result<IReadOnlyList<BuildingRow>>>
{
    public async Task<Result<IReadOnlyList<BuildingRow>>> Handle(ListBuildingsQuery query, CancellationToken ct)
    {
        var day = clock.AsOf(query.AsOf);
        if (day.Error is { } error)
        {
            return error;
        }

        if (!await db.Communities.CommunitiesIn(user.SiteScope()).AnyAsync(x => x.Id == query.CommunityId, ct))
        {
            return RegistryErrors.CommunityNotFound;
        }

        var buildings = await db.Buildings.AsNoTracking().Where(x => x.CommunityId == query.CommunityId).ToListAsync(ct);
        var units = await db.BuildingUnits.AsNoTracking().Where(x => x.CommunityId == query.CommunityId).ToListAsync(ct);
        var stays = db.HouseholdStays.HeldOn(day.Value);
        var counts = await db.Dwellings.Where(x => x.CommunityId == query.CommunityId)
            .Select(x => new { x.BuildingId, x.UnitId, IsHeld = stays.Any(stay => stay.DwellingId == x.Id) })
            .GroupBy(x => new { x.BuildingId, x.UnitId })
            .Select(x => new { x.Key.BuildingId, x.Key.UnitId, Count = x.Count(), Held = x.Sum(row => row.IsHeld ? 1 : 0) }).ToListAsync(ct);
        return buildings.OrderBy(x => x.Number, DoorOrder.Comparer).Select(building =>
        {
            var own = counts.Where(x => x.BuildingId == building.Id).ToList();
            var rows = units.Where(x => x.BuildingId == building.Id).OrderBy(x => x.Number, DoorOrder.Comparer)
                .Select(x => new BuildingUnitRow(x.Id, x.Number, own.Where(count => count.UnitId == x.Id).Sum(count => count.Count))).ToList();
            return new BuildingRow(building.Id, building.Number, DwellingLabel.Building(building.Kind, building.Number), building.Kind, building.Storeys, building.HasElevator, rows,
                own.Sum(x => x.Count), own.Sum(x => x.Held), building.Version);
        }).ToList();
    }
}

/// <summary>2 before 10: by the number at the start, then as text.</summary>
internal sealed class DoorOrder : IComparer<string>
{
    public static readonly DoorOrder Comparer = new();

    public int Compare(string? x, string? y)
    {
        var (a, b) = (NumberOf(x), NumberOf(y));
        return a != b ? a.CompareTo(b) : string.CompareOrdinal(x, y);
    }

    private static long NumberOf(string? text)
    {
        var digits = (text ?? "").TakeWhile(char.IsAsciiDigit).Take(9).ToArray();
        return digits.Length == 0 ? long.MaxValue : long.Parse(digits, System.Globalization.CultureInfo.InvariantCulture);
    }
}
