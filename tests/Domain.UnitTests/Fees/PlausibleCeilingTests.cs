using Resettlement.Domain.Fees;

namespace Resettlement.Domain.UnitTests.Fees;

public class PlausibleCeilingTests
{
    private static readonly Guid Home = Guid.Parse("00000000-0000-0000-0000-000000000001");

    [Test]
    public void A_square_metre_price_gives_area_times_price_per_month()
    {
        var ceiling = new PlausibleCeiling([Tariff(FeeType.Property, TariffBasis.SquareMetreMonth, 4500)]);

        Assert.That(ceiling.OfMonth(FeeType.Property, Day("2026-07-01"), 7500), Is.EqualTo(3375));
        Assert.That(ceiling.OfMonth(FeeType.Property, Day("2026-07-01"), 7733), Is.EqualTo(3480), "34.7985 yuan, rounded up");
        Assert.That(ceiling.OfMonth(FeeType.Property, Day("2026-07-01"), null), Is.Null, "unknown area judges nothing");
    }

    [Test]
    public void Water_is_bounded_by_the_most_units_and_a_lift_by_one_month()
    {
        var ceiling = new PlausibleCeiling([Tariff(FeeType.Water, TariffBasis.CubicMetre, 35_000, units: 12), Tariff(FeeType.Elevator, TariffBasis.Month, 150_000)]);

        Assert.That(ceiling.OfMonth(FeeType.Water, Day("2026-07-01"), null), Is.EqualTo(4200));
        Assert.That(ceiling.OfMonth(FeeType.Elevator, Day("2026-07-01"), null), Is.EqualTo(1500));
        Assert.That(ceiling.OfMonth(FeeType.Heating, Day("2026-07-01"), 7500), Is.Null);
    }

    [TestCase(1500, "2026-07-01", "2026-07-31", false)]
    [TestCase(1501, "2026-07-01", "2026-07-31", true)]
    [TestCase(4500, "2026-07-01", "2026-09-30", false)]
    [TestCase(4501, "2026-07-01", "2026-09-30", true)]
    [TestCase(3002, "2026-07-01", "2026-08-31", true)]
    [TestCase(18000, "2026-07-01", "2027-06-30", false)]
    public void A_line_may_reach_one_ceiling_per_month_of_service(long fen, string from, string to, bool above)
    {
        var ceiling = new PlausibleCeiling([Tariff(FeeType.Elevator, TariffBasis.Month, 150_000)]);

        Assert.That(ceiling.IsAbove(Home, FeeType.Elevator, Day(from), Day(to), fen, null), Is.EqualTo(above));
    }

    [Test]
    public void Payments_for_the_same_month_add_up_and_refunds_make_room()
    {
        var ceiling = new PlausibleCeiling([Tariff(FeeType.Elevator, TariffBasis.Month, 150_000)]);
        ceiling.Note(Home, FeeType.Elevator, Day("2026-07-01"), Day("2026-07-31"), 1000);

        Assert.That(ceiling.IsAbove(Home, FeeType.Elevator, Day("2026-07-01"), Day("2026-07-31"), 500, null), Is.False);
        Assert.That(ceiling.IsAbove(Home, FeeType.Elevator, Day("2026-07-01"), Day("2026-07-31"), 1, null), Is.True);
        Assert.That(ceiling.IsAbove(Guid.Empty, FeeType.Elevator, Day("2026-07-01"), Day("2026-07-31"), 1500, null), Is.False, "another home has its own ceiling");
    }

    [Test]
    public void A_month_in_which_the_price_changes_allows_the_higher_one()
    {
        var ceiling = new PlausibleCeiling(
            [Tariff(FeeType.Elevator, TariffBasis.Month, 100_000, until: "2026-07-15"), Tariff(FeeType.Elevator, TariffBasis.Month, 150_000, from: "2026-07-15")]);

        Assert.That(ceiling.OfMonth(FeeType.Elevator, Day("2026-06-01"), null), Is.EqualTo(1000));
        Assert.That(ceiling.OfMonth(FeeType.Elevator, Day("2026-07-01"), null), Is.EqualTo(1500));
    }

    [TestCase(10000, 3)]
    [TestCase(1, 12)]
    [TestCase(0, 2)]
    [TestCase(99999, 7)]
    public void A_spread_amount_sums_to_the_whole_and_differs_by_one_fen_at_most(long fen, int months)
    {
        var from = Day("2026-01-31");
        var parts = PlausibleCeiling.Spread(fen, from, new DateOnly(2026, 1, 1).AddMonths(months).AddDays(-1)).ToList();

        Assert.That(parts, Has.Count.EqualTo(months));
        Assert.That(parts.Sum(part => part.Fen), Is.EqualTo(fen));
        Assert.That(parts.Max(part => part.Fen) - parts.Min(part => part.Fen), Is.LessThanOrEqualTo(1));
    }

    [Test]
    public void A_period_written_backwards_is_taken_as_its_first_month() =>
        Assert.That(PlausibleCeiling.Spread(100, Day("2026-08-01"), Day("2026-06-30")), Is.EqualTo(new[] { (Day("2026-08-01"), 100L) }));

    [Test]
    public void Only_fees_with_a_tariff_are_judged()
    {
        var ceiling = new PlausibleCeiling([Tariff(FeeType.Elevator, TariffBasis.Month, 150_000)]);

        Assert.That((ceiling.Judges(FeeType.Elevator), ceiling.Judges(FeeType.Water)), Is.EqualTo((true, false)));
    }

    private static Tariff Tariff(FeeType feeType, TariffBasis basis, long price, int? units = null, string from = "2020-01-01", string? until = null) =>
        Domain.Fees.Tariff.Create(Guid.Empty, Guid.Empty, feeType, basis, price, units, Day(from), until is null ? null : Day(until));

    private static DateOnly Day(string text) => DateOnly.ParseExact(text, "yyyy-MM-dd");
}
