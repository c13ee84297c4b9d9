using System.Runtime.CompilerServices;
using Microsoft.EntityFrameworkCore;
using Resettlement.Application.Common;
using Resettlement.Domain.Subsidies;

namespace Resettlement.Application.Subsidies;

/// <summary>What a batch comes to: how many are paid how much, how many lines there are with those that are withheld whole, and the hash over all its rows as they are.</summary>
internal sealed record BatchSum(string ContentHash, int Count, long Fen, int Lines)
{
    /// <summary>It has lines, and all of them are withheld for other quarters.</summary>
    public bool PaysNobody => Count == 0 && Lines > 0;
}

/// <summary>
/// Reads a batch back as the compiler wrote it, in the same order, so that the hash can be computed anew from the rows. Chunks; no reader stays open between two of them.
/// </summary>
internal sealed class BatchContent(IAppDbContext db)
{
    private const int ChunkSize = 2_000;

    public async Task<BatchSum> SumAsync(SubsidyBatch batch, CancellationToken ct)
    {
        var (count, fen, lines) = (0, 0L, 0);
        using var digest = new ContentDigest(batch.PolicyVersionId!.Value);
        foreach (var chunk in (await HouseholdsAsync(batch.Id, ct)).Chunk(ChunkSize))
        {
            foreach (var household in await ReadAsync(batch.Id, chunk, ct))
            {
                digest.Add(household);
                lines += household.Line is null ? 0 : 1;
                if (household.Line is { PayableFen: > 0 } line)
                {
                    (count, fen) = (count + 1, checked(fen + line.PayableFen));
                }
            }
        }

        return new(digest.Finish(), count, fen, lines);
    }

    /// <summary>Lines with something to pay, by household number, then component and quarter.</summary>
    public async IAsyncEnumerable<IReadOnlyList<SubsidyLine>> PayableAsync(Guid batchId, [EnumeratorCancellation] CancellationToken ct)
    {
        var keys = await db.SubsidyLines.AsNoTracking().Where(x => x.BatchId == batchId && x.AmountFen - x.OffsetFen > 0)
            .Select(x => new { x.Id, x.HouseholdNumber, x.Component, x.Quarter }).ToListAsync(ct);
        keys.Sort((a, b) => string.CompareOrdinal(a.HouseholdNumber, b.HouseholdNumber) is not 0 and var byNumber ? byNumber :
            a.Component != b.Component ? a.Component.CompareTo(b.Component) : a.Quarter.CompareTo(b.Quarter));
        foreach (var chunk in keys.Chunk(ChunkSize))
        {
            var ids = Array.ConvertAll(chunk, x => x.Id);
            var lines = await db.SubsidyLines.AsNoTracking().Where(x => EF.Parameter(ids).Contains(x.Id)).ToDictionaryAsync(x => x.Id, ct);
            yield return Array.ConvertAll(ids, id => lines[id]);
        }
    }

    // base lines and exclusions by number, as households are compiled; then what is added for other quarters
    private async Task<List<Item>> HouseholdsAsync(Guid batchId, CancellationToken ct)
    {
        var items = await db.SubsidyLines.AsNoTracking().Where(x => x.BatchId == batchId).Select(x => new Item(x.Id, x.HouseholdNumber, x.Component, x.Quarter.ToString(), true)).ToListAsync(ct);
        items.AddRange(await db.SubsidyExclusions.AsNoTracking().Where(x => x.BatchId == batchId).Select(x => new Item(x.Id, x.HouseholdNumber, 0, x.Quarter.ToString(), false)).ToListAsync(ct));
        items.Sort((a, b) => a.Component > 0 != b.Component > 0 ? a.Component.CompareTo(b.Component) :
            string.CompareOrdinal(a.HouseholdNumber, b.HouseholdNumber) is not 0 and var byNumber ? byNumber : string.CompareOrdinal(a.Quarter, b.Quarter));
        return items;
    }

    private async Task<IEnumerable<CompiledHousehold>> ReadAsync(Guid batchId, Item[] chunk, CancellationToken ct)
    {
        var ids = Array.ConvertAll(chunk, x => x.Id);
        var lines = await db.SubsidyLines.AsNoTracking().Where(x => EF.Parameter(ids).Contains(x.Id)).ToDictionaryAsync(x => x.Id, ct);
        var exclusions = await db.SubsidyExclusions.AsNoTracking().Where(x => EF.Parameter(ids).Contains(x.Id) && x.BatchId == batchId).ToDictionaryAsync(x => x.Id, ct);
        var evidence = (await db.SubsidyEvidence.AsNoTracking().Where(x => EF.Parameter(ids).Contains(x.ItemId)).ToListAsync(ct)).ToLookup(x => x.ItemId);
        return chunk.Select(x => new CompiledHousehold(x.IsLine ? lines[x.Id] : null, x.IsLine ? null : exclusions[x.Id], [.. evidence[x.Id]]));
    }

    private sealed record Item(Guid Id, string HouseholdNumber, int Component, string Quarter, bool IsLine);
}
