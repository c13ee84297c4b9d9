using Resettlement.Domain.Common;

namespace Resettlement.Domain.Registry;

/// <summary>Whether a second person has confirmed the row; only confirmed households count for money.</summary>
public enum Confirmation
{
    Pending,
    Confirmed,
    Rejected,
}

/// <summary>Why a household ended.</summary>
public enum HouseholdEnd
{
    Merged,
    MovedAway,
    Extinct,

    /// <summary>The second person refused it; it never counted.</summary>
    Rejected,
}

/// <summary>
/// A household under its county-wide number. Where it lives, who belongs to it, who heads it and its poverty status are dated rows;
/// the household of a day is derived from them. A change holds from its day until the next recorded change, so that rows never overlap.
/// </summary>
public sealed class Household : AggregateRoot, ICommunityOwned, IAudited
{
    private readonly List<HouseholdStay> _stays = [];
    private readonly List<HouseholdMember> _members = [];
    private readonly List<HouseholdHead> _heads = [];
    private readonly List<PovertySpell> _poverty = [];

    private Household()
    {
    }

    /// <summary>户编号; the tie-break wherever order decides a fen.</summary>
    public string Number { get; private init; } = "";

    /// <summary>Where it lives now, or lived last; edits are scoped by it.</summary>
    public Guid CommunityId { get; private set; }

    public string OriginTownshipCode { get; private set; } = "";

    public RelocationKind RelocationKind { get; private set; }

    public Confirmation Confirmation { get; private set; }

    public DateOnly FormedOn { get; private init; }

    /// <summary>First day it no longer exists.</summary>
    public DateOnly? EndedOn { get; private set; }

    public HouseholdEnd? EndKind { get; private set; }

    /// <summary>The household it was merged into.</summary>
    public Guid? SuccessorId { get; private set; }

    /// <summary>The household it was split from.</summary>
    public Guid? PredecessorId { get; private init; }

    public IReadOnlyList<HouseholdStay> Stays => _stays;

    public IReadOnlyList<HouseholdMember> Members => _members;

    public IReadOnlyList<HouseholdHead> Heads => _heads;

    public IReadOnlyList<PovertySpell> Poverty => _poverty;

    /// <summary>Starts a household without rows; members, head, stay and poverty status follow, all from <paramref name="formedOn"/> or later.</summary>
    public static Household Form(HouseholdNumber number, Guid communityId, string originTownshipCode, RelocationKind relocationKind, DateOnly formedOn,
        Confirmation confirmation, Guid? predecessorId = null)
    {
        ArgumentNullException.ThrowIfNull(number);
        return new()
        {
            Number = number.Value,
            CommunityId = communityId,
            OriginTownshipCode = originTownshipCode,
            RelocationKind = relocationKind,
            FormedOn = formedOn,
            Confirmation = confirmation,
            PredecessorId = predecessorId,
        };
    }

    public HouseholdStay? StayOn(DateOnly day) => _stays.On(day);

    public HouseholdHead? HeadOn(DateOnly day) => _heads.On(day);

    public PovertyStatus PovertyOn(DateOnly day) => _poverty.On(day)?.Status ?? PovertyStatus.None;

    public IEnumerable<HouseholdMember> MembersOn(DateOnly day) => _members.Where(member => member.HoldsOn(day));

    /// <summary>Refused with registry.before-formed, registry.household-ended or registry.already-member.</summary>
    public Result AddMember(Guid residentId, string relationCode, DateOnly from)
    {
        if (CheckDay(from) is { } error)
        {
            return error;
        }

        if (RelationToHead.Parse(relationCode).Error is { } unknown)
        {
            return unknown;
        }

        if (_members.Any(member => member.ResidentId == residentId && !member.HoldsNever() && (member.Until is not { } until || until > from)))
        {
            return RegistryErrors.AlreadyMember;
        }

        _members.Add(new() { HouseholdId = Id, ResidentId = residentId, RelationCode = relationCode, From = from });
        Touch();
        return Result.Success;
    }

    /// <summary>Ends the membership; <paramref name="on"/> is the first day outside. The head is refused until another one is set.</summary>
    public Result RemoveMember(Guid residentId, DateOnly on, string? reason)
    {
        if (CheckDay(on) is { } error)
        {
            return error;
        }

        if (_heads.Any(head => head.ResidentId == residentId && !head.HoldsNever() && (head.Until is not { } until || until > on)))
        {
            return RegistryErrors.HeadCannotLeave;
        }

        return CloseMembership(residentId, on, reason);
    }

    /// <summary>The member died; the membership ends, the head row stays until a new head is set, so that the household is seen to need one.</summary>
    public Result MemberDied(Guid residentId, DateOnly on, string reason)
    {
        if (CheckDay(on) is { } error)
        {
            return error;
        }

        return _heads.Find(head => head.ResidentId == residentId && head.From >= on && !head.HoldsNever()) is { } later
            ? RegistryErrors.LaterChangeExists(later.From)
            : CloseMembership(residentId, on, reason);
    }

    /// <summary>
    /// Makes a member the head from a day until the next recorded head. The member's relation becomes 户主; a former head who still belongs
    /// to the household becomes 其他 unless <see cref="RestateRelation"/> says better.
    /// </summary>
    public Result SetHead(Guid residentId, DateOnly from)
    {
        if (CheckDay(from) is { } error)
        {
            return error;
        }

        var former = _heads.On(from);
        if (former?.ResidentId == residentId)
        {
            return RegistryErrors.AlreadyHead;
        }

        var until = former is null ? _heads.Where(head => head.From > from && !head.HoldsNever()).Min(head => (DateOnly?)head.From) : former.Until;
        if (!IsMemberThroughout(residentId, from, until))
        {
            return RegistryErrors.HeadNotMember;
        }

        _heads.MakeRoom(from);
        _heads.Add(new() { HouseholdId = Id, ResidentId = residentId, From = from, Until = until });
        Restate(residentId, RelationToHead.Head.Code, from, until);
        if (former is not null)
        {
            Restate(former.ResidentId, "80", from, until);
        }

        Touch();
        return Result.Success;
    }

    /// <summary>A member's relation to the head of that day, until the next recorded change.</summary>
    public Result RestateRelation(Guid residentId, string relationCode, DateOnly from)
    {
        if (CheckDay(from) is { } error)
        {
            return error;
        }

        if (RelationToHead.Parse(relationCode).Error is { } unknown)
        {
            return unknown;
        }

        if (_members.Where(member => member.ResidentId == residentId).On(from) is not { } member)
        {
            return RegistryErrors.NotMember;
        }

        if ((relationCode == RelationToHead.Head.Code) != (HeadOn(from)?.ResidentId == residentId))
        {
            return RegistryErrors.RelationOfHead;
        }

        Restate(residentId, relationCode, from, new DayRange(from, member.Until).Intersect(new(from, HeadOn(from)?.Until)).Until);
        Touch();
        return Result.Success;
    }

    /// <summary>The household lives at a site, in a dwelling when one is recorded, from a day until the next recorded move.</summary>
    public Result Settle(Guid communityId, Guid? dwellingId, DateOnly from, string? reason = null)
    {
        if (CheckDay(from) is { } error)
        {
            return error;
        }

        if (_stays.On(from) is { } now && now.CommunityId == communityId && now.DwellingId == dwellingId)
        {
            return RegistryErrors.AlreadyThere;
        }

        var until = _stays.MakeRoom(from);
        _stays.Add(new() { HouseholdId = Id, CommunityId = communityId, DwellingId = dwellingId, From = from, Until = until, Reason = reason });
        FollowStays();
        return Result.Success;
    }

    /// <summary>The household leaves the site; <paramref name="on"/> is the first day it lives elsewhere. Later stays must not exist.</summary>
    public Result MoveOut(DateOnly on, string? reason)
    {
        if (CheckDay(on) is { } error)
        {
            return error;
        }

        if (_stays.Find(stay => stay.Until is null) is not { } open)
        {
            return RegistryErrors.NotLivingHere;
        }

        if (on < open.From)
        {
            return RegistryErrors.LaterChangeExists(open.From);
        }

        (open.Until, open.Reason) = (on, reason);
        FollowStays();
        return Result.Success;
    }

    /// <summary>Poverty status from a day until the next recorded change.</summary>
    public Result SetPoverty(PovertyStatus status, DateOnly from)
    {
        if (CheckDay(from) is { } error)
        {
            return error;
        }

        if (_poverty.On(from)?.Status == status)
        {
            return RegistryErrors.SamePoverty;
        }

        var until = _poverty.MakeRoom(from);
        _poverty.Add(new() { HouseholdId = Id, Status = status, From = from, Until = until });
        Touch();
        return Result.Success;
    }

    public void ChangeFacts(string originTownshipCode, RelocationKind relocationKind)
    {
        (OriginTownshipCode, RelocationKind) = (originTownshipCode, relocationKind);
        Touch();
    }

    /// <summary>A change was asked for that waits for a second person: two clerks asking at once meet at the version.</summary>
    public void NoteRequest() => Touch();

    /// <summary>The decision of the second person; who that may be is the change request's business.</summary>
    public Result Confirm()
    {
        if (Confirmation != Confirmation.Pending)
        {
            return RegistryErrors.ChangeDecided;
        }

        Confirmation = Confirmation.Confirmed;
        Touch();
        return Result.Success;
    }

    /// <summary>The household never counted: every row of it is taken back, and its people are free to be entered elsewhere.</summary>
    public Result Reject()
    {
        if (Confirmation != Confirmation.Pending)
        {
            return RegistryErrors.ChangeDecided;
        }

        Confirmation = Confirmation.Rejected;
        Close(FormedOn, HouseholdEnd.Rejected);
        return Result.Success;
    }

    /// <summary>Ends the household with all its rows. <paramref name="successorId"/> names the household it was merged into.</summary>
    public Result End(HouseholdEnd kind, DateOnly on, Guid? successorId = null)
    {
        if (CheckDay(on) is { } error)
        {
            return error;
        }

        if (LastChange() is { } last && last > on)
        {
            return RegistryErrors.LaterChangeExists(last);
        }

        SuccessorId = successorId;
        Close(on, kind);
        return Result.Success;
    }

    /// <summary>A refused split gives its people back: the memberships that ended on that day run on.</summary>
    public Result TakeBack(Guid residentId, DateOnly on)
    {
        if (EndedOn is not null)
        {
            return RegistryErrors.HouseholdEnded;
        }

        if (_members.Where(member => member.ResidentId == residentId && member.Until == on).MaxBy(member => member.From) is not { } last)
        {
            return RegistryErrors.NotMember;
        }

        (last.Until, last.Reason) = (null, null);
        Touch();
        return Result.Success;
    }

    /// <summary>The newest day on which a row of the household starts or ends.</summary>
    private DateOnly? LastChange() =>
        _stays.Cast<IDatedRow>().Concat(_members).Concat(_heads).Concat(_poverty).Where(row => !row.HoldsNever()).Max(row => (DateOnly?)(row.Until ?? row.From));

    private Error? CheckDay(DateOnly day) =>
        day < FormedOn ? RegistryErrors.BeforeFormed(FormedOn) :
        EndedOn is not null ? RegistryErrors.HouseholdEnded :
        null;

    private Result CloseMembership(Guid residentId, DateOnly on, string? reason)
    {
        if (!IsMemberThroughout(residentId, on, null) && _members.Find(member => member.ResidentId == residentId && member.Until is null) is { } open)
        {
            return RegistryErrors.LaterChangeExists(open.From);
        }

        var rows = _members.Where(member => member.ResidentId == residentId && (member.Until is not { } until || until > on)).ToList();
        if (rows.Count == 0 || rows.TrueForAll(member => member.Until is not null))
        {
            return RegistryErrors.NotMember;
        }

        rows.CutFrom(on);
        rows.ForEach(member => member.Reason = reason);
        Touch();
        return Result.Success;
    }

    /// <summary>Gives a member another relation over a span; the span must be covered by memberships.</summary>
    private void Restate(Guid residentId, string relationCode, DateOnly from, DateOnly? until)
    {
        var span = new DayRange(from, until);
        foreach (var row in _members.Where(member => member.ResidentId == residentId && !member.HoldsNever()).ToList())
        {
            var common = new DayRange(row.From, row.Until).Intersect(span);
            if (common.IsEmpty || row.RelationCode == relationCode)
            {
                continue;
            }

            var (end, old, reason) = (row.Until, row.RelationCode, row.Reason);
            row.Until = common.From;
            row.Reason = null;
            _members.Add(new() { HouseholdId = Id, ResidentId = residentId, RelationCode = relationCode, From = common.From, Until = common.Until, Reason = common.Until == end ? reason : null });
            if (common.Until is { } rest && rest != end)
            {
                _members.Add(new() { HouseholdId = Id, ResidentId = residentId, RelationCode = old, From = rest, Until = end, Reason = reason });
            }
        }
    }

    private bool IsMemberThroughout(Guid residentId, DateOnly from, DateOnly? until)
    {
        DateOnly? reached = from;
        foreach (var row in _members.Where(member => member.ResidentId == residentId && !member.HoldsNever()).OrderBy(member => member.From))
        {
            if (reached is { } day && row.HoldsOn(day))
            {
                reached = row.Until;
            }
        }

        return reached is null || (until is { } end && reached >= end);
    }

    private void FollowStays()
    {
        if (_stays.Where(stay => !stay.HoldsNever()).MaxBy(stay => stay.From) is { } last)
        {
            CommunityId = last.CommunityId;
        }

        Touch();
    }

    private void Close(DateOnly on, HouseholdEnd kind)
    {
        (EndedOn, EndKind) = (on, kind);
        _stays.CutFrom(on);
        _members.CutFrom(on);
        _heads.CutFrom(on);
        _poverty.CutFrom(on);
        Touch();
    }
}
