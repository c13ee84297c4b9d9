using Resettlement.Domain.Common;
using Resettlement.Domain.Payouts;

namespace Resettlement.Application.Payouts;

/// <summary>
/// The room that owes: it names the batches that may be paid and their lines, and is told what became of them. Found by a scan; one per purpose.
/// Every call runs in the transaction of the caller, once per release or file, never per line.
/// </summary>
public interface IPayoutSource
{
    PayoutPurpose Purpose { get; }

    /// <summary>Batches that are reviewed and not yet released, in the order they are shown. With <paramref name="ids"/> only those of them; one that is missing may not be paid.</summary>
    Task<IReadOnlyList<PayableBatch>> ListPayableAsync(IReadOnlyCollection<Guid>? ids, CancellationToken ct);

    /// <summary>
    /// The lines of a batch by household number, then component, in chunks of a few thousand. No reader stays open between two chunks: the caller writes in between.
    /// Lines without anything to pay are left out.
    /// </summary>
    IAsyncEnumerable<IReadOnlyList<PayableLine>> ReadAsync(Guid batchId, CancellationToken ct);

    /// <summary>Moves the batches on; their orders are written. A failure undoes the release.</summary>
    Task<Result> ReleasedAsync(Guid releaseId, IReadOnlyCollection<Guid> batchIds, CancellationToken ct);

    /// <summary>
    /// Orders of these batches have changed: results of a bank came in, lines were issued again or written off. What is open is in <c>PaymentOrders</c>;
    /// <see cref="OrderProgress"/> counts it. A failure undoes the whole.
    /// </summary>
    Task<Result> ProgressedAsync(IReadOnlyCollection<Guid> batchIds, CancellationToken ct);

    /// <summary>Something that a household has to give back, by the decision of this room; fails when nothing of the kind is to be had.</summary>
    Task<Result<RecoverableClaim>> FindClaimAsync(Guid claimId, CancellationToken ct);

    /// <summary>The household has given a payment or a claim back and the fund has booked it. A failure undoes the booking.</summary>
    Task<Result> RecoveredAsync(RecoveryCase recovery, CancellationToken ct);
}

/// <summary>What a household has to give back.</summary>
/// <param name="Period">As of a <see cref="PayableBatch"/>.</param>
public sealed record RecoverableClaim(Guid Id, Guid CommunityId, Guid HouseholdId, string HouseholdNumber, string PayeeName, string Period, long AmountFen);

/// <summary>A batch that may be released.</summary>
/// <param name="Title">As people call it, e.g. 南关社区2026年第3季度补贴.</param>
/// <param name="Period">At most 10 letters and digits, e.g. 2026Q3; it begins the number of every order.</param>
/// <param name="Count">Lines that <see cref="IPayoutSource.ReadAsync"/> gives.</param>
/// <param name="ContentHash">What was signed; a release of another content is refused.</param>
/// <param name="Participants">Everybody who made, signed, stood in or reviewed: none of them may release.</param>
public sealed record PayableBatch(
    Guid Id, Guid CommunityId, string Title, string Period, int Count, long AmountFen, string ContentHash, IReadOnlyCollection<PersonKey> Participants);

/// <summary>What one household is owed for one period and component, frozen.</summary>
/// <param name="ObligationId">The id of the line; at most one order of an obligation is on its way or paid.</param>
/// <param name="AccountId">The version of the payout account that was frozen with the line; null stops the line.</param>
/// <param name="AmountFen">Above zero.</param>
public sealed record PayableLine(
    Guid ObligationId, Guid HouseholdId, string HouseholdNumber, string Period, int Component, Guid? PayeeResidentId, string PayeeName, Guid? AccountId, long AmountFen);

/// <summary>What of a batch is where. Open: waits, is at the bank, or failed and was neither issued again nor written off.</summary>
public sealed record OrderProgress(Guid BatchId, int Orders, long OrdersFen, int Open, long OpenFen, int Paid, long PaidFen, int Stopped, long StoppedFen)
{
    /// <summary>Nothing is left to be done.</summary>
    public bool IsSettled => Orders > 0 && Open == 0;
}
