using Microsoft.EntityFrameworkCore;
using Resettlement.Application.Common;
using Resettlement.Domain.Common;

namespace Resettlement.Application.Subsidies;

/// <summary>How much the sweep compiles in one transaction.</summary>
internal sealed class CompilationOptions
{
    /// <summary>
    /// Households up to which communities are put together: with those that moved as many as are read in one chunk, so that a transaction stays under a second. A larger
    /// community is a unit of its own; 0 makes every community one.
    /// </summary>
    public int UnitHouseholds { get; set; } = BatchReader.ChunkSize * 19 / 20;
}

/// <summary>A batch that waits for its compilation. <paramref name="IsNew"/>: a regular one that has never been compiled, nor has anything kept it from being so.</summary>
internal sealed record DueBatch(Guid Id, Guid CommunityId, Quarter Quarter, bool IsNew);

/// <summary>Puts new batches of small communities together to units of about one chunk; what is compiled again, and what is large, stays alone.</summary>
internal static class CompilationUnits
{
    public static async Task<IReadOnlyList<IReadOnlyList<DueBatch>>> OfAsync(IAppDbContext db, IReadOnlyList<DueBatch> due, int limit, CancellationToken ct)
    {
        if (limit == 0 || due.Count(x => x.IsNew) < 2)
        {
            return [.. due.Select(x => new[] { x })];
        }

        var sizes = await db.HouseholdStays.AsNoTracking().Where(x => x.Until == null).GroupBy(x => x.CommunityId).Select(group => new { group.Key, Count = group.Count() })
            .ToDictionaryAsync(x => x.Key, x => x.Count, ct);
        var units = new List<IReadOnlyList<DueBatch>>();
        var (open, households) = (new List<DueBatch>(), 0);
        foreach (var batch in due)
        {
            // an empty community is not free either
            var size = Math.Max(1, sizes.GetValueOrDefault(batch.CommunityId));
            if (open.Count > 0 && (!batch.IsNew || batch.Quarter != open[0].Quarter || households + size > limit))
            {
                units.Add(open);
                (open, households) = ([], 0);
            }

            if (batch.IsNew && size <= limit)
            {
                open.Add(batch);
                households += size;
            }
            else
            {
                units.Add([batch]);
            }
        }

        if (open.Count > 0)
        {
            units.Add(open);
        }

        return units;
    }
}
