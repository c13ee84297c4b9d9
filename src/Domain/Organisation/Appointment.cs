using System.Linq.Expressions;
using Resettlement.Domain.Common;

namespace Resettlement.Domain.Organisation;

public enum AppointmentState
{
    /// <summary>Waits for an approval and is not in force.</summary>
    Proposed,

    /// <summary>Holds or will hold the post, no end is written.</summary>
    Active,

    /// <summary>The end is written; until that day the post is held.</summary>
    Ended,

    /// <summary>Was not approved.</summary>
    Refused,
}

public enum EndReason
{
    TermOver,
    Resigned,
    Removed,
    Transferred,
    Retired,
    Died,

    /// <summary>The body was dissolved.</summary>
    Dissolved,

    /// <summary>It was entered by mistake.</summary>
    Mistake,
    Other,
}

/// <summary>
/// 任职: one person in one post of one community. A post is held until an end is written, also when the planned term is over.
/// A head post has one holder at a time, and one person holds a post of a body once: the database says so too.
/// </summary>
public sealed partial class Appointment : AggregateRoot, ICommunityOwned, IAudited
{
    private Appointment()
    {
    }

    public Guid CommunityId { get; private init; }

    /// <summary>Null for heads of buildings and units.</summary>
    public Guid? BodyId { get; private init; }

    public Guid OfficeHolderId { get; private init; }

    public PostKind Post { get; private init; }

    public DateOnly From { get; private init; }

    /// <summary>Last day of the planned term, included; null = open.</summary>
    public DateOnly? TermEnd { get; private set; }

    /// <summary>First day the post is no longer held.</summary>
    public DateOnly? EndedOn { get; private set; }

    public EndReason? EndReason { get; private set; }

    public string? EndNote { get; private set; }

    public AppointmentState State { get; private set; }

    /// <summary>For queries: the appointments by which a post is held on the day.</summary>
    public static Expression<Func<Appointment, bool>> InForce(DateOnly day) =>
        x => (x.State == AppointmentState.Active || x.State == AppointmentState.Ended) && x.From <= day && (x.EndedOn == null || x.EndedOn > day);

    /// <summary>A post of a body. The body's version rises with it.</summary>
    public static Result<Appointment> To(Body body, Guid officeHolderId, PostKind post, DateOnly from, DateOnly? termEnd)
    {
        ArgumentNullException.ThrowIfNull(body);
        if (termEnd < from)
        {
            return OrganisationErrors.AppointmentTerm;
        }

        if (body.Admit(post, from).Error is { } error)
        {
            return error;
        }

        return new Appointment { CommunityId = body.CommunityId, BodyId = body.Id, OfficeHolderId = officeHolderId, Post = post, From = from, TermEnd = termEnd, State = AppointmentState.Active };
    }

    public bool InForceOn(DateOnly day) =>
        State is AppointmentState.Active or AppointmentState.Ended && From <= day && (EndedOn is not { } end || day < end);

    /// <summary>The post is held beyond the planned term.</summary>
    public bool IsOverdueOn(DateOnly day) => InForceOn(day) && TermEnd is { } last && last < day;

    /// <param name="on">First day the post is no longer held; the day it began means that it never was.</param>
    /// <param name="reason">Why.</param>
    /// <param name="note">What else is to be said.</param>
    public Result End(DateOnly on, EndReason reason, string? note)
    {
        if (State != AppointmentState.Active)
        {
            return OrganisationErrors.AppointmentNotActive;
        }

        if (on < From)
        {
            return OrganisationErrors.EndBeforeStart;
        }

        (EndedOn, EndReason, EndNote, State) = (on, reason, note, AppointmentState.Ended);
        Touch();
        return Result.Success;
    }
}
