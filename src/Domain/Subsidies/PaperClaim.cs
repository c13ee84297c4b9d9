using Resettlement.Domain.Common;
using Resettlement.Domain.Registry;

namespace Resettlement.Domain.Subsidies;

/// <summary>
/// That a quarter was paid on paper, as one person entered it. Nothing counts before another person has confirmed it against the papers, and of one community and quarter one claim waits
/// at a time: two of them would say the same money twice, and whoever confirms could not see it.
/// </summary>
public sealed class PaperClaim : AggregateRoot, ICommunityOwned, IAudited
{
    private PaperClaim()
    {
    }

    public Guid CommunityId { get; private init; }

    public Quarter Quarter { get; private init; }

    /// <summary>Voucher or document that proves the payment.</summary>
    public string Reference { get; private init; } = "";

    public int Count { get; private init; }

    public long SumFen { get; private init; }

    public Confirmation State { get; private set; }

    public PersonKey MadeBy { get; private init; }

    public string MadeByName { get; private init; } = "";

    public DateTimeOffset MadeAt { get; private init; }

    public PersonKey? DecidedBy { get; private set; }

    public string? DecidedByName { get; private set; }

    public DateTimeOffset? DecidedAt { get; private set; }

    public string? RejectedReason { get; private set; }

    public static PaperClaim Enter(Guid communityId, Quarter quarter, string reference, int count, long sumFen, Actor by) => new()
    {
        CommunityId = communityId,
        Quarter = quarter,
        Reference = reference,
        Count = count,
        SumFen = sumFen,
        MadeBy = by.Person,
        MadeByName = by.Name,
        MadeAt = by.At,
    };

    /// <summary>Only the state of the claim; the caller writes the settled quarter in the same transaction.</summary>
    public Result Confirm(Actor by) => Decide(Confirmation.Confirmed, null, by);

    public Result Reject(string reason, Actor by) => Decide(Confirmation.Rejected, reason, by);

    private Result Decide(Confirmation state, string? reason, Actor by)
    {
        if (State != Confirmation.Pending)
        {
            return SubsidyErrors.PaperDecided;
        }

        // who entered it may take it back, but not confirm it
        if (state == Confirmation.Confirmed && by.Person == MadeBy)
        {
            return SubsidyErrors.OwnPaper;
        }

        (State, DecidedBy, DecidedByName, DecidedAt, RejectedReason) = (state, by.Person, by.Name, by.At, reason);
        Touch();
        return Result.Success;
    }
}

/// <summary>What one household got by the papers.</summary>
public sealed class PaperClaimLine : Entity
{
    public required Guid ClaimId { get; init; }

    public required Guid HouseholdId { get; init; }

    public required string HouseholdNumber { get; init; }

    public required string OriginTownshipCode { get; init; }

    public required string PayeeName { get; init; }

    public required long AmountFen { get; init; }

    public required long PropertyFen { get; init; }

    public required long ElevatorFen { get; init; }

    public required long WaterFen { get; init; }

    public static PaperClaimLine Of(Guid claimId, PaperPayment payment)
    {
        ArgumentNullException.ThrowIfNull(payment);
        return new()
        {
            ClaimId = claimId,
            HouseholdId = payment.HouseholdId,
            HouseholdNumber = payment.HouseholdNumber,
            OriginTownshipCode = payment.OriginTownshipCode,
            PayeeName = payment.PayeeName,
            AmountFen = payment.AmountFen,
            PropertyFen = payment.PropertyFen,
            ElevatorFen = payment.ElevatorFen,
            WaterFen = payment.WaterFen,
        };
    }

    public PaperPayment ToPayment() => new(HouseholdId, HouseholdNumber, OriginTownshipCode, PayeeName, AmountFen, PropertyFen, ElevatorFen, WaterFen);
}
