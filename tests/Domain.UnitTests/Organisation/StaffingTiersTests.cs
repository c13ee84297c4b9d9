using FsCheck;
using FsCheck.Fluent;
using Resettlement.Domain.Common;
using Resettlement.Domain.Organisation;
using Resettlement.Domain.Policies;

namespace Resettlement.Domain.UnitTests.Organisation;

internal sealed class StaffingTiersTests
{
    private static readonly StaffingTiers County = StaffingTiers.Create([new(2_000, 5), new(1_000, 3), new(0, 2)]).Value;

    [TestCase(1_999, 3, false)]
    [TestCase(2_000, 5, true)]
    [TestCase(2_001, 5, false)]
    [TestCase(1_001, 3, false)]
    [TestCase(1_000, 3, true)]
    [TestCase(999, 2, false)]
    [TestCase(1, 2, false)]
    [TestCase(5_965, 5, false)]
    public void A_population_has_its_quota_and_a_bound_belongs_to_the_higher_tier(int population, int posts, bool onBoundary)
    {
        var quota = County.For(population);

        Assert.That((quota!.Value.Posts, quota.Value.OnBoundary), Is.EqualTo((posts, onBoundary)));
    }

    [TestCase(0)]
    [TestCase(-1)]
    public void Where_nobody_lives_there_is_no_quota(int population) => Assert.That(County.For(population), Is.Null);

    [Test]
    public void Tiers_without_a_lowest_one_or_with_a_bound_twice_are_refused()
    {
        Assert.That(StaffingTiers.Create([new(1_000, 3)]).Error, Is.EqualTo(StaffingErrors.BadTiers));
        Assert.That(StaffingTiers.Create([new(0, 3), new(0, 2)]).Error, Is.EqualTo(StaffingErrors.BadTiers));
        Assert.That(StaffingTiers.Create([]).Error, Is.EqualTo(StaffingErrors.BadTiers));
    }

    [Test]
    public void The_quota_is_that_of_the_greatest_bound_not_above_the_population_for_any_tiers_in_any_order()
    {
        var bounds = Gen.Choose(1, 3_000).ListOf().Select(list => list.Append(0).Distinct().ToList());
        var input = bounds.SelectMany(from => Gen.Choose(0, 20).ListOf(from.Count).SelectMany(posts => Gen.Shuffle(from.Zip(posts, (f, p) => new PolicyTier(f, p)).ToArray()).SelectMany(tiers =>
            Gen.OneOf(Gen.Choose(1, 3_500), Gen.Elements<int>(from).Where(x => x > 0 || from.Count == 1).Select(x => Math.Max(x, 1))).Select(population => (tiers, population)))));
        Prop.ForAll(input.ToArbitrary(), x =>
        {
            // by hand: walk up from nothing, one person at a time
            var (posts, bound) = (-1, -1);
            for (var people = 0; people <= x.population; people++)
            {
                foreach (var tier in x.tiers.Where(tier => tier.From == people))
                {
                    (posts, bound) = (tier.Value, people);
                }
            }

            var quota = StaffingTiers.Create(x.tiers).Value.For(x.population)!.Value;
            return quota == new TierQuota(posts, bound, bound == x.population);
        }).QuickCheckThrowOnFailure();
    }

    [Test]
    public void The_policy_gives_tiers_and_what_happens_above_them()
    {
        var policy = StaffingPolicy.From(Version("block")).Value;

        Assert.That(policy.Enforcement, Is.EqualTo(QuotaEnforcement.Block));
        Assert.That(StaffingPolicy.From(Version("warn_with_reason")).Value.Enforcement, Is.EqualTo(QuotaEnforcement.WarnWithReason));
        Assert.That(policy.Tiers.For(1_500)!.Value.Posts, Is.EqualTo(3));
    }

    private static PolicyInForce Version(string enforcement)
    {
        var values = PolicyCatalogue.Of(PolicyArea.Staffing).Select(x => new PolicyInput(x.Key, x.Key == PolicyKeys.StaffingEnforcement ? enforcement : x.FormValue, null));
        var version = PolicyVersion.Draft(PolicyArea.Staffing, new("夏政发〔2018〕9号", "办法", new(2018, 1, 1)), new(2018, 1, 1), null, values, new PersonKey("writer"), "甲", DateTimeOffset.UnixEpoch).Value;
        return new(version.Id, version.Area, version.DocumentNumber, version.DocumentTitle, version.DocumentDate, version.EffectiveFrom, null, null, version.Values);
    }
}
