using FluentValidation;
using MediatR;
using Microsoft.EntityFrameworkCore;
using Resettlement.Application.Common;
using Resettlement.Domain.Access;
using Resettlement.Domain.Common;
using Resettlement.Domain.Party;

namespace Resettlement.Application.Party;

/// <summary>A member no longer belongs to the branch: posts are left, applications withdrawn, leaders of groups replaced by nobody, all on the same day.</summary>
[Idempotent]
[RequiresPermission(Permissions.Party.Write)]
public sealed record LeaveBranchCommand(Guid MembershipId, LeaveKind Because, DateOnly On, string? Note) : IRequest<Result<BranchLeft>>;

/// <param name="Posts">How many posts and applications ended with it.</param>
public sealed record BranchLeft(Guid Id, int Posts);

internal sealed class LeaveBranchValidator : AbstractValidator<LeaveBranchCommand>
{
    public LeaveBranchValidator()
    {
        RuleFor(x => x.Because).IsInEnum().WithMessage("请选择离开的原因。");
        RuleFor(x => x.On).NotEqual(default(DateOnly)).WithMessage("请填写离开日期。");
        RuleFor(x => x.Note).MaximumLength(200).WithMessage("说明过长。");
    }
}

internal sealed class LeaveBranchHandler(IAppDbContext db, ICurrentUser user, TimeProvider clock) : IRequestHandler<LeaveBranchCommand, Result<BranchLeft>>
{
    public async Task<Result<BranchLeft>> Handle(LeaveBranchCommand command, CancellationToken ct)
    {
        var memberId = await db.MembershipsFor(user, Permissions.Party.Write).Where(x => x.Id == command.MembershipId).Select(x => (Guid?)x.MemberId).SingleOrDefaultAsync(ct);
        if (memberId is null)
        {
            return PartyErrors.MemberNotFound;
        }

        await db.LockMemberAsync(memberId.Value, ct);
        var today = clock.LocalToday();
        var membership = await db.PartyMemberships.Include(x => x.Relations).Include(x => x.Waivers).AsSplitQuery().SingleAsync(x => x.Id == command.MembershipId, ct);
        if (membership.Leave(command.Because, command.On, ReasonShape.Tidy(command.Note), today).Error is { } error)
        {
            return error;
        }

        var claims = await db.PostClaims.Where(x => x.MembershipId == membership.Id && (x.State == ClaimState.Applied || x.State == ClaimState.Approved)).ToListAsync(ct);
        var groups = await db.ActivityGroups.Include(x => x.Leaders).Where(x => x.CommunityId == membership.CommunityId && x.Leaders.Any(l => l.MembershipId == membership.Id && l.Until == null)).ToListAsync(ct);
        foreach (var claim in claims)
        {
            if (claim.Leave(claim.From > command.On ? claim.From.Value : command.On, "离开支部", today).Error is { } held)
            {
                return held;
            }
        }

        foreach (var group in groups)
        {
            group.Loses(membership.Id, command.On);
        }

        await db.SaveChangesAsync(ct);
        return new BranchLeft(membership.Id, claims.Count);
    }
}
