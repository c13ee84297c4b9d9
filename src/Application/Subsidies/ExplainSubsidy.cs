using System.Globalization;
using MediatR;
using Microsoft.EntityFrameworkCore;
using Resettlement.Application.Common;
using Resettlement.Application.Policies;
using Resettlement.Domain.Access;
using Resettlement.Domain.Common;
using Resettlement.Domain.Fees;
using Resettlement.Domain.Policies;
using Resettlement.Domain.Subsidies;

namespace Resettlement.Application.Subsidies;

/// <summary>How a line came about.</summary>
[RequiresPermission(Permissions.Subsidies.Read)]
public sealed record ExplainLineQuery(Guid LineId) : IRequest<Result<SubsidyExplanation>>;

/// <summary>Why a household gets nothing, and what it would have been.</summary>
[RequiresPermission(Permissions.Subsidies.Read)]
public sealed record ExplainExclusionQuery(Guid ExclusionId) : IRequest<Result<SubsidyExplanation>>;

/// <param name="Outcome">The reason of an exclusion; null for a line.</param>
/// <param name="OutcomeText">The reason in a sentence.</param>
/// <param name="EligibleMembers">Numerator of the share; with the denominator 1/1 when the whole bill counts.</param>
/// <param name="Unrounded">The amount in yuan before the one rounding.</param>
/// <param name="Formula">The computation with its numbers.</param>
/// <param name="Rules">Every parameter of the policy version, with its clause.</param>
/// <param name="Adjustment">Of a line for another quarter than that of its batch: what it rests on.</param>
/// <param name="OffsetFen">Of a line: withheld against what was paid too much for other quarters.</param>
/// <param name="Offsets">For which quarters it is withheld, or from which lines it is taken.</param>
public sealed record SubsidyExplanation(
    Guid BatchId, Quarter Quarter, string CommunityName, Guid HouseholdId, string HouseholdNumber, string PayeeName, string? AccountMasked, int? AccountVersion, string? BankName,
    ExclusionReason? Outcome, string? OutcomeText, IReadOnlyList<ExplainedReceipt> Receipts, IReadOnlyList<FeeTotal> FeeTotals, long BaseFen, int EligibleMembers, int LivingMembers,
    int RateBasisPoints, string Rate, string Unrounded, string Rounding, long AmountFen, string Formula, PolicyReference? Policy, IReadOnlyList<ExplainedRule> Rules, string? PaperReference,
    ExplainedAdjustment? Adjustment, long OffsetFen, long PayableFen, IReadOnlyList<ExplainedOffset> Offsets);

/// <param name="HouseholdNumber">Another number when the receipt came with a household that was merged.</param>
/// <param name="CountedFen">What it added to the base; negative for a refund.</param>
/// <param name="ReasonText">Why it counts or not.</param>
public sealed record ExplainedReceipt(
    Guid Id, string ReceiptNumber, int LineNumber, string SourceName, string HouseholdNumber, FeeType FeeType, ReceiptKind Kind, PayerKind Payer, string? PayerName, DateOnly PaidOn,
    DateOnly ServiceFrom, DateOnly ServiceTo, long AmountFen, bool Counted, long CountedFen, ReceiptReason Reason, string ReasonText, string? RefundOfNumber);

public sealed record ExplainedRule(string Key, string Name, string Value, string? Clause);

internal sealed class ExplainSubsidyHandler(IAppDbContext db, ICurrentUser user, AdjustmentExplainer adjustments)
    : IRequestHandler<ExplainLineQuery, Result<SubsidyExplanation>>, IRequestHandler<ExplainExclusionQuery, Result<SubsidyExplanation>>
{
    public async Task<Result<SubsidyExplanation>> Handle(ExplainLineQuery query, CancellationToken ct)
    {
        var line = await db.LinesIn(user.ScopeOf(Permissions.Subsidies.Read)).SingleOrDefaultAsync(x => x.Id == query.LineId, ct);
        return line is null ? SubsidyErrors.ItemNotFound : await ExplainAsync(new(line.Id, line.BatchId, line.CommunityId, line.Quarter, line.HouseholdId, line.HouseholdNumber, line.PayeeName,
            line.AccountId, line.AccountMasked, null, null, line.PropertyFen, line.ElevatorFen, line.WaterFen, line.BaseFen, line.EligibleMembers, line.LivingMembers, line.RateBasisPoints,
            line.AmountFen, line), ct);
    }

    public async Task<Result<SubsidyExplanation>> Handle(ExplainExclusionQuery query, CancellationToken ct)
    {
        var row = await db.ExclusionsIn(user.ScopeOf(Permissions.Subsidies.Read)).SingleOrDefaultAsync(x => x.Id == query.ExclusionId, ct);
        return row is null ? SubsidyErrors.ItemNotFound : await ExplainAsync(new(row.Id, row.BatchId, row.CommunityId, row.Quarter, row.HouseholdId, row.HouseholdNumber, row.HeadName, null, null,
            row.Reason, row.Detail, row.PropertyFen, row.ElevatorFen, row.WaterFen, row.BaseFen, row.EligibleMembers, row.LivingMembers, row.RateBasisPoints, row.AmountFen), ct);
    }

    private async Task<Result<SubsidyExplanation>> ExplainAsync(Item item, CancellationToken ct)
    {
        var batch = await db.SubsidyBatches.AsNoTracking().Where(x => x.Id == item.BatchId).Select(x => new { x.PolicyVersionId, x.PaperReference }).SingleAsync(ct);
        var adjusted = item.Line is { Component: > 0 } other ? await adjustments.ExplainAsync(other, ct) : null;
        var policy = adjusted is not null ? adjusted.Policy : batch.PolicyVersionId is { } id ? await PolicyLookup.GetAsync(db, id, ct) : null;
        var offsets = item.Line is { OffsetFen: not 0 } withheld ? await adjustments.OffsetsAsync(withheld, ct) : [];
        var account = item.AccountId is { } accountId
            ? await db.PayoutAccounts.AsNoTracking().Where(x => x.Id == accountId).Select(x => new { x.VersionNumber, x.BankName }).SingleAsync(ct) : null;
        var community = await db.Communities.AsNoTracking().Where(x => x.Id == item.CommunityId).Select(x => x.Name).SingleAsync(ct);
        var receipts = await ExplainedReceipts.ReadAsync(db, item.Id, ct);

        var proRata = policy?.Text(PolicyKeys.SubsidyMixed) == "pro_rata_persons";
        var (eligible, living) = proRata ? (item.EligibleMembers, item.LivingMembers) : (1, 1);
        var rate = new Rate(item.RateBasisPoints);
        var unrounded = living == 0 ? 0m : (decimal)item.BaseFen * rate.BasisPoints * eligible / (10_000m * living) / 100m;
        var shown = unrounded.ToString("0.00####", CultureInfo.InvariantCulture);
        var rounding = policy is null ? "" : PolicyReference.ShownOf(policy, PolicyKeys.SubsidyRounding);
        return new SubsidyExplanation(
            item.BatchId, item.Quarter, community, item.HouseholdId, item.HouseholdNumber, item.PayeeName, item.AccountMasked, account?.VersionNumber, account?.BankName,
            item.Reason, item.Reason is { } reason ? SubsidyWords.Exclusions.WordOf(reason) + (item.Detail is null ? "" : "：" + item.Detail) : null,
            receipts, [new(FeeType.Property, item.PropertyFen), new(FeeType.Elevator, item.ElevatorFen), new(FeeType.Water, item.WaterFen)], item.BaseFen, eligible, living,
            rate.BasisPoints, rate.ToString().Replace(" ", "", StringComparison.Ordinal), shown, rounding, item.AmountFen, FormulaOf(item, policy, proRata, eligible, living, rate, shown, batch.PaperReference, adjusted?.Adjustment),
            PolicyReference.From(policy), policy is null ? [] : [.. RulesOf(policy)], batch.PaperReference, adjusted?.Adjustment, item.Line?.OffsetFen ?? 0, item.Line?.PayableFen ?? 0, offsets);
    }

    private static IEnumerable<ExplainedRule> RulesOf(PolicyInForce policy) =>
        from parameter in PolicyCatalogue.Of(policy.Area)
        let value = policy.Values.FirstOrDefault(value => value.Key == parameter.Key)
        where value is not null
        select new ExplainedRule(parameter.Key, parameter.Chinese, parameter.Show(value.Value), value.Clause);

    private static string FormulaOf(Item item, PolicyInForce? policy, bool proRata, int eligible, int living, Rate rate, string unrounded, string? paper, ExplainedAdjustment? adjustment)
    {
        if (policy is null)
        {
            return $"纸质发放登记（{paper}），金额 {new Money(item.AmountFen)} 元。";
        }

        var sum = $"（物业费 {new Money(item.PropertyFen)} ＋ 电梯费 {new Money(item.ElevatorFen)} ＋ 水费 {new Money(item.WaterFen)}）＝ {new Money(item.BaseFen)} 元";
        var share = proRata ? $" × {eligible}/{living}（符合条件人数/在世人数）" : "";
        var rounded = EntitlementCalculator.AmountOf(item.BaseFen, rate, eligible, living);
        var text = $"{sum}；{new Money(item.BaseFen)} × {rate}{share} ＝ {unrounded} 元，四舍五入到分为 {new Money(rounded)} 元。";
        return adjustment is not null ? text + AdjustmentExplainer.TextOf(adjustment) :
            item.Line is null || rounded == item.AmountFen ? text : text + $"其他批次已列该季度差额 {new Money(rounded - item.AmountFen)} 元，本批次列 {new Money(item.AmountFen)} 元。";
    }

    private sealed record Item(
        Guid Id, Guid BatchId, Guid CommunityId, Quarter Quarter, Guid HouseholdId, string HouseholdNumber, string PayeeName, Guid? AccountId, string? AccountMasked, ExclusionReason? Reason,
        string? Detail, long PropertyFen, long ElevatorFen, long WaterFen, long BaseFen, int EligibleMembers, int LivingMembers, int RateBasisPoints, long AmountFen, SubsidyLine? Line = null);
}
