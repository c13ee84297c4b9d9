using Resettlement.Domain.Common;
using Resettlement.Domain.Notices;

namespace Resettlement.Domain.UnitTests.Notices;

internal sealed class PublicNoticeTests
{
    private static readonly PersonKey Maker = new("maker");
    private static readonly PersonKey Committee = new("committee");
    private static readonly DateTimeOffset Now = new(2026, 11, 25, 2, 0, 0, TimeSpan.Zero);
    private static readonly DateOnly First = new(2026, 11, 26);
    private static readonly DateOnly Last = new(2026, 12, 4);

    [Test]
    public void A_notice_keeps_the_days_the_rules_and_the_content_it_was_published_with()
    {
        var notice = Published();

        Assert.That((notice.State, notice.FirstDay, notice.LastDay, notice.Days, notice.Unit, notice.AnswerDays), Is.EqualTo((NoticeState.Running, First, Last, 7, NoticeUnit.WorkingDays, 5)));
        Assert.That((notice.Number, notice.Title, notice.Code, notice.ContentHash, notice.CopyHash, notice.LineCount, notice.SumFen), Is.EqualTo(("GS-1", "公示", "code", "hash", "copy", 2, 3_000L)));
        Assert.That((notice.ContactName, notice.ContactPhone, notice.Maker, notice.PublishedByName, notice.Link), Is.EqualTo(("服务中心", "0359-8532000", Maker, "经办", "/subsidies/1")));
    }

    [TestCase("2026-12-04", "notice.still-running", null)]
    [TestCase("2026-12-05", null, "notice.over")]
    public void A_notice_ends_when_its_last_day_is_over_and_then_takes_no_objection(string today, string? end, string? objection)
    {
        var (notice, day) = (Published(), DateOnly.Parse(today));

        Assert.That(notice.CheckObjectable(day).Error?.Code, Is.EqualTo(objection));
        Assert.That(notice.End(day, Now).Error?.Code, Is.EqualTo(end));
        Assert.That((notice.State, notice.EndedAt, notice.Version), Is.EqualTo(end is null ? (NoticeState.Ended, (DateTimeOffset?)Now, 2) : (NoticeState.Running, null, 1)));
    }

    [Test]
    public void A_notice_ends_once_and_a_withdrawn_one_does_not_end()
    {
        var ended = Published();
        ended.End(Last.AddDays(1), Now);
        var withdrawn = Published();
        withdrawn.Withdraw("批次退回", "主任", Now);

        Assert.That(ended.End(Last.AddDays(2), Now).Error?.Code, Is.EqualTo("notice.not-running"));
        Assert.That(withdrawn.End(Last.AddDays(2), Now).Error?.Code, Is.EqualTo("notice.not-running"));
        Assert.That(ended.CheckObjectable(First).Error?.Code, Is.EqualTo("notice.over"), "ended is ended, whatever the clock says");
        Assert.That(withdrawn.CheckObjectable(First).Error?.Code, Is.EqualTo("notice.over"));
    }

    [Test]
    public void A_withdrawal_keeps_its_first_reason_and_is_possible_after_the_end()
    {
        var notice = Published();
        notice.End(Last.AddDays(1), Now);

        notice.Withdraw("批次退回", "主任", Now.AddDays(20));
        notice.Withdraw("再次", "书记", Now.AddDays(21));

        Assert.That((notice.State, notice.WithdrawnReason, notice.WithdrawnByName, notice.WithdrawnAt, notice.Version), Is.EqualTo((NoticeState.Withdrawn, "批次退回", "主任", (DateTimeOffset?)Now.AddDays(20), 3)));
    }

    [Test]
    public void An_objection_is_taken_while_the_notice_runs_and_keeps_what_was_said()
    {
        var (notice, line) = (Published(), NewId.Next());

        var objection = Objection.Receive(notice, new(2, line, " 金额不对 ", "sealed"), ObjectionChannel.Office, "form-1", new(2026, 12, 2), "经办", Now, First).Value;

        Assert.That((objection.NoticeId, objection.CommunityId, objection.LineOrder, objection.LineId, objection.Text, objection.SealedContact), Is.EqualTo((notice.Id, notice.CommunityId, (int?)2, (Guid?)line, "金额不对", "sealed")));
        Assert.That((objection.Channel, objection.Submission, objection.AnswerDue, objection.RecordedByName, objection.ReceivedAt, objection.State), Is.EqualTo((ObjectionChannel.Office, "form-1", new DateOnly(2026, 12, 2), "经办", Now, ObjectionState.Open)));
        Assert.That(Received(notice, "x", Last.AddDays(1)).Error?.Code, Is.EqualTo("notice.over"));
    }

    [Test]
    public void An_objection_says_something_and_no_more_than_five_hundred_characters()
    {
        var notice = Published();

        Assert.That(Received(notice, " ").Error?.Code, Is.EqualTo("notice.objection-text"));
        Assert.That(Received(notice, "").Error?.Code, Is.EqualTo("notice.objection-text"));
        Assert.That(Received(notice, new string('字', 501)).Error?.Code, Is.EqualTo("notice.objection-text"));
        Assert.That(Received(notice, " " + new string('字', 500) + " ").IsSuccess, Is.True);
    }

    [TestCase(true, ObjectionState.Upheld)]
    [TestCase(false, ObjectionState.Rejected)]
    public void An_objection_is_answered_once_with_a_reason_and_never_by_the_maker(bool upheld, ObjectionState state)
    {
        var objection = Received(Published(), "金额不对").Value;

        Assert.That(objection.Decide(upheld, "已核对", Maker, Maker, "经办", Now).Error?.Code, Is.EqualTo("notice.own-objection"));
        Assert.That(objection.Decide(upheld, " ", Maker, Committee, "委员", Now).Error?.Code, Is.EqualTo("notice.objection-reason"));
        Assert.That(objection.Decide(upheld, "", Maker, Committee, "委员", Now).Error?.Code, Is.EqualTo("notice.objection-reason"));
        Assert.That((objection.State, objection.Version), Is.EqualTo((ObjectionState.Open, 1)));

        Assert.That(objection.Decide(upheld, " 已核对 ", Maker, Committee, "委员", Now).IsSuccess, Is.True);
        Assert.That((objection.State, objection.Answer, objection.DecidedBy, objection.DecidedByName, objection.DecidedAt, objection.Version), Is.EqualTo((state, "已核对", (PersonKey?)Committee, "委员", (DateTimeOffset?)Now, 2)));
        Assert.That(objection.Decide(!upheld, "改判", Maker, Committee, "委员", Now).Error?.Code, Is.EqualTo("notice.objection-decided"));
    }

    private static Result<Objection> Received(PublicNotice notice, string text, DateOnly? today = null) =>
        Objection.Receive(notice, new(null, null, text, null), ObjectionChannel.Public, "form", Last, null, Now, today ?? First);

    private static PublicNotice Published() => PublicNotice.Publish(
        NewId.Next(), new(NoticeKind.SubsidyPlan, NewId.Next(), NewId.Next(), "GS-1", "公示", "hash", 2, 3_000, Maker, "/subsidies/1"), "code", "copy", new(First, Last), new(NewId.Next(), 7, NoticeUnit.WorkingDays, 5),
        new("服务中心", "0359-8532000"), Maker, "经办", Now);
}
