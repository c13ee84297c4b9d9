using FluentValidation;
using MediatR;
using Microsoft.EntityFrameworkCore;
using Resettlement.Application.Common;
using Resettlement.Domain.Access;
using Resettlement.Domain.Common;
using Resettlement.Domain.Party;

namespace Resettlement.Application.Party;

/// <summary>An activity of a group took place: what, where, who was there and for how long.</summary>
[RequiresPermission(Permissions.Party.Write)]
public sealed record HoldActivityCommand(Guid GroupId, DateOnly HeldOn, string Title, string? Place, string? Content, IReadOnlyList<AttendanceInput> Attendance) : IRequest<Result<ActivityWritten>>;

/// <summary>Corrects an activity; who is not named any more was not there.</summary>
[RequiresPermission(Permissions.Party.Write)]
public sealed record ChangeActivityCommand(Guid Id, int SeenVersion, DateOnly HeldOn, string Title, string? Place, string? Content, IReadOnlyList<AttendanceInput> Attendance) : IRequest<Result<ActivityWritten>>;

/// <summary>An activity that did not take place, or was recorded twice; it counts nowhere.</summary>
[RequiresPermission(Permissions.Party.Write)]
public sealed record CancelActivityCommand(Guid Id, string Reason) : IRequest<Result<ActivityWritten>>;

public sealed record ActivityWritten(Guid Id, int Version);

internal sealed class HoldActivityValidator : AbstractValidator<HoldActivityCommand>
{
    public HoldActivityValidator()
    {
        RuleFor(x => x.Title).Must(ActivityShape.IsTitle).WithMessage(ActivityShape.Title);
        RuleFor(x => x.Place).MaximumLength(100).WithMessage("地点过长。");
        RuleFor(x => x.Content).MaximumLength(1000).WithMessage("活动内容过长。");
        RuleFor(x => x.HeldOn).NotEqual(default(DateOnly)).WithMessage("请填写活动日期。");
        RuleFor(x => x.Attendance).Must(ActivityShape.IsList).WithMessage(ActivityShape.List);
    }
}

internal sealed class ChangeActivityValidator : AbstractValidator<ChangeActivityCommand>
{
    public ChangeActivityValidator()
    {
        RuleFor(x => x.Title).Must(ActivityShape.IsTitle).WithMessage(ActivityShape.Title);
        RuleFor(x => x.Place).MaximumLength(100).WithMessage("地点过长。");
        RuleFor(x => x.Content).MaximumLength(1000).WithMessage("活动内容过长。");
        RuleFor(x => x.HeldOn).NotEqual(default(DateOnly)).WithMessage("请填写活动日期。");
        RuleFor(x => x.Attendance).Must(ActivityShape.IsList).WithMessage(ActivityShape.List);
    }
}

internal sealed class CancelActivityValidator : AbstractValidator<CancelActivityCommand>
{
    public CancelActivityValidator() => RuleFor(x => x.Reason).Must(ReasonShape.IsShort).WithMessage(ReasonShape.ShortMessage);
}

internal static class ActivityShape
{
    public const string Title = "请填写活动名称（2至60个字）。";
    public const string List = "请登记出勤党员，一次活动最多500人。";

    public static bool IsTitle(string? text) => ChineseText.Normalise(text).Length is >= 2 and <= 60;

    public static bool IsList(IReadOnlyList<AttendanceInput>? attendance) => attendance is { Count: <= 500 };
}

internal sealed class HoldActivityHandler(IAppDbContext db, ICurrentUser user, TimeProvider clock)
    : IRequestHandler<HoldActivityCommand, Result<ActivityWritten>>, IRequestHandler<ChangeActivityCommand, Result<ActivityWritten>>, IRequestHandler<CancelActivityCommand, Result<ActivityWritten>>
{
    public async Task<Result<ActivityWritten>> Handle(HoldActivityCommand command, CancellationToken ct)
    {
        var group = await db.ActivityGroups.AsNoTracking().InScope(user.ScopeOf(Permissions.Party.Write)).SingleOrDefaultAsync(x => x.Id == command.GroupId, ct);
        if (group is null)
        {
            return PartyErrors.GroupNotFound;
        }

        var facts = Facts(command.HeldOn, command.Title, command.Place, command.Content);
        if (await IsKnownAsync(group.Id, null, facts, ct))
        {
            return PartyErrors.ActivityExists;
        }

        if (await KnowsAllAsync(command.Attendance, ct) is { } unknown)
        {
            return unknown;
        }

        var held = PartyActivity.Hold(group, facts, command.Attendance, await OnPostAsync(group, facts.HeldOn, ct), user.DisplayName, clock.GetUtcNow(), clock.LocalToday());
        if (held.Error is { } error)
        {
            return error;
        }

        db.PartyActivities.Add(held.Value);
        await db.SaveChangesAsync(ct);
        return new ActivityWritten(held.Value.Id, held.Value.Version);
    }

    public async Task<Result<ActivityWritten>> Handle(ChangeActivityCommand command, CancellationToken ct)
    {
        var activity = await FindAsync(command.Id, ct);
        if (activity is null)
        {
            return PartyErrors.ActivityNotFound;
        }

        if (await KnowsAllAsync(command.Attendance, ct) is { } unknown)
        {
            return unknown;
        }

        if (activity.Version != command.SeenVersion)
        {
            return CommonErrors.Changed;
        }

        var facts = Facts(command.HeldOn, command.Title, command.Place, command.Content);
        if (await IsKnownAsync(activity.GroupId, activity.Id, facts, ct))
        {
            return PartyErrors.ActivityExists;
        }

        var group = await db.ActivityGroups.AsNoTracking().SingleAsync(x => x.Id == activity.GroupId, ct);
        if (activity.Change(facts, command.Attendance, await OnPostAsync(group, facts.HeldOn, ct), clock.LocalToday()).Error is { } error)
        {
            return error;
        }

        await db.SaveChangesAsync(ct);
        return new ActivityWritten(activity.Id, activity.Version);
    }

    public async Task<Result<ActivityWritten>> Handle(CancelActivityCommand command, CancellationToken ct)
    {
        var activity = await FindAsync(command.Id, ct);
        if (activity is null)
        {
            return PartyErrors.ActivityNotFound;
        }

        if (activity.Cancel(ChineseText.Sentence(command.Reason)).Error is { } error)
        {
            return error;
        }

        await db.SaveChangesAsync(ct);
        return new ActivityWritten(activity.Id, activity.Version);
    }

    private static ActivityFacts Facts(DateOnly on, string title, string? place, string? content) =>
        new(on, ChineseText.Normalise(title), ReasonShape.Tidy(place), ChineseText.Sentence(content) is { Length: > 0 } text ? text : null);

    private Task<PartyActivity?> FindAsync(Guid id, CancellationToken ct) =>
        db.PartyActivities.InScope(user.ScopeOf(Permissions.Party.Write)).Include(x => x.Attendance).SingleOrDefaultAsync(x => x.Id == id, ct);

    private Task<bool> IsKnownAsync(Guid group, Guid? but, ActivityFacts facts, CancellationToken ct) =>
        db.PartyActivities.AnyAsync(x => x.GroupId == group && x.Id != but && x.HeldOn == facts.HeldOn && x.Title == facts.Title && x.State == ActivityState.Held, ct);

    /// <summary>A membership out of scope is as one that does not exist.</summary>
    private async Task<Error?> KnowsAllAsync(IReadOnlyList<AttendanceInput> attendance, CancellationToken ct)
    {
        var ids = attendance.Select(x => x.MembershipId).Distinct().ToList();
        return await db.MembershipsFor(user, Permissions.Party.Write).CountAsync(x => EF.Parameter(ids).Contains(x.Id), ct) == ids.Count ? null : PartyErrors.MemberNotFound;
    }

    private Task<Dictionary<Guid, Guid>> OnPostAsync(ActivityGroup group, DateOnly day, CancellationToken ct) =>
        db.PostClaims.AsNoTracking().HeldOn(day).Where(x => x.CommunityId == group.CommunityId && x.PostId == group.PostId).Select(x => new { x.MembershipId, x.MemberId }).Distinct()
            .ToDictionaryAsync(x => x.MembershipId, x => x.MemberId, ct);
}
