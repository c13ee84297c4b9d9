using FluentValidation;
using MediatR;
using Microsoft.EntityFrameworkCore;
using Resettlement.Application.Common;
using Resettlement.Domain.Access;
using Resettlement.Domain.Common;
using Resettlement.Domain.Party;

namespace Resettlement.Application.Party;

/// <summary>The branch decides on an application: another person than who applied and who recorded it. With the first on a post its group is there.</summary>
/// <param name="From">First day on the post; today when left out.</param>
[Idempotent]
[RequiresPermission(Permissions.Party.Approve)]
public sealed record DecideClaimCommand(Guid Id, bool Approve, DateOnly? From, string? Reason) : IRequest<Result<ClaimDecided>>;

public sealed record ClaimDecided(Guid Id, ClaimState State, Guid? GroupId);

internal sealed class DecideClaimValidator : AbstractValidator<DecideClaimCommand>
{
    public DecideClaimValidator() => RuleFor(x => x.Reason).Must((x, reason) => x.Approve || ReasonShape.IsShort(reason)).WithMessage(ReasonShape.ShortMessage);
}

internal sealed class DecideClaimHandler(IAppDbContext db, ICurrentUser user, TimeProvider clock) : IRequestHandler<DecideClaimCommand, Result<ClaimDecided>>
{
    public async Task<Result<ClaimDecided>> Handle(DecideClaimCommand command, CancellationToken ct)
    {
        var found = await db.PostClaims.AsNoTracking().InScope(user.ScopeOf(Permissions.Party.Approve)).Where(x => x.Id == command.Id).Select(x => new { x.MemberId, x.PostId }).SingleOrDefaultAsync(ct);
        if (found is null)
        {
            return PartyErrors.ClaimNotFound;
        }

        await db.LockMemberAsync(found.MemberId, ct);
        var (today, now) = (clock.LocalToday(), clock.GetUtcNow());
        var claim = await db.PostClaims.SingleAsync(x => x.Id == command.Id, ct);
        var applicant = new PersonKey(await db.PartyMembers.Where(x => x.Id == found.MemberId).Select(x => x.IdNumberIndex).SingleAsync(ct));
        if (!command.Approve)
        {
            if (claim.Refuse(applicant, ChineseText.Sentence(command.Reason), user.Person, user.DisplayName, now).Error is { } refused)
            {
                return refused;
            }

            await db.SaveChangesAsync(ct);
            return new ClaimDecided(claim.Id, claim.State, null);
        }

        var from = command.From ?? today;
        var rules = await PartyRules.OnAsync(db, from, ct);
        if (rules.Error is { } none)
        {
            return none;
        }

        var membership = await db.PartyMemberships.AsNoTracking().SingleAsync(x => x.Id == claim.MembershipId, ct);
        var others = await db.PostClaims.AsNoTracking().Where(x => x.MemberId == claim.MemberId && x.Id != claim.Id && x.From != null).Select(x => new HeldPost(x.From!.Value, x.Until)).ToListAsync(ct);
        if (claim.Approve(membership, applicant, from, others, rules.Value.MostPosts, user.Person, user.DisplayName, now, today).Error is { } error)
        {
            return error;
        }

        // the first two on a post form one group
        await db.LockPostAsync(claim.PostId, ct);
        var group = await db.ActivityGroups.SingleOrDefaultAsync(x => x.CommunityId == claim.CommunityId && x.PostId == claim.PostId, ct);
        if (group is null)
        {
            db.ActivityGroups.Add(group = ActivityGroup.Form(claim));
        }
        else
        {
            group.Takes(claim);
        }

        await db.SaveChangesAsync(ct);
        return new ClaimDecided(claim.Id, claim.State, group.Id);
    }
}
