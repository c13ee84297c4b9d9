using Microsoft.EntityFrameworkCore;
using Resettlement.Application.Common;
using Resettlement.Domain.Payouts;

namespace Resettlement.Application.Payouts;

/// <summary>Orders are seen with their community, and by the township a household came from. Releases, files, results and bank profiles are matters of the county.</summary>
internal static class PayoutScopes
{
    public static IQueryable<PaymentOrder> OrdersIn(this IAppDbContext db, AccessScope scope)
    {
        if (scope.WholeCounty)
        {
            return db.PaymentOrders.AsNoTracking();
        }

        var (communities, origins) = (scope.Communities, scope.OriginTownships);
        return db.PaymentOrders.AsNoTracking().Where(x => communities.Contains(x.CommunityId)
            || db.Households.Any(household => household.Id == x.HouseholdId && origins.Contains(household.OriginTownshipCode)));
    }

    public static IQueryable<PayoutRelease> ReleasesIn(this IAppDbContext db, AccessScope scope) => db.PayoutReleases.Where(_ => scope.WholeCounty);

    public static IQueryable<PayoutFile> FilesIn(this IAppDbContext db, AccessScope scope) => db.PayoutFiles.Where(_ => scope.WholeCounty);

    public static IQueryable<BankProfile> ProfilesIn(this IAppDbContext db, AccessScope scope) => db.BankProfiles.Where(_ => scope.WholeCounty);

    /// <summary>Failed or returned, without a successor, not given up: somebody still has to see to it.</summary>
    public static IQueryable<PaymentOrder> Unresolved(this IAppDbContext db, IQueryable<PaymentOrder> orders) =>
        orders.Where(x => (x.State == OrderState.Failed || x.State == OrderState.Returned) && !x.IsWrittenOff && !db.PaymentOrders.Any(next => next.PreviousOrderId == x.Id));

    /// <summary>What of the batches is where; one row per batch that has orders.</summary>
    public static async Task<IReadOnlyList<OrderProgress>> ProgressAsync(this IAppDbContext db, IReadOnlyCollection<Guid> batchIds, CancellationToken ct)
    {
        var ids = batchIds as Guid[] ?? [.. batchIds];
        var rows = await db.PaymentOrders.AsNoTracking().Where(x => EF.Parameter(ids).Contains(x.BatchId) && !db.PaymentOrders.Any(next => next.PreviousOrderId == x.Id))
            .GroupBy(x => new { x.BatchId, x.State, x.IsWrittenOff })
            .Select(group => new { group.Key.BatchId, group.Key.State, group.Key.IsWrittenOff, Count = group.Count(), Fen = group.Sum(x => x.AmountFen) }).ToListAsync(ct);
        return [.. rows.GroupBy(x => x.BatchId).Select(batch =>
        {
            var open = batch.Where(x => !x.IsWrittenOff && x.State is (OrderState.Pending or OrderState.Sent or OrderState.Failed or OrderState.Returned)).ToList();
            var stopped = batch.Where(x => !x.IsWrittenOff && OrderTransitions.MayBeReissued(x.State)).ToList();
            var paid = batch.Where(x => x.State == OrderState.Paid).ToList();
            return new OrderProgress(batch.Key, batch.Sum(x => x.Count), batch.Sum(x => x.Fen), open.Sum(x => x.Count), open.Sum(x => x.Fen),
                paid.Sum(x => x.Count), paid.Sum(x => x.Fen), stopped.Sum(x => x.Count), stopped.Sum(x => x.Fen));
        })];
    }
}
