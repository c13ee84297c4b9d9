using Resettlement.Domain.Common;
using Resettlement.Domain.Fees;

namespace Resettlement.Domain.Subsidies;

/// <summary>
/// What one household gets for one quarter, frozen: household number, payee, account version, base per fee, rate, amount.
/// At most one base line per household and quarter over all batches (component 0); adjustments count up.
/// </summary>
public sealed class SubsidyLine : Entity, ICommunityOwned
{
    public required Guid BatchId { get; init; }

    public required Guid CommunityId { get; init; }

    public required Quarter Quarter { get; init; }

    public required Guid HouseholdId { get; init; }

    public required string HouseholdNumber { get; init; }

    public required string OriginTownshipCode { get; init; }

    /// <summary>0 = base, n = adjustment n.</summary>
    public required int Component { get; init; }

    /// <summary>Building as shown on public lists.</summary>
    public string? BuildingNumber { get; init; }

    public Guid? PayeeResidentId { get; init; }

    public required string PayeeName { get; init; }

    public Guid? AccountId { get; init; }

    public string? AccountMasked { get; init; }

    public required long PropertyFen { get; init; }

    public required long ElevatorFen { get; init; }

    public required long WaterFen { get; init; }

    public required long BaseFen { get; init; }

    /// <summary>Eligible and living members on the last day, for the pro-rata rule.</summary>
    public required int EligibleMembers { get; init; }

    public required int LivingMembers { get; init; }

    public required int RateBasisPoints { get; init; }

    public required long AmountFen { get; init; }
}

/// <summary>A household that was looked at and gets nothing now, with the reason and what it would have been.</summary>
public sealed class SubsidyExclusion : Entity, ICommunityOwned
{
    public required Guid BatchId { get; init; }

    public required Guid CommunityId { get; init; }

    public required Quarter Quarter { get; init; }

    public required Guid HouseholdId { get; init; }

    public required string HouseholdNumber { get; init; }

    public required string OriginTownshipCode { get; init; }

    public string? BuildingNumber { get; init; }

    public required string HeadName { get; init; }

    public required ExclusionReason Reason { get; init; }

    /// <summary>What the reason refers to, e.g. the poverty status.</summary>
    public string? Detail { get; init; }

    public required long PropertyFen { get; init; }

    public required long ElevatorFen { get; init; }

    public required long WaterFen { get; init; }

    public required long BaseFen { get; init; }

    public required int EligibleMembers { get; init; }

    public required int LivingMembers { get; init; }

    public required int RateBasisPoints { get; init; }

    /// <summary>What the household would get were the reason not there.</summary>
    public required long AmountFen { get; init; }
}

/// <summary>A receipt or refund that was looked at for a line or an exclusion, with the verdict.</summary>
public sealed class SubsidyEvidence
{
    /// <summary>Id of the line or exclusion.</summary>
    public required Guid ItemId { get; init; }

    public required Guid ReceiptId { get; init; }

    public required Guid BatchId { get; init; }

    public required ReceiptReason Reason { get; init; }

    /// <summary>What it added to the base, in fen; 0 when not counted.</summary>
    public required long CountedFen { get; init; }
}
