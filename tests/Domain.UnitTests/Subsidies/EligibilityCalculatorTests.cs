using Resettlement.Domain.Common;
using Resettlement.Domain.Registry;
using Resettlement.Domain.Subsidies;
using static Resettlement.Domain.UnitTests.Subsidies.SubsidyFacts;

namespace Resettlement.Domain.UnitTests.Subsidies;

public class EligibilityCalculatorTests
{
    private static readonly DateOnly LastDay = Q3.LastDay;
    private static readonly DayRange Since2019 = new(new(2019, 10, 15), null);

    [TestCase(PovertyStatus.LiftedOut, null)]
    [TestCase(PovertyStatus.Unstable, null)]
    [TestCase(PovertyStatus.Marginal, ExclusionReason.StatusNotCovered)]
    [TestCase(PovertyStatus.SuddenHardship, ExclusionReason.StatusNotCovered)]
    [TestCase(PovertyStatus.None, ExclusionReason.StatusNotCovered)]
    public void By_default_only_the_lifted_out_and_the_unstable_are_covered(PovertyStatus status, ExclusionReason? reason)
    {
        var eligibility = EligibilityCalculator.Calculate(Household(status: status), LastDay, Terms);

        Assert.That(eligibility.Reason, Is.EqualTo(reason));
        Assert.That(eligibility.Status, Is.EqualTo(status));
    }

    [Test]
    public void Each_switch_opens_its_own_status_alone()
    {
        Assert.Multiple(() =>
        {
            Assert.That(Reason(Household(status: PovertyStatus.Marginal), Terms with { Marginal = true }), Is.Null);
            Assert.That(Reason(Household(status: PovertyStatus.SuddenHardship), Terms with { Marginal = true }), Is.EqualTo(ExclusionReason.StatusNotCovered));
            Assert.That(Reason(Household(status: PovertyStatus.SuddenHardship), Terms with { SuddenHardship = true }), Is.Null);
            Assert.That(Reason(Household(status: PovertyStatus.None), Terms with { Synchronous = true }), Is.EqualTo(ExclusionReason.StatusNotCovered));
            Assert.That(Reason(Household(RelocationKind.Synchronous, PovertyStatus.None), Terms), Is.EqualTo(ExclusionReason.NotRegisteredPoor));
            Assert.That(Reason(Household(RelocationKind.Synchronous, PovertyStatus.None), Terms with { Synchronous = true }), Is.Null);
            Assert.That(Reason(Household(RelocationKind.Synchronous, PovertyStatus.Marginal), Terms with { Synchronous = true }), Is.EqualTo(ExclusionReason.StatusNotCovered));
            Assert.That(Reason(Household(RelocationKind.Synchronous, PovertyStatus.LiftedOut), Terms), Is.EqualTo(ExclusionReason.NotRegisteredPoor));
        });
    }

    [Test]
    public void The_status_of_the_last_day_decides_but_earlier_days_keep_their_receipts()
    {
        var household = Household() with
        {
            Statuses = [new(PovertyStatus.Marginal, new(new(2019, 1, 1), new(2026, 9, 30))), new(PovertyStatus.LiftedOut, new(new(2026, 9, 30), null))],
        };

        Assert.That(Reason(household, Terms), Is.Null, "lifted out on the last day itself");
        Assert.That(EligibilityCalculator.Calculate(household, LastDay.AddDays(-1), Terms).Reason, Is.EqualTo(ExclusionReason.StatusNotCovered));
        Assert.That(EligibilityCalculator.Calculate(household, LastDay, Terms).Facts.EligibleRanges, Is.EqualTo(new[] { new DayRange(new(2026, 9, 30), null) }));
    }

    [Test]
    public void Eligible_days_are_those_of_stay_and_status_together()
    {
        var household = Household() with
        {
            Stays = [new(new(2019, 10, 15), new(2024, 1, 1)), new(new(2024, 1, 1), new(2025, 1, 1)), new(new(2026, 2, 1), null)],
            Statuses = [new(PovertyStatus.LiftedOut, new(new(2020, 6, 1), new(2026, 5, 1))), new(PovertyStatus.Unstable, new(new(2026, 5, 1), null))],
        };

        Assert.That(EligibilityCalculator.Calculate(household, LastDay, Terms).Facts.EligibleRanges, Is.EqualTo(new DayRange[]
        {
            new(new(2020, 6, 1), new(2025, 1, 1)),
            new(new(2026, 2, 1), null),
        }));
    }

    [Test]
    public void Synchronous_days_without_a_status_count_when_the_policy_names_them()
    {
        var household = Household(RelocationKind.Synchronous) with { Statuses = [new(PovertyStatus.Marginal, new(new(2025, 1, 1), new(2025, 7, 1)))] };

        Assert.That(EligibilityCalculator.Calculate(household, LastDay, Terms with { Synchronous = true }).Facts.EligibleRanges, Is.EqualTo(new DayRange[]
        {
            new(Since2019.From, new(2025, 1, 1)),
            new(new(2025, 7, 1), null),
        }));
    }

    [TestCase("2026-09-30", ExclusionReason.NotResident)]
    [TestCase("2026-10-01", null)]
    public void Moving_out_on_the_last_day_is_moving_out(string until, ExclusionReason? reason) =>
        Assert.That(Reason(Household() with { Stays = [new(Since2019.From, DateOnly.Parse(until))] }, Terms), Is.EqualTo(reason));

    [TestCase("2026-09-30", null)]
    [TestCase("2026-10-01", ExclusionReason.NotResident)]
    public void Moving_in_on_the_last_day_is_enough(string from, ExclusionReason? reason) =>
        Assert.That(Reason(Household() with { Stays = [new(DateOnly.Parse(from), null)] }, Terms), Is.EqualTo(reason));

    [TestCase("2026-09-30", ExclusionReason.NoLivingMember)]
    [TestCase("2026-10-01", null)]
    public void A_household_of_the_dead_gets_nothing(string died, ExclusionReason? reason) =>
        Assert.That(Reason(Household() with { Members = [new(RelocationKind.RegisteredPoor, Since2019, DateOnly.Parse(died))] }, Terms), Is.EqualTo(reason));

    [Test]
    public void Living_and_eligible_members_are_counted_on_the_last_day()
    {
        var household = Household() with
        {
            Members =
            [
                new(RelocationKind.RegisteredPoor, Since2019, null),
                new(RelocationKind.RegisteredPoor, Since2019, new(2026, 8, 1)),
                new(RelocationKind.RegisteredPoor, new(Since2019.From, new(2026, 9, 1)), null),
                new(RelocationKind.Synchronous, Since2019, null),
                new(RelocationKind.Addition, new(new(2026, 9, 30), null), null),
            ],
        };

        var facts = EligibilityCalculator.Calculate(household, LastDay, Terms).Facts;
        var without = EligibilityCalculator.Calculate(household, LastDay, Terms with { Additions = false }).Facts;
        var with = EligibilityCalculator.Calculate(household, LastDay, Terms with { Synchronous = true }).Facts;

        Assert.That((facts.EligibleMembers, facts.LivingMembers), Is.EqualTo((2, 3)));
        Assert.That((without.EligibleMembers, without.LivingMembers), Is.EqualTo((1, 3)));
        Assert.That((with.EligibleMembers, with.LivingMembers), Is.EqualTo((3, 3)));
    }

    [Test]
    public void Only_other_members_left_means_nobody_eligible_lives() =>
        Assert.That(Reason(Household() with { Members = [new(RelocationKind.Synchronous, Since2019, null)] }, Terms), Is.EqualTo(ExclusionReason.NoLivingMember));

    [Test]
    public void An_unconfirmed_household_waits() => Assert.That(Reason(Household() with { Confirmed = false }, Terms), Is.EqualTo(ExclusionReason.Unconfirmed));

    [Test]
    public void What_an_ineligible_household_paid_can_still_be_shown()
    {
        var eligibility = EligibilityCalculator.Calculate(Household(RelocationKind.Synchronous, PovertyStatus.None), LastDay, Terms);

        Assert.That(EntitlementCalculator.Calculate(Q3, [Paid(1, "2026-08-01", 19_203)], eligibility.Facts, Terms).BaseFen, Is.EqualTo(19_203));
    }

    [Test]
    public void A_household_kept_out_by_its_status_alone_shows_all_it_paid_while_it_lived_there()
    {
        var household = Household() with
        {
            Statuses = [new(PovertyStatus.LiftedOut, new(new(2018, 1, 1), new(2026, 1, 1))), new(PovertyStatus.Marginal, new(new(2026, 1, 1), null))],
        };

        var eligibility = EligibilityCalculator.Calculate(household, LastDay, Terms);

        Assert.That(eligibility.Reason, Is.EqualTo(ExclusionReason.StatusNotCovered));
        Assert.That(eligibility.Facts.EligibleRanges, Is.EqualTo(new[] { Since2019 }));
    }

    private static ExclusionReason? Reason(HouseholdFacts household, SubsidyTerms terms) => EligibilityCalculator.Calculate(household, LastDay, terms).Reason;

    private static HouseholdFacts Household(RelocationKind kind = RelocationKind.RegisteredPoor, PovertyStatus status = PovertyStatus.LiftedOut) =>
        new(true, kind, [new(status, new(new(2018, 1, 1), null))], [Since2019], [new(kind, Since2019, null)]);
}
