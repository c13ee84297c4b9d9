using FsCheck;
using FsCheck.Fluent;
using Resettlement.Domain.Common;
using Resettlement.Domain.Organisation;
using Resettlement.Domain.Payroll;
using static Resettlement.Domain.UnitTests.Payroll.PayFacts;

namespace Resettlement.Domain.UnitTests.Payroll;

internal sealed class PayrollCalculatorTests
{
    private static readonly Guid Zhang = NewId.Next();

    // 3 100.00 a month by hand: 31 days of January are 100.00 each; 30 of November 103.333…; 28 of February 110.714…
    [TestCase("2026-01-01", "2026-01-01", null, 31, 310_000)]
    [TestCase("2026-01-01", "2025-05-01", "2026-01-01", 0, 0)]
    [TestCase("2026-01-01", "2026-01-31", null, 1, 10_000)]
    [TestCase("2026-01-01", "2026-01-11", "2026-01-21", 10, 100_000)]
    [TestCase("2026-11-01", "2026-11-16", null, 15, 155_000)]
    [TestCase("2026-11-01", "2026-11-30", null, 1, 10_333)]
    [TestCase("2026-11-01", "2026-11-29", null, 2, 20_667)]
    [TestCase("2026-02-01", "2026-02-01", "2026-02-02", 1, 11_071)]
    [TestCase("2028-02-01", "2028-02-29", null, 1, 10_690)]
    public void A_part_month_is_paid_by_calendar_days_and_rounded_once(string month, string from, string? until, int days, long fen)
    {
        var (people, _) = PayrollCalculator.Compute(PayMonth.Of(Day(month)), [Post(Zhang, PostKind.BranchSecretary, from, until)], Terms(Standard()));
        Assert.That((people.SingleOrDefault()?.PaidDays ?? 0, people.SingleOrDefault()?.EntitledFen ?? 0), Is.EqualTo((days, fen)));
    }

    [Test]
    public void Half_a_fen_is_rounded_up()
    {
        // 1 000.01 over 30 days, 15 of them: 500.005
        var post = Post(Zhang, PostKind.Bookkeeper, "2026-11-01", "2026-11-16");
        Assert.That(PayrollCalculator.Compute(Month(2026, 11), [post], Terms(null, (post, 100_001))).People.Single().EntitledFen, Is.EqualTo(50_001));
    }

    [Test]
    public void Who_holds_several_posts_is_paid_the_best_one_once_on_each_day()
    {
        var (director, bookkeeper) = (Post(Zhang, PostKind.CentreDirector, "2026-11-01", "2026-11-11"), Post(Zhang, PostKind.Bookkeeper, "2026-11-06"));
        var (people, omissions) = PayrollCalculator.Compute(Month(2026, 11), [director, bookkeeper], Terms(Standard(), (bookkeeper, 240_000)));

        // ten days at 3 000, twenty at 2 400: 1 000 + 1 600
        Assert.That(people.Single().EntitledFen, Is.EqualTo(260_000));
        Assert.That(people.Single().Segments.Select(x => (x.Post.Post, x.Days)), Is.EqualTo(new[] { (PostKind.CentreDirector, 10), (PostKind.Bookkeeper, 20) }));
        Assert.That(omissions, Is.Empty);
    }

    [Test]
    public void A_post_that_is_never_the_best_is_listed_with_the_reason()
    {
        var (director, member) = (Post(Zhang, PostKind.CentreDirector, "2025-01-01"), Post(Zhang, PostKind.BranchMember, "2025-01-01"));
        var (people, omissions) = PayrollCalculator.Compute(Month(2026, 11), [member, director], Terms(Standard(), (member, 120_000)));
        Assert.That(people.Single().EntitledFen, Is.EqualTo(300_000));
        Assert.That(omissions.Select(x => (x.Post!.Post, x.Reason)), Is.EqualTo(new[] { (PostKind.BranchMember, OmissionReason.OtherPost) }));
    }

    [TestCase(PostKind.BranchSecretary, false, OmissionReason.NoStandard)]
    [TestCase(PostKind.CentreDirector, false, OmissionReason.NoStandard)]
    [TestCase(PostKind.CentreStaff, false, OmissionReason.NotProposed)]
    [TestCase(PostKind.Cashier, true, OmissionReason.NotApproved)]
    public void Without_an_approved_amount_nobody_is_paid_and_the_reason_is_said(PostKind post, bool awaiting, OmissionReason reason)
    {
        var held = Post(Zhang, post, "2025-01-01");
        var terms = Terms(null) with { Awaiting = awaiting ? new HashSet<Guid> { held.AppointmentId } : [] };
        var (people, omissions) = PayrollCalculator.Compute(Month(2026, 11), [held], terms);
        Assert.That(people, Is.Empty);
        Assert.That(omissions.Single().Reason, Is.EqualTo(reason));
    }

    [TestCase(false, 0)]
    [TestCase(true, 300_000)]
    public void A_cadre_in_service_draws_pay_only_when_the_standard_says_so(bool pays, long fen)
    {
        var (director, member) = (Post(Zhang, PostKind.CentreDirector, "2025-01-01", serving: true), Post(Zhang, PostKind.BranchMember, "2025-01-01"));
        var (people, omissions) = PayrollCalculator.Compute(Month(2026, 11), [director, member], Terms(Standard(paysServing: pays), (member, 120_000)));
        Assert.That(people.SingleOrDefault()?.EntitledFen ?? 0, Is.EqualTo(fen));
        Assert.That(omissions.Select(x => x.Reason), pays ? Is.EqualTo(new[] { OmissionReason.OtherPost }) : Is.All.EqualTo(OmissionReason.ServingCadre));
    }

    [Test]
    public void Posts_of_other_bodies_and_heads_of_buildings_are_on_no_payroll()
    {
        PostKind[] others = [PostKind.CommitteeChair, PostKind.CommitteeMember, PostKind.TownshipHead, PostKind.TownshipMember, PostKind.CompanyManager, PostKind.CompanyStaff, PostKind.BuildingHead, PostKind.UnitHead];
        var (people, omissions) = PayrollCalculator.Compute(Month(2026, 11), others.Select(x => Post(NewId.Next(), x, "2025-01-01")), Terms(Standard()));
        Assert.That((people.Count, omissions.Count), Is.EqualTo((0, 0)));
        Assert.That(PayrollPosts.Paid, Is.EquivalentTo(Enum.GetValues<PostKind>().Except(others)));
        Assert.That(PayrollPosts.Paid, Is.EquivalentTo(Enum.GetValues<PostKind>().Where(x => PostCatalogue.Of(x).CountsForQuota)), "who counts for the quota is who is paid");
    }

    /// <summary>Posts with random days and amounts; some people hold several at once.</summary>
    private static Arbitrary<(int Month, (int Holder, int Post, int From, int Days, long Fen)[] Posts)> Staffs =>
        (from month in Gen.Choose(0, 23)
         from posts in Gen.ArrayOf(from holder in Gen.Choose(0, 2)
                                   from post in Gen.Choose(0, PayrollPosts.Paid.Count - 1)
                                   from day in Gen.Choose(-40, 40)
                                   from days in Gen.Choose(0, 60)
                                   from fen in Gen.Choose(10_000, 1_000_000)
                                   select (holder, post, day, days, (long)fen), 6)
         select (month, posts)).ToArbitrary();

    [Test]
    public void No_month_exceeds_the_best_monthly_amount_and_a_full_month_is_exactly_it() => Check.One(Config.QuickThrowOnFailure.WithMaxTest(Trials.Of(500)), Prop.ForAll(Staffs, staff =>
    {
        var month = PayMonth.Of(new DateOnly(2025, 1, 1).AddMonths(staff.Month));
        Guid[] holders = [NewId.Next(), NewId.Next(), NewId.Next()];
        var standard = Standard(310_007, 299_999);
        var posts = staff.Posts.Select(x => (Post: new HeldPost(NewId.Next(), holders[x.Holder], "某人", PayrollPosts.Paid[x.Post], new(month.First.AddDays(x.From), month.First.AddDays(x.From + x.Days)), false), x.Fen)).ToList();
        var terms = Terms(standard, [.. posts.Where(x => PayrollPosts.IsProposed(x.Post.Post)).Select(x => (x.Post, x.Fen))]);
        var (people, omissions) = PayrollCalculator.Compute(month, posts.Select(x => x.Post), terms);
        foreach (var person in people)
        {
            var best = person.Segments.Max(x => x.Rate.MonthlyFen);
            Assert.That(person.EntitledFen, Is.InRange(1, best));
            Assert.That(person.PaidDays, Is.InRange(1, month.Days));
            Assert.That(person.Segments.Zip(person.Segments.Skip(1)), Is.All.Matches<(PaySegment A, PaySegment B)>(x => x.A.LastDay < x.B.FirstDay));
            // day by day, another way
            decimal sum = 0;
            for (var day = month.First; day <= month.Last; day = day.AddDays(1))
            {
                sum += posts.Where(x => x.Post.HolderId == person.HolderId && x.Post.Days.Contains(day)).Select(x => terms.RateOf(x.Post)!.MonthlyFen).DefaultIfEmpty(0).Max();
            }

            Assert.That(person.EntitledFen, Is.EqualTo((long)Math.Round(sum / month.Days, MidpointRounding.AwayFromZero)));
        }

        var paid = people.SelectMany(x => x.Segments).Select(x => x.Post.AppointmentId).ToHashSet();
        Assert.That(paid.Intersect(omissions.Select(x => x.Post!.AppointmentId)), Is.Empty);
        Assert.That(paid.Count + omissions.Count, Is.EqualTo(posts.Count(x => x.Post.Days.Overlaps(month.Range))));
    }));
}
