using Microsoft.EntityFrameworkCore;
using Resettlement.Application.Common;
using Resettlement.Domain.Common;
using Resettlement.Domain.Subsidies;

namespace Resettlement.Application.Subsidies;

/// <summary>
/// Opens batches. For each occupied community: the quarter that ended last, and every earlier one that has receipts and no batch, back to the newest quarter settled on paper.
/// </summary>
internal sealed class BatchOpener(IAppDbContext db, TimeProvider clock)
{
    public async Task<int> OpenDueAsync(AccessScope scope, DateOnly today, CancellationToken ct)
    {
        var lastClosed = Quarter.Of(today).Previous;
        var communities = await db.Communities.AsNoTracking().Where(x => scope.WholeCounty || scope.Communities.Contains(x.Id))
            .Where(x => x.OccupiedFrom != null && x.OccupiedFrom <= lastClosed.LastDay).Select(x => new { x.Id, OccupiedFrom = x.OccupiedFrom!.Value }).ToListAsync(ct);
        var batches = (await db.SubsidyBatches.AsNoTracking().Where(x => x.SupplementNumber == 0).Select(x => new { x.CommunityId, x.Quarter, x.Origin }).ToListAsync(ct))
            .ToLookup(x => x.CommunityId);
        var firstPaid = await db.FeeReceipts.AsNoTracking().GroupBy(x => x.CommunityId).Select(group => new { group.Key, First = group.Min(x => x.PaidOn) })
            .ToDictionaryAsync(x => x.Key, x => x.First, ct);

        var opened = 0;
        foreach (var community in communities)
        {
            var known = batches[community.Id].Select(x => x.Quarter).ToHashSet();
            var newestPaper = batches[community.Id].Where(x => x.Origin == SubsidyBatchOrigin.Paper).Select(x => (Quarter?)x.Quarter).Max();
            foreach (var quarter in Missing(known, newestPaper, community.OccupiedFrom, firstPaid.TryGetValue(community.Id, out var first) ? first : null, lastClosed))
            {
                if (quarter == lastClosed || await HasReceiptsAsync(community.Id, quarter, ct))
                {
                    opened += await OpenAsync(community.Id, quarter, ct) ? 1 : 0;
                }
            }
        }

        return opened;
    }

    private static IEnumerable<Quarter> Missing(HashSet<Quarter> known, Quarter? newestPaper, DateOnly occupiedFrom, DateOnly? firstPaid, Quarter lastClosed)
    {
        var from = firstPaid is { } paid && Quarter.Of(paid) < lastClosed ? Quarter.Of(paid) : lastClosed;
        if (Quarter.Of(occupiedFrom) is var occupied && occupied > from)
        {
            from = occupied;
        }

        // what lies before the newest paper was settled on paper too, or its papers were left out on purpose: it is never paid by itself
        if (newestPaper is { } paper && paper >= from)
        {
            from = paper.Next;
        }

        for (var quarter = from; quarter <= lastClosed; quarter = quarter.Next)
        {
            if (!known.Contains(quarter))
            {
                yield return quarter;
            }
        }
    }

    private Task<bool> HasReceiptsAsync(Guid communityId, Quarter quarter, CancellationToken ct)
    {
        var (start, end) = (quarter.Start, quarter.EndExclusive);
        return db.FeeReceipts.AnyAsync(x => x.CommunityId == communityId && x.PaidOn >= start && x.PaidOn < end, ct);
    }

    private async Task<bool> OpenAsync(Guid communityId, Quarter quarter, CancellationToken ct)
    {
        db.SubsidyBatches.Add(SubsidyBatch.Open(communityId, quarter, clock.GetUtcNow()));
        try
        {
            await db.SaveChangesAsync(ct);
            return true;
        }
        catch (DbUpdateException)
        {
            // another sweep opened it first; anything else shows itself again at the next sweep
            if (!await db.SubsidyBatches.AnyAsync(x => x.CommunityId == communityId && x.Quarter == quarter && x.SupplementNumber == 0, ct))
            {
                throw;
            }

            return false;
        }
        finally
        {
            db.ForgetTracked();
        }
    }
}
