using Resettlement.Domain.Common;

namespace Resettlement.Domain.Access;

/// <summary>A grant that one of the person's accounts holds.</summary>
public sealed record HeldGrant(UserGrant Grant, string UserName);

/// <summary>Which grants one human being may hold beside each other, whatever accounts they are on.</summary>
public static class GrantRules
{
    /// <summary>Null when the person may receive the grant. Grants count where their periods overlap.</summary>
    public static Error? Check(UserGrant wanted, IEnumerable<HeldGrant> held)
    {
        ArgumentNullException.ThrowIfNull(wanted);
        ArgumentNullException.ThrowIfNull(held);
        var role = RoleCatalogue.Of(wanted.Role);
        foreach (var (grant, userName) in held.Where(other => other.Grant.Period.Overlaps(wanted.Period)))
        {
            if (role.IncompatibleWith.Contains(grant.Role))
            {
                return AccessErrors.Incompatible(role, RoleCatalogue.Of(grant.Role), userName);
            }

            if (grant.UserId == wanted.UserId && grant.Role == wanted.Role && grant.TownshipCode == wanted.TownshipCode && grant.CommunityId == wanted.CommunityId)
            {
                return AccessErrors.SameGrant(role);
            }
        }

        return null;
    }
}
