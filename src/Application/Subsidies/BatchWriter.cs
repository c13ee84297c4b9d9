using Microsoft.EntityFrameworkCore;
using Resettlement.Application.Common;
using Resettlement.Domain.Common;
using Resettlement.Domain.Subsidies;

namespace Resettlement.Application.Subsidies;

/// <summary>A batch and the community it is of.</summary>
internal sealed record BatchOf(Guid BatchId, Guid CommunityId);

/// <summary>Computes batches of one quarter and writes what is new in them. Call inside a snapshot; memory is bounded by the reader's chunk.</summary>
internal sealed class BatchWriter(IAppDbContext db, IBulkWriter bulk, ICurrentUser user, TimeProvider clock)
{
    /// <summary>One result per batch, in the order given, or the first refusal.</summary>
    public async Task<Result<IReadOnlyList<BatchCompiled>>> WriteAsync(IReadOnlyList<BatchOf> targets, Quarter quarter, SubsidyPolicy policy, DateOnly today, CancellationToken ct)
    {
        var ids = targets.Select(x => x.BatchId).ToArray();
        var batches = await db.SubsidyBatches.Where(x => EF.Parameter(ids).Contains(x.Id)).ToDictionaryAsync(x => x.Id, ct);

        // with content on record a first pass only counts: the same content is not written again
        var known = targets.Where(x => batches[x.BatchId].ContentHash is not null).ToList();
        var totals = known.Count == 0 ? [] : await PassAsync(known, quarter, policy, today, write: false, ct);
        var changed = known.Where(x => totals[x.BatchId].ContentHash != batches[x.BatchId].ContentHash).Select(x => x.BatchId).ToArray();
        if (changed.Length > 0)
        {
            await db.SubsidyEvidence.Where(x => EF.Parameter(changed).Contains(x.BatchId)).ExecuteDeleteAsync(ct);
            await db.SubsidyLines.Where(x => EF.Parameter(changed).Contains(x.BatchId)).ExecuteDeleteAsync(ct);
            await db.SubsidyExclusions.Where(x => EF.Parameter(changed).Contains(x.BatchId)).ExecuteDeleteAsync(ct);
        }

        var due = targets.Where(x => batches[x.BatchId].ContentHash is null || changed.Contains(x.BatchId)).ToList();
        if (due.Count > 0)
        {
            foreach (var (id, total) in await PassAsync(due, quarter, policy, today, write: true, ct))
            {
                totals[id] = total;
            }
        }

        var compiled = new List<BatchCompiled>(targets.Count);
        foreach (var target in targets)
        {
            var recorded = Record(batches[target.BatchId], totals[target.BatchId], policy);
            if (recorded.Error is { } error)
            {
                return error;
            }

            compiled.Add(recorded.Value);
        }

        await db.SaveChangesAsync(ct);
        return compiled;
    }

    private Result<BatchCompiled> Record(SubsidyBatch batch, Totals total, SubsidyPolicy policy)
    {
        var recorded = batch.RecordCompilation(policy.Version.Id, total.ContentHash, user.Person, user.DisplayName, clock.GetUtcNow());
        if (recorded.Error is { } error)
        {
            return error;
        }

        if (recorded.Value)
        {
            db.Record(new AuditNote("compile", nameof(SubsidyBatch), batch.Id.ToString(), batch.CommunityId,
                $"{batch.Quarter}：{total.Lines} 户，{new Money(total.Fen)} 元；不予发放 {total.Excluded} 户", total.Lines + total.Excluded, total.ContentHash));
        }

        return new BatchCompiled(batch.Id, recorded.Value, total.Lines, total.Excluded, total.Fen, total.ContentHash);
    }

    private async Task<Dictionary<Guid, Totals>> PassAsync(IReadOnlyList<BatchOf> targets, Quarter quarter, SubsidyPolicy policy, DateOnly today, bool write, CancellationToken ct)
    {
        var running = targets.ToDictionary(x => x.BatchId, x => new Running(x, quarter, policy));
        try
        {
            await foreach (var chunk in new BatchReader(db, targets, quarter, today).ReadAsync(ct))
            {
                var compiled = chunk.Select(x => running[x.Batch.BatchId].Add(x.Household)).ToList();
                if (write)
                {
                    await bulk.InsertAsync(compiled.Select(x => x.Line).OfType<SubsidyLine>(), ct);
                    await bulk.InsertAsync(compiled.Select(x => x.Exclusion).OfType<SubsidyExclusion>(), ct);
                    await bulk.InsertAsync(compiled.SelectMany(x => x.Evidence), ct);
                }
            }

            return running.ToDictionary(x => x.Key, x => x.Value.Finish());
        }
        finally
        {
            foreach (var one in running.Values)
            {
                one.Dispose();
            }
        }
    }

    private sealed record Totals(int Lines, int Excluded, long Fen, string ContentHash);

    /// <summary>What one batch has come to so far.</summary>
    private sealed class Running(BatchOf batch, Quarter quarter, SubsidyPolicy policy) : IDisposable
    {
        private readonly ContentDigest _digest = new(policy.Version.Id);
        private readonly HouseholdCompiler _compiler = new(batch.BatchId, batch.CommunityId, quarter, policy);
        private int _lines;
        private int _excluded;
        private long _fen;

        public CompiledHousehold Add(HouseholdQuarter household)
        {
            var result = _compiler.Compile(household);
            _digest.Add(result);
            _lines += result.Line is null ? 0 : 1;
            _excluded += result.Exclusion is null ? 0 : 1;
            _fen = checked(_fen + (result.Line?.AmountFen ?? 0));
            return result;
        }

        public Totals Finish() => new(_lines, _excluded, _fen, _digest.Finish());

        public void Dispose() => _digest.Dispose();
    }
}
