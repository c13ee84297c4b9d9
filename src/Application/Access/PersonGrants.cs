using Microsoft.EntityFrameworkCore;
using Resettlement.Application.Common;
using Resettlement.Domain.Access;

namespace Resettlement.Application.Access;

/// <summary>The grants of one human being over all accounts, held still until the transaction ends.</summary>
internal sealed class PersonGrants(IAppDbContext db)
{
    /// <summary>
    /// Locks every account of the person and reads the grants. Two grants that are fine alone and incompatible together meet here: the second one reads the first.
    /// </summary>
    public async Task<List<HeldGrant>> LockAsync(string personIndex, CancellationToken ct)
    {
        await db.Users.Where(x => x.PersonIndex == personIndex).ExecuteUpdateAsync(set => set.SetProperty(x => x.Version, x => x.Version + 1), ct);
        var held = await (
            from user in db.Users
            where user.PersonIndex == personIndex
            join grant in db.UserGrants.AsNoTracking() on user.Id equals grant.UserId
            orderby grant.Id
            select new { Grant = grant, user.UserName }).ToListAsync(ct);
        return [.. held.Select(x => new HeldGrant(x.Grant, x.UserName!))];
    }
}
