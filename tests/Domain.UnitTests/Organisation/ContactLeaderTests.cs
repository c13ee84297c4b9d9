using Resettlement.Domain.Common;
using Resettlement.Domain.Organisation;

namespace Resettlement.Domain.UnitTests.Organisation;

/// <summary>包联领导 and their 走访.</summary>
internal sealed class ContactLeaderTests
{
    private static readonly Guid Community = NewId.Next();
    private static readonly Guid Leader = NewId.Next();
    private static readonly DateOnly From = new(2026, 3, 1);
    private static readonly DateOnly Today = new(2026, 11, 25);
    private static readonly DateTimeOffset Now = new(2026, 11, 25, 2, 0, 0, TimeSpan.Zero);
    private static readonly ContactLeaderPaper Paper = new("党委副书记", "瑶委〔2026〕5号", From);

    [Test]
    public void An_assignment_says_what_its_paper_says()
    {
        var leader = Assign();
        Assert.That((leader.CommunityId, leader.OfficeHolderId, leader.Duty, leader.DocumentNumber, leader.From), Is.EqualTo((Community, Leader, "党委副书记", "瑶委〔2026〕5号", From)));
        Assert.That((leader.EndedOn, leader.EndNote, leader.Version), Is.EqualTo(((DateOnly?)null, (string?)null, 1)));
    }

    [TestCase("2026-02-28", false)]
    [TestCase("2026-03-01", true)]
    [TestCase("2026-05-31", true)]
    [TestCase("2026-06-01", false)]
    public void A_leader_answers_from_the_first_day_to_the_day_before_the_end(string day, bool inForce)
    {
        var leader = Assign();
        Assert.That(leader.End(new(2026, 6, 1), null).IsSuccess, Is.True);
        Assert.That(leader.InForceOn(Day(day)), Is.EqualTo(inForce));
    }

    [TestCase("2026-02-28", "organisation.leader-order")]
    [TestCase("2026-03-01", "organisation.leader-order")]
    [TestCase("2026-03-02", null)]
    public void It_ends_once_and_after_it_began(string on, string? code)
    {
        var leader = Assign();
        Assert.That(leader.InForceOn(Today.AddYears(9)), Is.True, "without an end it goes on");
        Assert.That(leader.End(Day(on), "调离").Error?.Code, Is.EqualTo(code));
        Assert.That((leader.EndedOn, leader.EndNote, leader.Version), Is.EqualTo(code is null ? ((DateOnly?)Day(on), "调离", 2) : (null, null, 1)));
        Assert.That(leader.End(Today, null).Error, Is.EqualTo(code is null ? ContactErrors.LeaderEnded : null));
    }

    [Test]
    public void The_next_one_begins_on_the_day_this_one_ends()
    {
        var (leader, next, day) = (Assign(), NewId.Next(), new DateOnly(2026, 7, 1));
        var replaced = leader.ReplaceBy(next, new("镇长", "瑶委〔2026〕9号", day), "分工调整").Value;
        Assert.That((leader.EndedOn, leader.EndNote), Is.EqualTo(((DateOnly?)day, "分工调整")));
        Assert.That((replaced.CommunityId, replaced.OfficeHolderId, replaced.Duty, replaced.DocumentNumber, replaced.From), Is.EqualTo((Community, next, "镇长", "瑶委〔2026〕9号", day)));
        Assert.That((leader.InForceOn(day), replaced.InForceOn(day)), Is.EqualTo((false, true)));
    }

    [Test]
    public void Nobody_follows_oneself_nor_a_leader_who_has_ended_nor_before_the_beginning()
    {
        var leader = Assign();
        Assert.That(leader.ReplaceBy(Leader, Paper with { From = Today }, null).Error, Is.EqualTo(ContactErrors.SameLeader));
        Assert.That(leader.ReplaceBy(NewId.Next(), Paper, null).Error, Is.EqualTo(ContactErrors.LeaderOrder));
        Assert.That((leader.EndedOn, leader.Version), Is.EqualTo(((DateOnly?)null, 1)));
        Assert.That(leader.End(Today, null).IsSuccess, Is.True);
        Assert.That(leader.ReplaceBy(NewId.Next(), Paper with { From = Today }, null).Error, Is.EqualTo(ContactErrors.LeaderEnded));
    }

    [TestCase("2026-02-28", "organisation.visit-out-of-term")]
    [TestCase("2026-03-01", null)]
    [TestCase("2026-11-25", null)]
    [TestCase("2026-11-26", "organisation.visit-in-future")]
    public void A_visit_has_been_made_and_within_the_term(string on, string? code) => Assert.That(Visit(Assign(), Day(on)).Error?.Code, Is.EqualTo(code));

    [Test]
    public void A_leader_who_has_ended_visits_no_more()
    {
        var leader = Assign();
        Assert.That(leader.End(new(2026, 6, 1), null).IsSuccess, Is.True);
        Assert.That((Visit(leader, new(2026, 5, 31)).IsSuccess, Visit(leader, new(2026, 6, 1)).Error), Is.EqualTo((true, ContactErrors.VisitOutOfTerm)));
    }

    [Test]
    public void A_visit_keeps_what_was_seen_and_who_wrote_it_down()
    {
        var leader = Assign();
        var visit = Visit(leader, Today).Value;
        Assert.That((visit.CommunityId, visit.AssignmentId, visit.VisitedOn, visit.Matter, visit.FollowUp), Is.EqualTo((Community, leader.Id, Today, "电梯停运", "督促维修")));
        Assert.That((visit.RecordedBy, visit.RecordedByName, visit.RecordedAt), Is.EqualTo((new PersonKey("clerk"), "经办", Now)));
    }

    private static ContactLeaderAssignment Assign() => ContactLeaderAssignment.Assign(Community, Leader, Paper);

    private static Result<ContactVisit> Visit(ContactLeaderAssignment leader, DateOnly on) => ContactVisit.Record(leader, on, "电梯停运", "督促维修", new("clerk"), "经办", Now, Today);

    private static DateOnly Day(string text) => DateOnly.ParseExact(text, "yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture);
}
