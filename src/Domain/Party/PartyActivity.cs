using Resettlement.Domain.Common;

namespace Resettlement.Domain.Party;

/// <summary>Who was there, and for how long.</summary>
public sealed record AttendanceInput(Guid MembershipId, int Minutes);

/// <summary>What was done.</summary>
public sealed record ActivityFacts(DateOnly HeldOn, string Title, string? Place, string? Content);

/// <summary>An activity of a group that took place.</summary>
public sealed class PartyActivity : AggregateRoot, ICommunityOwned, IAudited
{
    public const int LeastMinutes = 5;
    public const int MostMinutes = 24 * 60;

    private readonly List<ActivityAttendance> _attendance = [];

    private PartyActivity()
    {
    }

    public Guid CommunityId { get; private init; }

    public Guid GroupId { get; private init; }

    public DateOnly HeldOn { get; private set; }

    public string Title { get; private set; } = "";

    public string? Place { get; private set; }

    public string? Content { get; private set; }

    public ActivityState State { get; private set; }

    public string? CancelReason { get; private set; }

    public string RecordedByName { get; private init; } = "";

    public DateTimeOffset RecordedAt { get; private init; }

    public IReadOnlyList<ActivityAttendance> Attendance => _attendance;

    /// <summary>In <paramref name="onPost"/> stands who was on the post on the day, membership to person.</summary>
    public static Result<PartyActivity> Hold(ActivityGroup group, ActivityFacts facts, IReadOnlyList<AttendanceInput> attendance, IReadOnlyDictionary<Guid, Guid> onPost, string byName, DateTimeOffset at, DateOnly today)
    {
        ArgumentNullException.ThrowIfNull(group);
        var activity = new PartyActivity { CommunityId = group.CommunityId, GroupId = group.Id, RecordedByName = byName, RecordedAt = at };
        return activity.Set(facts, attendance, onPost, today) is { } error ? error : activity;
    }

    public Result Change(ActivityFacts facts, IReadOnlyList<AttendanceInput> attendance, IReadOnlyDictionary<Guid, Guid> onPost, DateOnly today)
    {
        if (State == ActivityState.Cancelled)
        {
            return PartyErrors.ActivityCancelled;
        }

        if (Set(facts, attendance, onPost, today) is { } error)
        {
            return error;
        }

        Touch();
        return Result.Success;
    }

    public Result Cancel(string reason)
    {
        if (State == ActivityState.Cancelled)
        {
            return PartyErrors.ActivityCancelled;
        }

        (State, CancelReason) = (ActivityState.Cancelled, reason);
        Touch();
        return Result.Success;
    }

    /// <summary>A photo came or went.</summary>
    public Result PhotosChange(int photos)
    {
        if (State == ActivityState.Cancelled)
        {
            return PartyErrors.ActivityCancelled;
        }

        if (photos > ActivityPhoto.MostPerActivity)
        {
            return PartyErrors.PhotosFull;
        }

        Touch();
        return Result.Success;
    }

    private Error? Set(ActivityFacts facts, IReadOnlyList<AttendanceInput> attendance, IReadOnlyDictionary<Guid, Guid> onPost, DateOnly today)
    {
        ArgumentNullException.ThrowIfNull(facts);
        if (facts.HeldOn > today)
        {
            return Registry.RegistryErrors.FutureDay(today);
        }

        if (attendance.Count == 0 || attendance.DistinctBy(x => x.MembershipId).Count() != attendance.Count)
        {
            return PartyErrors.AttendanceRequired;
        }

        if (attendance.Any(x => x.Minutes is < LeastMinutes or > MostMinutes))
        {
            return PartyErrors.AttendanceMinutes;
        }

        if (attendance.Any(x => !onPost.ContainsKey(x.MembershipId)))
        {
            return PartyErrors.NotInGroup;
        }

        (HeldOn, Title, Place, Content) = (facts.HeldOn, facts.Title, facts.Place, facts.Content);
        _attendance.RemoveAll(old => !attendance.Any(x => x.MembershipId == old.MembershipId));
        foreach (var one in attendance)
        {
            if (_attendance.Find(x => x.MembershipId == one.MembershipId) is { } known)
            {
                known.Lasts(one.Minutes);
            }
            else
            {
                _attendance.Add(new(this, one.MembershipId, onPost[one.MembershipId], one.Minutes));
            }
        }

        return null;
    }
}

public sealed class ActivityAttendance : Entity, ICommunityOwned, IAudited
{
    private ActivityAttendance()
    {
    }

    internal ActivityAttendance(PartyActivity of, Guid membershipId, Guid memberId, int minutes) =>
        (ActivityId, CommunityId, MembershipId, MemberId, Minutes) = (of.Id, of.CommunityId, membershipId, memberId, minutes);

    public Guid ActivityId { get; private init; }

    public Guid CommunityId { get; private init; }

    public Guid MembershipId { get; private init; }

    public Guid MemberId { get; private init; }

    public int Minutes { get; private set; }

    internal void Lasts(int minutes) => Minutes = minutes;
}
