using MediatR;
using Microsoft.EntityFrameworkCore;
using Resettlement.Application.Common;
using Resettlement.Application.Registry;
using Resettlement.Domain.Access;
using Resettlement.Domain.Common;
using Resettlement.Domain.Notices;
using Resettlement.Domain.Payouts;
using Resettlement.Domain.Registry;
using Resettlement.Domain.Subsidies;

namespace Resettlement.Application.Subsidies;

/// <summary>What a household got or did not get, quarter by quarter, newest first, with later changes; its former communities included.</summary>
[RequiresPermission(Permissions.Subsidies.Read)]
public sealed record ListHouseholdSubsidiesQuery(Guid HouseholdId) : IRequest<Result<HouseholdSubsidyRow[]>>;

/// <param name="Quarter">The quarter it is for; that of its batch, unless <paramref name="Component"/> is above 0.</param>
/// <param name="LineId">Null for an exclusion.</param>
/// <param name="Component">0 = the line of the quarter, n = its nth adjustment.</param>
/// <param name="AmountFen">Of a line; 0 for an exclusion.</param>
/// <param name="PayableFen">Of a line: the amount less what is withheld for other quarters.</param>
/// <param name="WouldBeFen">Of an exclusion: the amount were the reason not there.</param>
/// <param name="Notices">Where the batch was shown in public, the newest first; withdrawn ones are left out.</param>
/// <param name="Orders">Every try to pay the line, the newest first; the account is the one that was paid.</param>
/// <param name="Debt">What was paid too much for the quarter and is not settled otherwise.</param>
/// <param name="GivenBackFen">Of what was paid for the quarter, over all its lines, the household has given back, and the fund has it.</param>
public sealed record HouseholdSubsidyRow(
    Quarter Quarter, Guid BatchId, Quarter BatchQuarter, Guid CommunityId, string CommunityName, SubsidyBatchState State, BatchKind Kind, Guid? LineId, Guid? ExclusionId, int Component,
    string? PayeeName, string? AccountMasked, ExclusionReason? Reason, string? ReasonText, string? Detail, long BaseFen, long AmountFen, long PayableFen, long? WouldBeFen,
    IReadOnlyList<HouseholdNotice> Notices, IReadOnlyList<HouseholdOrder> Orders, HouseholdDebt? Debt,
    long GivenBackFen);

/// <param name="Code">What the public address ends with.</param>
public sealed record HouseholdNotice(Guid Id, NoticeKind Kind, string Number, string Code, DateOnly FirstDay, DateOnly LastDay, NoticeState State);

public sealed record HouseholdOrder(
    Guid Id, string EndToEndId, OrderState State, long AmountFen, string? AccountMasked, string? BankName, string? Reason, string? BankReference, DateTimeOffset CreatedAt, DateTimeOffset? ResultAt);

public sealed record HouseholdDebt(Guid Id, long AmountFen, DebtState State, DebtDecision? Decision);

internal sealed class ListHouseholdSubsidiesHandler(IAppDbContext db, ICurrentUser user) : IRequestHandler<ListHouseholdSubsidiesQuery, Result<HouseholdSubsidyRow[]>>
{
    public async Task<Result<HouseholdSubsidyRow[]>> Handle(ListHouseholdSubsidiesQuery query, CancellationToken ct)
    {
        if (!await db.Households.HouseholdsIn(user.ScopeOf(Permissions.Subsidies.Read)).AnyAsync(x => x.Id == query.HouseholdId, ct))
        {
            return RegistryErrors.HouseholdNotFound;
        }

        var lines = await (
            from line in db.SubsidyLines.AsNoTracking()
            where line.HouseholdId == query.HouseholdId
            join batch in db.SubsidyBatches on line.BatchId equals batch.Id
            join community in db.Communities on line.CommunityId equals community.Id
            select new { Item = line, Batch = batch, community.Name }).ToListAsync(ct);
        var exclusions = await (
            from exclusion in db.SubsidyExclusions.AsNoTracking()
            where exclusion.HouseholdId == query.HouseholdId
            join batch in db.SubsidyBatches on exclusion.BatchId equals batch.Id
            join community in db.Communities on exclusion.CommunityId equals community.Id
            select new { Item = exclusion, Batch = batch, community.Name }).ToListAsync(ct);
        Guid[] batches = [.. lines.Select(x => x.Batch.Id).Concat(exclusions.Select(x => x.Batch.Id)).Distinct()];
        var notices = (await db.PublicNotices.AsNoTracking().Where(x => EF.Parameter(batches).Contains(x.SubjectId) && x.State != NoticeState.Withdrawn)
            .OrderByDescending(x => x.PublishedAt).ThenBy(x => x.Id)
            .Select(x => new { x.SubjectId, Shown = new HouseholdNotice(x.Id, x.Kind, x.Number, x.Code, x.FirstDay, x.LastDay, x.State) }).ToListAsync(ct)).ToLookup(x => x.SubjectId, x => x.Shown);
        var debts = (await db.HeldDebts.AsNoTracking().Where(x => x.HouseholdId == query.HouseholdId && x.State != DebtState.Cleared).OrderBy(x => x.State == DebtState.Decided).ThenByDescending(x => x.FoundAt)
            .Select(x => new { x.Quarter, Shown = new HouseholdDebt(x.Id, x.AmountFen, x.State, x.Decision) }).ToListAsync(ct)).ToLookup(x => x.Quarter, x => x.Shown);
        var orders = (await db.PaymentOrders.AsNoTracking().Where(x => x.HouseholdId == query.HouseholdId && x.Purpose == PayoutPurpose.Subsidy).OrderByDescending(x => x.CreatedAt).ThenBy(x => x.Id)
            .Select(x => new
            {
                x.ObligationId,
                Shown = new HouseholdOrder(x.Id, x.EndToEndId, x.State, x.AmountFen, x.AccountMasked, x.BankName, x.Reason, x.BankReference, x.CreatedAt, x.ResultAt),
            }).ToListAsync(ct)).ToLookup(x => x.ObligationId, x => x.Shown);
        return lines.Select(x => new HouseholdSubsidyRow(x.Item.Quarter, x.Batch.Id, x.Batch.Quarter, x.Item.CommunityId, x.Name, x.Batch.State, KindOf(x.Batch), x.Item.Id, null, x.Item.Component,
                x.Item.PayeeName, x.Item.AccountMasked, null, null, null, x.Item.BaseFen, x.Item.AmountFen, x.Item.PayableFen, null, [.. notices[x.Batch.Id]], [.. orders[x.Item.Id]], debts[x.Item.Quarter].FirstOrDefault(),
                BackOf(x.Item.Quarter)))
            .Concat(exclusions.Select(x => new HouseholdSubsidyRow(x.Item.Quarter, x.Batch.Id, x.Batch.Quarter, x.Item.CommunityId, x.Name, x.Batch.State, KindOf(x.Batch), null, x.Item.Id, 0,
                x.Item.HeadName, null, x.Item.Reason, SubsidyWords.Exclusions.WordOf(x.Item.Reason), x.Item.Detail, x.Item.BaseFen, 0, 0, x.Item.AmountFen, [.. notices[x.Batch.Id]], [],
                debts[x.Item.Quarter].FirstOrDefault(), BackOf(x.Item.Quarter))))
            .OrderByDescending(x => x.Quarter).ThenBy(x => x.BatchQuarter).ThenBy(x => x.Component).ThenBy(x => x.BatchId).ToArray();

        long BackOf(Quarter quarter) => debts[quarter].Where(x => x is { State: DebtState.Decided, Decision: DebtDecision.Recover }).Sum(x => x.AmountFen);
    }

    private static BatchKind KindOf(SubsidyBatch batch) => batch.Origin == SubsidyBatchOrigin.Paper ? BatchKind.Paper : batch.SupplementNumber > 0 ? BatchKind.Supplement : BatchKind.Regular;
}
