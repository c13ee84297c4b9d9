using MediatR;
using Microsoft.EntityFrameworkCore;
using Resettlement.Application.Common;
using Resettlement.Application.Policies;
using Resettlement.Application.Registry;
using Resettlement.Domain.Access;
using Resettlement.Domain.Common;
using Resettlement.Domain.Fees;
using Resettlement.Domain.Policies;
using Resettlement.Domain.Subsidies;

namespace Resettlement.Application.Subsidies;

/// <summary>The header of a batch: totals by fee and by reason, the policy it was computed by, what came too late for it, where it has been and what the caller may do with it now.</summary>
[RequiresPermission(Permissions.Subsidies.Read)]
public sealed record GetBatchQuery(Guid Id) : IRequest<Result<BatchDetail>>;

/// <param name="TotalFen">What the lines pay.</param>
/// <param name="Adjustments">Lines for other quarters, and what they change.</param>
/// <param name="WithheldFen">What of the lines is withheld against money that households got too much; the same amount is in adjustments below zero.</param>
/// <param name="LateReceipts">Receipts of the quarter registered at the site that no compilation has looked at: they came afterwards and count when it is compiled again.</param>
public sealed record BatchDetail(
    Guid Id, string Number, Quarter Quarter, Guid CommunityId, string CommunityName, BatchKind Kind, BatchProgress State, int Lines, int Excluded, long BaseFen, long TotalFen,
    int Adjustments, long AdjustedFen, long WithheldFen, IReadOnlyList<FeeTotal> FeeTotals, IReadOnlyList<ReasonTotal> ExcludedByReason, PolicyReference? Policy, DateTimeOffset OpenedAt, DateTimeOffset? CompiledAt, string? CompiledByName,
    string? ContentHash, string? RefusalCode, string? RefusalMessage, DateTimeOffset? RefusedAt, string? PaperReference, int LateReceipts, DateTimeOffset? ReturnedAt, string? ReturnedByName, string? ReturnReason,
    DateOnly Target, bool IsOverdue, int OpenRemarks, IReadOnlyList<BatchStepRow> Steps, IReadOnlyList<BatchAction> Allowed, int Version);

/// <summary>One step of the batch's history, oldest first.</summary>
public sealed record BatchStepRow(BatchAction Action, SubsidyBatchState From, SubsidyBatchState To, string ByName, DateTimeOffset At, string? Reason, string? ContentHash);

public sealed record FeeTotal(FeeType FeeType, long AmountFen);

/// <param name="AmountFen">What the households would get were the reason not there.</param>
public sealed record ReasonTotal(ExclusionReason Reason, string ReasonText, int Count, long BaseFen, long AmountFen);

/// <summary>The policy version something was computed by. <paramref name="Document"/> is number and title; <paramref name="Clause"/> that of the rate.</summary>
public sealed record PolicyReference(
    Guid Id, string Document, DateOnly DocumentDate, string? Clause, DateOnly EffectiveFrom, DateOnly? EffectiveUntil, int RateBasisPoints, string Rate, string Rounding)
{
    internal static PolicyReference? From(PolicyInForce? version) => version is null ? null : new(
        version.Id, $"{version.DocumentNumber}《{version.DocumentTitle}》", version.DocumentDate, version.ClauseOf(PolicyKeys.SubsidyRate), version.EffectiveFrom, version.EffectiveUntil,
        version.Rate(PolicyKeys.SubsidyRate).BasisPoints, ShownOf(version, PolicyKeys.SubsidyRate), ShownOf(version, PolicyKeys.SubsidyRounding));

    internal static string ShownOf(PolicyInForce version, string key) => PolicyCatalogue.Find(version.Area, key)!.Show(version.Text(key));
}

internal sealed class GetBatchHandler(IAppDbContext db, ICurrentUser user, TimeProvider clock) : IRequestHandler<GetBatchQuery, Result<BatchDetail>>
{
    public async Task<Result<BatchDetail>> Handle(GetBatchQuery query, CancellationToken ct)
    {
        var scope = user.ScopeOf(Permissions.Subsidies.Read);
        if (await BatchFacts.Select(db, scope, db.BatchesIn(scope).Where(x => x.Id == query.Id)).SingleOrDefaultAsync(ct) is not { } facts)
        {
            return SubsidyErrors.BatchNotFound;
        }

        var batch = facts.Batch;
        var reasons = await db.ExclusionsIn(scope).Where(x => x.BatchId == batch.Id).GroupBy(x => x.Reason)
            .Select(group => new { group.Key, Count = group.Count(), Base = group.Sum(x => x.BaseFen), Amount = group.Sum(x => x.AmountFen) }).ToListAsync(ct);
        var others = await db.LinesIn(scope).Where(x => x.BatchId == batch.Id && (x.Component > 0 || x.OffsetFen > 0)).Select(x => new { x.Component, x.AmountFen, x.OffsetFen }).GroupBy(x => 1)
            .Select(group => new
            {
                Count = group.Sum(x => x.Component > 0 ? 1 : 0),
                Sum = group.Sum(x => x.Component > 0 ? x.AmountFen : 0),
                Withheld = group.Sum(x => x.OffsetFen > 0 ? x.OffsetFen : 0),
            }).SingleOrDefaultAsync(ct);
        var running = await db.RunningAsync([batch.Id], clock.GetUtcNow(), ct);
        var policy = batch.PolicyVersionId is { } id ? await PolicyLookup.GetAsync(db, id, ct) : null;
        return new BatchDetail(
            batch.Id, facts.Number, batch.Quarter, batch.CommunityId, facts.CommunityName, facts.Kind, facts.Progress(running.Count > 0), facts.Lines, facts.Excluded, facts.BaseFen, facts.TotalFen,
            others?.Count ?? 0, others?.Sum ?? 0, others?.Withheld ?? 0,
            [new(FeeType.Property, facts.PropertyFen), new(FeeType.Elevator, facts.ElevatorFen), new(FeeType.Water, facts.WaterFen)],
            [.. reasons.OrderBy(x => x.Key).Select(x => new ReasonTotal(x.Key, SubsidyWords.Exclusions.WordOf(x.Key), x.Count, x.Base, x.Amount))],
            PolicyReference.From(policy), batch.OpenedAt, batch.CompiledAt, batch.CompiledByName, batch.ContentHash, batch.RefusalCode, batch.RefusalMessage, batch.RefusedAt,
            batch.PaperReference, await LateAsync(batch, scope, ct), batch.ReturnedAt, batch.ReturnedByName, batch.ReturnReason, Overdue.TargetOf(batch.Quarter),
            !BatchTransitions.IsEnd(batch.State) && clock.LocalToday() > Overdue.TargetOf(batch.Quarter), await db.LineRemarks.CountAsync(x => x.BatchId == batch.Id && x.Answer == null, ct),
            await StepsAsync(batch.Id, ct), Allowed(batch), batch.Version);
    }

    /// <summary>Refunds belong to the quarter of their payment.</summary>
    private async Task<int> LateAsync(SubsidyBatch batch, AccessScope scope, CancellationToken ct)
    {
        if (batch.ContentHash is null || BatchTransitions.IsEnd(batch.State) || batch.Origin != SubsidyBatchOrigin.System)
        {
            return 0;
        }

        var (start, end, communityId) = (batch.Quarter.Start, batch.Quarter.EndExclusive, batch.CommunityId);
        var households = db.Households.HouseholdsIn(scope).Select(x => x.Id);
        return await db.FeeReceipts.CountAsync(x => x.CommunityId == communityId && households.Contains(x.HouseholdId)
            && ((x.Kind == ReceiptKind.Payment && x.PaidOn >= start && x.PaidOn < end)
                || (x.RefundOfId != null && db.FeeReceipts.Any(payment => payment.Id == x.RefundOfId && payment.PaidOn >= start && payment.PaidOn < end)))
            && !db.SubsidyEvidence.Any(evidence => evidence.ReceiptId == x.Id), ct);
    }

    private async Task<List<BatchStepRow>> StepsAsync(Guid batchId, CancellationToken ct) =>
        (await db.BatchSteps.AsNoTracking().Where(x => x.BatchId == batchId).ToListAsync(ct)).OrderBy(x => x.At).ThenBy(x => x.Id)
            .Select(x => new BatchStepRow(x.Action, x.From, x.To, x.ByName, x.At, x.Reason, x.ContentHash)).ToList();

    /// <summary>By state, permission where the batch is, and person; the rooms of notices, signatures and payouts say more about theirs.</summary>
    private List<BatchAction> Allowed(SubsidyBatch batch) =>
        [.. BatchPermissions.All.Where(x => user.ScopeOf(x.Permission).Covers(batch.CommunityId)
            && batch.Against(x.Action, new(user.Person, user.DisplayName, clock.GetUtcNow())) is null).Select(x => x.Action).Distinct().Order()];
}
