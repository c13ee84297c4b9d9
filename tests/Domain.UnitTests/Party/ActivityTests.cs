using Resettlement.Domain.Common;
using Resettlement.Domain.Party;
using static Resettlement.Domain.UnitTests.Party.PartyMaker;

namespace Resettlement.Domain.UnitTests.Party;

/// <summary>Groups, their leaders and plans, and what they did.</summary>
internal sealed class ActivityTests
{
    private static readonly DateTimeOffset Noon = new(2026, 11, 25, 4, 0, 0, TimeSpan.Zero);
    private static readonly ActivityFacts Facts = new(Day("2026-11-20"), "清扫楼道", "3号楼", "清扫并登记");

    private PartyMembership _of = null!;
    private PartyPost _post = null!;
    private PostClaim _claim = null!;
    private ActivityGroup _group = null!;

    [SetUp]
    public void A_group_with_one_on_the_post_since_March()
    {
        _of = Membership();
        _post = Post(_of);
        _claim = Held(_of, _post, "2026-03-01");
        _group = ActivityGroup.Form(_claim);
    }

    [Test]
    public void A_group_is_there_from_the_first_day_of_the_first_member()
    {
        Assert.That((_group.CommunityId, _group.PostId, _group.FormedOn, _group.Leader, _group.Version), Is.EqualTo((_of.CommunityId, _post.Id, Day("2026-03-01"), (GroupLeader?)null, 1)));
        _group.Takes(Held(Second(), _post, "2026-03-02"));
        _group.Takes(Held(Second(), _post, "2026-03-01"));
        Assert.That((_group.FormedOn, _group.Version), Is.EqualTo((Day("2026-03-01"), 1)), "later, or on the same day");
        _group.Takes(Held(Second(), _post, "2026-02-28"));
        Assert.That((_group.FormedOn, _group.Version), Is.EqualTo((Day("2026-02-28"), 2)));
    }

    [TestCase("2026-02-28", "party.not-in-group")]
    [TestCase("2026-03-01", null)]
    [TestCase("2026-11-25", null)]
    [TestCase("2026-11-26", "registry.future-day")]
    public void A_leader_leads_on_days_on_the_post(string from, string? code)
    {
        Assert.That(_group.Choose(_claim, Day(from), Today).Error?.Code, Is.EqualTo(code));
        Assert.That((_group.Leaders.Count, _group.Version), Is.EqualTo(code is null ? (1, 2) : (0, 1)));
        if (code is null)
        {
            var leader = _group.Leader!;
            Assert.That((leader.GroupId, leader.CommunityId, leader.MembershipId, leader.From, leader.Until), Is.EqualTo((_group.Id, _of.CommunityId, _of.Id, Day(from), (DateOnly?)null)));
        }
    }

    [Test]
    public void Only_somebody_on_this_post_of_this_branch_leads()
    {
        var left = Held(Second(), _post, "2026-03-01");
        Assert.That(left.Leave(Day("2026-06-01"), null, Today).Error, Is.Null);
        PostClaim[] others = [Held(Second(), Post(_of, "另一岗"), "2026-03-01"), Held(Membership(), _post, "2026-03-01"), Claim(Second(), _post), left];
        Assert.That(others.Select(x => _group.Choose(x, Day("2026-04-01"), Today).Error), Is.All.EqualTo(PartyErrors.NotInGroup));
    }

    [TestCase("2026-04-30", "party.leader-day")]
    [TestCase("2026-05-01", "party.leader-day")]
    [TestCase("2026-05-02", null)]
    public void Another_one_takes_over_after_the_day_the_leader_began_on(string from, string? code)
    {
        var second = Held(Second(), _post, "2026-03-01");
        Assert.That(_group.Choose(_claim, Day("2026-05-01"), Today).Error, Is.Null);
        Assert.That(_group.Choose(second, Day(from), Today).Error?.Code, Is.EqualTo(code));
        Assert.That((_group.Leaders[0].Until, _group.Leader!.MembershipId), Is.EqualTo(code is null ? ((DateOnly?)Day(from), second.MembershipId) : (null, _of.Id)));
    }

    [TestCase("2026-05-31", "party.leader-day")]
    [TestCase("2026-06-01", null)]
    public void After_a_time_without_a_leader_another_one_begins_no_earlier_than_the_last_ended(string from, string? code)
    {
        Assert.That(_group.Choose(_claim, Day("2026-05-01"), Today).Error, Is.Null);
        _group.Loses(_of.Id, Day("2026-06-01"));
        Assert.That(_group.Version, Is.EqualTo(3));
        Assert.That(_group.Choose(Held(Second(), _post, "2026-03-01"), Day(from), Today).Error?.Code, Is.EqualTo(code));
        Assert.That(_group.Leader is null, Is.EqualTo(code is not null));
    }

    [Test]
    public void A_leader_who_left_before_beginning_never_led()
    {
        Assert.That(_group.Choose(_claim, Day("2026-05-01"), Today).Error, Is.Null);
        _group.Loses(Guid.CreateVersion7(), Day("2026-05-10"));
        Assert.That((_group.Leader?.MembershipId, _group.Version), Is.EqualTo(((Guid?)_of.Id, 2)), "somebody else left");
        _group.Loses(_of.Id, Day("2026-04-01"));
        Assert.That((_group.Leader, _group.Leaders[0].Until), Is.EqualTo(((GroupLeader?)null, (DateOnly?)Day("2026-05-01"))));
    }

    [Test]
    public void A_plan_is_written_for_a_period_and_anew()
    {
        var plan = ActivityPlan.For(_group, ActivityPeriod.Of(PeriodUnit.Quarter, Today), "每月清扫", 3, "某人");
        Assert.That((plan.CommunityId, plan.GroupId, plan.PeriodStart, plan.PeriodEnd), Is.EqualTo((_group.CommunityId, _group.Id, Day("2026-10-01"), Day("2026-12-31"))));
        plan.Rewrite("每月清扫", 3, "别人");
        Assert.That((plan.Content, plan.Planned, plan.WrittenByName, plan.Version), Is.EqualTo(("每月清扫", 3, "某人", 1)), "the same is no change");
        plan.Rewrite("每月清扫", 4, "别人");
        Assert.That((plan.Content, plan.Planned, plan.WrittenByName, plan.Version), Is.EqualTo(("每月清扫", 4, "别人", 2)));
        plan.Rewrite("每周清扫", 4, "某人");
        Assert.That((plan.Content, plan.Planned, plan.WrittenByName, plan.Version), Is.EqualTo(("每周清扫", 4, "某人", 3)));
    }

    [Test]
    public void An_activity_is_what_was_done_when_and_who_was_there()
    {
        var activity = Hold(Facts, new AttendanceInput(_of.Id, 60)).Value;
        Assert.That((activity.CommunityId, activity.GroupId, activity.HeldOn, activity.Title, activity.Place, activity.Content), Is.EqualTo((_group.CommunityId, _group.Id, Facts.HeldOn, "清扫楼道", "3号楼", "清扫并登记")));
        Assert.That((activity.State, activity.CancelReason, activity.RecordedByName, activity.RecordedAt, activity.Version), Is.EqualTo((ActivityState.Held, (string?)null, "某人", Noon, 1)));
        var there = activity.Attendance.Single();
        Assert.That((there.ActivityId, there.CommunityId, there.MembershipId, there.MemberId, there.Minutes), Is.EqualTo((activity.Id, _group.CommunityId, _of.Id, _of.MemberId, 60)));
    }

    [TestCase("2026-11-24", null)]
    [TestCase("2026-11-25", null)]
    [TestCase("2026-11-26", "registry.future-day")]
    public void An_activity_took_place_today_at_the_latest(string on, string? code) => Assert.That(Hold(Facts with { HeldOn = Day(on) }, new AttendanceInput(_of.Id, 60)).Error?.Code, Is.EqualTo(code));

    [TestCase(4, "party.attendance-minutes")]
    [TestCase(5, null)]
    [TestCase(1440, null)]
    [TestCase(1441, "party.attendance-minutes")]
    public void One_of_two_with_impossible_minutes_is_enough_to_refuse(int minutes, string? code)
    {
        Assert.That(Hold(Facts, new(_of.Id, 60), new(Other, minutes)).Error?.Code, Is.EqualTo(code));
        Assert.That(Hold(Facts, new(_of.Id, minutes), new(Other, 60)).Error?.Code, Is.EqualTo(code));
    }

    [Test]
    public void One_of_two_who_was_not_on_the_post_is_enough_to_refuse() => Assert.That(Hold(Facts, new(_of.Id, 60), new(Guid.CreateVersion7(), 60)).Error, Is.EqualTo(PartyErrors.NotInGroup));

    [Test]
    public void A_change_keeps_who_stays_drops_who_is_gone_and_adds_who_is_new()
    {
        var activity = Hold(Facts, new(_of.Id, 60), new(Other, 30)).Value;
        var kept = activity.Attendance[0];
        Assert.That(activity.Change(new(Day("2026-11-21"), "巡逻", null, null), [new(_of.Id, 90), new(Third, 45)], OnPost, Today).Error, Is.Null);
        Assert.That((activity.HeldOn, activity.Title, activity.Place, activity.Content, activity.Version), Is.EqualTo((Day("2026-11-21"), "巡逻", (string?)null, (string?)null, 2)));
        Assert.That(activity.Attendance.Select(x => (x.MembershipId, x.Minutes)), Is.EqualTo(new[] { (_of.Id, 90), (Third, 45) }));
        Assert.That(activity.Attendance[0], Is.SameAs(kept));
        Assert.That(activity.Change(Facts, [], OnPost, Today).Error, Is.EqualTo(PartyErrors.AttendanceRequired));
        Assert.That((activity.Title, activity.Attendance.Count, activity.Version), Is.EqualTo(("巡逻", 2, 2)), "a refused change changes nothing");
    }

    [Test]
    public void A_cancelled_activity_stays_as_it_is()
    {
        var activity = Hold(Facts, new AttendanceInput(_of.Id, 60)).Value;
        Assert.That(activity.Cancel("登记有误").Error, Is.Null);
        Assert.That((activity.State, activity.CancelReason, activity.Version), Is.EqualTo((ActivityState.Cancelled, "登记有误", 2)));
        Error?[] errors = [activity.Cancel("再次").Error, activity.Change(Facts, [new(_of.Id, 90)], OnPost, Today).Error, activity.PhotosChange(1).Error];
        Assert.That(errors, Is.All.EqualTo(PartyErrors.ActivityCancelled));
        Assert.That((activity.CancelReason, activity.Attendance[0].Minutes, activity.Version), Is.EqualTo(("登记有误", 60, 2)));
    }

    [TestCase(0, null)]
    [TestCase(12, null)]
    [TestCase(13, "party.photos-full")]
    public void Twelve_photos_and_no_more(int photos, string? code)
    {
        var activity = Hold(Facts, new AttendanceInput(_of.Id, 60)).Value;
        Assert.That(activity.PhotosChange(photos).Error?.Code, Is.EqualTo(code));
        Assert.That(activity.Version, Is.EqualTo(code is null ? 2 : 1));
    }

    private static readonly Guid Other = Guid.CreateVersion7();
    private static readonly Guid Third = Guid.CreateVersion7();

    private Dictionary<Guid, Guid> OnPost => new() { [_of.Id] = _of.MemberId, [Other] = Guid.CreateVersion7(), [Third] = Guid.CreateVersion7() };

    private Result<PartyActivity> Hold(ActivityFacts facts, params AttendanceInput[] attendance) => PartyActivity.Hold(_group, facts, attendance, OnPost, "某人", Noon, Today);

    private PartyMembership Second() => Membership(community: _of.CommunityId);

    private static PostClaim Held(PartyMembership of, PartyPost post, string from)
    {
        var claim = Claim(of, post);
        Assert.That(Approve(claim, of, Day(from)).Error, Is.Null);
        return claim;
    }
}
