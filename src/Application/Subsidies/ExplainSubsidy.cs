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
public sealed record SubsidyExplanation(
    Guid BatchId, Quarter Quarter, string CommunityName, Guid HouseholdId, string HouseholdNumber, string PayeeName, string? AccountMasked, int? AccountVersion, string? BankName,
    ExclusionReason? Outcome, string? OutcomeText, IReadOnlyList<ExplainedReceipt> Receipts, IReadOnlyList<FeeTotal> FeeTotals, long BaseFen, int EligibleMembers, int LivingMembers,
    int RateBasisPoints, string Rate, string Unrounded, string Rounding, long AmountFen, string Formula, PolicyReference? Policy, IReadOnlyList<ExplainedRule> Rules, string? PaperReference);

/// <param name="HouseholdNumber">Another number when the receipt came with a household that was merged.</param>
/// <param name="CountedFen">What it added to the base; negative for a refund.</param>
/// <param name="ReasonText">Why it counts or not.</param>
public sealed record ExplainedReceipt(
    Guid Id, string ReceiptNumber, int LineNumber, string SourceName, string HouseholdNumber, FeeType FeeType, ReceiptKind Kind, PayerKind Payer, string? PayerName, DateOnly PaidOn,
    DateOnly ServiceFrom, DateOnly ServiceTo, long AmountFen, bool Counted, long CountedFen, ReceiptReason Reason, string ReasonText, string? RefundOfNumber);

public sealed record ExplainedRule(string Key, string Name, string Value, string? Clause);

internal sealed class ExplainSubsidyHandler(IAppDbContext db, ICurrentUser user)
    : IRequestHandler<ExplainLineQuery, Result<SubsidyExplanation>>, IRequestHandler<ExplainExclusionQuery, Result<SubsidyExplanation>>
{
    public async Task<Result<SubsidyExplanation>> Handle(ExplainLineQuery query, CancellationToken ct)
    {
        var line = await db.LinesIn(user.ScopeOf(Permissions.Subsidies.Read)).SingleOrDefaultAsync(x => x.Id == query.LineId, ct);
        return line is null ? SubsidyErrors.ItemNotFound : await ExplainAsync(new(line.Id, line.BatchId, line.CommunityId, line.Quarter, line.HouseholdId, line.HouseholdNumber, line.PayeeName,
            line.AccountId, line.AccountMasked, null, null, line.PropertyFen, line.ElevatorFen, line.WaterFen, line.BaseFen, line.EligibleMembers, line.LivingMembers, line.RateBasisPoints,
            line.AmountFen), ct);
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
        var policy = batch.PolicyVersionId is { } id ? await PolicyLookup.GetAsync(db, id, ct) : null;
        var account = item.AccountId is { } accountId
            ? await db.PayoutAccounts.AsNoTracking().Where(x => x.Id == accountId).Select(x => new { x.VersionNumber, x.BankName }).SingleAsync(ct) : null;
        var community = await db.Communities.AsNoTracking().Where(x => x.Id == item.CommunityId).Select(x => x.Name).SingleAsync(ct);
        var receipts = await ReadReceiptsAsync(item, ct);

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
            rate.BasisPoints, rate.ToString().Replace(" ", "", StringComparison.Ordinal), shown, rounding, item.AmountFen, FormulaOf(item, policy, proRata, eligible, living, rate, shown, batch.PaperReference),
            PolicyReference.From(policy), policy is null ? [] : [.. RulesOf(policy)], batch.PaperReference);
    }

    private async Task<List<ExplainedReceipt>> ReadReceiptsAsync(Item item, CancellationToken ct)
    {
        var rows = await (
            from evidence in db.SubsidyEvidence.AsNoTracking()
            where evidence.ItemId == item.Id
            join receipt in db.FeeReceipts on evidence.ReceiptId equals receipt.Id
            join source in db.FeeSources on receipt.SourceId equals source.Id
            join household in db.Households on receipt.HouseholdId equals household.Id
            select new
            {
                evidence.Reason,
                evidence.CountedFen,
                Receipt = receipt,
                Source = source.Name,
                Household = household.Number,
                RefundOf = db.FeeReceipts.Where(x => x.Id == receipt.RefundOfId).Select(x => x.ReceiptNumber).FirstOrDefault(),
            }).ToListAsync(ct);
        return [.. rows.OrderBy(x => x.Receipt.PaidOn).ThenBy(x => x.Receipt.ReceiptNumber, StringComparer.Ordinal).ThenBy(x => x.Receipt.LineNumber).ThenBy(x => x.Receipt.Id)
            .Select(x => new ExplainedReceipt(
                x.Receipt.Id, x.Receipt.ReceiptNumber, x.Receipt.LineNumber, x.Source, x.Household, x.Receipt.FeeType, x.Receipt.Kind, x.Receipt.Payer, x.Receipt.PayerName, x.Receipt.PaidOn,
                x.Receipt.ServiceFrom, x.Receipt.ServiceTo, x.Receipt.AmountFen, x.Reason is ReceiptReason.Counted or ReceiptReason.RefundCounted, x.CountedFen, x.Reason,
                SubsidyWords.Receipts.WordOf(x.Reason), x.RefundOf))];
    }

    private static IEnumerable<ExplainedRule> RulesOf(PolicyInForce policy) =>
        from parameter in PolicyCatalogue.Of(policy.Area)
        let value = policy.Values.FirstOrDefault(value => value.Key == parameter.Key)
        where value is not null
        select new ExplainedRule(parameter.Key, parameter.Chinese, parameter.Show(value.Value), value.Clause);

    private static string FormulaOf(Item item, PolicyInForce? policy, bool proRata, int eligible, int living, Rate rate, string unrounded, string? paper)
    {
        if (policy is null)
        {
            return $"纸质发放登记（{paper}），金额 {new Money(item.AmountFen)} 元。";
        }

        var sum = $"（物业费 {new Money(item.PropertyFen)} ＋ 电梯费 {new Money(item.ElevatorFen)} ＋ 水费 {new Money(item.WaterFen)}）＝ {new Money(item.BaseFen)} 元";
        var share = proRata ? $" × {eligible}/{living}（符合条件人数/在世人数）" : "";
        return $"{sum}；{new Money(item.BaseFen)} × {rate}{share} ＝ {unrounded} 元，四舍五入到分为 {new Money(item.AmountFen)} 元。";
    }

    private sealed record Item(
        Guid Id, Guid BatchId, Guid CommunityId, Quarter Quarter, Guid HouseholdId, string HouseholdNumber, string PayeeName, Guid? AccountId, string? AccountMasked, ExclusionReason? Reason,
        string? Detail, long PropertyFen, long ElevatorFen, long WaterFen, long BaseFen, int EligibleMembers, int LivingMembers, int RateBasisPoints, long AmountFen);
}
