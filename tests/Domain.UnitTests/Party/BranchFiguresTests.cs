using Resettlement.Domain.Party;
using Resettlement.Domain.Registry;

namespace Resettlement.Domain.UnitTests.Party;

internal sealed class BranchFiguresTests
{
    private static readonly Guid North = Guid.CreateVersion7();
    private static readonly Guid South = Guid.CreateVersion7();

    /// <summary>Single before dual before origin, then the older membership, then the code of the site: a person counts at one place.</summary>
    [TestCase(MembershipRelation.Single, MembershipRelation.Dual, "2022-01-01", "2020-01-01", "N")]
    [TestCase(MembershipRelation.OriginOnly, MembershipRelation.Dual, "2020-01-01", "2022-01-01", "S")]
    [TestCase(MembershipRelation.Dual, MembershipRelation.Dual, "2020-01-02", "2020-01-01", "S")]
    [TestCase(MembershipRelation.Dual, MembershipRelation.Dual, "2020-01-01", "2020-01-01", "N")]
    public void A_person_in_two_branches_counts_once(MembershipRelation north, MembershipRelation south, string northSince, string southSince, string where)
    {
        var person = Guid.CreateVersion7();
        var rows = new[] { Row(person, North, "N", north, DateOnly.Parse(northSince, null)), Row(person, South, "S", south, DateOnly.Parse(southSince, null)) };
        Assert.That(BranchFigures.CountedOnce(rows).Select(x => x.CommunityCode), Is.EqualTo(new[] { where }));
        Assert.That(BranchFigures.CountedOnce(rows.Reverse()).Select(x => x.CommunityCode), Is.EqualTo(new[] { where }));
    }

    [Test]
    public void Ages_are_whole_years_without_gap_or_overlap()
    {
        var people = Enumerable.Range(18, 90).Select(age => Row(Guid.CreateVersion7(), North, "N", MembershipRelation.Single, new(2020, 1, 1)) with { Age = age }).ToList();
        var figures = BranchFigures.Of(people, 1);
        Assert.That((figures.To35, figures.To45, figures.To55, figures.To65, figures.Over65), Is.EqualTo((18, 10, 10, 10, 42)));
        Assert.That(figures.To35 + figures.To45 + figures.To55 + figures.To65 + figures.Over65, Is.EqualTo(figures.Members));
    }

    [TestCase(0, false, 1, true)]
    [TestCase(0, true, 1, false)]
    [TestCase(1, false, 1, false)]
    [TestCase(1, false, 2, true)]
    [TestCase(0, false, 0, false)]
    public void Fewer_posts_than_the_rule_without_a_waiver_is_below(int posts, bool waived, int minimum, bool below) =>
        Assert.That(BranchFigures.IsBelow(Row(Guid.CreateVersion7(), North, "N", MembershipRelation.Single, new(2020, 1, 1)) with { Posts = posts, IsWaived = waived }, minimum), Is.EqualTo(below));

    private static MemberOnDay Row(Guid person, Guid community, string code, MembershipRelation relation, DateOnly since) =>
        new(person, Guid.CreateVersion7(), community, code, relation, since, Sex.Male, 40, true, 1, false, false, false);
}
