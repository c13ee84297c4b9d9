using Resettlement.Domain.Common;
using Resettlement.Domain.Fees;
using Resettlement.Domain.Subsidies;
using static Resettlement.Domain.UnitTests.Subsidies.SubsidyFacts;

namespace Resettlement.Domain.UnitTests.Subsidies;

/// <summary>The edges of the one formula: sums that do not fit, shares of nobody, refunds of nothing.</summary>
public class EntitlementLimitsTests
{
    [Test]
    public void A_refund_that_names_no_receipt_or_an_unknown_one_lowers_nothing_however_long_the_list()
    {
        ReceiptFact[] few = [Paid(1, "2026-08-01", 100), Paid(2, "2026-08-01", 100)];
        ReceiptFact[] many = [.. Enumerable.Range(1, 40).Select(i => Paid(i, "2026-08-01", 100))];

        Assert.That(Calculate([.. few, Refunded(99, 1, "2026-08-02", 50) with { RefundOf = null }]).BaseFen, Is.EqualTo(200));
        Assert.That(Calculate([.. many, Refunded(99, 98, "2026-08-02", 50)]).BaseFen, Is.EqualTo(4_000));
        Assert.That(Calculate([.. many, Refunded(99, 2, "2026-08-02", 50)]).BaseFen, Is.EqualTo(3_950));
    }

    [TestCase(FeeType.Property, FeeType.Property)]
    [TestCase(FeeType.Elevator, FeeType.Elevator)]
    [TestCase(FeeType.Water, FeeType.Water)]
    [TestCase(FeeType.Property, FeeType.Water)]
    public void A_sum_that_does_not_fit_is_a_fault_not_a_wrong_amount(FeeType first, FeeType second) =>
        Assert.That(() => Calculate(Paid(1, "2026-08-01", long.MaxValue, first), Paid(2, "2026-08-01", 1, second)), Throws.TypeOf<OverflowException>());

    [Test]
    public void Shares_that_cannot_be_are_refused()
    {
        Assert.That(() => EntitlementCalculator.AmountOf(100, new(2_000), -1, 1), Throws.TypeOf<ArgumentOutOfRangeException>());
        Assert.That(() => EntitlementCalculator.AmountOf(100, new(2_000), 2, 1), Throws.TypeOf<ArgumentOutOfRangeException>());
        Assert.That(() => EntitlementCalculator.AmountOf(long.MaxValue, new(20_000), 1, 1), Throws.TypeOf<OverflowException>());
    }

    [Test]
    public void Nobody_living_makes_nothing_before_the_rounding_too()
    {
        EligibilityFacts nobody = new(Always.EligibleRanges, 0, 0);

        Assert.That(EntitlementCalculator.Calculate(Q3, [Paid(1, "2026-08-01", 1_001)], nobody, Make(mixed: MixedHouseholdRule.ProRataPersons)).UnroundedFen, Is.Zero);
    }

    [Test]
    public void The_whole_bill_may_be_paid_and_people_born_in_count_unless_the_policy_says_otherwise()
    {
        var terms = Make(10_000);

        Assert.That((terms.Rate.BasisPoints, terms.Additions, terms.Synchronous, terms.Marginal, terms.SuddenHardship), Is.EqualTo((10_000, true, false, false, false)));
    }
}
