using FsCheck;
using FsCheck.Fluent;
using Resettlement.Domain.Fees;

namespace Resettlement.Domain.UnitTests.Fees;

public class ArrearsTests
{
    private static readonly Guid July = Guid.Parse("00000000-0000-0000-0000-000000000007");
    private static readonly Guid August = Guid.Parse("00000000-0000-0000-0000-000000000008");

    [Test]
    public void A_payment_for_the_same_period_settles_its_bill_even_when_an_older_one_is_open()
    {
        var paid = Arrears.Settle([Bill(July, 7, 100), Bill(August, 8, 100)], [Payment(8, 8, 100)]);

        Assert.That((paid[July], paid[August]), Is.EqualTo((0L, 100L)));
    }

    [Test]
    public void A_payment_over_two_months_goes_to_the_older_bill_first_and_is_used_once()
    {
        var paid = Arrears.Settle([Bill(July, 7, 100), Bill(August, 8, 100)], [Payment(7, 8, 150)]);

        Assert.That((paid[July], paid[August]), Is.EqualTo((100L, 50L)));
    }

    [Test]
    public void A_payment_for_another_month_settles_nothing() => Assert.That(Arrears.Settle([Bill(July, 7, 100)], [Payment(9, 9, 100)])[July], Is.Zero);

    [Test]
    public void What_is_paid_never_exceeds_the_bills_or_the_payments()
    {
        var month = Gen.Choose(1, 6);
        var bills = Gen.ListOf(month.SelectMany(m => Gen.Choose(1, 500).Select(fen => (m, (long)fen))));
        var payments = Gen.ListOf(month.SelectMany(from => Gen.Choose(from, 6).SelectMany(to => Gen.Choose(0, 900).Select(fen => (from, to, (long)fen)))));
        Prop.ForAll(bills.SelectMany(b => payments.Select(p => (b, p))).ToArbitrary(), input =>
        {
            var owed = input.b.Select(x => Bill(Guid.CreateVersion7(), x.m, x.Item2)).ToList();
            var paid = Arrears.Settle(owed, input.p.Select(x => Payment(x.from, x.to, x.Item3)));
            return owed.TrueForAll(bill => paid[bill.Id] >= 0 && paid[bill.Id] <= bill.AmountFen) && paid.Values.Sum() <= input.p.Sum(x => x.Item3);
        }).QuickCheckThrowOnFailure();
    }

    private static OwedLine Bill(Guid id, int month, long fen) => new(id, new(2026, month, 1), new DateOnly(2026, month, 1).AddMonths(1).AddDays(-1), fen);

    private static SettledLine Payment(int from, int to, long fen) => new(new(2026, 11, 1), new(2026, from, 1), new DateOnly(2026, to, 1).AddMonths(1).AddDays(-1), fen);
}
