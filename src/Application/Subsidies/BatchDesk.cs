using Microsoft.EntityFrameworkCore;
using Resettlement.Application.Common;
using Resettlement.Domain.Common;
using Resettlement.Domain.Subsidies;

namespace Resettlement.Application.Subsidies;

/// <summary>What became of a batch that somebody acted on.</summary>
public sealed record BatchMoved(Guid BatchId, SubsidyBatchState State, string? ContentHash, int Version);

/// <summary>Loads a batch within scope, lets it take one action and saves, all in one transaction. Of two that act on one state at once, the second is told.</summary>
internal sealed class BatchDesk(IAppDbContext db, ICurrentUser user, TimeProvider clock)
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
}
