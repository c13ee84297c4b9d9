using FluentValidation;
using MediatR;
using Microsoft.EntityFrameworkCore;
using Resettlement.Application.Common;
using Resettlement.Domain.Access;
using Resettlement.Domain.Common;
using Resettlement.Domain.Party;

namespace Resettlement.Application.Party;

/// <summary>The branch lets a member go without the least number of posts, with the reason.</summary>
[Idempotent]
[RequiresPermission(Permissions.Party.Approve)]
public sealed record WaivePostsCommand(Guid MembershipId, string Reason, DateOnly From) : IRequest<Result>;

/// <summary>From a day on the member holds posts like everybody.</summary>
[RequiresPermission(Permissions.Party.Approve)]
public sealed record EndWaiverCommand(Guid MembershipId, DateOnly On) : IRequest<Result>;

internal sealed class WaivePostsValidator : AbstractValidator<WaivePostsCommand>
{
    public WaivePostsValidator()
    {
        RuleFor(x => x.Reason).Must(ReasonShape.IsShort).WithMessage(ReasonShape.ShortMessage);
        RuleFor(x => x.From).NotEqual(default(DateOnly)).WithMessage("请填写起始日期。");
    }
}

internal sealed class EndWaiverValidator : AbstractValidator<EndWaiverCommand>
{
    public EndWaiverValidator() => RuleFor(x => x.On).NotEqual(default(DateOnly)).WithMessage("请填写终止日期。");
}

internal sealed class WaivePostsHandler(IAppDbContext db, ICurrentUser user, TimeProvider clock) : IRequestHandler<WaivePostsCommand, Result>, IRequestHandler<EndWaiverCommand, Result>
{
    public async Task<Result> Handle(WaivePostsCommand command, CancellationToken ct)
    {
        if (await FindAsync(command.MembershipId, ct) is not { } membership)
        {
            return PartyErrors.MemberNotFound;
        }

        var rules = await PartyRules.OnAsync(db, clock.LocalToday(), ct);
        if (rules.Error is { } none)
        {
            return none;
        }

        if (rules.Value.LeastPosts == 0)
        {
            return PartyErrors.WaiverNotNeeded;
        }

        if (await db.PartyMembers.Where(x => x.Id == membership.MemberId).Select(x => x.IdNumberIndex).SingleAsync(ct) == user.Person.Value)
        {
            return PartyErrors.OwnWaiver;
        }

        if (membership.Waive(ChineseText.Sentence(command.Reason), command.From, user.DisplayName, clock.LocalToday()).Error is { } error)
        {
            return error;
        }

        await db.SaveChangesAsync(ct);
        return Result.Success;
    }

    public async Task<Result> Handle(EndWaiverCommand command, CancellationToken ct)
    {
        if (await FindAsync(command.MembershipId, ct) is not { } membership)
        {
            return PartyErrors.MemberNotFound;
        }

        if (membership.EndWaiver(command.On, clock.LocalToday()).Error is { } error)
        {
            return error;
        }

        await db.SaveChangesAsync(ct);
        return Result.Success;
    }

    private Task<PartyMembership?> FindAsync(Guid id, CancellationToken ct) => db.MembershipsFor(user, Permissions.Party.Approve).Include(x => x.Waivers).SingleOrDefaultAsync(x => x.Id == id, ct);
}
