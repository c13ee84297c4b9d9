using Microsoft.EntityFrameworkCore;
using Resettlement.Application.Common;
using Resettlement.Domain.Access;
using Resettlement.Domain.Common;
using Resettlement.Domain.Signing;

namespace Resettlement.Application.Signing;

/// <summary>Where the caller may sign today: by posts of the account, and by delegations given to the person.</summary>
internal sealed record SigningReach(IReadOnlyList<Guid> AsDirector, IReadOnlyList<Guid> AsSecretary, IReadOnlyList<Guid> ForDirector, IReadOnlyList<Guid> ForSecretary)
{
    public IReadOnlyList<Guid> Communities { get; } = [.. AsDirector.Concat(AsSecretary).Concat(ForDirector).Concat(ForSecretary).Distinct()];
}

/// <summary>Finds who may sign what. A post counts in the community it was granted for, nowhere else.</summary>
internal sealed class Signatories(IAppDbContext db, ICurrentUser user, TimeProvider clock)
{
    /// <summary>The caller in a community; delegations are tracked, because signing uses them.</summary>
    public async Task<Signatory> CallerAsync(Guid communityId, CancellationToken ct)
    {
        var today = clock.LocalToday();
        var (me, person) = (user.UserId, user.Person);
        var posts = await PostsAsync(Grants(today).Where(x => x.UserId == me && x.CommunityId == communityId), ct);
        var delegations = await db.SigningDelegations.AsTracking().Where(x => x.CommunityId == communityId && x.Substitute == person && !x.IsRevoked && x.FirstDay <= today && x.LastDay >= today)
            .OrderBy(x => x.FirstDay).ThenBy(x => x.Id).ToListAsync(ct);
        return new(person, me, user.DisplayName, posts, delegations);
    }

    /// <summary>
    /// Somebody who is to stand in: the posts of all accounts of the person, and every delegation in the community that is not over.
    /// Null also for people of other townships and of communities that the lead township does not lead: it has no say over them.
    /// </summary>
    public async Task<Signatory?> SubstituteAsync(Guid accountId, Guid communityId, CancellationToken ct)
    {
        var today = clock.LocalToday();
        var account = await db.Users.AsNoTracking().Where(x => x.Id == accountId && !x.IsDisabled).Select(x => new { x.PersonIndex, x.DisplayName }).SingleOrDefaultAsync(ct);
        var lead = await db.Communities.Where(x => x.Id == communityId).Select(x => x.LeadTownshipCode).SingleOrDefaultAsync(ct);
        var near = Grants(today).Where(x => x.UserId == accountId
            && (x.TownshipCode == lead || db.Communities.Any(community => community.Id == x.CommunityId && community.LeadTownshipCode == lead)));
        if (account is null || lead is null || !(await near.Select(x => x.Role).ToListAsync(ct)).Any(MaySign))
        {
            return null;
        }

        var accounts = db.Users.Where(x => x.PersonIndex == account.PersonIndex).Select(x => x.Id);
        var posts = await PostsAsync(Grants(today).Where(x => accounts.Contains(x.UserId) && x.CommunityId == communityId), ct);
        var person = new PersonKey(account.PersonIndex);
        var delegations = await db.SigningDelegations.AsNoTracking().Where(x => x.CommunityId == communityId && x.Substitute == person && !x.IsRevoked && x.LastDay >= today).ToListAsync(ct);
        return new(person, accountId, account.DisplayName, posts, delegations);
    }

    public async Task<SigningReach> ReachAsync(CancellationToken ct)
    {
        var today = clock.LocalToday();
        var (me, person) = (user.UserId, user.Person);
        var grants = await Grants(today).Where(x => x.UserId == me && x.CommunityId != null).Select(x => new { x.Role, Community = x.CommunityId!.Value }).ToListAsync(ct);
        var delegations = await db.SigningDelegations.AsNoTracking().Where(x => x.Substitute == person && !x.IsRevoked && x.FirstDay <= today && x.LastDay >= today)
            .Select(x => new { x.Post, x.CommunityId }).ToListAsync(ct);
        return new(
            [.. grants.Where(x => x.Role == Role.CentreDirector).Select(x => x.Community)], [.. grants.Where(x => x.Role == Role.BranchSecretary).Select(x => x.Community)],
            [.. delegations.Where(x => x.Post == SigningPost.Director).Select(x => x.CommunityId)], [.. delegations.Where(x => x.Post == SigningPost.Secretary).Select(x => x.CommunityId)]);
    }

    public static bool MaySign(Role role) => RoleCatalogue.Of(role).Permissions.Contains(Permissions.Signing.Sign);

    private IQueryable<UserGrant> Grants(DateOnly today) => db.UserGrants.AsNoTracking().Where(x => x.ValidFrom <= today && (x.ValidUntil == null || x.ValidUntil > today));

    private static async Task<List<SigningPost>> PostsAsync(IQueryable<UserGrant> grants, CancellationToken ct) =>
        [.. (await grants.Where(x => x.Role == Role.CentreDirector || x.Role == Role.BranchSecretary).Select(x => x.Role).Distinct().ToListAsync(ct))
            .Select(role => role == Role.CentreDirector ? SigningPost.Director : SigningPost.Secretary)];
}

internal static class SigningScopes
{
    /// <summary>Sheets of communities the caller reads or may sign in, and whatever the caller made or signed, wherever the caller works now.</summary>
    public static IQueryable<SignatureSheet> SheetsIn(this IAppDbContext db, ICurrentUser user, SigningReach reach)
    {
        var scope = user.ScopeOf(Permissions.Signing.Read);
        if (scope.WholeCounty)
        {
            return db.SignatureSheets;
        }

        var (communities, person) = (scope.Communities.Union(reach.Communities).ToList(), user.Person);
        return db.SignatureSheets.Where(x => communities.Contains(x.CommunityId) || x.Maker == person || x.Signatures.Any(signature => signature.Person == person));
    }

    /// <summary>Open sheets whose next signature the caller could give.</summary>
    public static IQueryable<SignatureSheet> WaitingFor(this IQueryable<SignatureSheet> sheets, PersonKey person, SigningReach reach)
    {
        var (director, secretary, forDirector, forSecretary) = (reach.AsDirector, reach.AsSecretary, reach.ForDirector, reach.ForSecretary);
        return sheets.Where(x => x.State == SheetState.Open && x.Maker != person && !x.Signatures.Any(signature => signature.Person == person)
            && (x.Signatures.Count == 0
                ? director.Contains(x.CommunityId) || (x.AllowsSubstitute && forDirector.Contains(x.CommunityId))
                : secretary.Contains(x.CommunityId) || (x.AllowsSubstitute && forSecretary.Contains(x.CommunityId))));
    }
}
