using Resettlement.Domain.Common;

namespace Resettlement.Domain.Payouts;

/// <summary>
/// One try to pay one obligation, frozen at release. At most one order of an obligation is outside Failed, Returned and Recovered: a rule of the database.
/// Written in bulk and moved on set-based, by <see cref="OrderTransitions"/>.
/// </summary>
public sealed class PaymentOrder : Entity, ICommunityOwned
{
    public required PayoutPurpose Purpose { get; init; }

    /// <summary>The batch of the room that owes.</summary>
    public required Guid BatchId { get; init; }

    /// <summary>The line of that batch.</summary>
    public required Guid ObligationId { get; init; }

    public required Guid CommunityId { get; init; }

    public required Guid HouseholdId { get; init; }

    public required string HouseholdNumber { get; init; }

    public required string Period { get; init; }

    public required int Component { get; init; }

    public Guid? PayeeResidentId { get; init; }

    public required string PayeeName { get; init; }

    /// <summary>The version of the account the money goes to; its number is read when the file is made, and versions never change.</summary>
    public Guid? AccountId { get; init; }

    public string? AccountMasked { get; init; }

    public string? BankName { get; init; }

    public string? BankCode { get; init; }

    /// <summary>In fen, above zero.</summary>
    public required long AmountFen { get; init; }

    /// <summary>What the bank knows it by and answers with; unique for ever, at most 35 characters.</summary>
    public required string EndToEndId { get; init; }

    public required OrderState State { get; init; }

    public required Guid ReleaseId { get; init; }

    /// <summary>Null for a line that a flag stopped: it never goes to a bank.</summary>
    public Guid? FileId { get; init; }

    /// <summary>1, 2, 3 … in the file.</summary>
    public required int Sequence { get; init; }

    /// <summary>The failed or returned order that this one follows.</summary>
    public Guid? PreviousOrderId { get; init; }

    public string? ReasonCode { get; init; }

    public string? Reason { get; init; }

    public string? BankReference { get; init; }

    public required DateTimeOffset CreatedAt { get; init; }

    public DateTimeOffset? SentAt { get; init; }

    /// <summary>When the last result was taken in.</summary>
    public DateTimeOffset? ResultAt { get; init; }

    /// <summary>The import that brought the last result.</summary>
    public Guid? ResultImportId { get; init; }

    /// <summary>Given up with a reason by two people; nothing is open any more.</summary>
    public required bool IsWrittenOff { get; init; }

    /// <summary>A reason code of lines that a flag stopped; the rest of the code is the flag.</summary>
    public const string HeldPrefix = "HELD-";

    /// <summary>As R26Q3-ZF20260001-000001: purpose, period without its century, number of the release, and the line's number in it.</summary>
    public static string NumberOf(PayoutPurpose purpose, string period, string releaseNumber, int number)
    {
        ArgumentNullException.ThrowIfNull(period);
        ArgumentNullException.ThrowIfNull(releaseNumber);
        var letter = purpose switch { PayoutPurpose.Subsidy => 'R', _ => throw new ArgumentOutOfRangeException(nameof(purpose), purpose, null) };
        var shortPeriod = period.Length == 6 && period.StartsWith("20", StringComparison.Ordinal) ? period[2..] : period;
        return $"{letter}{shortPeriod}-{releaseNumber.Replace("-", "", StringComparison.Ordinal)}-{number:000000}";
    }
}
