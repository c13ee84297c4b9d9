using Microsoft.EntityFrameworkCore;
using Resettlement.Application.Common;
using Resettlement.Application.Policies;
using Resettlement.Domain.Common;
using Resettlement.Domain.Policies;
using Resettlement.Domain.Subsidies;

namespace Resettlement.Application.Subsidies;

/// <summary>What a line for another quarter rests on.</summary>
/// <param name="Quarter">The quarter that changed.</param>
/// <param name="BatchQuarter">The quarter of the batch that pays or withholds the difference.</param>
/// <param name="EntitledFen">What the quarter comes to by what is on record at this line, under that quarter's policy; 0 for a household that is not eligible.</param>
/// <param name="LinedBeforeFen">What earlier lines for the quarter came to.</param>
/// <param name="SettledFen">Given back or written off before.</param>
/// <param name="AmountFen">What the line changes; less than the whole difference where the rest stays owed back.</param>
/// <param name="RemainingFen">What stays owed back after this line.</param>
/// <param name="Changed">Receipts and refunds that count otherwise than for the line before.</param>
public sealed record ExplainedAdjustment(
    Quarter Quarter, Quarter BatchQuarter, int Component, long EntitledFen, long LinedBeforeFen, long SettledFen, long AmountFen, long RemainingFen, IReadOnlyList<ChangedReceipt> Changed);

/// <param name="BeforeFen">What it counted in the line before; null when that did not know it.</param>
/// <param name="NowFen">What it counts now; null when it belongs to another household since.</param>
public sealed record ChangedReceipt(ExplainedReceipt Receipt, long? BeforeFen, long? NowFen);

/// <summary>What is withheld for a quarter, or from the line of a quarter.</summary>
/// <param name="AmountFen">Above zero where it is withheld from that line, below where that line takes it back.</param>
public sealed record ExplainedOffset(Guid LineId, Quarter Quarter, int Component, string HouseholdNumber, long AmountFen);

internal sealed class AdjustmentExplainer(IAppDbContext db)
{
    public static string TextOf(ExplainedAdjustment x) =>
        $"{x.Quarter.Chinese}按现有收据应补 {new Money(x.EntitledFen)} 元，此前已列 {new Money(x.LinedBeforeFen)} 元{(x.SettledFen == 0 ? "" : $"，已追回或核销 {new Money(x.SettledFen)} 元")}，" +
        $"本次调整 {new Money(x.AmountFen)} 元{(x.RemainingFen == 0 ? "" : $"，仍多发 {new Money(x.RemainingFen)} 元")}。";

    public async Task<Explained> ExplainAsync(SubsidyLine line, CancellationToken ct)
    {
        var batch = await db.SubsidyBatches.AsNoTracking().Where(x => x.Id == line.BatchId).Select(x => new { x.Quarter, x.CompiledAt }).SingleAsync(ct);
        var before = await db.SubsidyLines.AsNoTracking().Where(x => x.HouseholdId == line.HouseholdId && x.Quarter == line.Quarter && x.Component < line.Component)
            .OrderByDescending(x => x.Component).Select(x => new { x.Id, x.AmountFen }).ToListAsync(ct);
        var debts = await db.HeldDebts.AsNoTracking().Where(x => x.HouseholdId == line.HouseholdId && x.Quarter == line.Quarter && x.State == DebtState.Decided).ToListAsync(ct);
        var policy = (await PolicyLookup.FindAsync(db, PolicyArea.Subsidy, line.Quarter.LastDay, ct)) is { Error: null } found ? found.Value : null;
        var proRata = policy?.Text(PolicyKeys.SubsidyMixed) == "pro_rata_persons";
        var entitled = EntitlementCalculator.AmountOf(line.BaseFen, new Rate(line.RateBasisPoints), proRata ? line.EligibleMembers : 1, proRata ? line.LivingMembers : 1);
        var (lined, settled) = (before.Sum(x => x.AmountFen), debts.Where(x => (x.SettledAt ?? x.DecidedAt) <= batch.CompiledAt).Sum(x => x.AmountFen));
        var remaining = line.AmountFen < 0 ? Math.Max(0, lined + line.AmountFen - settled - entitled) : 0;
        return new(new(line.Quarter, batch.Quarter, line.Component, entitled, lined, settled, line.AmountFen, remaining, await ChangedAsync(line.Id, before.Count == 0 ? null : before[0].Id, ct)), policy);
    }

    /// <summary>The other side of what is withheld: lines of one payee in one batch.</summary>
    public async Task<IReadOnlyList<ExplainedOffset>> OffsetsAsync(SubsidyLine line, CancellationToken ct)
    {
        var negative = line.OffsetFen < 0;
        var rows = await db.SubsidyLines.AsNoTracking().Where(x => x.BatchId == line.BatchId && x.AccountId == line.AccountId && x.Id != line.Id && x.OffsetFen != 0 && x.OffsetFen < 0 != negative)
            .Select(x => new ExplainedOffset(x.Id, x.Quarter, x.Component, x.HouseholdNumber, x.OffsetFen)).ToListAsync(ct);
        return [.. rows.OrderBy(x => x.Quarter).ThenBy(x => x.HouseholdNumber, StringComparer.Ordinal)];
    }

    private async Task<List<ChangedReceipt>> ChangedAsync(Guid lineId, Guid? beforeId, CancellationToken ct)
    {
        var now = (await ExplainedReceipts.ReadAsync(db, lineId, ct)).ToDictionary(x => x.Id);
        var before = beforeId is { } id ? (await ExplainedReceipts.ReadAsync(db, id, ct)).ToDictionary(x => x.Id) : [];
        return [.. now.Values.Concat(before.Values.Where(x => !now.ContainsKey(x.Id))).OrderBy(x => x.PaidOn).ThenBy(x => x.ReceiptNumber, StringComparer.Ordinal).ThenBy(x => x.LineNumber)
            .Select(x => new ChangedReceipt(x, before.GetValueOrDefault(x.Id)?.CountedFen, now.GetValueOrDefault(x.Id)?.CountedFen)).Where(x => (x.BeforeFen ?? 0) != (x.NowFen ?? 0))];
    }

    internal sealed record Explained(ExplainedAdjustment Adjustment, PolicyInForce? Policy);
}

/// <summary>The receipts behind a line or exclusion, by day and number.</summary>
internal static class ExplainedReceipts
{
    public static async Task<List<ExplainedReceipt>> ReadAsync(IAppDbContext db, Guid itemId, CancellationToken ct)
    {
        var rows = await (
            from evidence in db.SubsidyEvidence.AsNoTracking()
            where evidence.ItemId == itemId
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
}
