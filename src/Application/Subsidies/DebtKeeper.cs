using Microsoft.EntityFrameworkCore;
using Resettlement.Application.Common;
using Resettlement.Domain.Common;
using Resettlement.Domain.Subsidies;

namespace Resettlement.Application.Subsidies;

/// <summary>What a batch found out about money that households got too much: every quarter it looked at, and what is still owed back for it after the batch.</summary>
internal sealed class DebtsFound
{
    public HashSet<(Guid HouseholdId, Quarter Quarter)> Looked { get; } = [];

    public Dictionary<(Guid HouseholdId, Quarter Quarter), (string HouseholdNumber, string OriginTownshipCode, long AmountFen)> Owed { get; } = [];

    public void Add(HouseholdQuarter payer, IReadOnlyCollection<QuarterDue> dues, Netting netting)
    {
        Looked.UnionWith(dues.Select(x => (x.Of.HouseholdId, x.Of.Quarter)));
        foreach (var (of, fen) in netting.Debts)
        {
            Owed[(of.HouseholdId, of.Quarter)] = (of.HouseholdNumber, payer.OriginTownshipCode, fen);
        }
    }
}

/// <summary>Keeps the debts as the batches leave them. Saving is the caller's.</summary>
internal sealed class DebtKeeper(IAppDbContext db, TimeProvider clock)
{
    public async Task KeepAsync(SubsidyBatch batch, DebtsFound found, CancellationToken ct)
    {
        if (found.Looked.Count == 0)
        {
            return;
        }

        var id = batch.Id;
        var households = found.Looked.Select(x => x.HouseholdId).Distinct().ToArray();
        var debts = await db.HeldDebts.Where(x => x.ClearedByBatchId == id || (EF.Parameter(households).Contains(x.HouseholdId) && x.State != DebtState.Decided && x.State != DebtState.Cleared)).ToListAsync(ct);
        var open = new HashSet<(Guid, Quarter)>();
        foreach (var debt in debts.OrderBy(x => x.State == DebtState.Cleared))
        {
            var key = (debt.HouseholdId, debt.Quarter);
            if (found.Owed.TryGetValue(key, out var owed))
            {
                // an older one that this batch ended stays ended where a newer one runs
                if (open.Add(key))
                {
                    debt.Unclear();
                    debt.Refind(batch.CommunityId, owed.AmountFen);
                }
            }
            else if (found.Looked.Contains(key))
            {
                debt.Clear(id);
            }
        }

        db.HeldDebts.AddRange(found.Owed.Where(x => !open.Contains(x.Key)).OrderBy(x => x.Value.HouseholdNumber, StringComparer.Ordinal).ThenBy(x => x.Key.Quarter)
            .Select(x => HeldDebt.Find(batch.CommunityId, x.Key.HouseholdId, x.Value.HouseholdNumber, x.Value.OriginTownshipCode, x.Key.Quarter, x.Value.AmountFen, id, clock.GetUtcNow())));
    }

    /// <summary>Lines leave a batch: what they would have withheld is owed as before.</summary>
    public static async Task GiveBackAsync(IAppDbContext db, Guid batchId, IReadOnlyCollection<(Guid HouseholdId, Quarter Quarter, long AmountFen)> lines, CancellationToken ct)
    {
        var taken = lines.Where(x => x.AmountFen < 0).ToDictionary(x => (x.HouseholdId, x.Quarter), x => -x.AmountFen);
        if (taken.Count == 0)
        {
            return;
        }

        var households = taken.Keys.Select(x => x.HouseholdId).Distinct().ToArray();
        var debts = await db.HeldDebts.Where(x => EF.Parameter(households).Contains(x.HouseholdId) && (x.State == DebtState.Offsetting || x.ClearedByBatchId == batchId)).ToListAsync(ct);
        foreach (var debt in debts.OrderBy(x => x.State == DebtState.Cleared))
        {
            if (taken.Remove((debt.HouseholdId, debt.Quarter), out var fen))
            {
                debt.GiveBack(batchId, fen);
            }
        }
    }
}
