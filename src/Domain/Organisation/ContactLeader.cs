using Resettlement.Domain.Common;

namespace Resettlement.Domain.Organisation;

/// <summary>What the paper of an assignment says: the post of the leader at the township, its number, and the first day.</summary>
public sealed record ContactLeaderPaper(string Duty, string DocumentNumber, DateOnly From);

/// <summary>
/// 包联领导: the one member of the lead township's leadership who answers for a community. The next one begins on the day this one ends;
/// a community has one without an end at most, by the database as well.
/// </summary>
public sealed class ContactLeaderAssignment : AggregateRoot, ICommunityOwned, IAudited
{
    private ContactLeaderAssignment()
    {
    }

    public Guid CommunityId { get; private init; }

    public Guid OfficeHolderId { get; private init; }

    /// <summary>Post of the leader at the township, as 党委副书记.</summary>
    public string Duty { get; private init; } = "";

    public string DocumentNumber { get; private init; } = "";

    public DateOnly From { get; private init; }

    /// <summary>First day of not being it any more.</summary>
    public DateOnly? EndedOn { get; private set; }

    public string? EndNote { get; private set; }

    public static ContactLeaderAssignment Assign(Guid communityId, Guid officeHolderId, ContactLeaderPaper paper)
    {
        ArgumentNullException.ThrowIfNull(paper);
        return new() { CommunityId = communityId, OfficeHolderId = officeHolderId, Duty = paper.Duty, DocumentNumber = paper.DocumentNumber, From = paper.From };
    }

    public bool InForceOn(DateOnly day) => From <= day && (EndedOn is not { } end || day < end);

    /// <summary>Another one takes over on the day the paper names.</summary>
    public Result<ContactLeaderAssignment> ReplaceBy(Guid officeHolderId, ContactLeaderPaper paper, string? note)
    {
        ArgumentNullException.ThrowIfNull(paper);
        if (officeHolderId == OfficeHolderId)
        {
            return ContactErrors.SameLeader;
        }

        return End(paper.From, note).Error is { } error ? error : Assign(CommunityId, officeHolderId, paper);
    }

    public Result End(DateOnly on, string? note)
    {
        if (EndedOn is not null)
        {
            return ContactErrors.LeaderEnded;
        }

        if (on <= From)
        {
            return ContactErrors.LeaderOrder;
        }

        (EndedOn, EndNote) = (on, note);
        Touch();
        return Result.Success;
    }
}

/// <summary>走访: what a contact leader saw and set going on one day. Written once; another visit is another row.</summary>
public sealed class ContactVisit : Entity, ICommunityOwned, IAudited
{
    private ContactVisit()
    {
    }

    public Guid CommunityId { get; private init; }

    public Guid AssignmentId { get; private init; }

    public DateOnly VisitedOn { get; private init; }

    public string Matter { get; private init; } = "";

    /// <summary>What was found, and what is to follow.</summary>
    public string? FollowUp { get; private init; }

    public PersonKey RecordedBy { get; private init; }

    public string RecordedByName { get; private init; } = "";

    public DateTimeOffset RecordedAt { get; private init; }

    public static Result<ContactVisit> Record(ContactLeaderAssignment leader, DateOnly on, string matter, string? followUp, PersonKey by, string byName, DateTimeOffset at, DateOnly today)
    {
        ArgumentNullException.ThrowIfNull(leader);
        return on > today ? ContactErrors.VisitInFuture : !leader.InForceOn(on) ? ContactErrors.VisitOutOfTerm : new ContactVisit
        {
            CommunityId = leader.CommunityId,
            AssignmentId = leader.Id,
            VisitedOn = on,
            Matter = matter,
            FollowUp = followUp,
            RecordedBy = by,
            RecordedByName = byName,
            RecordedAt = at,
        };
    }
}

public static class ContactErrors
{
    public static readonly Error LeaderNotFound = Error.NotFound("organisation.leader-not-found", "没有找到该包联领导，可能不存在或不在您的管理范围内。");
    public static readonly Error SameLeader = Error.Conflict("organisation.same-leader", "此人现在就是该社区的包联领导，无需变更。");
    public static readonly Error LeaderEnded = Error.Conflict("organisation.leader-ended", "该包联已经结束，请刷新后查看。");
    public static readonly Error LeaderOrder = Error.Invalid("organisation.leader-order", "日期须晚于现任包联领导的起始日期，请核对。", "from");
    public static readonly Error LeaderOverlap = Error.Invalid("organisation.leader-overlap", "起始日期早于前任包联领导的结束日期，请核对。", "from");
    public static readonly Error VisitInFuture = Error.Invalid("organisation.visit-in-future", "走访日期不能晚于今天。", "visitedOn");
    public static readonly Error VisitOutOfTerm = Error.Invalid("organisation.visit-out-of-term", "走访日期不在该包联领导的包联期间，请核对。", "visitedOn");
}
