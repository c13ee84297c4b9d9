using Resettlement.Domain.Payouts;

namespace Resettlement.Domain.Subsidies;

/// <summary>An order for the household and quarter, whichever batch it came from; a quarter settled on paper counts as <see cref="OrderState.Paid"/>.</summary>
public readonly record struct OrderFact(long AmountFen, OrderState State);

/// <summary>How an obligation is shown: as a line of its own or as the change of one that exists.</summary>
public enum ObligationKind
{
    /// <summary>Nothing is owed either way.</summary>
    None,

    /// <summary>The household has no line for the quarter yet: regular batch or supplement 补报.</summary>
    Base,

    /// <summary>A line exists: the difference, in the next regular batch. Negative = paid too much.</summary>
    Adjustment,
}

/// <summary>What is owed at this moment; negative when too much was ordered.</summary>
public readonly record struct Obligation(long AmountFen, ObligationKind Kind);

/// <summary>Obligation = entitlement − all orders that have not finally failed or come back.</summary>
public static class ObligationCalculator
{
    /// <param name="entitlementFen">0 for a household that is not eligible.</param>
    /// <param name="orders">All orders of the household and quarter.</param>
    /// <param name="unreleasedFen">Amounts of other batches' lines for the household and quarter that have no order yet: they will be ordered and count now.</param>
    /// <param name="hasLine">A line for the household and quarter exists in another batch.</param>
    public static Obligation Calculate(long entitlementFen, ReadOnlySpan<OrderFact> orders, long unreleasedFen, bool hasLine)
    {
        var owed = checked(entitlementFen - unreleasedFen);
        foreach (var order in orders)
        {
            if (Stands(order.State))
            {
                owed = checked(owed - order.AmountFen);
            }
        }

        var kind = owed == 0 ? ObligationKind.None : hasLine || !orders.IsEmpty || unreleasedFen != 0 ? ObligationKind.Adjustment : ObligationKind.Base;
        return new(owed, kind);
    }

    /// <summary>The money is with the payee or on its way.</summary>
    public static bool Stands(OrderState state) => state is OrderState.Pending or OrderState.Sent or OrderState.Paid;
}
