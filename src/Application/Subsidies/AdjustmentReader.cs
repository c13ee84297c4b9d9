using Microsoft.EntityFrameworkCore;
using Resettlement.Application.Common;
using Resettlement.Application.Policies;
using Resettlement.Domain.Common;
using Resettlement.Domain.Fees;
using Resettlement.Domain.Policies;
using Resettlement.Domain.Subsidies;

namespace Resettlement.Application.Subsidies;

/// <summary>
/// Finds what other quarters of the households owe or have had too much: receipts, refunds, receipts that changed hands and corrections of the register after a line was out of reach of its
/// compilation, and debts that are not settled. Quarter by quarter with a few set-based queries per chunk of households; only differences are held. Call inside a snapshot.
/// </summary>
internal sealed class AdjustmentReader(IAppDbContext db, IReadOnlyList<BatchOf> batches, Quarter quarter, DateOnly today)
{
    private readonly Guid[] _own = [.. batches.Select(x => x.BatchId)];
    private readonly Dictionary<Quarter, SubsidyPolicy?> _policies = [];

    /// <summary>By the household that is paid today; with the quarters that turned out to be right, so that a debt for them ends. A supplement looks only at debts.</summary>
    public async Task<Dictionary<Guid, List<QuarterDue>>> FindAsync(IReadOnlyList<BatchReader.Candidate> candidates, CancellationToken ct)
    {
        var dues = new Dictionary<Guid, List<QuarterDue>>();
        var quarters = await db.SubsidyBatches.AsNoTracking().Where(x => x.Quarter != quarter && x.State != SubsidyBatchState.Opened && x.State != SubsidyBatchState.Compiled
            && x.State != SubsidyBatchState.CommitteeChecked && x.State != SubsidyBatchState.Cancelled).Select(x => x.Quarter).Distinct().ToListAsync(ct);
        if (quarters.Count == 0)
        {
            return dues;
        }

        var families = new QuarterReader(db, quarter, today);
        foreach (var part in candidates.GroupBy(x => batches[x.Place].IsRegular))
        {
            foreach (var chunk in part.Select(x => x.Id).Distinct().Chunk(BatchReader.ChunkSize))
            {
                var payerOf = await families.FamiliesAsync(chunk, ct);
                var family = payerOf.Keys.ToArray();
                var changed = await ReadDebtsAsync(family, part.Key, ct);
                if (part.Key)
                {
                    changed.UnionWith(await ReadMovesAsync(family, ct));
                    changed.UnionWith(await ReadUnevenAsync(family, ct));
                    changed.UnionWith(await ReadCorrectedAsync(family, ct));
                    foreach (var other in quarters)
                    {
                        changed.UnionWith(await ReadLateAsync(family, other, ct));
                    }
                }

                if (changed.Count > 0)
                {
                    await JudgeAsync(changed, payerOf, quarters, part.Key, dues, ct);
                }
            }
        }

        return dues;
    }

    /// <summary>The household's quarter as it was and as it comes to now.</summary>
    public async Task<Dictionary<Guid, (HouseholdQuarter Household, JudgedQuarter Judged)>> ReadAsync(Quarter other, Guid[] ids, CancellationToken ct)
    {
        var policy = (await PolicyAsync(other, ct))!;
        var facts = await new QuarterReader(db, other, today).ReadAsync(ids, withPayee: false, ct);
        return facts.ToDictionary(x => x.Key, x =>
        {
            var household = x.Value.Outside(_own);
            return (household, JudgedQuarter.Of(household, other, policy.Terms));
        });
    }

    /// <summary>Debts that are not settled, those a batch being compiled had ended, and for a regular batch what was given back: it may be more than was owed.</summary>
    private async Task<HashSet<Change>> ReadDebtsAsync(Guid[] family, bool isRegular, CancellationToken ct)
    {
        var own = _own;
        var rows = await db.HeldDebts.AsNoTracking().Where(x => EF.Parameter(family).Contains(x.HouseholdId) && x.Quarter != quarter && (isRegular || x.State != DebtState.Decided)
            && (x.State != DebtState.Cleared || (x.ClearedByBatchId != null && EF.Parameter(own).Contains(x.ClearedByBatchId.Value)))).Select(x => new { x.HouseholdId, x.Quarter }).ToListAsync(ct);
        return [.. rows.Select(x => new Change(x.HouseholdId, x.Quarter))];
    }

    /// <summary>
    /// What the batches being compiled have adjusted before, and lines that came after their adjustment (of a batch that was sent back, of a supplement) and so pay other than their receipts
    /// give. In a household that shares its bill among persons this looks at a few lines too many.
    /// </summary>
    private async Task<IEnumerable<Change>> ReadUnevenAsync(Guid[] family, CancellationToken ct)
    {
        var own = _own;
        var mine = await db.SubsidyLines.AsNoTracking().Where(x => EF.Parameter(own).Contains(x.BatchId) && x.Quarter != quarter && EF.Parameter(family).Contains(x.HouseholdId))
            .Select(x => new { x.HouseholdId, x.Quarter }).ToListAsync(ct);
        var uneven = await (
            from batch in db.SubsidyBatches.AsNoTracking()
            where batch.Quarter != quarter && batch.Origin == SubsidyBatchOrigin.System
                && (batch.SupplementNumber > 0 || db.BatchSteps.Any(step => step.BatchId == batch.Id && step.Action == BatchAction.Return))
            join line in db.SubsidyLines on batch.Id equals line.BatchId
            where EF.Parameter(family).Contains(line.HouseholdId) && line.Component == 0 && line.Quarter != quarter
                && Math.Abs((line.AmountFen * 10_000) - (line.BaseFen * line.RateBasisPoints)) > 5_000
            select new { line.HouseholdId, line.Quarter }).ToListAsync(ct);
        return mine.Concat(uneven).Select(x => new Change(x.HouseholdId, x.Quarter));
    }

    /// <summary>
    /// Quarters that ended on or after the first day that was put right, unless a line of theirs was compiled later. The day more is for what was recorded while a compilation read; a quarter
    /// that comes out as before is only looked at for nothing.
    /// </summary>
    private async Task<IEnumerable<Change>> ReadCorrectedAsync(Guid[] family, CancellationToken ct)
    {
        var corrections = await db.RegistryCorrections.AsNoTracking().Where(x => EF.Parameter(family).Contains(x.HouseholdId)).Select(x => new { x.HouseholdId, x.From, x.At }).ToListAsync(ct);
        if (corrections.Count == 0)
        {
            return [];
        }

        var (own, corrected, byHousehold) = (_own, corrections.Select(x => x.HouseholdId).Distinct().ToArray(), corrections.ToLookup(x => x.HouseholdId));
        var lines = await (
            from line in db.SubsidyLines.AsNoTracking()
            where EF.Parameter(corrected).Contains(line.HouseholdId) && line.Quarter != quarter && !EF.Parameter(own).Contains(line.BatchId)
            join batch in db.SubsidyBatches on line.BatchId equals batch.Id
            where batch.CompiledAt != null
            select new { line.HouseholdId, line.Quarter, CompiledAt = batch.CompiledAt!.Value }).Distinct().ToListAsync(ct);
        return lines.GroupBy(x => new Change(x.HouseholdId, x.Quarter), x => x.CompiledAt)
            .Where(x => byHousehold[x.Key.HouseholdId].Any(correction => correction.From <= x.Key.Quarter.LastDay && correction.At > x.Max().AddDays(-1))).Select(x => x.Key);
    }

    /// <summary>Payments that were given to another household, for both of them.</summary>
    private async Task<IEnumerable<Change>> ReadMovesAsync(Guid[] family, CancellationToken ct)
    {
        var members = family.ToHashSet();
        var rows = await (
            from move in db.ReceiptMoves.AsNoTracking()
            where EF.Parameter(family).Contains(move.FromHouseholdId) || EF.Parameter(family).Contains(move.ToHouseholdId)
            join receipt in db.FeeReceipts on move.ReceiptId equals receipt.Id
            select new { move.FromHouseholdId, move.ToHouseholdId, receipt.PaidOn }).ToListAsync(ct);
        return rows.SelectMany(x => new[] { x.FromHouseholdId, x.ToHouseholdId }.Where(members.Contains).Select(id => new Change(id, Quarter.Of(x.PaidOn)))).Where(x => x.Quarter != quarter);
    }

    /// <summary>
    /// Payments of the quarter, and refunds of them whenever dated, that no line of the household for the quarter has looked at. Nothing is compiled before a quarter is over, so what was
    /// recorded before its end was looked at; the day more is for clocks.
    /// </summary>
    private async Task<IEnumerable<Change>> ReadLateAsync(Guid[] family, Quarter other, CancellationToken ct)
    {
        var (start, end, own) = (other.Start, other.EndExclusive, _own);
        var since = new DateTimeOffset(end.AddDays(-2).ToDateTime(TimeOnly.MinValue), TimeSpan.Zero);
        var lines = db.SubsidyLines.Where(x => x.Quarter == other && !EF.Parameter(own).Contains(x.BatchId));
        var payments = await db.FeeReceipts.AsNoTracking()
            .Where(x => EF.Parameter(family).Contains(x.HouseholdId) && x.PaidOn >= start && x.PaidOn < end && x.Kind == ReceiptKind.Payment && x.RecordedAt >= since)
            .Where(x => !db.SubsidyEvidence.Any(seen => seen.ReceiptId == x.Id && lines.Any(line => line.Id == seen.ItemId && line.HouseholdId == x.HouseholdId)))
            .Select(x => x.HouseholdId).Distinct().ToListAsync(ct);
        var refunds = await (
            from payment in db.FeeReceipts.AsNoTracking()
            where EF.Parameter(family).Contains(payment.HouseholdId) && payment.PaidOn >= start && payment.PaidOn < end && payment.Kind == ReceiptKind.Payment
            join refund in db.FeeReceipts on payment.Id equals refund.RefundOfId
            where refund.RecordedAt >= since
                && !db.SubsidyEvidence.Any(seen => seen.ReceiptId == refund.Id && lines.Any(line => line.Id == seen.ItemId && line.HouseholdId == payment.HouseholdId))
            select payment.HouseholdId).Distinct().ToListAsync(ct);
        return payments.Concat(refunds).Select(id => new Change(id, other));
    }

    private async Task JudgeAsync(
        HashSet<Change> changed, Dictionary<Guid, Guid> payerOf, List<Quarter> quarters, bool isRegular, Dictionary<Guid, List<QuarterDue>> dues, CancellationToken ct)
    {
        var members = changed.Select(x => x.HouseholdId).Distinct().ToArray();
        var family = payerOf.Keys.ToArray();
        var ended = await db.Households.AsNoTracking().Where(x => x.SuccessorId != null && x.EndedOn != null && EF.Parameter(family).Contains(x.Id))
            .Select(x => new { x.Id, SuccessorId = x.SuccessorId!.Value, EndedOn = x.EndedOn!.Value }).ToDictionaryAsync(x => x.Id, ct);
        foreach (var group in changed.Where(x => quarters.Contains(x.Quarter)).GroupBy(x => x.Quarter).OrderBy(x => x.Key))
        {
            var (other, lastDay) = (group.Key, group.Key.LastDay);
            var roots = group.Select(x => RootOf(x.HouseholdId)).Where(payerOf.ContainsKey).Distinct().ToArray();
            if (await PolicyAsync(other, ct) is not { } policy)
            {
                continue;
            }

            foreach (var chunk in roots.Chunk(BatchReader.ChunkSize))
            {
                foreach (var due in await JudgeAsync(other, chunk, policy, isRegular, ct))
                {
                    var payer = payerOf[due.Of.HouseholdId];
                    if (!dues.TryGetValue(payer, out var list))
                    {
                        dues[payer] = list = [];
                    }

                    if (!list.Exists(x => x.Of == due.Of))
                    {
                        list.Add(due);
                    }
                }
            }

            // the household that one belonged to on the quarter's last day
            Guid RootOf(Guid id)
            {
                while (ended.TryGetValue(id, out var end) && end.EndedOn <= lastDay)
                {
                    id = end.SuccessorId;
                }

                return id;
            }
        }
    }

    private async Task<List<QuarterDue>> JudgeAsync(Quarter other, Guid[] ids, SubsidyPolicy policy, bool isRegular, CancellationToken ct)
    {
        var facts = await new QuarterReader(db, other, today).ReadAsync(ids, withPayee: false, ct);
        var debts = (await db.HeldDebts.AsNoTracking().Where(x => EF.Parameter(ids).Contains(x.HouseholdId) && x.Quarter == other)
            .ToListAsync(ct)).ToLookup(x => x.HouseholdId);
        var papers = await PaperAccounts.ReadAsync(db, other, [.. facts.Values.Where(x => x.Lines.Any(line => line.Origin == SubsidyBatchOrigin.Paper))], ct);

        var dues = new List<QuarterDue>();
        foreach (var (id, own) in facts)
        {
            var lines = own.Lines.Where(x => !_own.Contains(x.BatchId)).ToList();

            // without a line it is a supplement's business; one that can still be compiled takes the change itself
            if (lines.Count == 0 || !lines.TrueForAll(x => x.State >= SubsidyBatchState.Noticed))
            {
                continue;
            }

            var household = own.Outside(_own);
            var judged = JudgedQuarter.Of(household, other, policy.Terms);

            // what waits for a second person is judged when that person has spoken
            if (judged.Eligibility.Reason == ExclusionReason.Unconfirmed)
            {
                continue;
            }

            var account = new QuarterAccount(judged.EntitledFen, lines.Sum(x => x.AmountFen), Decided(DebtDecision.Recover), Decided(DebtDecision.WriteOff));
            if (papers.TryGetValue(id, out var paper))
            {
                var before = JudgedQuarter.Of(household with { Receipts = paper.Before(household.Receipts) }, other, policy.Terms);
                account = account with { IsPaper = true, EntitledBeforeFen = before.EntitledFen, PaperFen = lines.Where(x => x.Origin == SubsidyBatchOrigin.Paper && x.Component == 0).Sum(x => x.AmountFen) };
                if (!debts[id].Any() && !paper.HasChanged)
                {
                    continue;
                }
            }

            dues.Add(new(new(id, household.Number, other), AdjustmentCalculator.Due(account), debts[id].Select(x => x.DueIn(_own, isRegular)).DefaultIfEmpty().Max()));

            long Decided(DebtDecision decision) => debts[id].Where(x => x.State == DebtState.Decided && x.Decision == decision).Sum(x => x.AmountFen);
        }

        return dues;
    }

    /// <summary>Null where no version holds: what cannot be judged is left as it is.</summary>
    private async Task<SubsidyPolicy?> PolicyAsync(Quarter other, CancellationToken ct)
    {
        if (!_policies.TryGetValue(other, out var policy))
        {
            var found = await PolicyLookup.FindAsync(db, PolicyArea.Subsidy, other.LastDay, ct);
            policy = found.Error is null && SubsidyPolicy.From(found.Value) is { Error: null } read ? read.Value : null;
            if (policy is not null && (await PolicyLookup.UseAsync(db, policy.Version, other.LastDay, ct)).Error is not null)
            {
                policy = null;
            }

            _policies[other] = policy;
        }

        return policy;
    }

    private readonly record struct Change(Guid HouseholdId, Quarter Quarter);
}

/// <summary>When a quarter of a household was loaded from paper, and which of its receipts came later.</summary>
internal sealed class PaperAccounts(HashSet<Guid> later)
{
    /// <summary>A receipt came, or was given back, since the papers were loaded.</summary>
    public bool HasChanged => later.Count > 0;

    public ReceiptFact[] Before(ReceiptFact[] receipts) => Array.FindAll(receipts, x => !later.Contains(x.Id));

    public static async Task<Dictionary<Guid, PaperAccounts>> ReadAsync(IAppDbContext db, Quarter quarter, IReadOnlyCollection<QuarterFacts> households, CancellationToken ct)
    {
        if (households.Count == 0)
        {
            return [];
        }

        // a household that two people confirmed later than others counts from then on
        var ids = households.Select(x => x.Household.Id).ToArray();
        var claims = (await (
            from line in db.PaperClaimLines.AsNoTracking()
            where EF.Parameter(ids).Contains(line.HouseholdId)
            join claim in db.PaperClaims on line.ClaimId equals claim.Id
            where claim.Quarter == quarter && claim.State == Domain.Registry.Confirmation.Confirmed && claim.DecidedAt != null
            select new { line.HouseholdId, claim.DecidedAt }).ToListAsync(ct)).ToLookup(x => x.HouseholdId, x => x.DecidedAt!.Value);
        var batchIds = households.SelectMany(x => x.Lines).Where(x => x.Origin == SubsidyBatchOrigin.Paper).Select(x => x.BatchId).Distinct().ToArray();
        var loaded = await db.SubsidyBatches.AsNoTracking().Where(x => EF.Parameter(batchIds).Contains(x.Id)).Select(x => new { x.Id, x.SettledAt }).ToDictionaryAsync(x => x.Id, x => x.SettledAt, ct);
        var receiptIds = households.SelectMany(x => x.Household.Receipts).Select(x => x.Id).ToArray();
        var recorded = await db.FeeReceipts.AsNoTracking().Where(x => EF.Parameter(receiptIds).Contains(x.Id)).Select(x => new { x.Id, x.RecordedAt }).ToDictionaryAsync(x => x.Id, x => x.RecordedAt, ct);
        return households.ToDictionary(x => x.Household.Id, x =>
        {
            var at = claims[x.Household.Id].Concat(x.Lines.Where(line => line.Origin == SubsidyBatchOrigin.Paper).Select(line => loaded[line.BatchId] ?? DateTimeOffset.MinValue)).Max();
            return new PaperAccounts([.. x.Household.Receipts.Where(receipt => recorded[receipt.Id] > at).Select(receipt => receipt.Id)]);
        });
    }
}
