using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging;
using Resettlement.Application.Common;
using Resettlement.Application.Policies;
using Resettlement.Domain.Common;
using Resettlement.Domain.Policies;
using Resettlement.Domain.Subsidies;

namespace Resettlement.Application.Subsidies;

/// <summary>What a compilation came to.</summary>
/// <param name="Changed">False when the content was the same as before and nothing was written.</param>
public sealed record BatchCompiled(Guid BatchId, bool Changed, int Lines, int Excluded, long TotalFen, string ContentHash);

/// <summary>
/// Compiles one batch, or several of small communities together, as one unit of work: lease, snapshot, lines and exclusions in bulk, fence checked with the commit.
/// </summary>
internal sealed partial class BatchCompiler(
    IAppDbContext db, BatchWriter writer, ICurrentUser user, IDatabaseFaults faults, TimeProvider clock, ILogger<BatchCompiler> logger)
{
    /// <summary>Far above the longest compilation; what a killed worker held is free again after it.</summary>
    public static readonly TimeSpan LeaseTime = TimeSpan.FromMinutes(15);

    private const int Attempts = 5;

    public static string LeaseKey(Guid batchId) => "subsidy-batch:" + batchId;

    /// <summary>
    /// The result, or why nothing was written: too early, settled, no policy, running elsewhere, failed. All but the first and the running one are also remembered on the batch.
    /// </summary>
    public async Task<Result<BatchCompiled>> CompileAsync(Guid batchId, CancellationToken ct)
    {
        var header = await db.SubsidyBatches.AsNoTracking().Where(x => x.Id == batchId).Select(x => new { x.CommunityId, x.Quarter, x.State }).SingleOrDefaultAsync(ct);
        if (header is null)
        {
            return SubsidyErrors.BatchNotFound;
        }

        if (header.State == SubsidyBatchState.Settled)
        {
            return SubsidyErrors.Settled(header.Quarter);
        }

        var policy = await FindPolicyAsync(header.Quarter, ct);
        if (policy.Error is { } noPolicy)
        {
            await RefuseAsync(batchId, noPolicy, ct);
            return noPolicy;
        }

        var today = clock.LocalToday();
        var declared = await SourceDeclarations.CompleteAsync(db, header.Quarter, [header.CommunityId], ct);
        if (policy.Value.CheckTime(header.Quarter, today, declared.Contains(header.CommunityId)).Error is { } early)
        {
            return early;
        }

        // marked before and apart, so that many communities at once do not wait for one row
        if ((await db.InTransactionAsync(token => PolicyLookup.UseAsync(db, policy.Value.Version, header.Quarter.LastDay, token), ct)).Error is { } ended)
        {
            await RefuseAsync(batchId, ended, ct);
            return ended;
        }

        if (await WorkLeases.TryClaimAsync(db, LeaseKey(batchId), clock.GetUtcNow(), LeaseTime, ct) is not { } claim)
        {
            return SubsidyErrors.Running;
        }

        var result = await TryCompileAsync(batchId, header.CommunityId, header.Quarter, policy.Value, today, claim, ct);
        if (result.Error is { } error && error.Code != SubsidyErrors.LeaseLost.Code)
        {
            await WorkLeases.ReleaseAsync(db, claim, ct);
            await RefuseAsync(batchId, error, ct);
        }

        return result;
    }

    /// <summary>
    /// Several regular batches of one quarter in one transaction, which spares small communities a commit and a dozen queries each. Null when any of them is not due, not free or fails:
    /// then nothing was written, and each is to be compiled by itself, where its own reason is found and remembered.
    /// </summary>
    public async Task<IReadOnlyList<BatchCompiled>?> TryCompileTogetherAsync(IReadOnlyList<Guid> batchIds, Quarter quarter, CancellationToken ct)
    {
        var ids = batchIds.ToArray();
        var batches = await db.SubsidyBatches.AsNoTracking().Where(x => EF.Parameter(ids).Contains(x.Id) && x.Quarter == quarter && x.SupplementNumber == 0 && x.State == SubsidyBatchState.Opened)
            .OrderBy(x => x.Id).Select(x => new BatchOf(x.Id, x.CommunityId)).ToListAsync(ct);
        var policy = await FindPolicyAsync(quarter, ct);
        if (batches.Count != ids.Length || policy.Error is not null)
        {
            return null;
        }

        var today = clock.LocalToday();
        var declared = await SourceDeclarations.CompleteAsync(db, quarter, [.. batches.Select(x => x.CommunityId)], ct);
        if (batches.Exists(x => policy.Value.CheckTime(quarter, today, declared.Contains(x.CommunityId)).Error is not null)
            || (await db.InTransactionAsync(token => PolicyLookup.UseAsync(db, policy.Value.Version, quarter.LastDay, token), ct)).Error is not null)
        {
            return null;
        }

        LeaseBlock? claim = null;
        try
        {
            claim = await WorkLeases.TryClaimAllAsync(db, [.. batches.Select(x => LeaseKey(x.BatchId))], clock.GetUtcNow(), LeaseTime, ct);
            if (claim is null)
            {
                return null;
            }

            var written = await db.InSnapshotAsync<Result<IReadOnlyList<BatchCompiled>>>(async token =>
            {
                var result = await writer.WriteAsync(batches, quarter, policy.Value, today, token);
                return result.Error is not null || await WorkLeases.ReleaseAsync(db, claim, token) ? result : SubsidyErrors.LeaseLost;
            }, ct);
            if (written.Error is null)
            {
                return written.Value;
            }
        }
        catch (Exception exception) when (exception is not OperationCanceledException)
        {
            LogApart(logger, exception, batches.Count, faults.Explain(exception)?.Code ?? SubsidyErrors.Failed.Code);
        }

        db.ForgetTracked();
        if (claim is not null)
        {
            await WorkLeases.ReleaseAsync(db, claim, ct);
        }

        return null;
    }

    private async Task<Result<SubsidyPolicy>> FindPolicyAsync(Quarter quarter, CancellationToken ct)
    {
        var version = await PolicyLookup.FindAsync(db, PolicyArea.Subsidy, quarter.LastDay, ct);
        return version.Error is { } error ? error : SubsidyPolicy.From(version.Value);
    }

    private async Task<Result<BatchCompiled>> TryCompileAsync(
        Guid batchId, Guid communityId, Quarter quarter, SubsidyPolicy policy, DateOnly today, LeaseClaim claim, CancellationToken ct)
    {
        for (var attempt = 1; ; attempt++)
        {
            db.ForgetTracked();
            try
            {
                return await db.InSnapshotAsync<Result<BatchCompiled>>(async token =>
                {
                    var written = await writer.WriteAsync([new(batchId, communityId)], quarter, policy, today, token);
                    return written.Error is { } error ? error : await WorkLeases.ReleaseAsync(db, claim, token) ? written.Value[0] : SubsidyErrors.LeaseLost;
                }, ct);
            }
            catch (Exception exception) when (exception is not OperationCanceledException)
            {
                db.ForgetTracked();
                var race = faults.Explain(exception);
                if (race is not null && attempt < Attempts)
                {
                    // somebody wrote to the community meanwhile; the next snapshot sees it
                    continue;
                }

                LogFailed(logger, exception, batchId, communityId, race?.Code ?? SubsidyErrors.Failed.Code);
                return race ?? SubsidyErrors.Failed with { Message = SubsidyErrors.Failed.Message + $"（追踪号 {user.RequestId}）" };
            }
        }
    }

    private async Task RefuseAsync(Guid batchId, Error error, CancellationToken ct)
    {
        db.ForgetTracked();
        var batch = await db.SubsidyBatches.SingleAsync(x => x.Id == batchId, ct);
        batch.Refuse(error, clock.GetUtcNow());
        try
        {
            await db.SaveChangesAsync(ct);
        }
        catch (DbUpdateConcurrencyException)
        {
            // another worker has just written a newer state: that one counts
            db.ForgetTracked();
        }
    }

    [LoggerMessage(Level = LogLevel.Error, Message = "Batch {BatchId} of community {CommunityId} was not compiled: {Code}")]
    private static partial void LogFailed(ILogger logger, Exception exception, Guid batchId, Guid communityId, string code);

    [LoggerMessage(Level = LogLevel.Warning, Message = "{Count} batches are compiled one by one, together they failed: {Code}")]
    private static partial void LogApart(ILogger logger, Exception exception, int count, string code);
}
