using Resettlement.Domain.Fees;
using Resettlement.Domain.Policies;
using Resettlement.Domain.Subsidies;
using static Resettlement.Domain.UnitTests.Subsidies.SubsidyFacts;

namespace Resettlement.Domain.UnitTests.Subsidies;

public class SubsidyPolicyTests
{
    [Test]
    public void The_terms_are_those_of_the_version()
    {
        var policy = Policy((PolicyKeys.SubsidyRate, "12.5"), (PolicyKeys.SubsidyFeeTypes, "Property,Water"), (PolicyKeys.SubsidyCutoffDay, "15"));

        Assert.That((policy.Terms.Rate.BasisPoints, policy.CutoffDay, policy.Terms.Mixed), Is.EqualTo((1_250, 15, MixedHouseholdRule.Whole)));
        Assert.That(policy.Terms.FeeTypes, Is.EquivalentTo(new[] { FeeType.Property, FeeType.Water }));
        Assert.That(Policy((PolicyKeys.SubsidyMixed, "pro_rata_persons")).Terms.Mixed, Is.EqualTo(MixedHouseholdRule.ProRataPersons));
    }

    [TestCase(PolicyKeys.SubsidySynchronous)]
    [TestCase(PolicyKeys.SubsidySuddenHardship)]
    [TestCase(PolicyKeys.SubsidyMarginal)]
    [TestCase(PolicyKeys.SubsidyAdditions)]
    public void Each_switch_of_the_version_sets_its_own_rule(string key)
    {
        static (bool, bool, bool, bool) Switches(SubsidyTerms terms) => (terms.Synchronous, terms.SuddenHardship, terms.Marginal, terms.Additions);

        (string, string)[] off =
        [
            (PolicyKeys.SubsidySynchronous, "false"), (PolicyKeys.SubsidySuddenHardship, "false"), (PolicyKeys.SubsidyMarginal, "false"), (PolicyKeys.SubsidyAdditions, "false"),
        ];

        Assert.That(Switches(Policy(off).Terms), Is.EqualTo((false, false, false, false)));
        Assert.That(Switches(Policy([.. off, (key, "true")]).Terms), Is.EqualTo(
            (key == PolicyKeys.SubsidySynchronous, key == PolicyKeys.SubsidySuddenHardship, key == PolicyKeys.SubsidyMarginal, key == PolicyKeys.SubsidyAdditions)));
    }

    [Test]
    public void A_version_that_cannot_hold_is_refused() =>
        Assert.That(SubsidyPolicy.From(Version((PolicyKeys.SubsidyRate, "0"))).Error?.Code, Is.EqualTo("subsidies.rate"));

    [TestCase("2026-09-30", true, "subsidy.too-early")]
    [TestCase("2026-10-01", true, null)]
    [TestCase("2026-10-10", false, "subsidy.too-early")]
    [TestCase("2026-10-11", false, null)]
    [TestCase("2026-12-31", false, null)]
    public void A_quarter_compiles_when_it_is_over_and_declared_or_past_the_cutoff(string today, bool declared, string? code) =>
        Assert.That(Policy().CheckTime(Q3, DateOnly.Parse(today), declared).Error?.Code, Is.EqualTo(code));

    [Test]
    public void The_first_day_is_the_one_after_the_cutoff() => Assert.That(Policy((PolicyKeys.SubsidyCutoffDay, "28")).FirstDayOf(Q3), Is.EqualTo(new DateOnly(2026, 10, 29)));

    /// <summary>The values a new form offers, with some replaced.</summary>
    internal static SubsidyPolicy Policy(params (string Key, string Value)[] changes) => SubsidyPolicy.From(Version(changes)).Value;

    private static PolicyInForce Version(params (string Key, string Value)[] changes)
    {
        var values = PolicyCatalogue.Of(PolicyArea.Subsidy).ToDictionary(parameter => parameter.Key, parameter => parameter.FormValue);
        foreach (var (key, value) in changes)
        {
            values[key] = value;
        }

        return new(Id(900), PolicyArea.Subsidy, "夏政办〔2021〕1号", "试行办法", new(2021, 1, 1), new(2021, 1, 1), null, null, [.. values.Select(x => new PolicyValue { Key = x.Key, Value = x.Value })]);
    }
}
