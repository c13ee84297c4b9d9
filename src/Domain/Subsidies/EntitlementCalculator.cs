using Resettlement.Domain.Common;
using Resettlement.Domain.Fees;

namespace Resettlement.Domain.Subsidies;

/// <summary>
/// The one formula: round(rate × (own receipts paid in the quarter over the counted fees − refunds linked to those receipts, whenever dated)).
/// Sums first, rounds half up once.
/// </summary>
public static class EntitlementCalculator
{
    private const int SmallCount = 32;

    /// <summary>
    /// <paramref name="receipts"/> are all receipts of the household that may matter and all refunds linked to them, in any order; those of other quarters do no harm.
    /// </summary>
    /// <exception cref="ArgumentException">A receipt is given twice, or an amount is not positive.</exception>
    /// <exception cref="OverflowException">A sum does not fit whole fen in 64 bits.</exception>
    public static Entitlement Calculate(Quarter quarter, ReadOnlySpan<ReceiptFact> receipts, EligibilityFacts eligibility, SubsidyTerms terms)
    {
        ArgumentNullException.ThrowIfNull(eligibility);
        ArgumentNullException.ThrowIfNull(terms);
        var positions = Check(receipts);
        var verdicts = new ReceiptVerdict[receipts.Length];
        var (start, end) = (quarter.Start, quarter.EndExclusive);
        long property = 0, elevator = 0, water = 0;

        for (var i = 0; i < receipts.Length; i++)
        {
            ref readonly var fact = ref receipts[i];
            var isRefund = fact.Kind == ReceiptKind.Refund;
            ReceiptReason reason;
            var type = fact.FeeType;
            if (!isRefund)
            {
                reason = Judge(fact, start, end, eligibility, terms);
            }
            else if (Find(receipts, positions, fact.RefundOf) is var paid and >= 0 && receipts[paid].Kind == ReceiptKind.Payment
                && Judge(receipts[paid], start, end, eligibility, terms) == ReceiptReason.Counted)
            {
                reason = ReceiptReason.RefundCounted;
                type = receipts[paid].FeeType;
            }
            else
            {
                reason = ReceiptReason.RefundOfUncounted;
            }

            var counted = reason is ReceiptReason.Counted or ReceiptReason.RefundCounted;
            var signed = !counted ? 0 : isRefund ? -fact.AmountFen : fact.AmountFen;
            verdicts[i] = new(fact.Id, counted, reason, signed);
            switch (type)
            {
                case FeeType.Property:
                    property = checked(property + signed);
                    break;
                case FeeType.Elevator:
                    elevator = checked(elevator + signed);
                    break;
                case FeeType.Water:
                    water = checked(water + signed);
                    break;
            }
        }

        var sum = checked(property + elevator + water);
        var (eligible, living) = terms.Mixed == MixedHouseholdRule.Whole ? (1, 1) : (eligibility.EligibleMembers, eligibility.LivingMembers);
        return new(property, elevator, water, sum, AmountOf(sum, terms.Rate, eligible, living), verdicts, terms.Rate, eligible, living);
    }

    /// <summary>Base × rate × eligible ÷ living, rounded half up (away from zero) to the fen, once. 0 when nobody lives.</summary>
    /// <exception cref="ArgumentOutOfRangeException">More eligible than living members, or a negative count.</exception>
    public static long AmountOf(long baseFen, Rate rate, int eligibleMembers, int livingMembers)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(eligibleMembers);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(eligibleMembers, livingMembers);
        if (livingMembers == 0)
        {
            return 0;
        }

        var numerator = (Int128)baseFen * rate.BasisPoints * eligibleMembers;
        var denominator = (Int128)10_000 * livingMembers;
        var half = numerator < 0 ? -denominator : denominator;
        return checked((long)(((numerator * 2) + half) / (denominator * 2)));
    }

    private static ReceiptReason Judge(in ReceiptFact fact, DateOnly start, DateOnly end, EligibilityFacts eligibility, SubsidyTerms terms)
    {
        if (fact.PaidOn < start || fact.PaidOn >= end)
        {
            return ReceiptReason.OutsideQuarter;
        }

        if (fact.Payer != PayerKind.Own)
        {
            return fact.Payer == PayerKind.Waived ? ReceiptReason.Waived : ReceiptReason.ThirdPartyPayer;
        }

        if (!terms.Counts(fact.FeeType))
        {
            return fact.FeeType == FeeType.Penalty ? ReceiptReason.Penalty : ReceiptReason.FeeTypeNotSubsidised;
        }

        for (var i = 0; i < eligibility.EligibleRanges.Count; i++)
        {
            var range = eligibility.EligibleRanges[i];
            if (!range.IsEmpty && range.From <= fact.ServiceTo && (range.Until is not { } until || fact.ServiceFrom < until))
            {
                return ReceiptReason.Counted;
            }
        }

        return ReceiptReason.ServiceOutsideEligibility;
    }

    /// <summary>Refuses doubled rows (a join gone wrong would pay twice). An index is built only for long lists: most households have a dozen rows.</summary>
    private static Dictionary<Guid, int>? Check(ReadOnlySpan<ReceiptFact> receipts)
    {
        var positions = receipts.Length > SmallCount ? new Dictionary<Guid, int>(receipts.Length) : null;
        for (var i = 0; i < receipts.Length; i++)
        {
            if (receipts[i].AmountFen <= 0)
            {
                throw new ArgumentException($"The amount of receipt {receipts[i].Id} is not positive.", nameof(receipts));
            }

            if (positions is null ? Find(receipts[..i], null, receipts[i].Id) >= 0 : !positions.TryAdd(receipts[i].Id, i))
            {
                throw new ArgumentException($"Receipt {receipts[i].Id} is given twice.", nameof(receipts));
            }
        }

        return positions;
    }

    private static int Find(ReadOnlySpan<ReceiptFact> receipts, Dictionary<Guid, int>? positions, Guid? id)
    {
        if (id is not { } wanted)
        {
            return -1;
        }

        if (positions is not null)
        {
            return positions.GetValueOrDefault(wanted, -1);
        }

        for (var i = 0; i < receipts.Length; i++)
        {
            if (receipts[i].Id == wanted)
            {
                return i;
            }
        }

        return -1;
    }
}
