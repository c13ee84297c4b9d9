using FluentValidation;
using MediatR;
using Microsoft.EntityFrameworkCore;
using Resettlement.Application.Common;
using Resettlement.Domain.Access;
using Resettlement.Domain.Common;
using Resettlement.Domain.Party;

namespace Resettlement.Application.Party;

/// <summary>One of the group becomes its leader.</summary>
[Idempotent]
[RequiresPermission(Permissions.Party.Write)]
public sealed record ChooseLeaderCommand(Guid GroupId, int SeenVersion, Guid MembershipId, DateOnly From) : IRequest<Result<LeaderChosen>>;

public sealed record LeaderChosen(Guid GroupId, int Version);

/// <summary>What the group means to do in the period that the day lies in; written anew it takes the place of the last one.</summary>
[RequiresPermission(Permissions.Party.Write)]
public sealed record WritePlanCommand(Guid GroupId, DateOnly Day, string Content, int Planned) : IRequest<Result<PlanWritten>>;

public sealed record PlanWritten(Guid Id, DateOnly PeriodStart, DateOnly PeriodEnd);

internal sealed class ChooseLeaderValidator : AbstractValidator<ChooseLeaderCommand>
{
    public ChooseLeaderValidator() => RuleFor(x => x.From).NotEqual(default(DateOnly)).WithMessage("请填写任职日期。");
}

internal sealed class WritePlanValidator : AbstractValidator<WritePlanCommand>
{
    public WritePlanValidator()
    {
        RuleFor(x => x.Content).Must(x => ChineseText.Sentence(x).Length is >= 2 and <= 1000).WithMessage("请填写计划内容（2至1000个字）。");
        RuleFor(x => x.Planned).InclusiveBetween(1, 100).WithMessage("计划次数应为1至100。");
    }
}

internal sealed class ChooseLeaderHandler(IAppDbContext db, ICurrentUser user, TimeProvider clock) : IRequestHandler<ChooseLeaderCommand, Result<LeaderChosen>>, IRequestHandler<WritePlanCommand, Result<PlanWritten>>
{
    public async Task<Result<LeaderChosen>> Handle(ChooseLeaderCommand command, CancellationToken ct)
    {
        var scope = user.ScopeOf(Permissions.Party.Write);
        var memberId = await db.PartyMemberships.InScope(scope).Where(x => x.Id == command.MembershipId).Select(x => (Guid?)x.MemberId).SingleOrDefaultAsync(ct);
        var group = await db.ActivityGroups.InScope(scope).Include(x => x.Leaders).SingleOrDefaultAsync(x => x.Id == command.GroupId, ct);
        if (group is null)
        {
            return PartyErrors.GroupNotFound;
        }

        if (memberId is null)
        {
            return PartyErrors.MemberNotFound;
        }

        if (group.Version != command.SeenVersion)
        {
            return CommonErrors.Changed;
        }

        // whoever leaves the post at the same moment is no leader afterwards
        await db.LockMemberAsync(memberId.Value, ct);
        var claim = await db.PostClaims.AsNoTracking().Where(x => x.MembershipId == command.MembershipId && x.PostId == group.PostId && x.State == ClaimState.Approved).SingleOrDefaultAsync(ct);
        if (claim is null)
        {
            return PartyErrors.NotInGroup;
        }

        if (group.Choose(claim, command.From, clock.LocalToday()).Error is { } error)
        {
            return error;
        }

        await db.SaveChangesAsync(ct);
        return new LeaderChosen(group.Id, group.Version);
    }

    public async Task<Result<PlanWritten>> Handle(WritePlanCommand command, CancellationToken ct)
    {
        var group = await db.ActivityGroups.AsNoTracking().InScope(user.ScopeOf(Permissions.Party.Write)).SingleOrDefaultAsync(x => x.Id == command.GroupId, ct);
        if (group is null)
        {
            return PartyErrors.GroupNotFound;
        }

        var today = clock.LocalToday();
        var rules = await PartyRules.OnAsync(db, command.Day > today ? today : command.Day, ct);
        if (rules.Error is { } none)
        {
            return none;
        }

        var period = rules.Value.PeriodOf(command.Day);
        if (period.LastDay < today)
        {
            return PartyErrors.PlanPast;
        }

        if (period.Start > today.AddYears(1))
        {
            return PartyErrors.PlanFar;
        }

        var (content, planned) = (ChineseText.Sentence(command.Content), command.Planned);
        var plan = await db.ActivityPlans.SingleOrDefaultAsync(x => x.GroupId == group.Id && x.PeriodStart == period.Start, ct);
        if (plan is null)
        {
            db.ActivityPlans.Add(plan = ActivityPlan.For(group, period, content, planned, user.DisplayName));
        }
        else
        {
            plan.Rewrite(content, planned, user.DisplayName);
        }

        await db.SaveChangesAsync(ct);
        return new PlanWritten(plan.Id, plan.PeriodStart, plan.PeriodEnd);
    }
}
