using Microsoft.EntityFrameworkCore;
using Resettlement.Application.Common;
using Resettlement.Domain.Common;
using Resettlement.Domain.Policies;

namespace Resettlement.Application.Policies;

/// <summary>Finds the one published version of an area that holds on a day.</summary>
public static class PolicyLookup
{
    /// <returns>The version, or policy.none-valid that names area and day.</returns>
    public static async Task<Result<PolicyInForce>> FindAsync(IAppDbContext db, PolicyArea area, DateOnly day, CancellationToken ct)
    {
        ArgumentNullException.ThrowIfNull(db);
        var version = await Snapshots(db).Where(x => x.Area == area && x.State == PolicyState.Published && x.EffectiveFrom <= day && (x.EffectiveUntil == null || x.EffectiveUntil > day))
            .SingleOrDefaultAsync(ct);
        return version is null ? PolicyErrors.NoneValid(area, day) : Snapshot(version);
    }

    /// <summary>The version something was computed with, whatever holds today.</summary>
    public static async Task<PolicyInForce?> GetAsync(IAppDbContext db, Guid id, CancellationToken ct)
    {
        ArgumentNullException.ThrowIfNull(db);
        return await Snapshots(db).SingleOrDefaultAsync(x => x.Id == id, ct) is { } version ? Snapshot(version) : null;
    }

    /// <summary>
    /// Marks the version as used for a day, so that it can no longer be ended at or before it. Runs in the transaction of the caller; a publication that
    /// ended the version meanwhile makes it fail with policy.none-valid.
    /// </summary>
    public static async Task<Result> UseAsync(IAppDbContext db, PolicyInForce policy, DateOnly day, CancellationToken ct)
    {
        ArgumentNullException.ThrowIfNull(db);
        ArgumentNullException.ThrowIfNull(policy);
        if (policy.LastUsedOn >= day)
        {
            return Result.Success;
        }

        // the version number goes up too, so that a publication which read the row before fails
        await db.PolicyVersions
            .Where(x => x.Id == policy.Id && (x.LastUsedOn == null || x.LastUsedOn < day) && (x.EffectiveUntil == null || x.EffectiveUntil > day))
            .ExecuteUpdateAsync(set => set.SetProperty(x => x.LastUsedOn, day).SetProperty(x => x.Version, x => x.Version + 1), ct);
        return await db.PolicyVersions.AnyAsync(x => x.Id == policy.Id && x.LastUsedOn >= day && (x.EffectiveUntil == null || x.EffectiveUntil > day), ct)
            ? Result.Success
            : PolicyErrors.NoneValid(policy.Area, day);
    }

    private static IQueryable<PolicyVersion> Snapshots(IAppDbContext db) => db.PolicyVersions.AsNoTracking().Include(x => x.Values);

    private static PolicyInForce Snapshot(PolicyVersion version) => new(version.Id, version.Area, version.DocumentNumber, version.DocumentTitle, version.DocumentDate,
        version.EffectiveFrom, version.EffectiveUntil, version.LastUsedOn, version.Values);
}
