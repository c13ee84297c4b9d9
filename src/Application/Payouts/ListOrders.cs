using MediatR;
using Microsoft.EntityFrameworkCore;
using Resettlement.Application.Common;
using Resettlement.Domain.Access;
using Resettlement.Domain.Common;
using Resettlement.Domain.Payouts;

namespace Resettlement.Application.Payouts;

/// <summary>What a list of orders may be narrowed by.</summary>
/// <param name="Search">Household number, name of the payee, number of the order or the bank's reference.</param>
/// <param name="Unresolved">Failed or returned ones that nobody has issued again or given up.</param>
public sealed record OrderFilter(OrderState? State, Guid? CommunityId, Guid? HouseholdId, Guid? BatchId, Guid? ReleaseId, Guid? FileId, string? Period, bool? Unresolved, string? Search);

/// <summary>Orders, newest first unless sorted otherwise; the sum is over all pages.</summary>
[RequiresPermission(Permissions.Payouts.Read)]
public sealed record ListOrdersQuery(OrderFilter Filter, PageRequest Page, string? Sort) : IRequest<Result<Page<OrderRow>>>;

/// <summary>Everything that was ever paid or tried to be paid to one household.</summary>
[RequiresPermission(Permissions.Payouts.Read)]
public sealed record ListHouseholdOrdersQuery(Guid HouseholdId) : IRequest<Result<IReadOnlyList<OrderRow>>>;

/// <param name="IsReplaced">A newer order follows it.</param>
/// <param name="MayBeReissued">Failed or returned, not replaced, not given up.</param>
public sealed record OrderRow(
    Guid Id, string EndToEndId, PayoutPurpose Purpose, string Period, int Component, Guid CommunityId, string CommunityName, Guid HouseholdId, string HouseholdNumber, string PayeeName,
    string? AccountNumber, string? BankName, long AmountFen, OrderState State, string StateText, string? ReasonCode, string? Reason, string? BankReference, Guid BatchId, Guid ReleaseId, string ReleaseNumber,
    Guid? FileId, Guid? PreviousOrderId, bool IsReplaced, bool IsWrittenOff, bool MayBeReissued, DateTimeOffset CreatedAt, DateTimeOffset? SentAt, DateTimeOffset? ResultAt);

internal sealed class ListOrdersHandler(IAppDbContext db, ICurrentUser user) : IRequestHandler<ListOrdersQuery, Result<Page<OrderRow>>>
{
    public async Task<Result<Page<OrderRow>>> Handle(ListOrdersQuery query, CancellationToken ct)
    {
        var orders = OrderRows.Matching(db, db.OrdersIn(user.ScopeOf(Permissions.Payouts.Read)), query.Filter);
        var all = await orders.GroupBy(_ => 1).Select(group => new { Count = group.Count(), Sum = group.Sum(x => x.AmountFen) }).SingleOrDefaultAsync(ct);
        var rows = await OrderRows.SelectAsync(db, OrderRows.Sorted(orders, query.Sort).Skip(query.Page.Skip).Take(query.Page.Take), ct);
        return query.Page.Of(rows, all?.Count ?? 0, all?.Sum ?? 0);
    }
}

internal sealed class ListHouseholdOrdersHandler(IAppDbContext db, ICurrentUser user) : IRequestHandler<ListHouseholdOrdersQuery, Result<IReadOnlyList<OrderRow>>>
{
    public async Task<Result<IReadOnlyList<OrderRow>>> Handle(ListHouseholdOrdersQuery query, CancellationToken ct) =>
        await OrderRows.SelectAsync(db, db.OrdersIn(user.ScopeOf(Permissions.Payouts.Read)).Where(x => x.HouseholdId == query.HouseholdId)
            .OrderByDescending(x => x.Period).ThenByDescending(x => x.Component).ThenByDescending(x => x.CreatedAt).ThenBy(x => x.Id), ct);
}

internal static class OrderRows
{
    public static IQueryable<PaymentOrder> Matching(IAppDbContext db, IQueryable<PaymentOrder> orders, OrderFilter filter)
    {
        if (filter.State is { } state)
        {
            orders = orders.Where(x => x.State == state);
        }

        if (filter.CommunityId is { } community)
        {
            orders = orders.Where(x => x.CommunityId == community);
        }

        if (filter.HouseholdId is { } household)
        {
            orders = orders.Where(x => x.HouseholdId == household);
        }

        if (filter.BatchId is { } batch)
        {
            orders = orders.Where(x => x.BatchId == batch);
        }

        if (filter.ReleaseId is { } release)
        {
            orders = orders.Where(x => x.ReleaseId == release);
        }

        if (filter.FileId is { } file)
        {
            orders = orders.Where(x => x.FileId == file);
        }

        if (filter.Period is { Length: > 0 } period)
        {
            orders = orders.Where(x => x.Period == period);
        }

        if (filter.Unresolved == true)
        {
            orders = db.Unresolved(orders);
        }

        if (ChineseText.Normalise(filter.Search) is { Length: > 0 } words)
        {
            orders = orders.Where(x => x.HouseholdNumber == words || x.EndToEndId == words || x.BankReference == words || x.PayeeName.Contains(words));
        }

        return orders;
    }

    public static IQueryable<PaymentOrder> Sorted(IQueryable<PaymentOrder> orders, string? sort) => sort switch
    {
        "householdNumber" => orders.OrderBy(x => x.HouseholdNumber).ThenBy(x => x.Id),
        "-householdNumber" => orders.OrderByDescending(x => x.HouseholdNumber).ThenBy(x => x.Id),
        "amountFen" => orders.OrderBy(x => x.AmountFen).ThenBy(x => x.Id),
        "-amountFen" => orders.OrderByDescending(x => x.AmountFen).ThenBy(x => x.Id),
        "endToEndId" => orders.OrderBy(x => x.EndToEndId),
        "-endToEndId" => orders.OrderByDescending(x => x.EndToEndId),
        _ => orders.OrderByDescending(x => x.CreatedAt).ThenBy(x => x.HouseholdNumber).ThenBy(x => x.Id),
    };

    public static async Task<List<OrderRow>> SelectAsync(IAppDbContext db, IQueryable<PaymentOrder> orders, CancellationToken ct)
    {
        var rows = await orders.Select(x => new
        {
            Order = x,
            Community = db.Communities.First(c => c.Id == x.CommunityId).Name,
            Release = db.PayoutReleases.First(r => r.Id == x.ReleaseId).Number,
            IsReplaced = db.PaymentOrders.Any(next => next.PreviousOrderId == x.Id),
        }).ToListAsync(ct);
        return rows.ConvertAll(x => new OrderRow(x.Order.Id, x.Order.EndToEndId, x.Order.Purpose, x.Order.Period, x.Order.Component, x.Order.CommunityId, x.Community, x.Order.HouseholdId,
            x.Order.HouseholdNumber, x.Order.PayeeName, x.Order.AccountMasked, x.Order.BankName, x.Order.AmountFen, x.Order.State, PayoutWords.States.WordOf(x.Order.State), x.Order.ReasonCode,
            x.Order.Reason, x.Order.BankReference, x.Order.BatchId, x.Order.ReleaseId, x.Release, x.Order.FileId, x.Order.PreviousOrderId, x.IsReplaced, x.Order.IsWrittenOff,
            OrderTransitions.MayBeReissued(x.Order.State) && !x.IsReplaced && !x.Order.IsWrittenOff, x.Order.CreatedAt, x.Order.SentAt, x.Order.ResultAt));
    }
}
