using FsCheck;
using FsCheck.Fluent;
using Resettlement.Domain.Common;
using Resettlement.Domain.Organisation;

namespace Resettlement.Domain.UnitTests.Organisation;

internal sealed class HeadCountTests
{
    private const string Lead = "140828204";
    private const string Other = "140828105";
    private static readonly DateOnly Day = new(2025, 12, 31);
    private static readonly DateOnly Today = new(2026, 11, 25);
    private static readonly DateTimeOffset Now = new(2026, 11, 25, 2, 0, 0, TimeSpan.Zero);
    private static readonly PersonKey Clerk = new("clerk");
    private static readonly PersonKey Leader = new("leader");
    private static readonly OriginCount[] Counts = [new(Lead, new(800, 150, 30)), new(Other, new(200, 40, 5))];

    [TestCase(2026, "2019-10-14", "2025-12-31")]
    [TestCase(2026, "2025-12-31", "2025-12-31")]
    [TestCase(2026, "2026-01-01", "2026-01-01")]
    [TestCase(2026, "2026-12-31", "2026-12-31")]
    [TestCase(2026, "2027-01-01", null)]
    [TestCase(2019, "2019-10-14", "2019-10-14")]
    [TestCase(2018, "2019-10-14", null)]
    [TestCase(2026, null, null)]
    public void A_site_is_counted_on_the_countys_day_or_on_its_own_first_day(int year, string? occupied, string? expected) =>
        Assert.That(HeadCountRule.DayOf(year, new(year - 1, 12, 31), occupied is null ? null : DateOnly.Parse(occupied)), Is.EqualTo(expected is null ? null : DateOnly.Parse(expected)));

    [Test]
    public void One_person_counts_and_another_freezes_what_both_have_seen()
    {
        var snapshot = Preview(Clerk);
        Assert.That(snapshot.Freeze(Counts, Clerk, "甲", Now).Error, Is.EqualTo(HeadCountErrors.SamePerson));
        Assert.That(snapshot.Freeze([new(Lead, new(801, 150, 30)), Counts[1]], Leader, "乙", Now).Error, Is.EqualTo(HeadCountErrors.RegistryChanged));
        Assert.That(snapshot.Freeze([.. Counts, new("140828101", new(1, 0, 0))], Leader, "乙", Now).Error, Is.EqualTo(HeadCountErrors.RegistryChanged));
        var version = snapshot.Version;

        Assert.That(snapshot.Freeze(Counts, Leader, "乙", Now).Error, Is.Null);

        Assert.That((snapshot.State, snapshot.Version), Is.EqualTo((HeadCountState.Frozen, version + 1)));
        Assert.That(snapshot.On(Today), Is.EqualTo(new HeadCounters(1_000, 190, 35)));
        Assert.That((snapshot.On(Today).Counted, snapshot.On(Today).ResidentNow), Is.EqualTo((1_190, 1_225)));
        Assert.That(snapshot.Freeze(Counts, Leader, "乙", Now).Error, Is.EqualTo(HeadCountErrors.Frozen));
        Assert.That(snapshot.CountAgain(Day, Guid.Empty, Counts, Clerk, "甲", Now).Error, Is.EqualTo(HeadCountErrors.Frozen));
    }

    [Test]
    public void What_only_the_sweep_has_counted_is_not_frozen_before_a_person_took_it_over()
    {
        var snapshot = Preview(null);
        Assert.That(snapshot.Freeze(Counts, Leader, "乙", Now).Error, Is.EqualTo(HeadCountErrors.NotTakenOver));

        Assert.That(snapshot.CountAgain(Day, Guid.Empty, Counts, Clerk, "甲", Now).Error, Is.Null);

        Assert.That(snapshot.Freeze(Counts, Leader, "乙", Now).Error, Is.Null);
    }

    [Test]
    public void Counting_again_puts_the_new_counters_in_the_place_of_the_old_and_drops_a_township_that_left()
    {
        var snapshot = Preview(Clerk);

        Assert.That(snapshot.CountAgain(Day, Guid.Empty, [new(Lead, new(1, 2, 3))], Leader, "乙", Now).Error, Is.Null);

        Assert.That(snapshot.Lines.Select(x => (x.OriginTownshipCode, x.Poor, x.Synchronous, x.Additions, x.ResidentNow)), Is.EqualTo(new[] { (Lead, 1, 2, 3, 6) }));
    }

    [Test]
    public void A_correction_counts_from_its_day_on_when_another_person_agreed()
    {
        var snapshot = Frozen();
        var amended = snapshot.Amend(Lead, new(2026, 5, 1), new(790, 150, 30), "夏核〔2026〕3号", "漏报死亡", Today, Clerk, "甲", Now);
        Assert.That(snapshot.On(Today).Counted, Is.EqualTo(1_190), "nobody has agreed yet");
        Assert.That(snapshot.Amend(Lead, new(2026, 6, 1), new(1, 1, 1), null, "另一项", Today, Clerk, "甲", Now).Error, Is.EqualTo(HeadCountErrors.AmendmentOpen));
        Assert.That(snapshot.Decide(amended.Value.Id, true, null, Clerk, "甲", Now).Error, Is.EqualTo(HeadCountErrors.OwnAmendment));

        Assert.That(snapshot.Decide(amended.Value.Id, true, null, Leader, "乙", Now).Error, Is.Null);

        Assert.That(snapshot.Decide(amended.Value.Id, true, null, Leader, "乙", Now).Error, Is.EqualTo(HeadCountErrors.AmendmentDecided));
        Assert.That((snapshot.On(new(2026, 4, 30)).Counted, snapshot.On(new(2026, 5, 1)).Counted), Is.EqualTo((1_190, 1_180)));
        var line = snapshot.Lines.Single(x => x.OriginTownshipCode == Lead);
        Assert.That((line.Frozen.Poor, line.Poor), Is.EqualTo((800, 790)), "what was frozen stays readable");
        Assert.That(snapshot.Amend(Lead, new(2026, 5, 1), new(1, 1, 1), null, "同日", Today, Clerk, "甲", Now).Error?.Code, Is.EqualTo("head-count.amended-that-day"));
        Assert.That(snapshot.Amend(Lead, new(2026, 6, 1), new(790, 150, 30), null, "无变化", Today, Clerk, "甲", Now).Error, Is.EqualTo(HeadCountErrors.NothingChanges));
    }

    [Test]
    public void A_correction_that_was_sent_back_changes_nothing_and_makes_room_for_another()
    {
        var snapshot = Frozen();
        var amended = snapshot.Amend(Lead, Day, new(0, 0, 0), null, "依据不足", Today, Clerk, "甲", Now);

        Assert.That(snapshot.Decide(amended.Value.Id, false, "没有依据", Leader, "乙", Now).Error, Is.Null);

        Assert.That(snapshot.On(Today).Counted, Is.EqualTo(1_190));
        Assert.That(snapshot.Amend(Lead, Day, new(799, 150, 30), null, "重新提出", Today, Clerk, "甲", Now).Error, Is.Null);
        Assert.That(snapshot.Decide(Guid.CreateVersion7(), true, null, Leader, "乙", Now).Error, Is.EqualTo(HeadCountErrors.AmendmentNotFound));
    }

    [TestCase("2025-12-30")]
    [TestCase("2026-11-26")]
    [TestCase("2027-01-01")]
    public void A_correction_holds_within_the_year_and_not_from_a_day_to_come(string from) =>
        Assert.That(Frozen().Amend(Lead, DateOnly.Parse(from), new(1, 1, 1), null, "原因", Today, Clerk, "甲", Now).Error?.Code, Is.EqualTo("head-count.amendment-day"));

    [Test]
    public void A_preview_takes_no_correction_and_a_township_that_is_not_in_it_has_none()
    {
        Assert.That(Preview(Clerk).Amend(Lead, Day, new(1, 1, 1), null, "原因", Today, Clerk, "甲", Now).Error, Is.EqualTo(HeadCountErrors.NotFrozen));
        Assert.That(Frozen().Amend("140828999", Day, new(1, 1, 1), null, "原因", Today, Clerk, "甲", Now).Error?.Code, Is.EqualTo(HeadCountErrors.NoSuchOrigin.Code));
    }

    [Test]
    public void On_any_day_the_last_agreed_correction_not_after_it_holds_whatever_order_they_were_made_in()
    {
        var act = Gen.Choose(0, 200).SelectMany(day => Gen.Choose(0, 1).SelectMany(township => Gen.Choose(0, 50).SelectMany(people => Gen.Choose(0, 2).Select(fate => (day, township, people, fate)))));
        Prop.ForAll(act.ListOf().ToArbitrary(), acts =>
        {
            var snapshot = Frozen();
            // the brute force: every day of the year has its own number
            var days = new[] { Lead, Other }.ToDictionary(x => x, x => Enumerable.Repeat(snapshot.On(x, Day), 201).ToArray(), StringComparer.Ordinal);
            var begins = new Dictionary<(string, int), HeadCounters>();
            foreach (var (day, township, people, fate) in acts)
            {
                var code = township == 0 ? Lead : Other;
                var counters = new HeadCounters(people, people / 2, 1);
                var amended = snapshot.Amend(code, Day.AddDays(day), counters, null, "原因", Today, Clerk, "甲", Now);
                if (amended.Error is not null)
                {
                    continue;
                }

                if (snapshot.Decide(amended.Value.Id, fate > 0, "依据不足", Leader, "乙", Now).Error is not null)
                {
                    return false;
                }

                if (fate > 0)
                {
                    begins[(code, day)] = counters;
                    for (var i = day; i <= 200 && (i == day || !begins.ContainsKey((code, i))); i++)
                    {
                        days[code][i] = counters;
                    }
                }
            }

            return Enumerable.Range(0, 201).All(i => snapshot.On(Day.AddDays(i)) == days[Lead][i] + days[Other][i]);
        }).QuickCheckThrowOnFailure();
    }

    private static HeadCountSnapshot Preview(PersonKey? by) => HeadCountSnapshot.Count(Guid.CreateVersion7(), 2026, Day, Guid.Empty, Counts, by, by is null ? "系统" : "甲", Now);

    private static HeadCountSnapshot Frozen()
    {
        var snapshot = Preview(Clerk);
        Assert.That(snapshot.Freeze(Counts, Leader, "乙", Now).Error, Is.Null);
        return snapshot;
    }
}
