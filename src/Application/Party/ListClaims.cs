using MediatR;
using Microsoft.EntityFrameworkCore;
using Resettlement.Application.Common;
using Resettlement.Domain.Access;
using Resettlement.Domain.Common;
using Resettlement.Domain.Party;

namespace Resettlement.Application.Party;

/// <summary>Applications, those that wait first, then the newest.</summary>
[RequiresPermission(Permissions.Party.Read)]
public sealed record ListPostClaimsQuery(Guid? CommunityId, Guid? PostId, Guid? MembershipId, ClaimState? State, PageRequest Page) : IRequest<Result<Page<PostClaimRow>>>;

/// <param name="MayDecide">The caller may decide on it: neither who applied nor who recorded it.</param>
public sealed record PostClaimRow(Guid Id, Guid CommunityId, string CommunityName, Guid MembershipId, string MemberName, Guid PostId, string Post, ClaimState State, DateOnly AppliedOn, string RecordedByName,
    DateOnly? From, DateOnly? Until, string? DecidedByName, DateTimeOffset? DecidedAt, string? Reason, bool MayDecide);

internal sealed class ListPostClaimsHandler(IAppDbContext db, ICurrentUser user) : IRequestHandler<ListPostClaimsQuery, Result<Page<PostClaimRow>>>
{
    public async Task<Result<Page<PostClaimRow>>> Handle(ListPostClaimsQuery query, CancellationToken ct)
    {
        var claims = db.PostClaims.AsNoTracking().InScope(user.ScopeOf(Permissions.Party.Read));
        if (query.CommunityId is { } community)
        {
            claims = claims.Where(x => x.CommunityId == community);
        }

        if (query.PostId is { } post)
        {
            claims = claims.Where(x => x.PostId == post);
        }

        if (query.MembershipId is { } membership)
        {
            claims = claims.Where(x => x.MembershipId == membership);
        }

        if (query.State is { } state)
        {
            claims = claims.Where(x => x.State == state);
        }

        var (decides, person) = (user.ScopeOf(Permissions.Party.Approve), user.Person);
        var total = await claims.CountAsync(ct);
        var rows = await (
            from claim in claims.OrderBy(x => x.State == ClaimState.Applied ? 0 : 1).ThenByDescending(x => x.AppliedOn).ThenBy(x => x.Id).Skip(query.Page.Skip).Take(query.Page.Take)
            join member in db.PartyMembers on claim.MemberId equals member.Id
            join named in db.PartyPosts on claim.PostId equals named.Id
            join site in db.Communities on claim.CommunityId equals site.Id
            orderby claim.State == ClaimState.Applied ? 0 : 1, claim.AppliedOn descending, claim.Id
            select new { Claim = claim, member.Name, member.IdNumberIndex, Post = named.Name, Community = site.Name }).ToListAsync(ct);
        return query.Page.Of<PostClaimRow>(rows.ConvertAll(x => new PostClaimRow(x.Claim.Id, x.Claim.CommunityId, x.Community, x.Claim.MembershipId, x.Name, x.Claim.PostId, x.Post, x.Claim.State, x.Claim.AppliedOn,
            x.Claim.RecordedByName, x.Claim.From, x.Claim.Until, x.Claim.DecidedByName, x.Claim.DecidedAt, x.Claim.Reason,
            x.Claim.State == ClaimState.Applied && decides.Covers(x.Claim.CommunityId) && x.Claim.RecordedBy != person && x.IdNumberIndex != person.Value)), total);
    }
}
