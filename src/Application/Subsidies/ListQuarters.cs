using MediatR;
using Microsoft.EntityFrameworkCore;
using Resettlement.Application.Common;
using Resettlement.Application.Registry;
using Resettlement.Domain.Access;
using Resettlement.Domain.Common;
using Resettlement.Domain.Subsidies;

namespace Resettlement.Application.Subsidies;

/// <summary>Quarters that have batches, and the one that ended last, newest first.</summary>
[RequiresPermission(Permissions.Subsidies.Read)]
public sealed record ListQuartersQuery : IRequest<Result<QuarterRow[]>>;

/// <param name="Communities">Occupied at the end of the quarter and visible to the caller.</param>
/// <param name="Opened">Batches that wait for compilation.</param>
/// <param name="TotalFen">What the lines of the quarter's batches pay, adjustments of other quarters included.</param>
/// <param name="QuarterFen">What belongs to the quarter, in whatever batch it was or is paid.</param>
public sealed record QuarterRow(Quarter Quarter, int Communities, int Opened, int Compiled, int Settled, int Lines, long TotalFen, long QuarterFen);

internal sealed class ListQuartersHandler(IAppDbContext db, ICurrentUser user, TimeProvider clock) : IRequestHandler<ListQuartersQuery, Result<QuarterRow[]>>
{
    public async Task<Result<QuarterRow[]>> Handle(ListQuartersQuery query, CancellationToken ct)
    {
        var scope = user.ScopeOf(Permissions.Subsidies.Read);
        var states = await db.BatchesIn(scope).GroupBy(x => new { x.Quarter, x.State }).Select(group => new { group.Key.Quarter, group.Key.State, Count = group.Count() }).ToListAsync(ct);
        var sums = await QuarterSums.ReadAsync(db, scope, null, ct);
        var occupied = await db.Communities.AsNoTracking().CommunitiesIn(scope).Where(x => x.OccupiedFrom != null).Select(x => x.OccupiedFrom!.Value).ToListAsync(ct);
        return states.Select(x => x.Quarter).Append(Quarter.Of(clock.LocalToday()).Previous).Distinct().OrderDescending()
            .Select(quarter => new QuarterRow(quarter, occupied.Count(from => from <= quarter.LastDay), Count(quarter, SubsidyBatchState.Opened), Count(quarter, SubsidyBatchState.Compiled),
                Count(quarter, SubsidyBatchState.Settled), sums.GetValueOrDefault(quarter).Lines, sums.GetValueOrDefault(quarter).TotalFen, sums.GetValueOrDefault(quarter).QuarterFen)).ToArray();

        int Count(Quarter quarter, SubsidyBatchState state) => states.Where(x => x.Quarter == quarter && x.State == state).Sum(x => x.Count);
    }
}

/// <summary>Two sums that never count a fen twice: what the batches of a quarter pay, and what belongs to the quarter.</summary>
internal static class QuarterSums
{
    public static async Task<Dictionary<Quarter, (int Lines, long TotalFen, long QuarterFen)>> ReadAsync(IAppDbContext db, AccessScope scope, IReadOnlyCollection<Quarter>? only, CancellationToken ct)
    {
        var (lines, batches) = (db.LinesIn(scope), db.SubsidyBatches.AsNoTracking());
        var ofQuarters = lines;
        if (only is not null)
        {
            var quarters = only.ToList();
            (batches, ofQuarters) = (batches.Where(x => quarters.Contains(x.Quarter)), lines.Where(x => quarters.Contains(x.Quarter)));
        }

        var paid = await (
            from line in lines
            join batch in batches on line.BatchId equals batch.Id
            group line by batch.Quarter into lined
            select new { lined.Key, Count = lined.Count(), Sum = lined.Sum(x => x.AmountFen - x.OffsetFen) }).ToListAsync(ct);
        var owned = await ofQuarters.GroupBy(x => x.Quarter).Select(group => new { group.Key, Sum = group.Sum(x => x.AmountFen) }).ToDictionaryAsync(x => x.Key, x => x.Sum, ct);
        var sums = paid.ToDictionary(x => x.Key, x => (x.Count, x.Sum, owned.GetValueOrDefault(x.Key)));
        foreach (var (quarter, sum) in owned.Where(x => !sums.ContainsKey(x.Key)).ToList())
        {
            sums[quarter] = (0, 0, sum);
        }

        return sums;
    }
}
