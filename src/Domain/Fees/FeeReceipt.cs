using Resettlement.Domain.Common;

namespace Resettlement.Domain.Fees;

/// <summary>
/// One line of a receipt: what was paid for one fee and service period, or refunded. Amounts are positive; the kind gives the sign.
/// It belongs to the household that held the dwelling on the day it was paid. Never changed, never deleted: a mistake is refunded.
/// </summary>
public sealed class FeeReceipt : Entity, ICommunityOwned
{
    public required Guid CommunityId { get; init; }

    public required Guid HouseholdId { get; init; }

    public Guid? DwellingId { get; init; }

    public required Guid SourceId { get; init; }

    public required string ReceiptNumber { get; init; }

    public required int LineNumber { get; init; }

    public required ReceiptKind Kind { get; init; }

    public required FeeType FeeType { get; init; }

    public required PayerKind Payer { get; init; }

    /// <summary>As written on the receipt.</summary>
    public string? PayerName { get; init; }

    public required DateOnly ServiceFrom { get; init; }

    /// <summary>Last day served, included.</summary>
    public required DateOnly ServiceTo { get; init; }

    public required DateOnly PaidOn { get; init; }

    public required long AmountFen { get; init; }

    /// <summary>The payment line that a refund gives back.</summary>
    public Guid? RefundOfId { get; init; }

    /// <summary>How much of this payment line has been given back; the database keeps it ≤ the amount, also under parallel refunds.</summary>
    public long RefundedFen { get; init; }

    /// <summary>Above what tariff and area make plausible for household and month; shown, not refused.</summary>
    public bool AboveCeiling { get; init; }

    public Guid? ImportId { get; init; }

    public required PersonKey RecordedBy { get; init; }

    public required DateTimeOffset RecordedAt { get; init; }
}
