using Microsoft.EntityFrameworkCore;
using Resettlement.Application.Common;
using Resettlement.Domain.Access;
using Resettlement.Domain.Registry;

namespace Resettlement.Application.Registry;

/// <summary>A person is in scope through the household that holds, or last held, them.</summary>
internal static class ResidentScopes
{
    public static IQueryable<Resident> ResidentsIn(this IQueryable<Resident> residents, IAppDbContext db, AccessScope scope)
    {
        if (scope.WholeCounty)
        {
            return residents;
        }

        var households = db.Households.HouseholdsIn(scope).Select(x => x.Id);
        return residents.Where(x => households.Contains(
            db.HouseholdMembers.Where(member => member.ResidentId == x.Id && (member.Until == null || member.Until > member.From))
                .OrderByDescending(member => member.From).Select(member => member.HouseholdId).FirstOrDefault()));
    }

    public static Task<bool> MayWriteResidentAsync(this ICurrentUser user, IAppDbContext db, Guid residentId, CancellationToken ct) =>
        db.Residents.Where(x => x.Id == residentId).ResidentsIn(db, user.ScopeOf(Permissions.Registry.Write)).AnyAsync(ct);
}
