using System.Runtime.CompilerServices;
using Microsoft.EntityFrameworkCore;
using Resettlement.Application.Common;
using Resettlement.Application.Payouts;
using Resettlement.Application.Signing;
using Resettlement.Domain.Access;
using Resettlement.Domain.Common;
using Resettlement.Domain.Payouts;
using Resettlement.Domain.Signing;
using Resettlement.Domain.Subsidies;

namespace Resettlement.Application.Subsidies;

/// <summary>What the subsidies owe: the lines of reviewed batches, less what is withheld for other quarters.</summary>
internal sealed class SubsidyPayoutSource(IAppDbContext db, ICurrentUser user, BatchDesk desk, BatchContent content, SignatureDesk signatures) : IPayoutSource
{
    public PayoutPurpose Purpose => PayoutPurpose.Subsidy;

    public async Task<IReadOnlyList<PayableBatch>> ListPayableAsync(IReadOnlyCollection<Guid>? ids, CancellationToken ct)
    {
        var batches = db.SubsidyBatches.AsNoTracking().InScope(user.ScopeOf(Permissions.Subsidies.Read)).Where(x => x.State == SubsidyBatchState.TownshipReviewed);
        if (ids is not null)
        {
            var wanted = ids.ToArray();
            batches = batches.Where(x => EF.Parameter(wanted).Contains(x.Id));
        }

        var rows = await (
            from batch in batches
            join community in db.Communities on batch.CommunityId equals community.Id
            select new
            {
                Batch = batch,
                community.Code,
                community.Name,
                Count = db.SubsidyLines.Count(line => line.BatchId == batch.Id && line.AmountFen - line.OffsetFen > 0),
                Fen = db.SubsidyLines.Where(line => line.BatchId == batch.Id).Sum(line => line.AmountFen - line.OffsetFen),
            }).ToListAsync(ct);
        return [.. rows.Where(x => x.Count > 0).OrderBy(x => x.Batch.Quarter).ThenBy(x => x.Code, StringComparer.Ordinal).ThenBy(x => x.Batch.SupplementNumber)
            .Select(x => new PayableBatch(x.Batch.Id, x.Batch.CommunityId, BatchTitles.Of(x.Name, x.Batch), x.Batch.Quarter.ToString(), x.Count, x.Fen, x.Batch.ContentHash!,
                [.. BatchSeparation.Parts(x.Batch).Select(part => part.Person)]))];
    }

    public async IAsyncEnumerable<IReadOnlyList<PayableLine>> ReadAsync(Guid batchId, [EnumeratorCancellation] CancellationToken ct)
    {
        await foreach (var chunk in content.PayableAsync(batchId, ct))
        {
            yield return [.. chunk.Select(x => new PayableLine(x.Id, x.HouseholdId, x.HouseholdNumber, x.Quarter.ToString(), x.Component, x.PayeeResidentId, x.PayeeName, x.AccountId, x.PayableFen))];
        }
    }

    public async Task<Result> ReleasedAsync(Guid releaseId, IReadOnlyCollection<Guid> batchIds, CancellationToken ct)
    {
        foreach (var batch in await LoadAsync(batchIds, ct))
        {
            if ((await signatures.RequireCompleteAsync(SignedKind.SubsidyBatch, batch.Id, batch.ContentHash!, ct)).Error is { } unsigned)
            {
                return unsigned;
            }

            if (batch.Release(desk.Me).Error is { } error)
            {
                return error;
            }
        }

        await db.SaveChangesAsync(ct);
        return Result.Success;
    }

    public async Task<Result> ProgressedAsync(IReadOnlyCollection<Guid> batchIds, CancellationToken ct)
    {
        var settled = (await db.ProgressAsync(batchIds, ct)).Where(x => x.IsSettled).Select(x => x.BatchId).ToHashSet();
        foreach (var batch in await LoadAsync(settled, ct))
        {
            // what comes back from the bank later is issued again; the batch stays settled
            if (batch.State == SubsidyBatchState.Released && batch.Settle(desk.Me).Error is { } error)
            {
                return error;
            }
        }

        await db.SaveChangesAsync(ct);
        return Result.Success;
    }

    public async Task<Result<RecoverableClaim>> FindClaimAsync(Guid claimId, CancellationToken ct)
    {
        var found = await db.HeldDebts.AsNoTracking().InScope(user.ScopeOf(Permissions.Subsidies.DecideDebts)).SingleOrDefaultAsync(x => x.Id == claimId, ct);
        if (found is null)
        {
            return SubsidyErrors.DebtNotFound;
        }

        if (found.State != DebtState.Recovering)
        {
            return RecoveryErrors.NotClaimed;
        }

        var payee = await db.SubsidyLines.AsNoTracking().Where(x => x.HouseholdId == found.HouseholdId && x.Quarter == found.Quarter).OrderBy(x => x.Component).Select(x => x.PayeeName).FirstOrDefaultAsync(ct);
        return new RecoverableClaim(found.Id, found.CommunityId, found.HouseholdId, found.HouseholdNumber, payee ?? "", found.Quarter.ToString(), found.AmountFen);
    }

    public async Task<Result> RecoveredAsync(RecoveryCase recovery, CancellationToken ct)
    {
        if (recovery.BatchId is { } batchId)
        {
            return await OrderRecoveredAsync(recovery, batchId, ct);
        }

        // agreed by two people before; it counts from now on, with what came
        if (await db.HeldDebts.SingleOrDefaultAsync(x => x.Id == recovery.SubjectId, ct) is not { } debt || debt.BookRecovery(recovery.AmountFen, recovery.Number, desk.Me.At).Error is not null)
        {
            return RecoveryErrors.NotClaimed;
        }

        await db.SaveChangesAsync(ct);
        return Result.Success;
    }

    /// <summary>What was paid for the quarter is so much less from now on, and counts with everything else that was given back; what is still asked for is less by it.</summary>
    private async Task<Result> OrderRecoveredAsync(RecoveryCase recovery, Guid batchId, CancellationToken ct)
    {
        var quarter = Quarter.Parse(recovery.Period);
        foreach (var debt in await db.HeldDebts.Where(x => x.HouseholdId == recovery.HouseholdId && x.Quarter == quarter && x.State != DebtState.Decided && x.State != DebtState.Cleared).ToListAsync(ct))
        {
            debt.GivenBackOtherwise(recovery.AmountFen, batchId);
        }

        var origin = await db.Households.Where(x => x.Id == recovery.HouseholdId).Select(x => x.OriginTownshipCode).SingleAsync(ct);
        db.HeldDebts.Add(HeldDebt.OfRecovery(recovery.CommunityId, recovery.HouseholdId, recovery.HouseholdNumber, origin, quarter, recovery.AmountFen, batchId, recovery.Reason, recovery.Number,
            new(recovery.RequestedBy, recovery.RequestedByName, recovery.RequestedAt), desk.Me));
        return await ProgressedAsync([batchId], ct);
    }

    private Task<List<SubsidyBatch>> LoadAsync(IReadOnlyCollection<Guid> batchIds, CancellationToken ct)
    {
        var ids = batchIds.ToArray();
        return db.SubsidyBatches.Where(x => EF.Parameter(ids).Contains(x.Id)).OrderBy(x => x.Id).ToListAsync(ct);
    }
}
