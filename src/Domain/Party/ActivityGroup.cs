using Resettlement.Domain.Common;

namespace Resettlement.Domain.Party;

/// <summary>活动小组: the members on one post of one branch. It is there as soon as somebody is on the post.</summary>
public sealed class ActivityGroup : AggregateRoot, ICommunityOwned, IAudited
{
    private readonly List<GroupLeader> _leaders = [];

    private ActivityGroup()
    {
    }

    public Guid CommunityId { get; private init; }

    public Guid PostId { get; private init; }

    public DateOnly FormedOn { get; private set; }

    public IReadOnlyList<GroupLeader> Leaders => _leaders;

    public GroupLeader? Leader => _leaders.Find(x => x.Until is null);

    public static ActivityGroup Form(PostClaim first)
    {
        ArgumentNullException.ThrowIfNull(first);
        return new() { CommunityId = first.CommunityId, PostId = first.PostId, FormedOn = first.From!.Value };
    }

    public void Takes(PostClaim claim)
    {
        ArgumentNullException.ThrowIfNull(claim);
        if (claim.From < FormedOn)
        {
            FormedOn = claim.From.Value;
            Touch();
        }
    }

    /// <summary>One of the group becomes leader in the place of whoever is.</summary>
    public Result Choose(PostClaim claim, DateOnly from, DateOnly today)
    {
        ArgumentNullException.ThrowIfNull(claim);
        if (from > today)
        {
            return Registry.RegistryErrors.FutureDay(today);
        }

        if (claim.PostId != PostId || claim.CommunityId != CommunityId || claim.State != ClaimState.Approved || claim.From > from)
        {
            return PartyErrors.NotInGroup;
        }

        if (Leader is { } leader)
        {
            if (leader.MembershipId == claim.MembershipId)
            {
                return PartyErrors.LeaderAlready;
            }

            if (from <= leader.From)
            {
                return PartyErrors.LeaderDay;
            }

            leader.End(from);
        }
        else if (_leaders.Exists(x => x.Until > from))
        {
            return PartyErrors.LeaderDay;
        }

        _leaders.Add(new(this, claim.MembershipId, from));
        Touch();
        return Result.Success;
    }

    /// <summary>Somebody left the post.</summary>
    public void Loses(Guid membershipId, DateOnly on)
    {
        if (Leader is { } leader && leader.MembershipId == membershipId)
        {
            leader.End(on > leader.From ? on : leader.From);
            Touch();
        }
    }
}

public sealed class GroupLeader : Entity, ICommunityOwned, IAudited
{
    private GroupLeader()
    {
    }

    internal GroupLeader(ActivityGroup of, Guid membershipId, DateOnly from) => (GroupId, CommunityId, MembershipId, From) = (of.Id, of.CommunityId, membershipId, from);

    public Guid GroupId { get; private init; }

    public Guid CommunityId { get; private init; }

    public Guid MembershipId { get; private init; }

    public DateOnly From { get; private init; }

    public DateOnly? Until { get; private set; }

    internal void End(DateOnly until) => Until = until;
}

/// <summary>What a group means to do in a period of the policy; one per period, written anew until the period ends.</summary>
public sealed class ActivityPlan : AggregateRoot, ICommunityOwned, IAudited
{
    private ActivityPlan()
    {
    }

    public Guid CommunityId { get; private init; }

    public Guid GroupId { get; private init; }

    public DateOnly PeriodStart { get; private init; }

    /// <summary>Included.</summary>
    public DateOnly PeriodEnd { get; private init; }

    public string Content { get; private set; } = "";

    /// <summary>How many activities.</summary>
    public int Planned { get; private set; }

    public string WrittenByName { get; private set; } = "";

    public static ActivityPlan For(ActivityGroup group, ActivityPeriod period, string content, int planned, string byName)
    {
        ArgumentNullException.ThrowIfNull(group);
        return new() { CommunityId = group.CommunityId, GroupId = group.Id, PeriodStart = period.Start, PeriodEnd = period.LastDay, Content = content, Planned = planned, WrittenByName = byName };
    }

    public void Rewrite(string content, int planned, string byName)
    {
        if ((Content, Planned) != (content, planned))
        {
            (Content, Planned, WrittenByName) = (content, planned, byName);
            Touch();
        }
    }
}
