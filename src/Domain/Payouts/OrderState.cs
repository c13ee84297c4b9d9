namespace Resettlement.Domain.Payouts;

/// <summary>Pending → Sent → Paid | Failed; Paid → Returned | Recovered. Failed, Returned and Recovered leave no money with the payee.</summary>
public enum OrderState
{
    Pending,

    /// <summary>At the bank; never the same as paid.</summary>
    Sent,
    Paid,

    /// <summary>Finally refused by the bank.</summary>
    Failed,

    /// <summary>退票: came back after it had been paid.</summary>
    Returned,

    /// <summary>追回: given back by the payee in a recovery case.</summary>
    Recovered,
}

/// <summary>The one table of what may become of an order.</summary>
public static class OrderTransitions
{
    /// <summary>No money is with the payee and none is on its way.</summary>
    public static readonly IReadOnlyList<OrderState> Stopped = [OrderState.Failed, OrderState.Returned, OrderState.Recovered];

    public static bool Allows(OrderState from, OrderState to) => (from, to) is
        (OrderState.Pending, OrderState.Sent)
        or (OrderState.Sent, OrderState.Paid)
        or (OrderState.Sent, OrderState.Failed)
        or (OrderState.Paid, OrderState.Returned)
        or (OrderState.Paid, OrderState.Recovered);

    /// <summary>May be followed by a new order for the same obligation.</summary>
    public static bool MayBeReissued(OrderState state) => state is OrderState.Failed or OrderState.Returned;
}
