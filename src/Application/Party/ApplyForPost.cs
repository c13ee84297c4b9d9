using MediatR;
using Microsoft.EntityFrameworkCore;
using Resettlement.Application.Common;
using Resettlement.Domain.Access;
using Resettlement.Domain.Common;
using Resettlement.Domain.Party;

namespace Resettlement.Application.Party;

/// <summary>A member applies for a service post. The places a member has, in all branches together, are those of the policy of the day.</summary>
[Idempotent]
[RequiresPermission(Permissions.Party.Write)]
public sealed record ApplyForPostCommand(Guid MembershipId, Guid PostId) : IRequest<Result<PostApplied>>;

public sealed record PostApplied(Guid Id);

internal sealed class ApplyForPostHandler(IAppDbContext db, ICurrentUser user, TimeProvider clock) : IRequestHandler<ApplyForPostCommand, Result<PostApplied>>
{
    public async Task<Result<PostApplied>> Handle(ApplyForPostCommand command, CancellationToken ct)
    {
        var memberId = await db.MembershipsFor(user, Permissions.Party.Write).Where(x => x.Id == command.MembershipId).Select(x => (Guid?)x.MemberId).SingleOrDefaultAsync(ct);
        if (memberId is null)
        {
            return PartyErrors.MemberNotFound;
        }

        await db.LockMemberAsync(memberId.Value, ct);
        await db.LockPostAsync(command.PostId, ct);
        var membership = await db.PartyMemberships.AsNoTracking().SingleAsync(x => x.Id == command.MembershipId, ct);
        var post = await db.PartyPosts.AsNoTracking().SingleOrDefaultAsync(x => x.Id == command.PostId && (x.CommunityId == null || x.CommunityId == membership.CommunityId), ct);
        if (post is null)
        {
            return PartyErrors.PostNotFound;
        }

        var today = clock.LocalToday();
        var rules = await PartyRules.OnAsync(db, today, ct);
        if (rules.Error is { } none)
        {
            return none;
        }

        var others = await db.PostClaims.AsNoTracking().Where(x => x.MemberId == memberId && (x.State == ClaimState.Applied || x.State == ClaimState.Approved)).ToListAsync(ct);
        var applied = PostClaim.Apply(membership, post, others, rules.Value.MostPosts, rules.Value.PolicyVersionId, user.Person, user.DisplayName, today);
        if (applied.Error is { } error)
        {
            return error;
        }

        db.PostClaims.Add(applied.Value);
        await db.SaveChangesAsync(ct);
        return new PostApplied(applied.Value.Id);
    }
}
