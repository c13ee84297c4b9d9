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
