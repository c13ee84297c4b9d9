using Microsoft.EntityFrameworkCore;
using Resettlement.Application.Common;
using Resettlement.Application.Registry;
using Resettlement.Domain.Subsidies;

namespace Resettlement.Application.Subsidies;

/// <summary>Who sees which part of a batch. A township sees whole the sites it leads, and elsewhere the rows of its own people only.</summary>
internal static class SubsidyScopes
{
    public static IQueryable<SubsidyBatch> BatchesIn(this IAppDbContext db, AccessScope scope)
    {
        if (scope.WholeCounty)
        {
            return db.SubsidyBatches.AsNoTracking();
        }

        var communities = db.Communities.CommunitiesIn(scope).Select(x => x.Id);
        return db.SubsidyBatches.AsNoTracking().Where(x => communities.Contains(x.CommunityId));
    }

    public static IQueryable<SubsidyLine> LinesIn(this IAppDbContext db, AccessScope scope)
    {
        if (scope.WholeCounty)
        {
            return db.SubsidyLines.AsNoTracking();
        }

        var (communities, origins) = (scope.Communities, scope.OriginTownships);
        return db.SubsidyLines.AsNoTracking().Where(x => communities.Contains(x.CommunityId) || origins.Contains(x.OriginTownshipCode));
    }

    public static IQueryable<SubsidyExclusion> ExclusionsIn(this IAppDbContext db, AccessScope scope)
    {
        if (scope.WholeCounty)
        {
            return db.SubsidyExclusions.AsNoTracking();
        }

        var (communities, origins) = (scope.Communities, scope.OriginTownships);
        return db.SubsidyExclusions.AsNoTracking().Where(x => communities.Contains(x.CommunityId) || origins.Contains(x.OriginTownshipCode));
    }

    /// <summary>Batches that a worker is compiling at this moment.</summary>
    public static async Task<IReadOnlySet<Guid>> RunningAsync(this IAppDbContext db, IEnumerable<Guid> batchIds, DateTimeOffset now, CancellationToken ct)
    {
        var byKey = batchIds.ToDictionary(BatchCompiler.LeaseKey, id => id, StringComparer.Ordinal);
        var keys = byKey.Keys.ToArray();
        var running = await db.WorkLeases.AsNoTracking().Where(x => EF.Parameter(keys).Contains(x.Key) && x.Until != null && x.Until > now).Select(x => x.Key).ToListAsync(ct);
        return running.Select(key => byKey[key]).ToHashSet();
    }
}

/// <summary>How far a community's quarter is, as screens show it.</summary>
public enum BatchProgress
{
    /// <summary>No batch: the quarter is not over, or the sweep has not opened it yet.</summary>
    NotReady,
    Opened,

    /// <summary>Asked for, not yet taken up.</summary>
    Queued,
    Compiling,

    /// <summary>The last try compiled nothing; the reason is shown.</summary>
    Failed,
    Compiled,

    /// <summary>Sent back; waits for its maker.</summary>
    Returned,
    CommitteeChecked,
    Noticed,
    NoticeEnded,
    FirstSigned,
    Approved,
    TownshipReviewed,
    Released,
    Settled,
    Cancelled,
}

internal static class BatchProgressOf
{
    public static BatchProgress Of(SubsidyBatch batch, bool isRunning) =>
        Of(batch.State, isRunning, batch.RequestedAt is not null, batch.RefusalCode is not null, batch.ReturnedAt is not null);

    public static BatchProgress Of(SubsidyBatchState state, bool isRunning, bool isRequested, bool isRefused, bool isReturned) =>
        isRunning ? BatchProgress.Compiling :
        isRequested ? BatchProgress.Queued :
        state switch
        {
            SubsidyBatchState.Opened => isRefused ? BatchProgress.Failed : BatchProgress.Opened,
            SubsidyBatchState.Compiled => isReturned ? BatchProgress.Returned : BatchProgress.Compiled,
            SubsidyBatchState.CommitteeChecked => BatchProgress.CommitteeChecked,
            SubsidyBatchState.Noticed => BatchProgress.Noticed,
            SubsidyBatchState.NoticeEnded => BatchProgress.NoticeEnded,
            SubsidyBatchState.FirstSigned => BatchProgress.FirstSigned,
            SubsidyBatchState.Approved => BatchProgress.Approved,
            SubsidyBatchState.TownshipReviewed => BatchProgress.TownshipReviewed,
            SubsidyBatchState.Released => BatchProgress.Released,
            SubsidyBatchState.Settled => BatchProgress.Settled,
            _ => BatchProgress.Cancelled,
        };

    /// <summary>Of the work of compiling one community in per cent; one community is one unit of work.</summary>
    public static int Percent(BatchProgress progress) => progress switch
    {
        BatchProgress.NotReady or BatchProgress.Opened or BatchProgress.Failed => 0,
        BatchProgress.Queued => 10,
        BatchProgress.Compiling => 50,
        _ => 100,
    };

    /// <summary>Lines exist, or existed until it was ended.</summary>
    public static bool IsDone(BatchProgress progress) => Percent(progress) == 100;
}
