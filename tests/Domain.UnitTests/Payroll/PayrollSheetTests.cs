using FsCheck;
using FsCheck.Fluent;
using Resettlement.Domain.Common;
using Resettlement.Domain.Organisation;
using Resettlement.Domain.Payroll;
using static Resettlement.Domain.UnitTests.Payroll.PayFacts;

namespace Resettlement.Domain.UnitTests.Payroll;

internal sealed class PayrollSheetTests
{
    private static readonly Guid Zhang = NewId.Next();

    [Test]
    public void A_month_that_turns_out_to_be_more_is_made_up_for_in_the_next()
    {
        var post = Post(Zhang, PostKind.BranchSecretary, "2025-01-01");
        var sheet = Next(Terms(Standard(320_000)), Terms(Standard(320_000)), 310_000, post);
        Assert.That(sheet.Lines.Select(x => (x.Kind, x.EntitledFen, x.PaidBeforeFen, x.AmountFen)), Is.EqualTo(new[] { (PayLineKind.Month, 320_000L, 0L, 320_000L), (PayLineKind.Difference, 320_000, 310_000, 10_000) }));
        Assert.That(sheet.TotalFen, Is.EqualTo(330_000));
    }

    [Test]
    public void What_was_paid_too_much_is_withheld()
    {
        // left on 15 October, which was known only after October had been paid in full; came back in November
        var (before, again) = (Post(Zhang, PostKind.BranchSecretary, "2025-01-01", "2026-10-16"), Post(Zhang, PostKind.BranchSecretary, "2026-11-01"));
        var sheet = Next(Terms(Standard()), Terms(Standard()), 310_000, before, again);
        Assert.That(sheet.Lines.Select(x => (x.Kind, x.AmountFen)), Is.EqualTo(new[] { (PayLineKind.Month, 310_000L), (PayLineKind.Difference, -160_000) }));
        Assert.That(sheet.Omissions, Is.Empty);
    }

    [Test]
    public void Nobody_pays_in_and_what_is_left_is_listed_until_it_is_recovered()
    {
        // eleven days of November are 1 136.67; 1 600 were too much
        var (before, again) = (Post(Zhang, PostKind.BranchSecretary, "2025-01-01", "2026-10-16"), Post(Zhang, PostKind.BranchSecretary, "2026-11-20"));
        var sheet = Next(Terms(Standard()), Terms(Standard()), 310_000, before, again);
        Assert.That(sheet.Lines.Select(x => x.AmountFen), Is.EqualTo(new[] { 113_667L, -113_667 }));
        Assert.That(sheet.Omissions.Select(x => (x.Reason, x.AmountFen, x.ForMonth)), Is.EqualTo(new[] { (OmissionReason.Overpaid, 46_333L, new DateOnly(2026, 10, 1)) }));

        // who is gone is listed alone
        Assert.That(Next(Terms(Standard()), Terms(Standard()), 310_000, before).Omissions.Single().AmountFen, Is.EqualTo(160_000));
    }

    [Test]
    public void The_hash_is_that_of_what_is_paid_and_of_who_is_left_out()
    {
        var (secretary, staff) = (Post(Zhang, PostKind.BranchSecretary, "2025-01-01"), Post(NewId.Next(), PostKind.CentreStaff, "2025-01-01", name: "李桂兰"));
        var standard = Standard();
        var hash = PayrollDigest.Of(Community, First(Month(2026, 11), Terms(standard), secretary, staff));

        Assert.That(PayrollDigest.Of(Community, First(Month(2026, 11), Terms(standard), staff, secretary)), Is.EqualTo(hash), "in whatever order it was read");
        string[] others =
        [
            PayrollDigest.Of(NewId.Next(), First(Month(2026, 11), Terms(standard), secretary, staff)),
            PayrollDigest.Of(Community, First(Month(2026, 10), Terms(standard), secretary, staff)),
            PayrollDigest.Of(Community, First(Month(2026, 11), Terms(Standard(310_001)), secretary, staff)),
            PayrollDigest.Of(Community, First(Month(2026, 11), Terms(standard, (staff, 200_000)), secretary, staff)),
            PayrollDigest.Of(Community, First(Month(2026, 11), Terms(standard) with { Awaiting = new HashSet<Guid> { staff.AppointmentId } }, secretary, staff)),
            PayrollDigest.Of(Community, First(Month(2026, 11), Terms(standard), secretary with { HolderName = "张建军" }, staff)),
            PayrollDigest.Of(Community, First(Month(2026, 11), Terms(standard), secretary)),
        ];
        Assert.That(others.Append(hash), Is.Unique);
        Assert.That(hash, Has.Length.EqualTo(64));
    }

    /// <summary>
    /// Months are paid one after the other while standards, proposals and days of posts change backwards: whatever happens, every person and month ends with what it is entitled
    /// to, or with what is listed as still to be recovered; nobody's payroll is below zero; the sum of the lines is the sum of the sheet.
    /// </summary>
    [Test]
    public void Pay_and_differences_are_the_entitlement()
    {
        var change = from kind in Gen.Choose(0, 3)
                     from person in Gen.Choose(0, 3)
                     from day in Gen.Choose(0, 300)
                     from length in Gen.Choose(0, 200)
                     from fen in Gen.Choose(10_000, 500_000)
                     select (kind, person, day, length, (long)fen);
        Check.One(Config.QuickThrowOnFailure.WithMaxTest(Trials.Of(300)), Prop.ForAll(Gen.ArrayOf(Gen.ArrayOf(change, 3), 10).ToArbitrary(), months =>
        {
            var start = Month(2025, 1);
            Guid[] holders = [NewId.Next(), NewId.Next(), NewId.Next(), NewId.Next()];
            var posts = new List<HeldPost>();
            var fens = new Dictionary<Guid, long>();
            var standards = new List<PayStandard> { Standard() };
            var paid = new Dictionary<(Guid, PayMonth), long>();
            var done = new List<PayMonth>();
            var month = start;
            foreach (var changes in months)
            {
                foreach (var (kind, person, day, length, fen) in changes)
                {
                    if (kind == 0)
                    {
                        standards.Add(Standard(fen, fen + 1, start.First.AddMonths(day % 10).ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture), standards.Count + 1));
                    }
                    else if (kind == 1 && posts.Count > 0)
                    {
                        var i = person % posts.Count;
                        posts[i] = posts[i] with { Days = posts[i].Days with { Until = posts[i].Days.From.AddDays(length) } };
                    }
                    else
                    {
                        var post = new HeldPost(NewId.Next(), holders[person], "某人", PayrollPosts.Paid[(day + length) % PayrollPosts.Paid.Count], new(start.First.AddDays(day), kind == 2 ? null : start.First.AddDays(day + length)), false);
                        posts.Add(post);
                        fens[post.AppointmentId] = fen;
                    }
                }

                var sheet = Sheet(month, done, posts, fens, standards, paid);
                Assert.That(sheet.Lines.Sum(x => x.AmountFen), Is.EqualTo(sheet.TotalFen));
                Assert.That(sheet.Lines.GroupBy(x => x.Person.HolderId).Select(x => x.Sum(line => line.AmountFen)), Is.All.GreaterThanOrEqualTo(0));
                Assert.That(sheet.Lines.Select(x => (x.Person.HolderId, x.Person.Month)), Is.Unique);
                foreach (var line in sheet.Lines)
                {
                    var key = (line.Person.HolderId, line.Person.Month);
                    paid[key] = paid.GetValueOrDefault(key) + line.AmountFen;
                    var rest = sheet.Omissions.SingleOrDefault(x => x.Reason == OmissionReason.Overpaid && x.HolderId == key.HolderId && x.ForMonth == key.Month.First)?.AmountFen ?? 0;
                    Assert.That(paid[key] - rest, Is.EqualTo(line.EntitledFen));
                }

                done.Add(month);
                // a second look at once finds nothing but what is listed
                var again = Sheet(month.Next, done, posts, fens, standards, paid);
                Assert.That(again.Lines.Where(x => x.Kind == PayLineKind.Difference && x.AmountFen > 0), Is.Empty);
                month = month.Next;
            }
        }));
    }

    private static PayrollSheet Sheet(PayMonth month, List<PayMonth> done, List<HeldPost> posts, Dictionary<Guid, long> fens, List<PayStandard> standards, Dictionary<(Guid, PayMonth), long> paid)
    {
        var (people, omissions) = PayrollCalculator.Compute(month, posts, TermsOf(month));
        var past = done.ToDictionary(x => x, x => PayrollCalculator.Compute(x, posts, TermsOf(x)).People);
        return PayrollSheet.Build(month, people, omissions, past, paid, posts.Select(x => x.HolderId).Distinct().ToDictionary(x => x, _ => "某人"));

        PayTerms TermsOf(PayMonth at) => Terms(
            standards.Where(x => x.EffectiveFrom <= at.First).OrderBy(x => x.EffectiveFrom).ThenBy(x => x.VersionNumber).LastOrDefault(),
            [.. posts.Where(x => PayrollPosts.IsProposed(x.Post)).Select(x => (x, fens[x.AppointmentId]))]);
    }

    /// <summary>November, after October was paid with an amount.</summary>
    private static PayrollSheet Next(PayTerms october, PayTerms november, long paidFen, params HeldPost[] posts)
    {
        var (people, omissions) = PayrollCalculator.Compute(Month(2026, 11), posts, november);
        var past = new Dictionary<PayMonth, IReadOnlyList<PersonMonth>> { [Month(2026, 10)] = PayrollCalculator.Compute(Month(2026, 10), posts, october).People };
        return PayrollSheet.Build(Month(2026, 11), people, omissions, past, new Dictionary<(Guid, PayMonth), long> { [(Zhang, Month(2026, 10))] = paidFen }, new Dictionary<Guid, string> { [Zhang] = "张建国" });
    }
}
