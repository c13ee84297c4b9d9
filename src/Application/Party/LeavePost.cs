using FluentValidation;
using MediatR;
using Microsoft.EntityFrameworkCore;
using Resettlement.Application.Common;
using Resettlement.Domain.Access;
using Resettlement.Domain.Common;
using Resettlement.Domain.Party;

namespace Resettlement.Application.Party;

/// <summary>A member leaves a post, or takes back an application that is not decided.</summary>
/// <param name="On">First day no longer on it; today when left out.</param>
[Idempotent]
[RequiresPermission(Permissions.Party.Write)]
public sealed record LeavePostCommand(Guid Id, DateOnly? On, string Reason) : IRequest<Result<PostLeft>>;

public sealed record PostLeft(Guid Id, ClaimState State);

internal sealed class LeavePostValidator : AbstractValidator<LeavePostCommand>
{
    public LeavePostValidator() => RuleFor(x => x.Reason).Must(ReasonShape.IsShort).WithMessage(ReasonShape.ShortMessage);
}

internal sealed class LeavePostHandler(IAppDbContext db, ICurrentUser user, TimeProvider clock) : IRequestHandler<LeavePostCommand, Result<PostLeft>>
{
    public async Task<Result<PostLeft>> Handle(LeavePostCommand command, CancellationToken ct)
    {
        var memberId = await db.PostClaims.AsNoTracking().InScope(user.ScopeOf(Permissions.Party.Write)).Where(x => x.Id == command.Id).Select(x => (Guid?)x.MemberId).SingleOrDefaultAsync(ct);
        if (memberId is null)
        {
            return PartyErrors.ClaimNotFound;
        }

        await db.LockMemberAsync(memberId.Value, ct);
        var today = clock.LocalToday();
        var on = command.On ?? today;
        var claim = await db.PostClaims.SingleAsync(x => x.Id == command.Id, ct);
        if (claim.Leave(on, ChineseText.Sentence(command.Reason), today).Error is { } error)
        {
            return error;
        }

        if (await db.ActivityGroups.Include(x => x.Leaders).SingleOrDefaultAsync(x => x.CommunityId == claim.CommunityId && x.PostId == claim.PostId, ct) is { } group)
        {
            group.Loses(claim.MembershipId, on);
        }

        await db.SaveChangesAsync(ct);
        return new PostLeft(claim.Id, claim.State);
    }
}
