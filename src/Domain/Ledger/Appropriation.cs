using Resettlement.Domain.Common;

namespace Resettlement.Domain.Ledger;

public enum AppropriationState
{
    /// <summary>Waits for the second person; counts for nothing yet.</summary>
    Recorded,
    Confirmed,
    Rejected,
    ReversalRequested,
    Reversed,
}

/// <summary>拨款: money that the county puts into a fund. One person records it, another confirms it; taking it back again needs two people as well.</summary>
public sealed class Appropriation : AggregateRoot, IAudited
{
    private Appropriation()
    {
    }

    public Guid BookId { get; private init; }

    /// <summary>拨款文号; once per book.</summary>
    public string DocumentNumber { get; private init; } = "";

    public DateOnly ReceivedOn { get; private init; }

    public long AmountFen { get; private init; }

    public string Memo { get; private init; } = "";

    public AppropriationState State { get; private set; }

    public PersonKey MadeBy { get; private init; }

    public string MadeByName { get; private init; } = "";

    public DateTimeOffset MadeAt { get; private init; }

    public PersonKey? DecidedBy { get; private set; }

    public string? DecidedByName { get; private set; }

    public DateTimeOffset? DecidedAt { get; private set; }

    public string? RejectedReason { get; private set; }

    public PersonKey? ReversalBy { get; private set; }

    public string? ReversalByName { get; private set; }

    public string? ReversalReason { get; private set; }

    public PersonKey? ReversedBy { get; private set; }

    public string? ReversedByName { get; private set; }

    public DateTimeOffset? ReversedAt { get; private set; }

    public static Result<Appropriation> Record(Guid bookId, string documentNumber, DateOnly receivedOn, long amountFen, string memo, DateOnly today, PersonKey by, string byName, DateTimeOffset at)
    {
        if (amountFen <= 0)
        {
            return LedgerErrors.AmountNotPositive;
        }

        if (receivedOn > today)
        {
            return LedgerErrors.ReceivedInFuture;
        }

        return new Appropriation
        {
            BookId = bookId,
            DocumentNumber = documentNumber,
            ReceivedOn = receivedOn,
            AmountFen = amountFen,
            Memo = memo,
            MadeBy = by,
            MadeByName = byName,
            MadeAt = at,
        };
    }

    public Result Confirm(PersonKey by, string byName, DateTimeOffset at) => Decide(AppropriationState.Confirmed, by, byName, null, at);

    public Result Reject(PersonKey by, string byName, string reason, DateTimeOffset at) => Decide(AppropriationState.Rejected, by, byName, reason, at);

    /// <summary>Asks for a booked appropriation to be taken back.</summary>
    public Result RequestReversal(PersonKey by, string byName, string reason)
    {
        if (State != AppropriationState.Confirmed)
        {
            return LedgerErrors.AppropriationState(State);
        }

        (State, ReversalBy, ReversalByName, ReversalReason) = (AppropriationState.ReversalRequested, by, byName, reason);
        Touch();
        return Result.Success;
    }

    /// <summary>The second person lets it be taken back, or leaves it booked.</summary>
    public Result DecideReversal(bool agreed, PersonKey by, string byName, DateTimeOffset at)
    {
        if (State != AppropriationState.ReversalRequested)
        {
            return LedgerErrors.AppropriationState(State);
        }

        if (by == ReversalBy)
        {
            return LedgerErrors.OwnRequest;
        }

        if (agreed)
        {
            (State, ReversedBy, ReversedByName, ReversedAt) = (AppropriationState.Reversed, by, byName, at);
        }
        else
        {
            (State, ReversalBy, ReversalByName, ReversalReason) = (AppropriationState.Confirmed, null, null, null);
        }

        Touch();
        return Result.Success;
    }

    private Result Decide(AppropriationState state, PersonKey by, string byName, string? reason, DateTimeOffset at)
    {
        if (State != AppropriationState.Recorded)
        {
            return LedgerErrors.AppropriationState(State);
        }

        if (by == MadeBy)
        {
            return LedgerErrors.OwnRequest;
        }

        (State, DecidedBy, DecidedByName, DecidedAt, RejectedReason) = (state, by, byName, at, reason);
        Touch();
        return Result.Success;
    }
}
