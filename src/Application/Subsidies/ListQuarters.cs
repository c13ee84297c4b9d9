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
public sealed record QuarterRow(Quarter Quarter, int Communities, int Opened, int Compiled, int Settled, int Lines, long TotalFen);

internal sealed class ListQuartersHandler(IAppDbContext db, ICurrentUser user, TimeProvider clock) : IRequestHandler<ListQuartersQuery, Result<QuarterRow[]>>
{
    public async Task<Result<QuarterRow[]>> Handle(ListQuartersQuery query, CancellationToken ct)
    {
        var scope = user.ScopeOf(Permissions.Subsidies.Read);
        var states = await db.BatchesIn(scope).GroupBy(x => new { x.Quarter, x.State }).Select(group => new { group.Key.Quarter, group.Key.State, Count = group.Count() }).ToListAsync(ct);
        var sums = await db.LinesIn(scope).GroupBy(x => x.Quarter).Select(group => new { group.Key, Count = group.Count(), Sum = group.Sum(x => x.AmountFen) }).ToDictionaryAsync(x => x.Key, ct);
        var occupied = await db.Communities.AsNoTracking().CommunitiesIn(scope).Where(x => x.OccupiedFrom != null).Select(x => x.OccupiedFrom!.Value).ToListAsync(ct);
        return states.Select(x => x.Quarter).Append(Quarter.Of(clock.LocalToday()).Previous).Distinct().OrderDescending()
            .Select(quarter => new QuarterRow(quarter, occupied.Count(from => from <= quarter.LastDay), Count(quarter, SubsidyBatchState.Opened), Count(quarter, SubsidyBatchState.Compiled),
                Count(quarter, SubsidyBatchState.Settled), sums.GetValueOrDefault(quarter)?.Count ?? 0, sums.GetValueOrDefault(quarter)?.Sum ?? 0)).ToArray();

        int Count(Quarter quarter, SubsidyBatchState state) => states.Where(x => x.Quarter == quarter && x.State == state).Sum(x => x.Count);
    }
}
