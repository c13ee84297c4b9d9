using Resettlement.Application.Common;
using Resettlement.Domain.Access;
using Resettlement.Domain.Organisation;

namespace Resettlement.Application.Organisation;

/// <summary>Who sees which head-counts: sites in scope as a whole, and of other sites the lines of the own township's people, whom it pays for.</summary>
internal static class HeadCountScopes
{
    public static IQueryable<HeadCountLine> LinesIn(this IQueryable<HeadCountLine> lines, AccessScope scope)
    {
        if (scope.WholeCounty)
        {
            return lines;
        }

        var (communities, origins) = (scope.Communities, scope.OriginTownships);
        return lines.Where(x => communities.Contains(x.CommunityId) || origins.Contains(x.OriginTownshipCode));
    }

    public static IQueryable<HeadCountSnapshot> HeadCountsFor(this IAppDbContext db, ICurrentUser user)
    {
        var lines = db.HeadCountLines.LinesIn(user.ScopeOf(Permissions.Organisation.Read));
        return db.HeadCountSnapshots.Where(x => lines.Any(line => line.SnapshotId == x.Id));
    }
}
