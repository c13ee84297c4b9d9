namespace Resettlement.Domain.Fees;

/// <summary>What is owed for a service period.</summary>
public readonly record struct OwedLine(Guid Id, DateOnly ServiceFrom, DateOnly ServiceTo, long AmountFen);

/// <summary>What was paid for a service period, less what was given back.</summary>
public readonly record struct SettledLine(DateOnly PaidOn, DateOnly ServiceFrom, DateOnly ServiceTo, long NetFen);

/// <summary>Bills minus payments of one dwelling and fee.</summary>
public static class Arrears
{
    /// <summary>
    /// Each payment goes to the bills whose service period it touches: to one with the very same period first, then to the oldest.
    /// No payment is counted twice; what is left of it belongs to no bill.
    /// </summary>
    /// <returns>What is paid of each bill, never more than the bill.</returns>
    public static IReadOnlyDictionary<Guid, long> Settle(IEnumerable<OwedLine> bills, IEnumerable<SettledLine> payments)
    {
        var owed = bills.OrderBy(bill => bill.ServiceFrom).ThenBy(bill => bill.ServiceTo).ThenBy(bill => bill.AmountFen).ThenBy(bill => bill.Id).ToList();
        var paid = owed.ToDictionary(bill => bill.Id, _ => 0L);
        var rest = new List<SettledLine>();
        foreach (var payment in payments.Where(payment => payment.NetFen > 0).OrderBy(payment => payment.PaidOn))
        {
            var left = Use(payment.NetFen, owed.Where(bill => bill.ServiceFrom == payment.ServiceFrom && bill.ServiceTo == payment.ServiceTo), paid);
            rest.Add(payment with { NetFen = left });
        }

        foreach (var payment in rest.Where(payment => payment.NetFen > 0))
        {
            Use(payment.NetFen, owed.Where(bill => bill.ServiceFrom <= payment.ServiceTo && bill.ServiceTo >= payment.ServiceFrom), paid);
        }

        return paid;
    }

    private static long Use(long fen, IEnumerable<OwedLine> bills, Dictionary<Guid, long> paid)
    {
        foreach (var bill in bills)
        {
            var part = Math.Min(fen, bill.AmountFen - paid[bill.Id]);
            paid[bill.Id] += part;
            fen -= part;
        }

        return fen;
    }
}
