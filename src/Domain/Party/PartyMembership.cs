using Resettlement.Domain.Common;

namespace Resettlement.Domain.Party;

/// <summary>A member belongs to the branch of a community from a day on, with the history of how, the letters that brought the relation over, and leave from having a post.</summary>
public sealed class PartyMembership : AggregateRoot, ICommunityOwned, IAudited
{
    private readonly List<PartyRelation> _relations = [];
    private readonly List<TransferLetter> _letters = [];
    private readonly List<PostWaiver> _waivers = [];

    private PartyMembership()
    {
    }

    public Guid CommunityId { get; private init; }

    public Guid MemberId { get; private init; }

    /// <summary>First day with this branch.</summary>
    public DateOnly Since { get; private init; }

    /// <summary>First day no longer with it.</summary>
    public DateOnly? LeftOn { get; private set; }

    public LeaveKind? LeftBecause { get; private set; }

    public string? LeaveNote { get; private set; }

    public IReadOnlyList<PartyRelation> Relations => _relations;

    public IReadOnlyList<TransferLetter> Letters => _letters;

    public IReadOnlyList<PostWaiver> Waivers => _waivers;

    public PartyRelation? Current => _relations.Find(x => x.Until is null);

    /// <summary>The relation as it was when the branch took the member into its register, on paper until then.</summary>
    public static Result<PartyMembership> Join(PartyMember member, Guid communityId, MembershipRelation relation, DateOnly since, DateOnly today)
    {
        ArgumentNullException.ThrowIfNull(member);
        if (since > today)
        {
            return Registry.RegistryErrors.FutureDay(today);
        }

        if (since < member.JoinedOn)
        {
            return PartyErrors.DayBeforeJoined;
        }

        var membership = new PartyMembership { CommunityId = communityId, MemberId = member.Id, Since = since };
        membership._relations.Add(new(membership, relation, since, null));
        return membership;
    }

    public bool IsOn(DateOnly day) => Since <= day && (LeftOn is not { } left || day < left);

    public MembershipRelation? RelationOn(DateOnly day) => IsOn(day) ? _relations.Find(x => x.HoldsOn(day))?.Kind : null;

    public bool IsWaivedOn(DateOnly day) => _waivers.Exists(x => x.HoldsOn(day));

    /// <summary>A letter was issued by the unit the member comes from.</summary>
    public Result<TransferLetter> Issue(string number, string fromUnit, DateOnly issuedOn, DateOnly today)
    {
        if (LeftOn is not null)
        {
            return PartyErrors.MemberLeft;
        }

        if (issuedOn > today)
        {
            return Registry.RegistryErrors.FutureDay(today);
        }

        if (_letters.Exists(x => x.Number == number))
        {
            return PartyErrors.LetterExists;
        }

        var letter = new TransferLetter(this, number, fromUnit, issuedOn);
        _letters.Add(letter);
        Touch();
        return letter;
    }

    /// <summary>A letter arrived, or went back.</summary>
    public Result Progress(Guid letterId, bool received, DateOnly on, string? note, DateOnly today)
    {
        if (_letters.Find(x => x.Id == letterId) is not { } letter)
        {
            return PartyErrors.LetterNotFound;
        }

        if (on > today)
        {
            return Registry.RegistryErrors.FutureDay(today);
        }

        if (letter.Close(received, on, note) is { } error)
        {
            return error;
        }

        Touch();
        return Result.Success;
    }

    /// <summary>The relation goes one or two steps forward. The last step needs a letter that was received.</summary>
    public Result Move(MembershipRelation to, DateOnly from, Guid? letterId, DateOnly today)
    {
        if (LeftOn is not null || Current is not { } current)
        {
            return PartyErrors.MemberLeft;
        }

        if (from > today)
        {
            return Registry.RegistryErrors.FutureDay(today);
        }

        if (to <= current.Kind)
        {
            return PartyErrors.RelationForward;
        }

        if (from <= current.From)
        {
            return PartyErrors.RelationDay;
        }

        var letter = letterId is { } id ? _letters.Find(x => x.Id == id) : null;
        if (letterId is not null && letter is null)
        {
            return PartyErrors.LetterNotFound;
        }

        if (to == MembershipRelation.Single && (letter is not { State: LetterState.Received } || letter.ReceivedOn > from))
        {
            return PartyErrors.LetterRequired;
        }

        current.End(from);
        _relations.Add(new(this, to, from, letter?.Id));
        Touch();
        return Result.Success;
    }

    public Result Leave(LeaveKind because, DateOnly on, string? note, DateOnly today)
    {
        if (LeftOn is not null)
        {
            return PartyErrors.MemberLeft;
        }

        if (on > today)
        {
            return Registry.RegistryErrors.FutureDay(today);
        }

        if (on <= Since || (Current is { } current && on <= current.From))
        {
            return PartyErrors.LeaveDay;
        }

        Current?.End(on);
        foreach (var waiver in _waivers.Where(x => x.Until is null))
        {
            waiver.End(on > waiver.From ? on : waiver.From);
        }

        (LeftOn, LeftBecause, LeaveNote) = (on, because, note);
        Touch();
        return Result.Success;
    }

    /// <summary>The member need not hold a post.</summary>
    public Result Waive(string reason, DateOnly from, string byName, DateOnly today)
    {
        if (LeftOn is not null)
        {
            return PartyErrors.MemberLeft;
        }

        if (_waivers.Exists(x => x.Until is null))
        {
            return PartyErrors.WaiverExists;
        }

        if (from < Since || from > today || _waivers.Exists(x => x.Until > from))
        {
            return PartyErrors.WaiverDay;
        }

        _waivers.Add(new(this, reason, from, byName));
        Touch();
        return Result.Success;
    }

    public Result EndWaiver(DateOnly on, DateOnly today)
    {
        if (_waivers.Find(x => x.Until is null) is not { } waiver)
        {
            return PartyErrors.NoWaiver;
        }

        if (on < waiver.From || on > today)
        {
            return PartyErrors.WaiverDay;
        }

        waiver.End(on);
        Touch();
        return Result.Success;
    }
}

/// <summary>How the member was managed from a day until (exclusive) a day.</summary>
public sealed class PartyRelation : Entity, ICommunityOwned, IAudited
{
    private PartyRelation()
    {
    }

    internal PartyRelation(PartyMembership of, MembershipRelation kind, DateOnly from, Guid? letterId) =>
        (MembershipId, MemberId, CommunityId, Kind, From, LetterId) = (of.Id, of.MemberId, of.CommunityId, kind, from, letterId);

    public Guid MembershipId { get; private init; }

    /// <summary>Beside the membership, so that the database knows of a second single relation of a person.</summary>
    public Guid MemberId { get; private init; }

    public Guid CommunityId { get; private init; }

    public MembershipRelation Kind { get; private init; }

    public DateOnly From { get; private init; }

    public DateOnly? Until { get; private set; }

    public Guid? LetterId { get; private init; }

    public bool HoldsOn(DateOnly day) => From <= day && (Until is not { } until || day < until);

    internal void End(DateOnly until) => Until = until;
}

/// <summary>组织关系介绍信.</summary>
public sealed class TransferLetter : Entity, ICommunityOwned, IAudited
{
    private TransferLetter()
    {
    }

    internal TransferLetter(PartyMembership of, string number, string fromUnit, DateOnly issuedOn) =>
        (MembershipId, CommunityId, Number, FromUnit, IssuedOn) = (of.Id, of.CommunityId, number, fromUnit, issuedOn);

    public Guid MembershipId { get; private init; }

    public Guid CommunityId { get; private init; }

    public string Number { get; private init; } = "";

    public string FromUnit { get; private init; } = "";

    public DateOnly IssuedOn { get; private init; }

    public LetterState State { get; private set; }

    public DateOnly? ReceivedOn { get; private set; }

    public DateOnly? ReturnedOn { get; private set; }

    public string? Note { get; private set; }

    internal Error? Close(bool received, DateOnly on, string? note)
    {
        if (State != LetterState.Issued)
        {
            return PartyErrors.LetterClosed;
        }

        if (on < IssuedOn)
        {
            return PartyErrors.LetterDay;
        }

        (State, Note) = (received ? LetterState.Received : LetterState.Returned, note);
        if (received)
        {
            ReceivedOn = on;
        }
        else
        {
            ReturnedOn = on;
        }

        return null;
    }
}

/// <summary>免岗: why a member holds fewer posts than the rule asks for.</summary>
public sealed class PostWaiver : Entity, ICommunityOwned, IAudited
{
    private PostWaiver()
    {
    }

    internal PostWaiver(PartyMembership of, string reason, DateOnly from, string byName) =>
        (MembershipId, CommunityId, Reason, From, GrantedByName) = (of.Id, of.CommunityId, reason, from, byName);

    public Guid MembershipId { get; private init; }

    public Guid CommunityId { get; private init; }

    public string Reason { get; private init; } = "";

    public DateOnly From { get; private init; }

    public DateOnly? Until { get; private set; }

    public string GrantedByName { get; private init; } = "";

    public bool HoldsOn(DateOnly day) => From <= day && (Until is not { } until || day < until);

    internal void End(DateOnly until) => Until = until;
}
