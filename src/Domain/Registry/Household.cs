using Resettlement.Domain.Common;

namespace Resettlement.Domain.Registry;

/// <summary>
/// A household under its county-wide number. Where it lives, who belongs to it, who heads it and its poverty status are dated rows;
/// the household of a day is derived from them. A change holds from its day until the next recorded change, so that rows never overlap.
/// </summary>
public sealed partial class Household : AggregateRoot, ICommunityOwned, IAudited
{
    private readonly List<HouseholdStay> _stays = [];
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

    public PovertyStatus PovertyOn(DateOnly day) => _poverty.On(day)?.Status ?? PovertyStatus.None;

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

    /// <summary>The newest day on which a row of the household starts or ends.</summary>
    private DateOnly? LastChange() =>
        _stays.Cast<IDatedRow>().Concat(_members).Concat(_heads).Concat(_poverty).Where(row => !row.HoldsNever()).Max(row => (DateOnly?)(row.Until ?? row.From));

    private Error? CheckDay(DateOnly day) =>
        day < FormedOn ? RegistryErrors.BeforeFormed(FormedOn) :
        EndedOn is not null ? RegistryErrors.HouseholdEnded :
        null;

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
