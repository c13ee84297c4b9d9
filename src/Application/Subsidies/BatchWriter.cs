using Microsoft.EntityFrameworkCore;
using Resettlement.Application.Common;
using Resettlement.Domain.Common;
using Resettlement.Domain.Subsidies;

namespace Resettlement.Application.Subsidies;

/// <summary>A batch and the community it is of.</summary>
internal sealed record BatchOf(Guid BatchId, Guid CommunityId, bool IsRegular = true);

/// <summary>Computes batches of one quarter and writes what is new in them. Call inside a snapshot; memory is bounded by the reader's chunk.</summary>
internal sealed class BatchWriter(IAppDbContext db, IBulkWriter bulk, ICurrentUser user, DebtKeeper debts, TimeProvider clock)
{
    /// <summary>One result per batch, in the order given, or the first refusal.</summary>
    public async Task<Result<IReadOnlyList<BatchCompiled>>> WriteAsync(IReadOnlyList<BatchOf> wanted, Quarter quarter, SubsidyPolicy policy, DateOnly today, CancellationToken ct)
    {
        var ids = wanted.Select(x => x.BatchId).ToArray();
        var batches = await db.SubsidyBatches.Where(x => EF.Parameter(ids).Contains(x.Id)).ToDictionaryAsync(x => x.Id, ct);
        IReadOnlyList<BatchOf> targets = [.. wanted.Select(x => x with { IsRegular = batches[x.BatchId].IsRegular })];
        var adjustments = new AdjustmentReader(db, targets, quarter, today);
        var whole = new BatchReader(db, targets, quarter, today);
        var dues = await adjustments.FindAsync(await whole.CandidatesAsync(ct), ct);

        // with content on record a first pass only counts: the same content is not written again
        var known = targets.Where(x => batches[x.BatchId].ContentHash is not null).ToList();
        var totals = known.Count == 0 ? [] : await PassAsync(known, write: false);
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
            foreach (var (id, total) in await PassAsync(due, write: true))
            {
                totals[id] = total;
            }
        }

        var compiled = new List<BatchCompiled>(targets.Count);
        foreach (var target in targets)
        {
            var batch = batches[target.BatchId];
            var recorded = Record(batch, totals[target.BatchId], policy);
            if (recorded.Error is { } error)
            {
                return error;
            }

            await debts.KeepAsync(batch, totals[target.BatchId].Debts, ct);
            compiled.Add(recorded.Value);
        }

        await db.SaveChangesAsync(ct);
        return compiled;

        Task<Dictionary<Guid, Totals>> PassAsync(IReadOnlyList<BatchOf> some, bool write) =>
            this.PassAsync(some, some.Count == targets.Count ? whole : new BatchReader(db, some, quarter, today), adjustments, dues, quarter, policy, write, ct);
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
                $"{batch.Quarter}：{total.Lines} 户，{new Money(total.Fen)} 元；不予发放 {total.Excluded} 户" + (total.Adjusted == 0 ? "" : $"；调整以前季度 {total.Adjusted} 笔"), total.Lines + total.Adjusted + total.Excluded,
                total.ContentHash));
        }

        return new BatchCompiled(batch.Id, recorded.Value, total.Lines + total.Adjusted, total.Excluded, total.Fen, total.ContentHash);
    }

    private async Task<Dictionary<Guid, Totals>> PassAsync(
        IReadOnlyList<BatchOf> targets, BatchReader reader, AdjustmentReader adjustments, Dictionary<Guid, List<QuarterDue>> dues, Quarter quarter, SubsidyPolicy policy, bool write, CancellationToken ct)
    {
        var running = targets.ToDictionary(x => x.BatchId, x => new Running(x, quarter, policy));
        try
        {
            await foreach (var chunk in reader.ReadAsync(dues, ct))
            {
                var compiled = chunk.Select(x => running[x.Batch.BatchId].Add(x.Household, dues.GetValueOrDefault(x.Household.Id))).ToList();
                if (write)
                {
                    await bulk.InsertAsync(compiled.Select(x => x.Line).OfType<SubsidyLine>(), ct);
                    await bulk.InsertAsync(compiled.Select(x => x.Exclusion).OfType<SubsidyExclusion>(), ct);
                    await bulk.InsertAsync(compiled.SelectMany(x => x.Evidence), ct);
                }
            }

            foreach (var one in running.Values)
            {
                await AdjustAsync(one, adjustments, write, ct);
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

    /// <summary>Lines for other quarters follow those of the batch's own, by household number and quarter.</summary>
    private async Task AdjustAsync(Running batch, AdjustmentReader adjustments, bool write, CancellationToken ct)
    {
        foreach (var chunk in batch.Netted.OrderBy(x => x.Line.Of.HouseholdNumber, StringComparer.Ordinal).ThenBy(x => x.Line.Of.Quarter).Chunk(BatchReader.ChunkSize))
        {
            var quarters = new Dictionary<Quarter, Dictionary<Guid, (HouseholdQuarter Household, JudgedQuarter Judged)>>();
            foreach (var group in chunk.GroupBy(x => x.Line.Of.Quarter))
            {
                quarters[group.Key] = await adjustments.ReadAsync(group.Key, [.. group.Select(x => x.Line.Of.HouseholdId)], ct);
            }

            var compiled = Array.ConvertAll(chunk, x =>
            {
                var (household, judged) = quarters[x.Line.Of.Quarter][x.Line.Of.HouseholdId];
                return batch.Adjust(household, judged, x.Line, x.Payee);
            });
            if (write)
            {
                await bulk.InsertAsync(compiled.Select(x => x.Line!), ct);
                await bulk.InsertAsync(compiled.SelectMany(x => x.Evidence), ct);
            }
        }
    }

    private sealed record Totals(int Lines, int Adjusted, int Excluded, long Fen, string ContentHash, DebtsFound Debts);

    /// <summary>What one batch has come to so far.</summary>
    private sealed class Running(BatchOf batch, Quarter quarter, SubsidyPolicy policy) : IDisposable
    {
        private readonly ContentDigest _digest = new(policy.Version.Id);
        private readonly HouseholdCompiler _compiler = new(batch.BatchId, batch.CommunityId, quarter, policy);
        private readonly DebtsFound _debts = new();
        private int _lines;
        private int _adjusted;
        private int _excluded;
        private long _fen;

        /// <summary>What is to be written for other quarters, and who is paid.</summary>
        public List<(NettedLine Line, LinePayee Payee)> Netted { get; } = [];

        public CompiledHousehold Add(HouseholdQuarter household, List<QuarterDue>? dues)
        {
            var result = _compiler.Compile(household, dues, onlyWithLine: !batch.IsRegular);
            _digest.Add(result);
            _lines += result.Line is null ? 0 : 1;
            _excluded += result.Exclusion is null ? 0 : 1;
            _fen = checked(_fen + (result.Line?.PayableFen ?? 0));
            if (result.Netting is { } netting)
            {
                _debts.Add(household, dues!, netting);
                Netted.AddRange(netting.Lines.Select(x => (x, new LinePayee(household.BuildingNumber, household.OwnAccount!))));
            }

            return result;
        }

        public CompiledHousehold Adjust(HouseholdQuarter household, JudgedQuarter judged, NettedLine netted, LinePayee payee)
        {
            var result = _compiler.Adjust(household, judged, netted, payee);
            _digest.Add(result);
            _adjusted++;
            _fen = checked(_fen + result.Line!.PayableFen);
            return result;
        }

        public Totals Finish() => new(_lines, _adjusted, _excluded, _fen, _digest.Finish(), _debts);

        public void Dispose() => _digest.Dispose();
    }
}
