using Resettlement.Domain.Fees;

namespace Resettlement.Domain.UnitTests.Fees;

public class TariffRulesTests
{
    [TestCase(FeeType.Property, TariffBasis.SquareMetreMonth, 4500, null, null, null)]
    [TestCase(FeeType.Water, TariffBasis.CubicMetre, 32_000, 12, null, null)]
    [TestCase(FeeType.Water, TariffBasis.CubicMetre, 32_000, null, null, "fees.tariff-units")]
    [TestCase(FeeType.Elevator, TariffBasis.Month, 150_000, 3, null, "fees.tariff-units")]
    [TestCase(FeeType.Property, TariffBasis.CubicMetre, 4500, 12, null, "fees.tariff-basis")]
    [TestCase(FeeType.Property, TariffBasis.Month, 0, null, null, "fees.tariff-price")]
    [TestCase(FeeType.Property, TariffBasis.Month, 10_000_000, null, null, null)]
    [TestCase(FeeType.Gas, TariffBasis.CubicMetre, 32_000, 1_000, null, null)]
    [TestCase(FeeType.Gas, TariffBasis.CubicMetre, 32_000, 1_001, null, "fees.tariff-units")]
    [TestCase(FeeType.Water, TariffBasis.CubicMetre, 32_000, 0, null, "fees.tariff-units")]
    [TestCase(FeeType.Property, TariffBasis.Month, 10_000_001, null, null, "fees.tariff-price")]
    [TestCase(FeeType.Property, TariffBasis.Month, 1, null, "2026-01-01", "fees.tariff-period")]
    [TestCase(FeeType.Property, TariffBasis.Month, 1, null, "2026-01-02", null)]
    public void A_tariff_is_judged_by_itself(FeeType fee, TariffBasis basis, long price, int? units, string? until, string? code) =>
        Assert.That(TariffRules.Check(Make(fee, basis, price, units, "2026-01-01", until))?.Code, Is.EqualTo(code));

    [TestCase("2026-07-01", null, true)]
    [TestCase("2025-01-01", "2026-01-01", false)]
    [TestCase("2025-01-01", "2026-01-02", true)]
    [TestCase("2026-12-31", "2027-06-01", true)]
    [TestCase("2027-01-01", null, false)]
    public void Two_tariffs_of_a_fee_never_hold_on_one_day(string from, string? until, bool overlaps)
    {
        var year = Make(FeeType.Property, TariffBasis.Month, 1, null, "2026-01-01", "2027-01-01");

        Assert.That(TariffRules.Overlapping(Make(FeeType.Property, TariffBasis.Month, 2, null, from, until), [year]) is not null, Is.EqualTo(overlaps));
        Assert.That(TariffRules.Overlapping(Make(FeeType.Elevator, TariffBasis.Month, 2, null, from, until), [year]), Is.Null);
    }

    [Test]
    public void The_earliest_of_several_overlapping_tariffs_is_named()
    {
        Tariff late = Make(FeeType.Property, TariffBasis.Month, 1, null, "2026-06-01", null), early = Make(FeeType.Property, TariffBasis.Month, 1, null, "2026-01-01", "2026-06-01");

        Assert.That(TariffRules.Overlapping(Make(FeeType.Property, TariffBasis.Month, 2, null, "2026-01-01", null), [late, early]), Is.SameAs(early));
    }

    [Test]
    public void Ending_a_tariff_changes_it()
    {
        var tariff = Make(FeeType.Property, TariffBasis.Month, 1, null, "2026-01-01", null);

        tariff.EndOn(new(2026, 7, 1));

        Assert.That((tariff.ValidUntil, tariff.Version), Is.EqualTo(((DateOnly?)new DateOnly(2026, 7, 1), 2)));
    }

    private static Tariff Make(FeeType fee, TariffBasis basis, long price, int? units, string from, string? until) =>
        Tariff.Create(Guid.Empty, Guid.Empty, fee, basis, price, units, DateOnly.ParseExact(from, "yyyy-MM-dd"), until is null ? null : DateOnly.ParseExact(until, "yyyy-MM-dd"));
}
