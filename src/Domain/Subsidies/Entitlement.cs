using Resettlement.Domain.Common;
using Resettlement.Domain.Fees;

namespace Resettlement.Domain.Subsidies;

/// <summary>
/// A receipt or refund as the calculation sees it. <paramref name="ServiceTo"/> is included; <paramref name="AmountFen"/> is positive, the kind gives the sign.
/// </summary>
public readonly record struct ReceiptFact(
    Guid Id, FeeType FeeType, ReceiptKind Kind, PayerKind Payer, DateOnly PaidOn, DateOnly ServiceFrom, DateOnly ServiceTo, long AmountFen, Guid? RefundOf = null);

/// <summary>What eligibility gives to the calculation: every span of days in which the household was eligible, and its people on the quarter's last day.</summary>
public sealed record EligibilityFacts(IReadOnlyList<DayRange> EligibleRanges, int EligibleMembers, int LivingMembers);

/// <summary>Why a receipt was counted or not. Of several reasons against it the first of this list is named.</summary>
public enum ReceiptReason
{
    Counted,
    RefundCounted,

    /// <summary>Paid on a day of another quarter.</summary>
    OutsideQuarter,
    ThirdPartyPayer,
    Waived,

    /// <summary>滞纳金.</summary>
    Penalty,
    FeeTypeNotSubsidised,

    /// <summary>No day of the service period falls into a span in which the household was eligible.</summary>
    ServiceOutsideEligibility,

    /// <summary>The receipt it gives back was not counted in this quarter.</summary>
    RefundOfUncounted,
}

/// <summary>What was decided about one receipt. <paramref name="SignedFen"/> is what it adds to the base: negative for a refund, 0 when not counted.</summary>
public readonly record struct ReceiptVerdict(Guid ReceiptId, bool Counted, ReceiptReason Reason, long SignedFen);

/// <summary>What a household is owed for a quarter and everything needed to show how it came about.</summary>
/// <param name="PropertyFen">Counted property fees less their refunds.</param>
/// <param name="ElevatorFen">Counted elevator fees less their refunds.</param>
/// <param name="WaterFen">Counted water fees less their refunds.</param>
/// <param name="BaseFen">The sum of the three.</param>
/// <param name="AmountFen">The base × rate (× eligible ÷ living members), rounded once. Negative when refunds exceed what was paid: shown, never clamped.</param>
/// <param name="Verdicts">One per fact, in the order given.</param>
/// <param name="Rate">The rate applied.</param>
/// <param name="EligibleMembers">Numerator of the share; equal to <paramref name="LivingMembers"/> when the whole bill counts.</param>
/// <param name="LivingMembers">Denominator of the share.</param>
public sealed record Entitlement(
    long PropertyFen, long ElevatorFen, long WaterFen, long BaseFen, long AmountFen, IReadOnlyList<ReceiptVerdict> Verdicts,
    Rate Rate, int EligibleMembers, int LivingMembers)
{
    /// <summary>The amount in fen before rounding, for the explanation alone; exact unless the members do not divide it.</summary>
    public decimal UnroundedFen => LivingMembers == 0 ? 0m : (decimal)BaseFen * Rate.BasisPoints * EligibleMembers / (10_000m * LivingMembers);
}
