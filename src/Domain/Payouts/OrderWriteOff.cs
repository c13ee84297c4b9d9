using Resettlement.Domain.Common;

namespace Resettlement.Domain.Payouts;

public enum WriteOffState
{
    Requested,
    Confirmed,
    Rejected,
}

/// <summary>A failed or returned order that is not going to be paid any more, with a reason, by two people.</summary>
public sealed class OrderWriteOff : AggregateRoot, ICommunityOwned, IAudited
{
    private OrderWriteOff()
    {
    }

    public Guid OrderId { get; private init; }

    public Guid CommunityId { get; private init; }

    public string Reason { get; private init; } = "";

    public WriteOffState State { get; private set; }

    public PersonKey RequestedBy { get; private init; }

    public string RequestedByName { get; private init; } = "";

    public DateTimeOffset RequestedAt { get; private init; }

    public PersonKey? DecidedBy { get; private set; }

    public string? DecidedByName { get; private set; }

    public DateTimeOffset? DecidedAt { get; private set; }

    public static OrderWriteOff Request(Guid orderId, Guid communityId, string reason, PersonKey by, string byName, DateTimeOffset at) =>
        new() { OrderId = orderId, CommunityId = communityId, Reason = reason, RequestedBy = by, RequestedByName = byName, RequestedAt = at };

    public Result Decide(bool agreed, PersonKey by, string byName, DateTimeOffset at)
    {
        if (State != WriteOffState.Requested)
        {
            return PayoutErrors.WriteOffDecided;
        }

        if (by == RequestedBy)
        {
            return PayoutErrors.OwnWriteOff;
        }

        (State, DecidedBy, DecidedByName, DecidedAt) = (agreed ? WriteOffState.Confirmed : WriteOffState.Rejected, by, byName, at);
        Touch();
        return Result.Success;
    }
}
