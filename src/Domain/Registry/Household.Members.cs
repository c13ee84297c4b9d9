using Resettlement.Domain.Common;

namespace Resettlement.Domain.Registry;

// Who belongs to the household, who heads it, and how the others are related to the head.
public sealed partial class Household
{
    private readonly List<HouseholdMember> _members = [];
    private readonly List<HouseholdHead> _heads = [];

    public IReadOnlyList<HouseholdMember> Members => _members;

    public IReadOnlyList<HouseholdHead> Heads => _heads;

    public HouseholdHead? HeadOn(DateOnly day) => _heads.On(day);

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

        if (_members.Any(member => member.ResidentId == residentId && member.HoldsFrom(from)))
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

        if (_heads.Any(head => head.ResidentId == residentId && head.HoldsFrom(on)))
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

        var until = _heads.NextChange(from);
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

    private Result CloseMembership(Guid residentId, DateOnly on, string? reason)
    {
        if (!IsMemberThroughout(residentId, on, null) && _members.Find(member => member.ResidentId == residentId && member.Until is null) is { } open)
        {
            return RegistryErrors.LaterChangeExists(open.From);
        }

        var rows = _members.Where(member => member.ResidentId == residentId && member.HoldsFrom(on)).ToList();
        if (rows.TrueForAll(member => member.Until is not null))
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
}
