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
    Settled,
}

internal static class BatchProgressOf
{
    public static BatchProgress Of(SubsidyBatchState state, bool isRunning, bool isRequested, bool isRefused) =>
        isRunning ? BatchProgress.Compiling :
        isRequested ? BatchProgress.Queued :
        state == SubsidyBatchState.Settled ? BatchProgress.Settled :
        state == SubsidyBatchState.Compiled ? BatchProgress.Compiled :
        isRefused ? BatchProgress.Failed : BatchProgress.Opened;

    /// <summary>Of the work on one community in per cent; one community is one unit of work.</summary>
    public static int Percent(BatchProgress progress) => progress switch
    {
        BatchProgress.Compiling => 50,
        BatchProgress.Queued => 10,
        BatchProgress.Compiled or BatchProgress.Settled => 100,
        _ => 0,
    };
}
