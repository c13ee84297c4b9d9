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

/// <summary>Compiles one batch as one unit of work: lease, snapshot, lines and exclusions in bulk, fence checked with the commit.</summary>
internal sealed partial class BatchCompiler(
    IAppDbContext db, IBulkWriter bulk, ICurrentUser user, IDatabaseFaults faults, TimeProvider clock, ILogger<BatchCompiler> logger)
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
                return await db.InSnapshotAsync(token => WriteAsync(batchId, communityId, quarter, policy, today, claim, token), ct);
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

    private async Task<Result<BatchCompiled>> WriteAsync(
        Guid batchId, Guid communityId, Quarter quarter, SubsidyPolicy policy, DateOnly today, LeaseClaim claim, CancellationToken ct)
    {
        var batch = await db.SubsidyBatches.SingleAsync(x => x.Id == batchId, ct);
        var reader = new BatchReader(db, batchId, communityId, quarter, today);
        var compiler = new HouseholdCompiler(batchId, communityId, quarter, policy);

        // with content on record a first pass only counts: the same content is not written again
        var total = batch.ContentHash is null ? null : await PassAsync(reader, compiler, policy.Version.Id, write: false, ct);
        if (total is null || total.ContentHash != batch.ContentHash)
        {
            if (total is not null)
            {
                await db.SubsidyEvidence.Where(x => x.BatchId == batchId).ExecuteDeleteAsync(ct);
                await db.SubsidyLines.Where(x => x.BatchId == batchId).ExecuteDeleteAsync(ct);
                await db.SubsidyExclusions.Where(x => x.BatchId == batchId).ExecuteDeleteAsync(ct);
            }

            total = await PassAsync(reader, compiler, policy.Version.Id, write: true, ct);
        }

        var recorded = batch.RecordCompilation(policy.Version.Id, total.ContentHash, user.Person, user.DisplayName, clock.GetUtcNow());
        if (recorded.Error is { } error)
        {
            return error;
        }

        if (recorded.Value)
        {
            db.Record(new AuditNote("compile", nameof(SubsidyBatch), batchId.ToString(), communityId, $"{quarter}：{total.Lines} 户，{new Money(total.TotalFen)} 元；不予发放 {total.Excluded} 户",
                total.Lines + total.Excluded, total.ContentHash));
        }

        await db.SaveChangesAsync(ct);
        return await WorkLeases.ReleaseAsync(db, claim, ct)
            ? new BatchCompiled(batchId, recorded.Value, total.Lines, total.Excluded, total.TotalFen, total.ContentHash)
            : SubsidyErrors.LeaseLost;
    }

    private async Task<Totals> PassAsync(BatchReader reader, HouseholdCompiler compiler, Guid policyVersionId, bool write, CancellationToken ct)
    {
        using var digest = new ContentDigest(policyVersionId);
        var (lines, excluded, fen) = (0, 0, 0L);
        await foreach (var chunk in reader.ReadAsync(ct))
        {
            var compiled = new List<CompiledHousehold>(chunk.Count);
            foreach (var household in chunk)
            {
                var result = compiler.Compile(household);
                digest.Add(result);
                compiled.Add(result);
                lines += result.Line is null ? 0 : 1;
                excluded += result.Exclusion is null ? 0 : 1;
                fen = checked(fen + (result.Line?.AmountFen ?? 0));
            }

            if (write)
            {
                await bulk.InsertAsync(compiled.Select(x => x.Line).OfType<SubsidyLine>(), ct);
                await bulk.InsertAsync(compiled.Select(x => x.Exclusion).OfType<SubsidyExclusion>(), ct);
                await bulk.InsertAsync(compiled.SelectMany(x => x.Evidence), ct);
            }
        }

        return new(lines, excluded, fen, digest.Finish());
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

    private sealed record Totals(int Lines, int Excluded, long TotalFen, string ContentHash);

    [LoggerMessage(Level = LogLevel.Error, Message = "Batch {BatchId} of community {CommunityId} was not compiled: {Code}")]
    private static partial void LogFailed(ILogger logger, Exception exception, Guid batchId, Guid communityId, string code);
}
