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

    [Test]
    public void Everybody_is_counted_by_relation_sex_age_and_posts()
    {
        MemberOnDay[] people =
        [
            One(MembershipRelation.OriginOnly, Sex.Male, 30, full: true, posts: 0) with { HasEmblem = true },
            One(MembershipRelation.Dual, Sex.Male, 40, full: true, posts: 1) with { HasEmblem = true },
            One(MembershipRelation.Dual, Sex.Male, 50, full: true, posts: 1) with { HasEmblem = true, IsInactive = true },
            One(MembershipRelation.Single, Sex.Female, 60, full: false, posts: 2) with { IsInactive = true },
            One(MembershipRelation.Single, Sex.Female, 70, full: true, posts: 3),
            One(MembershipRelation.Single, Sex.Male, 36, full: true, posts: 0) with { IsWaived = true },
            One(MembershipRelation.Single, Sex.Male, 35, full: false, posts: 1),
            One(MembershipRelation.Single, Sex.Female, 66, full: true, posts: 2),
        ];
        var expected = new BranchFigures(
            Members: 8, Full: 6, Probationary: 2, OriginOnly: 1, Dual: 2, Single: 5, Male: 5, Female: 3, To35: 2, To45: 2, To55: 1, To65: 1, Over65: 2,
            WithoutPost: 2, OnePost: 3, MorePosts: 3, Waived: 1, BelowMinimum: 4, Emblems: 3, Inactive: 2);
        Assert.That(BranchFigures.Of(people, minimumPosts: 2), Is.EqualTo(expected));
        Assert.That(BranchFigures.Of(people, minimumPosts: 1), Is.EqualTo(expected with { BelowMinimum = 1 }));
        Assert.That(BranchFigures.Of([], minimumPosts: 2), Is.EqualTo(BranchFigures.None));
    }

    [Test]
    public void The_figures_of_two_branches_are_added_one_by_one()
    {
        var north = new BranchFigures(1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16, 17, 18, 19, 20);
        var south = new BranchFigures(100, 200, 300, 400, 500, 600, 700, 800, 900, 1000, 1100, 1200, 1300, 1400, 1500, 1600, 1700, 1800, 1900, 2000);
        var both = new BranchFigures(101, 202, 303, 404, 505, 606, 707, 808, 909, 1010, 1111, 1212, 1313, 1414, 1515, 1616, 1717, 1818, 1919, 2020);
        Assert.That((north.Plus(south), south.Plus(north), BranchFigures.None.Plus(north)), Is.EqualTo((both, both, north)));
    }

    private static MemberOnDay One(MembershipRelation relation, Sex sex, int age, bool full, int posts) =>
        Row(Guid.CreateVersion7(), North, "N", relation, new(2020, 1, 1)) with { Sex = sex, Age = age, IsFull = full, Posts = posts };

    private static MemberOnDay Row(Guid person, Guid community, string code, MembershipRelation relation, DateOnly since) =>
        new(person, Guid.CreateVersion7(), community, code, relation, since, Sex.Male, 40, true, 1, false, false, false);
}
