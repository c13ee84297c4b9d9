using Microsoft.EntityFrameworkCore;
using Resettlement.Application.Common;
using Resettlement.Application.Notices;
using Resettlement.Application.Signing;
using Resettlement.Domain.Common;
using Resettlement.Domain.Notices;
using Resettlement.Domain.Signing;
using Resettlement.Domain.Subsidies;

namespace Resettlement.Application.Subsidies;

/// <summary>What became of a batch that somebody acted on.</summary>
public sealed record BatchMoved(Guid BatchId, SubsidyBatchState State, string? ContentHash, int Version);

/// <summary>Loads a batch within scope, lets it take one action and saves, all in one transaction. Of two that act on one state at once, the second is told.</summary>
internal sealed class BatchDesk(IAppDbContext db, IBulkWriter bulk, ICurrentUser user, NoticeDesk notices, SignatureDesk signatures, TimeProvider clock)
{
    public Actor Me => new(user.Person, user.DisplayName, clock.GetUtcNow());

    public Task<Result<BatchMoved>> ActAsync(Guid id, string permission, Func<SubsidyBatch, CancellationToken, Task<Result>> act, CancellationToken ct) =>
        db.InTransactionAsync<Result<BatchMoved>>(async token =>
        {
            if (await db.SubsidyBatches.InScope(user.ScopeOf(permission)).SingleOrDefaultAsync(x => x.Id == id, token) is not { } batch)
            {
                return SubsidyErrors.BatchNotFound;
            }

            if ((await act(batch, token)).Error is { } error)
            {
                return error;
            }

            await db.SaveChangesAsync(token);
            return new BatchMoved(batch.Id, batch.State, batch.ContentHash, batch.Version);
        }, ct);

    public Task<Result<BatchMoved>> ActAsync(Guid id, string permission, Func<SubsidyBatch, Result> act, CancellationToken ct) =>
        ActAsync(id, permission, (batch, _) => Task.FromResult(act(batch)), ct);

    /// <summary>Sends a batch back: in the same transaction its notice is withdrawn and its signatures are void; whoever objected is still heard.</summary>
    public async Task<Result> ReturnAsync(SubsidyBatch batch, string reason, bool byCommittee, CancellationToken ct)
    {
        if (batch.Return(reason, Me, byCommittee).Error is { } error)
        {
            return error;
        }

        // the version is taken first: of two that act on the batch at once, one fails here
        await db.SaveChangesAsync(ct);
        return await TakeBackAsync(batch, reason, ct);
    }

    /// <summary>Notice and signatures of what is no longer on its way.</summary>
    public async Task<Result> TakeBackAsync(SubsidyBatch batch, string reason, CancellationToken ct)
    {
        var objected = await (
            from objection in db.Set<Objection>().AsNoTracking()
            where objection.State == ObjectionState.Open && objection.LineId != null
            join line in db.SubsidyLines on objection.LineId equals line.Id
            where line.BatchId == batch.Id && !db.SubsidyHolds.Any(hold => hold.LineId == line.Id)
            select line).ToListAsync(ct);
        await BatchLeave.HoldAsync(bulk, batch, [.. objected.DistinctBy(x => x.Id).Select(x => (x, false))], Me.At, ct);
        return (await notices.WithdrawAsync(NoticeKind.SubsidyPlan, batch.Id, reason, ct)).Error is { } error ? error : await signatures.VoidAsync(SignedKind.SubsidyBatch, batch.Id, reason, ct);
    }
}
