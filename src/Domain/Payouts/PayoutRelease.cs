using Resettlement.Domain.Common;

namespace Resettlement.Domain.Payouts;

public enum ReleaseState
{
    /// <summary>Put together; waits for the second person. Nothing is written or set aside yet.</summary>
    Prepared,
    Released,
    Cancelled,
}

public enum ReleaseKind
{
    /// <summary>Reviewed batches, whole.</summary>
    Batches,

    /// <summary>Orders that failed or came back, to corrected accounts.</summary>
    Reissue,
}

/// <summary>发放: what is paid in one go out of one fund. One person prepares it, another releases it.</summary>
public sealed class PayoutRelease : AggregateRoot, IAudited
{
    private PayoutRelease()
    {
    }

    /// <summary>As ZF2026-0001.</summary>
    public string Number { get; private init; } = "";

    public PayoutPurpose Purpose { get; private init; }

    public ReleaseKind Kind { get; private init; }

    public Guid BookId { get; private init; }

    public ReleaseState State { get; private set; }

    /// <summary>Lines that go to a bank.</summary>
    public int Count { get; private set; }

    public long AmountFen { get; private set; }

    /// <summary>Lines that a flag stopped.</summary>
    public int StoppedCount { get; private set; }

    public long StoppedFen { get; private set; }

    /// <summary>SHA-256 over all lines as they were prepared, accounts and verdicts included; releasing other lines is refused.</summary>
    public string ContentHash { get; private set; } = "";

    public PersonKey PreparedBy { get; private init; }

    public string PreparedByName { get; private init; } = "";

    public DateTimeOffset PreparedAt { get; private init; }

    public PersonKey? ReleasedBy { get; private set; }

    public string? ReleasedByName { get; private set; }

    public DateTimeOffset? ReleasedAt { get; private set; }

    public PersonKey? CancelledBy { get; private set; }

    public string? CancelledByName { get; private set; }

    public DateTimeOffset? CancelledAt { get; private set; }

    public string? CancelReason { get; private set; }

    /// <summary>Begins one; the totals follow when its lines were gone through, in the same transaction.</summary>
    public static PayoutRelease Prepare(string number, PayoutPurpose purpose, ReleaseKind kind, Guid bookId, PersonKey by, string byName, DateTimeOffset at) => new()
    {
        Number = number,
        Purpose = purpose,
        Kind = kind,
        BookId = bookId,
        PreparedBy = by,
        PreparedByName = byName,
        PreparedAt = at,
    };

    public void Fill(ReleaseTotals totals)
    {
        ArgumentNullException.ThrowIfNull(totals);
        (Count, AmountFen, StoppedCount, StoppedFen, ContentHash) = (totals.Count, totals.AmountFen, totals.StoppedCount, totals.StoppedFen, totals.ContentHash);
        Touch();
    }

    public ReleaseTotals Totals => new(Count, AmountFen, StoppedCount, StoppedFen, ContentHash);

    /// <summary>Lets the money go. Not by the one who prepared it, nor by anybody who made, signed or reviewed one of its batches.</summary>
    public Result Release(PersonKey by, string byName, IReadOnlyCollection<PersonKey> participants, DateTimeOffset at)
    {
        ArgumentNullException.ThrowIfNull(participants);
        if (State != ReleaseState.Prepared)
        {
            return PayoutErrors.ReleaseState(State);
        }

        if (by == PreparedBy)
        {
            return PayoutErrors.OwnRelease;
        }

        if (participants.Contains(by))
        {
            return PayoutErrors.ReleaserTookPart;
        }

        (State, ReleasedBy, ReleasedByName, ReleasedAt) = (ReleaseState.Released, by, byName, at);
        Touch();
        return Result.Success;
    }

    public Result Cancel(PersonKey by, string byName, string reason, DateTimeOffset at)
    {
        if (State != ReleaseState.Prepared)
        {
            return PayoutErrors.ReleaseState(State);
        }

        (State, CancelledBy, CancelledByName, CancelReason, CancelledAt) = (ReleaseState.Cancelled, by, byName, reason, at);
        Touch();
        return Result.Success;
    }
}

/// <summary>What a release comes to.</summary>
public sealed record ReleaseTotals(int Count, long AmountFen, int StoppedCount, long StoppedFen, string ContentHash);

/// <summary>A batch in a release, as it was when the release was prepared. A batch is in one current release only.</summary>
public sealed class PayoutReleaseBatch : Entity, ICommunityOwned
{
    public required Guid ReleaseId { get; init; }

    public required Guid BatchId { get; init; }

    public required int Position { get; init; }

    public required Guid CommunityId { get; init; }

    public required string Title { get; init; }

    public required string Period { get; init; }

    public required string ContentHash { get; init; }

    public required int Count { get; init; }

    public required long AmountFen { get; init; }

    /// <summary>False once the release was cancelled.</summary>
    public required bool IsCurrent { get; init; }
}

/// <summary>Somebody who made, signed, stood in for or reviewed a batch.</summary>
public sealed class PayoutParticipant : Entity
{
    public required Guid BatchId { get; init; }

    public required PersonKey Person { get; init; }
}

/// <summary>An order that is issued again: the account it goes to now. An order is in one current release only.</summary>
public sealed class PayoutReissue : Entity
{
    public required Guid ReleaseId { get; init; }

    public required Guid PreviousOrderId { get; init; }

    public required Guid AccountId { get; init; }

    public required bool IsCurrent { get; init; }
}
