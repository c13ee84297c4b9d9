using Microsoft.EntityFrameworkCore;
using Resettlement.Domain.Common;

namespace Resettlement.Application.Common;

/// <summary>The right to one unit of work, with the fencing number it was given under.</summary>
public sealed record LeaseClaim(string Key, long Fence);

/// <summary>The right to several units of work at once. The owner is made for this claim alone: a lease that was taken over has another one.</summary>
public sealed record LeaseBlock(string Owner, IReadOnlyList<string> Keys);

/// <summary>
/// Claims on units of work, so that any number of workers do each unit once. A worker that lost its claim while it slept finds another fence when it commits.
/// </summary>
public static class WorkLeases
{
    /// <summary>Takes the lease when it is free or has run out; null when another worker holds it. Commits at once: call outside a transaction.</summary>
    public static async Task<LeaseClaim?> TryClaimAsync(IAppDbContext db, string key, DateTimeOffset now, TimeSpan duration, CancellationToken ct)
    {
        ArgumentNullException.ThrowIfNull(db);
        var owner = NewId.Next().ToString("N");
        var until = now + duration;
        if (!await db.WorkLeases.AnyAsync(x => x.Key == key, ct))
        {
            db.WorkLeases.Add(new WorkLease { Key = key });
            try
            {
                await db.SaveChangesAsync(ct);
            }
            catch (DbUpdateException)
            {
                // another worker made the row first; both go on to claim it
            }

            db.ForgetTracked();
        }

        await db.WorkLeases.Where(x => x.Key == key && (x.Until == null || x.Until <= now))
            .ExecuteUpdateAsync(set => set.SetProperty(x => x.Fence, x => x.Fence + 1).SetProperty(x => x.Owner, owner).SetProperty(x => x.Until, until), ct);
        var fence = await db.WorkLeases.AsNoTracking().Where(x => x.Key == key && x.Owner == owner).Select(x => (long?)x.Fence).SingleOrDefaultAsync(ct);
        return fence is { } number ? new(key, number) : null;
    }

    /// <summary>Takes all of the leases under one owner, or none: null when another worker holds or makes one of them. Commits at once: call outside a transaction.</summary>
    public static async Task<LeaseBlock?> TryClaimAllAsync(IAppDbContext db, IReadOnlyList<string> keys, DateTimeOffset now, TimeSpan duration, CancellationToken ct)
    {
        ArgumentNullException.ThrowIfNull(db);
        ArgumentNullException.ThrowIfNull(keys);
        var all = keys.ToArray();
        var owner = NewId.Next().ToString("N");
        var until = now + duration;
        try
        {
            return await db.InTransactionAsync<LeaseBlock?>(async token =>
            {
                var known = await db.WorkLeases.AsNoTracking().Where(x => EF.Parameter(all).Contains(x.Key)).Select(x => new { x.Key, IsFree = x.Until == null || x.Until <= now }).ToListAsync(token);
                if (!known.TrueForAll(x => x.IsFree))
                {
                    return null;
                }

                var block = new LeaseBlock(owner, all);
                var taken = known.Count == 0 ? 0 : await db.WorkLeases.Where(x => EF.Parameter(all).Contains(x.Key) && (x.Until == null || x.Until <= now))
                    .ExecuteUpdateAsync(set => set.SetProperty(x => x.Fence, x => x.Fence + 1).SetProperty(x => x.Owner, owner).SetProperty(x => x.Until, until), token);
                if (taken < known.Count)
                {
                    // another worker was faster with one of them
                    await ReleaseAsync(db, block, token);
                    return null;
                }

                db.WorkLeases.AddRange(all.Except(known.Select(x => x.Key), StringComparer.Ordinal).Select(key => new WorkLease { Key = key, Fence = 1, Owner = owner, Until = until }));
                await db.SaveChangesAsync(token);
                return block;
            }, ct);
        }
        catch (DbUpdateException)
        {
            // another worker made one of the rows first
            return null;
        }
        finally
        {
            db.ForgetTracked();
        }
    }

    /// <summary>Gives the leases back; false when any of them was taken over. Inside the transaction of the work this is the check that lets it commit.</summary>
    public static async Task<bool> ReleaseAsync(IAppDbContext db, LeaseBlock block, CancellationToken ct)
    {
        ArgumentNullException.ThrowIfNull(db);
        ArgumentNullException.ThrowIfNull(block);
        var keys = block.Keys.ToArray();
        return await db.WorkLeases.Where(x => EF.Parameter(keys).Contains(x.Key) && x.Owner == block.Owner)
            .ExecuteUpdateAsync(set => set.SetProperty(x => x.Owner, (string?)null).SetProperty(x => x.Until, (DateTimeOffset?)null), ct) == keys.Length;
    }

    /// <summary>Gives the lease back; false when it was taken over. Inside the transaction of the work this is the check that lets it commit.</summary>
    public static async Task<bool> ReleaseAsync(IAppDbContext db, LeaseClaim claim, CancellationToken ct)
    {
        ArgumentNullException.ThrowIfNull(db);
        ArgumentNullException.ThrowIfNull(claim);
        return await db.WorkLeases.Where(x => x.Key == claim.Key && x.Fence == claim.Fence && x.Owner != null)
            .ExecuteUpdateAsync(set => set.SetProperty(x => x.Owner, (string?)null).SetProperty(x => x.Until, (DateTimeOffset?)null), ct) == 1;
    }
}
