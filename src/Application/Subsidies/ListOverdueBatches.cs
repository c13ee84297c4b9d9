using MediatR;
using Microsoft.EntityFrameworkCore;
using Resettlement.Application.Common;
using Resettlement.Application.Registry;
using Resettlement.Domain.Access;
using Resettlement.Domain.Common;
using Resettlement.Domain.Subsidies;

namespace Resettlement.Application.Subsidies;

/// <summary>
/// Communities whose quarter was not paid by the end of the following one: those still open, the longest first, and (with <paramref name="IncludeLate"/>) those settled after the day.
/// </summary>
[RequiresPermission(Permissions.Subsidies.Read)]
public sealed record ListOverdueBatchesQuery(bool IncludeLate, PageRequest Page) : IRequest<Result<Page<OverdueRow>>>;

/// <param name="BatchId">Null when the quarter has no batch at all.</param>
/// <param name="Target">The last day on which it is in time.</param>
/// <param name="DaysLate">Until today, or until it was settled.</param>
/// <param name="WaitsFor">The next action; null once it is settled.</param>
public sealed record OverdueRow(
    Guid CommunityId, string CommunityName, Quarter Quarter, Guid? BatchId, string? Number, BatchProgress State, DateOnly Target, int DaysLate, bool IsSettled, BatchAction? WaitsFor, long TotalFen);

internal sealed class ListOverdueBatchesHandler(IAppDbContext db, ICurrentUser user, TimeProvider clock) : IRequestHandler<ListOverdueBatchesQuery, Result<Page<OverdueRow>>>
{
    public async Task<Result<Page<OverdueRow>>> Handle(ListOverdueBatchesQuery query, CancellationToken ct)
    {
        var (scope, today, now) = (user.ScopeOf(Permissions.Subsidies.Read), clock.LocalToday(), clock.GetUtcNow());
        var rows = (await Overdue.ListAsync(db, scope, today, query.IncludeLate, ct))
            .OrderBy(x => x.IsSettled).ThenByDescending(x => x.DaysLate).ThenBy(x => x.CommunityCode, StringComparer.Ordinal).ThenBy(x => x.Supplement).ToList();
        var page = rows.Skip(query.Page.Skip).Take(query.Page.Take).ToList();
        Guid[] ids = [.. page.Where(x => x.Batch is not null).Select(x => x.Batch!.Id)];
        var running = await db.RunningAsync(ids, now, ct);
        var sums = await db.LinesIn(scope).Where(x => EF.Parameter(ids).Contains(x.BatchId)).GroupBy(x => x.BatchId).Select(group => new { group.Key, Sum = group.Sum(x => x.AmountFen - x.OffsetFen) })
            .ToDictionaryAsync(x => x.Key, x => x.Sum, ct);
        return query.Page.Of<OverdueRow>([.. page.Select(x => new OverdueRow(x.CommunityId, x.CommunityName, x.Quarter, x.Batch?.Id, x.Batch is null ? null : BatchFacts.NumberOf(x.CommunityCode, x.Batch),
            x.Batch is { } batch ? BatchProgressOf.Of(batch, running.Contains(batch.Id)) : BatchProgress.NotReady, Overdue.TargetOf(x.Quarter), x.DaysLate, x.IsSettled,
            x.Batch is null ? BatchAction.Compile : Overdue.WaitsFor(x.Batch.State), x.Batch is null ? 0 : sums.GetValueOrDefault(x.Batch.Id)))], rows.Count);
    }
}

/// <summary>One rule for the list and for the count of what waits.</summary>
internal static class Overdue
{
    /// <summary>Paid before the end of the following quarter.</summary>
    public static DateOnly TargetOf(Quarter quarter) => quarter.Next.LastDay;

    public sealed record Row(Guid CommunityId, string CommunityName, string CommunityCode, Quarter Quarter, SubsidyBatch? Batch, int DaysLate, bool IsSettled)
    {
        public int Supplement => Batch?.SupplementNumber ?? 0;
    }

    /// <summary>The step of the regular way that comes next.</summary>
    public static BatchAction? WaitsFor(SubsidyBatchState state) =>
        Enum.GetValues<BatchAction>().Where(action => action < BatchAction.Return && action != BatchAction.CommitteeReturn && BatchTransitions.Next(state, action) is { } next && next > state)
            .Select(action => (BatchAction?)action).FirstOrDefault();

    public static async Task<List<Row>> ListAsync(IAppDbContext db, AccessScope scope, DateOnly today, bool includeLate, CancellationToken ct)
    {
        // the newest quarter whose target lies behind today
        var newest = Quarter.Of(today).Previous.Previous;
        var communities = await db.Communities.AsNoTracking().CommunitiesIn(scope).Where(x => x.OccupiedFrom != null)
            .Select(x => new { x.Id, x.Name, x.Code, OccupiedFrom = x.OccupiedFrom!.Value }).ToListAsync(ct);
        // open ones, and one per community and quarter to know that it exists
        var batches = await db.BatchesIn(scope).Where(x => x.Origin == SubsidyBatchOrigin.System && x.State != SubsidyBatchState.Cancelled && (includeLate || x.State != SubsidyBatchState.Settled))
            .ToListAsync(ct);
        var known = (await db.BatchesIn(scope).Where(x => x.SupplementNumber == 0).Select(x => new { x.CommunityId, x.Quarter }).ToListAsync(ct)).ToLookup(x => x.CommunityId, x => x.Quarter);
        var names = communities.ToDictionary(x => x.Id);
        var rows = new List<Row>();
        foreach (var batch in batches.Where(x => x.Quarter <= newest && names.ContainsKey(x.CommunityId)))
        {
            var settled = batch.State == SubsidyBatchState.Settled;
            var late = (settled ? batch.SettledAt!.Value.ToLocalDay() : today).DayNumber - TargetOf(batch.Quarter).DayNumber;
            if (late > 0)
            {
                rows.Add(new(batch.CommunityId, names[batch.CommunityId].Name, names[batch.CommunityId].Code, batch.Quarter, batch, late, settled));
            }
        }

        // a quarter without a batch is missed only after the first one that has any
        foreach (var community in communities)
        {
            var first = known[community.Id].DefaultIfEmpty(newest.Next).Min();
            for (var quarter = first; quarter <= newest; quarter = quarter.Next)
            {
                if (quarter.LastDay >= community.OccupiedFrom && !known[community.Id].Contains(quarter))
                {
                    rows.Add(new(community.Id, community.Name, community.Code, quarter, null, today.DayNumber - TargetOf(quarter).DayNumber, false));
                }
            }
        }

        return rows;
    }
}
