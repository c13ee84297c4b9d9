using Resettlement.Domain.Common;

namespace Resettlement.Domain.Party;

/// <summary>A post held from a day until (exclusive) a day, by whatever branch.</summary>
public readonly record struct HeldPost(DateOnly From, DateOnly? Until)
{
    public bool On(DateOnly day) => From <= day && (Until is not { } until || day < until);
}

/// <summary>
/// 认岗: a member applies for a post, the branch decides, the member gives it up. What is open takes one of the person's places (<see cref="Slot"/>), which the
/// database gives to one claim only.
/// </summary>
public sealed class PostClaim : AggregateRoot, ICommunityOwned, IAudited
{
    private const int LongestBack = 366;

    private PostClaim()
    {
    }

    public Guid CommunityId { get; private init; }

    public Guid MembershipId { get; private init; }

    public Guid MemberId { get; private init; }

    public Guid PostId { get; private init; }

    /// <summary>1 up to the most posts a member may hold.</summary>
    public int Slot { get; private init; }

    public ClaimState State { get; private set; }

    public DateOnly AppliedOn { get; private init; }

    public PersonKey RecordedBy { get; private init; }

    public string RecordedByName { get; private init; } = "";

    public PersonKey? DecidedBy { get; private set; }

    public string? DecidedByName { get; private set; }

    public DateTimeOffset? DecidedAt { get; private set; }

    /// <summary>First day on the post.</summary>
    public DateOnly? From { get; private set; }

    /// <summary>First day no longer on it.</summary>
    public DateOnly? Until { get; private set; }

    /// <summary>Why it was refused, withdrawn or left.</summary>
    public string? Reason { get; private set; }

    /// <summary>The policy whose maximum was held against it.</summary>
    public Guid PolicyVersionId { get; private init; }

    public bool IsOpen => State is ClaimState.Applied or ClaimState.Approved;

    public static Result<PostClaim> Apply(PartyMembership of, PartyPost post, IReadOnlyCollection<PostClaim> others, int maximum, Guid policyVersionId, PersonKey by, string byName, DateOnly today)
    {
        ArgumentNullException.ThrowIfNull(of);
        ArgumentNullException.ThrowIfNull(post);
        if (!of.IsOn(today))
        {
            return PartyErrors.MemberLeft;
        }

        if (post.ClosedOn is not null)
        {
            return PartyErrors.PostClosed;
        }

        var open = others.Where(x => x.IsOpen).ToList();
        if (open.Exists(x => x.PostId == post.Id && x.MembershipId == of.Id))
        {
            return PartyErrors.ClaimExists;
        }

        var slot = Enumerable.Range(1, maximum).FirstOrDefault(x => !open.Exists(other => other.Slot == x));
        if (slot == 0 || open.Count >= maximum)
        {
            return PartyErrors.PostsFull(maximum);
        }

        return new PostClaim
        {
            CommunityId = of.CommunityId,
            MembershipId = of.Id,
            MemberId = of.MemberId,
            PostId = post.Id,
            Slot = slot,
            AppliedOn = today,
            RecordedBy = by,
            RecordedByName = byName,
            PolicyVersionId = policyVersionId,
        };
    }

    /// <summary>Approval, for which no day of the person's past or present may then hold more posts than the maximum.</summary>
    public Result Approve(PartyMembership of, PersonKey applicant, DateOnly from, IEnumerable<HeldPost> others, int maximum, PersonKey by, string byName, DateTimeOffset at, DateOnly today)
    {
        ArgumentNullException.ThrowIfNull(of);
        if (CheckDecider(applicant, by) is { } error)
        {
            return error;
        }

        if (!of.IsOn(today))
        {
            return PartyErrors.MemberLeft;
        }

        if (from > today || from < of.Since || from < AppliedOn.AddDays(-LongestBack))
        {
            return PartyErrors.ClaimDay;
        }

        if (PostLimits.MostFrom(from, others) >= maximum)
        {
            return PartyErrors.PostsFull(maximum);
        }

        (State, From, DecidedBy, DecidedByName, DecidedAt) = (ClaimState.Approved, from, by, byName, at);
        Touch();
        return Result.Success;
    }

    public Result Refuse(PersonKey applicant, string reason, PersonKey by, string byName, DateTimeOffset at)
    {
        if (CheckDecider(applicant, by) is { } error)
        {
            return error;
        }

        (State, Reason, DecidedBy, DecidedByName, DecidedAt) = (ClaimState.Refused, reason, by, byName, at);
        Touch();
        return Result.Success;
    }

    /// <summary>An application is withdrawn, a post is left.</summary>
    public Result Leave(DateOnly on, string? reason, DateOnly today)
    {
        if (!IsOpen)
        {
            return PartyErrors.ClaimNotHeld;
        }

        if (State == ClaimState.Approved && (on > today || on < From))
        {
            return PartyErrors.ClaimDay;
        }

        (State, Until, Reason) = State == ClaimState.Approved ? (ClaimState.Left, on, reason) : (ClaimState.Withdrawn, Until, reason);
        Touch();
        return Result.Success;
    }

    private Error? CheckDecider(PersonKey applicant, PersonKey by) =>
        State != ClaimState.Applied ? PartyErrors.ClaimDecided :
        by == applicant || by == RecordedBy ? PartyErrors.OwnClaim : null;
}

/// <summary>How many posts one person holds.</summary>
public static class PostLimits
{
    /// <summary>The most posts that are held on any one day from the given one on. It can only rise on a day on which a post begins.</summary>
    public static int MostFrom(DateOnly from, IEnumerable<HeldPost> posts)
    {
        var held = posts.Where(x => x.Until is not { } until || (until > from && until > x.From)).ToList();
        return held.Select(x => x.From < from ? from : x.From).Append(from).Distinct().Max(day => held.Count(x => x.On(day)));
    }
}
