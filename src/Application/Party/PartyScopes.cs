using Microsoft.EntityFrameworkCore;
using Resettlement.Application.Common;
using Resettlement.Application.Policies;
using Resettlement.Domain.Access;
using Resettlement.Domain.Common;
using Resettlement.Domain.Party;
using Resettlement.Domain.Policies;

namespace Resettlement.Application.Party;

/// <summary>What the policy of a day says about members.</summary>
internal sealed record PartyRules(Guid PolicyVersionId, int MostPosts, int LeastPosts, PeriodUnit Unit)
{
    public ActivityPeriod PeriodOf(DateOnly day) => ActivityPeriod.Of(Unit, day);

    public static async Task<Result<PartyRules>> OnAsync(IAppDbContext db, DateOnly day, CancellationToken ct) =>
        await PolicyLookup.FindAsync(db, PolicyArea.Party, day, ct) is { IsSuccess: true, Value: var policy }
            ? new PartyRules(policy.Id, policy.Integer(PolicyKeys.PostsMax), policy.Integer(PolicyKeys.PostsMin), policy.Text(PolicyKeys.PartyActivityPeriod) == "month" ? PeriodUnit.Month : PeriodUnit.Quarter)
            : PolicyErrors.NoneValid(PolicyArea.Party, day);
}

internal static class PartyScopes
{
    public static IQueryable<PartyMembership> MembershipsFor(this IAppDbContext db, ICurrentUser user, string permission = Permissions.Party.Read) =>
        db.PartyMemberships.InScope(user.ScopeOf(permission));

    /// <summary>Memberships of a day.</summary>
    public static IQueryable<PartyMembership> HeldOn(this IQueryable<PartyMembership> rows, DateOnly day) => rows.Where(x => x.Since <= day && (x.LeftOn == null || x.LeftOn > day));

    /// <summary>Claims whose member was on the post on a day.</summary>
    public static IQueryable<PostClaim> HeldOn(this IQueryable<PostClaim> rows, DateOnly day) => rows.Where(x => x.From != null && x.From <= day && (x.Until == null || x.Until > day));

    public static IQueryable<DoorPlate> HangingOn(this IQueryable<DoorPlate> rows, DateOnly day) => rows.Where(x => x.HungOn <= day && (x.RemovedOn == null || x.RemovedOn > day));

    /// <summary>Posts of the county and of the communities in scope.</summary>
    public static IQueryable<PartyPost> PostsIn(this IQueryable<PartyPost> posts, AccessScope scope)
    {
        if (scope.WholeCounty)
        {
            return posts;
        }

        var communities = scope.Communities;
        return posts.Where(x => x.CommunityId == null || communities.Contains(x.CommunityId.Value));
    }

    /// <summary>
    /// Holds a person still until the transaction ends: what two clerks do about the posts of one member at the same moment comes one after the other, so that the second
    /// is told why not. The row stays as it is.
    /// </summary>
    public static Task LockMemberAsync(this IAppDbContext db, Guid memberId, CancellationToken ct) =>
        db.PartyMembers.Where(x => x.Id == memberId).ExecuteUpdateAsync(set => set.SetProperty(x => x.Version, x => x.Version), ct);

    public static Task LockPostAsync(this IAppDbContext db, Guid postId, CancellationToken ct) =>
        db.PartyPosts.Where(x => x.Id == postId).ExecuteUpdateAsync(set => set.SetProperty(x => x.Version, x => x.Version), ct);
}

/// <summary>The name of whose row it is, where the row itself is not a person's.</summary>
internal static class PartyNames
{
    public static async Task<Dictionary<Guid, string>> OfMembershipsAsync(IAppDbContext db, IEnumerable<Guid> memberships, CancellationToken ct)
    {
        var ids = memberships.Distinct().ToList();
        return await (
            from membership in db.PartyMemberships.AsNoTracking()
            where EF.Parameter(ids).Contains(membership.Id)
            join member in db.PartyMembers on membership.MemberId equals member.Id
            select new { membership.Id, member.Name }).ToDictionaryAsync(x => x.Id, x => x.Name, ct);
    }

    public static string HoursOf(int minutes) => (minutes / 60m).ToString("0.##", System.Globalization.CultureInfo.InvariantCulture);
}
