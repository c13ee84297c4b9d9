using Microsoft.EntityFrameworkCore;
using Resettlement.Application.Common;
using Resettlement.Domain.Subsidies;

namespace Resettlement.Application.Subsidies;

/// <summary>Takes households out of a batch whose lines were objected to: the line becomes an exclusion, what was added for other quarters waits for the next regular batch.</summary>
internal static class BatchLeave
{
    /// <param name="reasons">By line: the reason and its words.</param>
    /// <returns>How many households left.</returns>
    public static async Task<int> LeaveAsync(
        IAppDbContext db, IBulkWriter bulk, SubsidyBatch batch, IReadOnlyDictionary<Guid, (ExclusionReason Reason, string? Detail)> reasons, DateTimeOffset at, CancellationToken ct)
    {
        if (reasons.Count == 0)
        {
            return 0;
        }

        // what was added for other quarters goes to the same account, also for a household that was merged into this one
        var named = reasons.Keys.ToArray();
        var objected = await db.SubsidyLines.AsNoTracking().Where(x => x.BatchId == batch.Id && EF.Parameter(named).Contains(x.Id)).ToListAsync(ct);
        var reasonOf = objected.GroupBy(x => x.AccountId ?? x.HouseholdId).ToDictionary(group => group.Key, group => group.Select(x => reasons[x.Id]).MinBy(x => x.Reason));
        var payees = reasonOf.Keys.ToArray();
        var lines = await db.SubsidyLines.AsNoTracking().Where(x => x.BatchId == batch.Id && EF.Parameter(payees).Contains(x.AccountId ?? x.HouseholdId)).ToListAsync(ct);
        var gone = lines.ConvertAll(x => x.Id).ToArray();
        var added = lines.Where(x => x.Component > 0).Select(x => x.Id).ToArray();
        await DebtKeeper.GiveBackAsync(db, batch.Id, [.. lines.Select(x => (x.HouseholdId, x.Quarter, x.AmountFen))], ct);
        await db.SubsidyEvidence.Where(x => EF.Parameter(added).Contains(x.ItemId)).ExecuteDeleteAsync(ct);
        await db.SubsidyLines.Where(x => x.BatchId == batch.Id && EF.Parameter(gone).Contains(x.Id)).ExecuteDeleteAsync(ct);
        await bulk.InsertAsync(lines.Where(x => x.Component == 0).Select(x => (Line: x, Why: reasonOf[x.AccountId ?? x.HouseholdId])).Select(x => SubsidyExclusion.OfLine(x.Line, x.Why.Reason, x.Why.Detail)), ct);
        await HoldAsync(bulk, batch, [.. objected.Select(x => (x, reasons[x.Id].Reason == ExclusionReason.ObjectionUpheld))], at, ct);
        return reasonOf.Count;
    }

    /// <summary>Remembers which households lines with an objection were shown for, and what was objected to; the lines themselves may be written anew.</summary>
    public static Task<int> HoldAsync(IBulkWriter bulk, SubsidyBatch batch, IReadOnlyCollection<(SubsidyLine Line, bool IsUpheld)> lines, DateTimeOffset at, CancellationToken ct) =>
        bulk.InsertAsync(lines.Select(x => new SubsidyHold
        {
            BatchId = batch.Id,
            CommunityId = batch.CommunityId,
            Quarter = batch.Quarter,
            HouseholdId = x.Line.HouseholdId,
            LineId = x.Line.Id,
            At = at,
            IsUpheld = x.IsUpheld,
            Figures = x.Line.Figures,
        }), ct);
}
