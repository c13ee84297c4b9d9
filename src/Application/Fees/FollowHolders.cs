using MediatR;
using Microsoft.EntityFrameworkCore;
using Resettlement.Application.Common;
using Resettlement.Application.Registry;
using Resettlement.Domain.Fees;

namespace Resettlement.Application.Fees;

/// <summary>
/// Receipts and bills follow the holder of their dwelling when the past is corrected: a payment belongs to the household that held the dwelling on the day it was paid,
/// a refund to the household of its payment, a bill to the holder on the last day served. Where the household they stand under still held it, or nobody did, they stay.
/// </summary>
internal sealed class FollowHolders(IAppDbContext db, IBulkWriter bulk, TimeProvider clock) : INotificationHandler<DwellingHoldersChanged>
{
    private const int Chunk = 500;

    public async Task Handle(DwellingHoldersChanged notification, CancellationToken cancellationToken)
    {
        foreach (var chunk in notification.DwellingIds.Distinct().Chunk(Chunk))
        {
            var dwellings = chunk.Select(id => (Guid?)id).ToList();
            await MovePaymentsAsync(dwellings, cancellationToken);
            await MoveBillsAsync(dwellings, cancellationToken);
        }
    }

    private async Task MovePaymentsAsync(List<Guid?> dwellings, CancellationToken ct)
    {
        var stays = db.HouseholdStays;
        var misplaced = db.FeeReceipts.Where(x => x.Kind == ReceiptKind.Payment && dwellings.Contains(x.DwellingId)
            && stays.Any(s => s.DwellingId == x.DwellingId && s.From <= x.PaidOn && (s.Until == null || s.Until > x.PaidOn))
            && !stays.Any(s => s.DwellingId == x.DwellingId && s.HouseholdId == x.HouseholdId && s.From <= x.PaidOn && (s.Until == null || s.Until > x.PaidOn)));
        var before = await misplaced.Select(x => new Moved(x.Id, x.CommunityId, x.HouseholdId)).ToListAsync(ct);
        if (before.Count == 0)
        {
            return;
        }

        // of several households in one dwelling the lowest number, so that the same past always gives the same answer
        await misplaced.ExecuteUpdateAsync(set => set.SetProperty(x => x.HouseholdId, x => stays
            .Where(s => s.DwellingId == x.DwellingId && s.From <= x.PaidOn && (s.Until == null || s.Until > x.PaidOn))
            .Join(db.Households, s => s.HouseholdId, h => h.Id, (s, h) => h).OrderBy(h => h.Number).Select(h => h.Id).First()), ct);
        var moved = before.Select(row => row.Id).ToList();
        foreach (var chunk in moved.Chunk(Chunk))
        {
            await db.FeeReceipts.Where(x => x.Kind == ReceiptKind.Refund && x.RefundOfId != null && chunk.Contains(x.RefundOfId.Value))
                .ExecuteUpdateAsync(set => set.SetProperty(x => x.HouseholdId, x => db.FeeReceipts.First(payment => payment.Id == x.RefundOfId).HouseholdId), ct);
        }

        await KeepAsync(before, ct);
        Record(nameof(FeeReceipt), "收据随住户变更调整归属", before);
    }

    /// <summary>From whom to whom, so that quarters paid before are found again.</summary>
    private async Task KeepAsync(List<Moved> before, CancellationToken ct)
    {
        foreach (var chunk in before.Chunk(Chunk))
        {
            var ids = Array.ConvertAll(chunk, row => row.Id);
            var holders = await db.FeeReceipts.AsNoTracking().Where(x => EF.Parameter(ids).Contains(x.Id)).Select(x => new { x.Id, x.HouseholdId }).ToDictionaryAsync(x => x.Id, x => x.HouseholdId, ct);
            await bulk.InsertAsync(chunk.Select(row => new ReceiptMove
            {
                ReceiptId = row.Id,
                CommunityId = row.CommunityId,
                FromHouseholdId = row.HouseholdId,
                ToHouseholdId = holders[row.Id],
                At = clock.GetUtcNow(),
            }), ct);
        }
    }

    private async Task MoveBillsAsync(List<Guid?> dwellings, CancellationToken ct)
    {
        var stays = db.HouseholdStays;
        var misplaced = db.FeeBills.Where(x => dwellings.Contains(x.DwellingId)
            && stays.Any(s => s.DwellingId == x.DwellingId && s.From <= x.ServiceTo && (s.Until == null || s.Until > x.ServiceTo))
            && !stays.Any(s => s.DwellingId == x.DwellingId && s.HouseholdId == x.HouseholdId && s.From <= x.ServiceTo && (s.Until == null || s.Until > x.ServiceTo)));
        var before = await misplaced.Select(x => new Moved(x.Id, x.CommunityId, x.HouseholdId)).ToListAsync(ct);
        if (before.Count == 0)
        {
            return;
        }

        await misplaced.ExecuteUpdateAsync(set => set.SetProperty(x => x.HouseholdId, x => stays
            .Where(s => s.DwellingId == x.DwellingId && s.From <= x.ServiceTo && (s.Until == null || s.Until > x.ServiceTo))
            .Join(db.Households, s => s.HouseholdId, h => h.Id, (s, h) => h).OrderBy(h => h.Number).Select(h => h.Id).First()), ct);
        Record(nameof(FeeBill), "账单随住户变更调整归属", before);
    }

    /// <summary>One entry per household that the rows were taken from, in its own history; the digest is over the ids.</summary>
    private void Record(string subject, string note, List<Moved> rows)
    {
        foreach (var group in rows.GroupBy(row => (row.CommunityId, row.HouseholdId)).OrderBy(group => group.Key.HouseholdId))
        {
            db.Record(new("bulk-update", subject, group.Key.HouseholdId.ToString(), group.Key.CommunityId, note, group.Count(), AuditDigest.Of(group.Select(row => row.Id))));
        }
    }

    private sealed record Moved(Guid Id, Guid CommunityId, Guid HouseholdId);
}
