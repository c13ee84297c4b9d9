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
}

/// <summary>
/// A household under its county-wide number. Where it lives, who belongs to it, who heads it and its poverty status are dated rows;
/// the household of a day is derived from them.
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
}

/// <summary>A household held a dwelling (or lived at a site without one recorded) from a day until (exclusive) a day.</summary>
public sealed class HouseholdStay : Entity, ICommunityOwned, IAudited
{
    public Guid HouseholdId { get; init; }

    public Guid CommunityId { get; init; }

    public Guid? DwellingId { get; init; }

    public DateOnly From { get; init; }

    public DateOnly? Until { get; set; }

    public string? Reason { get; set; }
}

/// <summary>A resident belonged to a household; at most one membership of a person is open.</summary>
public sealed class HouseholdMember : Entity, IAudited
{
    public Guid HouseholdId { get; init; }

    public Guid ResidentId { get; init; }

    /// <summary>Relation to the head, GB/T 4761.</summary>
    public string RelationCode { get; set; } = "";

    public DateOnly From { get; init; }

    public DateOnly? Until { get; set; }

    public string? Reason { get; set; }
}

/// <summary>Who headed the household; exactly one at a time.</summary>
public sealed class HouseholdHead : Entity, IAudited
{
    public Guid HouseholdId { get; init; }

    public Guid ResidentId { get; init; }

    public DateOnly From { get; init; }

    public DateOnly? Until { get; set; }
}

/// <summary>Poverty status of a household over a span of days; spells do not overlap.</summary>
public sealed class PovertySpell : Entity, IAudited
{
    public Guid HouseholdId { get; init; }

    public PovertyStatus Status { get; init; }

    public DateOnly From { get; init; }

    public DateOnly? Until { get; set; }
}
