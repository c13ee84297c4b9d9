namespace Resettlement.Domain.Subsidies;

/// <summary>The head of the household and the account on the day of the calculation.</summary>
public readonly record struct PayeeFacts(bool IsAlive, bool HasVerifiedAccount, bool AccountIsShared);

/// <summary>
/// What happens with a household in a batch: a line when <see cref="Reason"/> is null, else an exclusion. <see cref="Due"/> is what is owed with the orders so far;
/// an <see cref="ObligationKind.Adjustment"/> exists also for a household that has lost its entitlement, and may be negative.
/// </summary>
public readonly record struct SubsidyOutcome(ExclusionReason? Reason, Obligation Due)
{
    public bool IsPayable => Reason is null && Due.AmountFen > 0;
}

/// <summary>Puts eligibility, entitlement, payee and earlier orders together.</summary>
public static class OutcomeCalculator
{
    public static SubsidyOutcome Decide(
        Eligibility eligibility, Entitlement entitlement, PayeeFacts payee, ReadOnlySpan<OrderFact> orders, long unreleasedFen, bool hasLine)
    {
        ArgumentNullException.ThrowIfNull(eligibility);
        ArgumentNullException.ThrowIfNull(entitlement);
        var due = ObligationCalculator.Calculate(eligibility.IsEligible ? entitlement.AmountFen : 0, orders, unreleasedFen, hasLine);
        var reason = eligibility.Reason ?? OfReceipts(entitlement) ?? OfObligation(due) ?? OfPayee(payee);
        return new(reason, due);
    }

    private static ExclusionReason? OfReceipts(Entitlement entitlement)
    {
        if (entitlement.AmountFen > 0)
        {
            return null;
        }

        var (paid, byOthers, counted) = (false, false, false);
        var onlyByOthers = true;
        for (var i = 0; i < entitlement.Verdicts.Count; i++)
        {
            switch (entitlement.Verdicts[i].Reason)
            {
                case ReceiptReason.OutsideQuarter or ReceiptReason.RefundOfUncounted:
                    break;
                case ReceiptReason.Penalty or ReceiptReason.FeeTypeNotSubsidised:
                    paid = true;
                    break;
                case ReceiptReason.ThirdPartyPayer:
                    paid = byOthers = true;
                    break;
                case ReceiptReason.Counted or ReceiptReason.RefundCounted:
                    counted = true;
                    break;
                default:
                    paid = true;
                    onlyByOthers = false;
                    break;
            }
        }

        return counted ? entitlement.AmountFen < 0 ? ExclusionReason.NegativeTotal : ExclusionReason.ZeroAmount
            : byOthers && onlyByOthers ? ExclusionReason.ThirdPartyOnly
            : paid ? ExclusionReason.NothingCounted
            : ExclusionReason.NoReceipts;
    }

    private static ExclusionReason? OfObligation(Obligation due) => due.AmountFen == 0 ? ExclusionReason.AlreadyPaid : null;

    /// <summary>Why this payee cannot be paid.</summary>
    public static ExclusionReason? OfPayee(PayeeFacts payee) =>
        !payee.IsAlive ? ExclusionReason.PayeeDeceased :
        !payee.HasVerifiedAccount ? ExclusionReason.NoVerifiedAccount :
        payee.AccountIsShared ? ExclusionReason.DuplicateAccount :
        null;
}
