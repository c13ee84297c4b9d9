using Microsoft.EntityFrameworkCore;
using Resettlement.Application.Common;

namespace Resettlement.Application.Organisation;

/// <summary>
/// Lets the appointments of a community pass one after the other. What is fine alone and wrong together (the last post of the quota, supervisor and head, two heads) meets here: who
/// comes second reads what the first has written. Nothing is read before the lock is held.
/// </summary>
internal static class StaffLock
{
    /// <summary>Holds the community until the transaction ends; its row is written with what it holds, so that nobody's version changes.</summary>
    public static Task HoldAsync(IAppDbContext db, Guid communityId, CancellationToken ct) =>
        db.Communities.Where(x => x.Id == communityId).ExecuteUpdateAsync(set => set.SetProperty(x => x.OccupiedFrom, x => x.OccupiedFrom), ct);

    /// <summary>After the community: people who may get a post in two communities at once. In the order of their ids.</summary>
    public static async Task HoldPeopleAsync(IAppDbContext db, IEnumerable<Guid> holderIds, CancellationToken ct)
    {
        foreach (var id in holderIds.Distinct().Order())
        {
            await db.OfficeHolders.Where(x => x.Id == id).ExecuteUpdateAsync(set => set.SetProperty(x => x.Name, x => x.Name), ct);
        }
    }
}
