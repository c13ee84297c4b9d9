using Microsoft.EntityFrameworkCore;
using Resettlement.Application.Common;
using Resettlement.Application.Payouts;
using Resettlement.Domain.Common;
using Resettlement.Domain.Payouts;

namespace Resettlement.Api.IntegrationTests.Payouts;

/// <summary>What is owed in a test, and what the room that owes was told.</summary>
internal sealed class TestObligations
{
    private readonly Lock _lock = new();
    private readonly List<(PayableBatch Batch, List<PayableLine> Lines)> _batches = [];
    private readonly List<Guid> _told = [];

    public IReadOnlyList<(PayableBatch Batch, List<PayableLine> Lines)> Batches
    {
        get
        {
            lock (_lock)
            {
                return [.. _batches];
            }
        }
    }

    /// <summary>Ids of batches, once for every time they were told of.</summary>
    public IReadOnlyList<Guid> Told
    {
        get
        {
            lock (_lock)
            {
                return [.. _told];
            }
        }
    }

    /// <summary>What the room answers when it is told of a release.</summary>
    public Error? Objection { get; set; }

    /// <summary>What households have to give back.</summary>
    public System.Collections.Concurrent.ConcurrentDictionary<Guid, RecoverableClaim> Claims { get; } = [];

    public void Add(PayableBatch batch, List<PayableLine> lines)
    {
        lock (_lock)
        {
            _batches.Add((batch, lines));
        }
    }

    public void Replace(Guid id, Func<PayableBatch, PayableBatch> change)
    {
        lock (_lock)
        {
            var at = _batches.FindIndex(x => x.Batch.Id == id);
            _batches[at] = (change(_batches[at].Batch), _batches[at].Lines);
        }
    }

    public void Tell(IEnumerable<Guid> ids)
    {
        lock (_lock)
        {
            _told.AddRange(ids);
        }
    }
}

/// <summary>A room that owes; a batch with orders is released, as the database knows.</summary>
internal sealed class TestPayoutSource(TestObligations obligations, IAppDbContext db) : IPayoutSource
{
    private const int Chunk = 3;

    public PayoutPurpose Purpose => PayoutPurpose.Subsidy;

    public async Task<IReadOnlyList<PayableBatch>> ListPayableAsync(IReadOnlyCollection<Guid>? ids, CancellationToken ct)
    {
        var released = await db.PaymentOrders.Select(x => x.BatchId).Distinct().ToListAsync(ct);
        return [.. obligations.Batches.Select(x => x.Batch).Where(x => !released.Contains(x.Id) && (ids is null || ids.Contains(x.Id)))];
    }

    public async IAsyncEnumerable<IReadOnlyList<PayableLine>> ReadAsync(Guid batchId, [System.Runtime.CompilerServices.EnumeratorCancellation] CancellationToken ct)
    {
        foreach (var chunk in obligations.Batches.Single(x => x.Batch.Id == batchId).Lines.OrderBy(x => x.HouseholdNumber, StringComparer.Ordinal).Chunk(Chunk))
        {
            await Task.Yield();
            ct.ThrowIfCancellationRequested();
            yield return chunk;
        }
    }

    public Task<Result> ReleasedAsync(Guid releaseId, IReadOnlyCollection<Guid> batchIds, CancellationToken ct)
    {
        obligations.Tell(batchIds);
        return Task.FromResult(obligations.Objection is { } error ? Result.Fail(error) : Result.Success);
    }

    public Task<Result> ProgressedAsync(IReadOnlyCollection<Guid> batchIds, CancellationToken ct)
    {
        obligations.Tell(batchIds);
        return Task.FromResult(Result.Success);
    }

    public Task<Result<RecoverableClaim>> FindClaimAsync(Guid claimId, CancellationToken ct) =>
        Task.FromResult<Result<RecoverableClaim>>(obligations.Claims.TryGetValue(claimId, out var claim) ? claim : RecoveryErrors.NotClaimed);

    public Task<Result> RecoveredAsync(RecoveryCase recovery, CancellationToken ct)
    {
        obligations.Tell([recovery.BatchId ?? recovery.SubjectId]);
        return Task.FromResult(obligations.Objection is { } error ? Result.Fail(error) : Result.Success);
    }
}
