using System.Runtime.CompilerServices;
using Microsoft.EntityFrameworkCore;
using Resettlement.Domain.Audit;
using Resettlement.Infrastructure.Persistence;

namespace Resettlement.Infrastructure.Protection;

internal enum AuditFaultKind
{
    /// <summary>A field of the entry is not what was written.</summary>
    Changed,

    /// <summary>The entry was put here or moved here.</summary>
    Displaced,

    /// <summary>Entries between two others are gone.</summary>
    Missing,

    /// <summary>Entries at the end are gone.</summary>
    CutOff,

    /// <summary>Entries stand behind the recorded end.</summary>
    Surplus,

    /// <summary>The recorded end of the chain was not written by the product.</summary>
    HeadForged,

    /// <summary>The chain of a community, or the county's, is gone.</summary>
    ChainMissing,
}

/// <summary>What is wrong with a chain and where: at this entry, or between it and the one before.</summary>
internal sealed record AuditFault(string Chain, long Sequence, AuditFaultKind Kind);

internal sealed record ChainReport(string Chain, long Entries, string HeadHash, IReadOnlyList<AuditFault> Faults);

/// <summary>Walks the chains with the audit key. Writers may go on meanwhile: what they add after the start is not judged.</summary>
internal sealed class AuditVerifier(AppDbContext db, AuditHasher hasher)
{
    private const int MostFaults = 100;

    public async IAsyncEnumerable<ChainReport> VerifyAsync([EnumeratorCancellation] CancellationToken ct)
    {
        var heads = await db.AuditChainHeads.AsNoTracking().ToDictionaryAsync(x => x.Chain, StringComparer.Ordinal, ct);
        var written = await db.AuditEntries.AsNoTracking().Select(x => x.Chain).Distinct().ToListAsync(ct);
        var communities = await db.Communities.AsNoTracking().Select(x => x.Id).ToListAsync(ct);
        var chains = communities.Select(id => id.ToString()).Append(AuditWriter.CountyChain).Union(written).Union(heads.Keys).Order(StringComparer.Ordinal).ToList();
        foreach (var chain in chains)
        {
            yield return heads.TryGetValue(chain, out var head) ? await WalkAsync(head, ct) : new(chain, 0, "", [new(chain, 0, AuditFaultKind.ChainMissing)]);
        }
    }

    private async Task<ChainReport> WalkAsync(AuditChainHead head, CancellationToken ct)
    {
        var faults = new List<AuditFault>();
        var chain = head.Chain;
        var (expected, previous, count) = (1L, AuditHasher.Genesis, 0L);
        await foreach (var entry in db.AuditEntries.AsNoTracking().Where(x => x.Chain == chain && x.Sequence <= head.Sequence).OrderBy(x => x.Sequence).AsAsyncEnumerable().WithCancellation(ct))
        {
            count++;
            var gap = entry.Sequence != expected;
            var linked = gap || entry.PreviousHash == previous;
            if (gap)
            {
                faults.Add(new(chain, expected, AuditFaultKind.Missing));
            }

            if (hasher.Hash(entry) != entry.Hash)
            {
                faults.Add(new(chain, entry.Sequence, linked ? AuditFaultKind.Changed : AuditFaultKind.Displaced));
            }
            else if (!linked)
            {
                faults.Add(new(chain, entry.Sequence, AuditFaultKind.Displaced));
            }

            (expected, previous) = (entry.Sequence + 1, entry.Hash);
            if (faults.Count >= MostFaults)
            {
                break;
            }
        }

        if (faults.Count < MostFaults)
        {
            CheckEnd(head, expected - 1, previous, fresh: !await db.Users.AnyAsync(ct), faults);
        }

        // entries first, head second: an entry never becomes visible before its head
        var newest = await db.AuditEntries.Where(x => x.Chain == chain).MaxAsync(x => (long?)x.Sequence, ct) ?? 0;
        var end = await db.AuditChainHeads.AsNoTracking().Where(x => x.Chain == chain).Select(x => x.Sequence).SingleAsync(ct);
        if (newest > end)
        {
            faults.Add(new(chain, end + 1, AuditFaultKind.Surplus));
        }

        return new(chain, count, head.Hash, faults);
    }

    private void CheckEnd(AuditChainHead head, long last, string lastHash, bool fresh, List<AuditFault> faults)
    {
        // the county's chain starts with the installation; a community's with the community itself
        if (head is { Sequence: 0, Chain: AuditWriter.CountyChain, Seal: "" } && fresh)
        {
            return;
        }

        if (head.Seal != hasher.Seal(head.Chain, head.Sequence, head.Hash))
        {
            faults.Add(new(head.Chain, head.Sequence, AuditFaultKind.HeadForged));
        }
        else if (last < head.Sequence)
        {
            faults.Add(new(head.Chain, last + 1, AuditFaultKind.CutOff));
        }
        else if (lastHash != head.Hash && faults.Count == 0)
        {
            faults.Add(new(head.Chain, last, AuditFaultKind.Displaced));
        }
    }
}
