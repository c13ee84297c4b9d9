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
    public void A_bill_that_shares_only_its_first_or_last_day_with_the_payment_has_no_precedence()
    {
        var (older, sameStart, sameEnd) = (July, August, Guid.Parse("00000000-0000-0000-0000-000000000009"));

        var paid = Arrears.Settle(
            [Bill(older, "2026-06-15", "2026-07-15", 100), Bill(sameStart, "2026-07-01", "2026-07-31", 100), Bill(sameEnd, "2026-08-01", "2026-08-31", 100)],
            [Payment("2026-09-01", "2026-07-01", "2026-08-31", 100)]);

        Assert.That((paid[older], paid[sameStart], paid[sameEnd]), Is.EqualTo((100L, 0L, 0L)));
    }

    [TestCase("2026-07-31", "2026-08-01", "2026-08-31")]
    [TestCase("2026-06-01", "2026-07-01", "2026-07-31")]
    public void One_common_day_of_service_is_enough(string first, string second, string third)
    {
        // one runs from the first to the second day, the other from the second to the third
        var before = Arrears.Settle([Bill(July, first, second, 100)], [Payment("2026-09-01", second, third, 100)]);
        var after = Arrears.Settle([Bill(July, second, third, 100)], [Payment("2026-09-01", first, second, 100)]);

        Assert.That((before[July], after[July]), Is.EqualTo((100L, 100L)));
    }

    [Test]
    public void Of_bills_that_begin_together_the_one_that_ends_first_is_paid_first_then_the_smaller_then_the_lower_id()
    {
        OwedLine quarter = Bill(July, "2026-07-01", "2026-09-30", 10), large = Bill(Id(3), "2026-07-01", "2026-07-31", 90), second = Bill(Id(2), "2026-07-01", "2026-07-31", 60), first = Bill(Id(1), "2026-07-01", "2026-07-31", 60);

        var paid = Arrears.Settle([quarter, large, second, first], [Payment("2026-09-01", "2026-07-10", "2026-07-20", 170)]);

        Assert.That((paid[first.Id], paid[second.Id], paid[large.Id], paid[quarter.Id]), Is.EqualTo((60L, 60L, 50L, 0L)));
        Assert.That(Arrears.Settle([second, first], [Payment("2026-09-01", "2026-07-10", "2026-07-20", 60)])[first.Id], Is.EqualTo(60));
    }

    [Test]
    public void The_earlier_payment_chooses_first_whatever_the_order_of_the_list()
    {
        var paid = Arrears.Settle(
            [Bill(July, 7, 100), Bill(August, 8, 100)],
            [Payment("2026-09-02", "2026-07-10", "2026-07-20", 100), Payment("2026-09-01", "2026-07-10", "2026-08-20", 100)]);

        Assert.That((paid[July], paid[August]), Is.EqualTo((100L, 0L)));
    }

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

    private static Guid Id(byte number) => new(number, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0);

    private static OwedLine Bill(Guid id, string from, string to, long fen) => new(id, DateOnly.Parse(from), DateOnly.Parse(to), fen);

    private static SettledLine Payment(string on, string from, string to, long fen) => new(DateOnly.Parse(on), DateOnly.Parse(from), DateOnly.Parse(to), fen);

    private static OwedLine Bill(Guid id, int month, long fen) => new(id, new(2026, month, 1), new DateOnly(2026, month, 1).AddMonths(1).AddDays(-1), fen);

    private static SettledLine Payment(int from, int to, long fen) => new(new(2026, 11, 1), new(2026, from, 1), new DateOnly(2026, to, 1).AddMonths(1).AddDays(-1), fen);
}
