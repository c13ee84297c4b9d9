using Resettlement.Domain.Common;

namespace Resettlement.Application.Common;

/// <summary>Who is behind the request: a signed-in person or the named system principal of a job.</summary>
public interface ICurrentUser
{
    bool IsAuthenticated { get; }

    Guid UserId { get; }

    /// <summary>The human being (or system principal); separation of duties compares this.</summary>
    PersonKey Person { get; }

    string DisplayName { get; }

    /// <summary>The password is an initial one or has expired; until it is changed nothing else is allowed.</summary>
    bool MustChangePassword { get; }

    /// <summary>Correlates log, audit and answer.</summary>
    string RequestId { get; }

    IReadOnlySet<string> Permissions { get; }

    bool Has(string permission);

    /// <summary>Where the permission holds; empty when it does not hold anywhere.</summary>
    AccessScope ScopeOf(string permission);
}

/// <summary>
/// Where a permission holds: the whole county, whole communities, or only the households that came from some townships
/// (an origin township that does not lead the site sees its own people there).
/// </summary>
public sealed record AccessScope(bool WholeCounty, IReadOnlyList<Guid> Communities, IReadOnlyList<string> OriginTownships)
{
    public static readonly AccessScope Nowhere = new(false, [], []);

    public static readonly AccessScope County = new(true, [], []);

    public bool Covers(Guid communityId) => WholeCounty || Communities.Contains(communityId);
}

/// <summary>Scope filters; they sit in every query that starts from an id of the caller.</summary>
public static class ScopeFilters
{
    /// <summary>Rows of communities that are wholly in scope.</summary>
    public static IQueryable<T> InScope<T>(this IQueryable<T> rows, AccessScope scope)
        where T : class, ICommunityOwned
    {
        if (scope.WholeCounty)
        {
            return rows;
        }

        var communities = scope.Communities;
        return rows.Where(row => communities.Contains(row.CommunityId));
    }
}
