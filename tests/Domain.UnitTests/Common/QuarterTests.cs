using FsCheck;
using FsCheck.Fluent;
using Resettlement.Domain.Common;

namespace Resettlement.Domain.UnitTests.Common;

public class QuarterTests
{
    [TestCase("2026-01-01", "2026Q1")]
    [TestCase("2026-03-31", "2026Q1")]
    [TestCase("2026-04-01", "2026Q2")]
    [TestCase("2026-06-30", "2026Q2")]
    [TestCase("2026-07-01", "2026Q3")]
    [TestCase("2026-09-30", "2026Q3")]
    [TestCase("2026-10-01", "2026Q4")]
    [TestCase("2026-12-31", "2026Q4")]
    [TestCase("2027-01-01", "2027Q1")]
    [TestCase("2028-02-29", "2028Q1")]
    public void A_day_at_the_edge_falls_into_its_quarter(string day, string quarter) => Assert.That(Quarter.Of(DateOnly.Parse(day)).ToString(), Is.EqualTo(quarter));

    [TestCase("2026Q1", "2026-01-01", "2026-03-31")]
    [TestCase("2026Q2", "2026-04-01", "2026-06-30")]
    [TestCase("2026Q3", "2026-07-01", "2026-09-30")]
    [TestCase("2026Q4", "2026-10-01", "2026-12-31")]
    public void A_quarter_has_a_first_and_a_last_day(string text, string first, string last)
    {
        var quarter = Quarter.Parse(text);

        Assert.That(quarter.Start, Is.EqualTo(DateOnly.Parse(first)));
        Assert.That(quarter.LastDay, Is.EqualTo(DateOnly.Parse(last)));
        Assert.That((quarter.Contains(quarter.Start.AddDays(-1)), quarter.Contains(quarter.Start), quarter.Contains(quarter.LastDay)), Is.EqualTo((false, true, true)));
        Assert.That(quarter.Contains(quarter.LastDay.AddDays(1)), Is.False);
    }

    [TestCase("2026q3", true)]
    [TestCase("2026Q0", false)]
    [TestCase("2026Q5", false)]
    [TestCase("26Q3", false)]
    [TestCase("2026 3", false)]
    [TestCase("+026Q3", false)]
    [TestCase("1900Q1", true)]
    [TestCase("9998Q4", true)]
    [TestCase("9999Q1", false)]
    [TestCase("1899Q4", false)]
    [TestCase("", false)]
    [TestCase(null, false)]
    public void Only_quarters_are_read(string? text, bool read) => Assert.That(Quarter.TryParse(text, out _), Is.EqualTo(read));

    [TestCase(1899, 1)]
    [TestCase(9999, 1)]
    [TestCase(2026, 0)]
    [TestCase(2026, 5)]
    public void No_other_quarter_can_be_made(int year, int number) => Assert.That(() => new Quarter(year, number), Throws.TypeOf<ArgumentOutOfRangeException>());

    [Test]
    public void What_is_no_quarter_is_named_when_it_must_be_one() =>
        Assert.That(() => Quarter.Parse("2026Q9"), Throws.TypeOf<FormatException>().With.Message.Contains("2026Q9"));

    [TestCase("2025Q4", "2026Q1")]
    [TestCase("2026Q1", "2026Q1")]
    [TestCase("2026Q3", "2026Q2")]
    public void Quarters_are_ordered_in_time(string a, string b)
    {
        var (left, right) = (Quarter.Parse(a), Quarter.Parse(b));
        var order = string.CompareOrdinal(a, b);

        Assert.That((left < right, left <= right, left > right, left >= right), Is.EqualTo((order < 0, order <= 0, order > 0, order >= 0)));
    }

    [Test]
    public void Quarters_tile_the_calendar() =>
        Prop.ForAll(Days, day =>
        {
            var quarter = Quarter.Of(day);
            return quarter.Contains(day) && !quarter.Next.Contains(day) && !quarter.Previous.Contains(day)
                && quarter.EndExclusive == quarter.Next.Start && quarter.Next.Previous == quarter && quarter < quarter.Next && Quarter.Parse(quarter.ToString()) == quarter;
        }).QuickCheckThrowOnFailure();

    private static Arbitrary<DateOnly> Days => Gen.Choose(0, 200 * 365).Select(offset => new DateOnly(1901, 1, 1).AddDays(offset)).ToArbitrary();
}
