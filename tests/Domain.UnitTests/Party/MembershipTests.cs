using Resettlement.Domain.Party;
using Resettlement.Domain.Registry;
using static Resettlement.Domain.UnitTests.Party.PartyMaker;

namespace Resettlement.Domain.UnitTests.Party;

internal sealed class MembershipTests
{
    [Test]
    public void Sex_and_birth_follow_from_the_number()
    {
        var member = Member();
        Assert.That((member.Sex, member.BirthDate, member.IsFullOn(new(1996, 6, 30)), member.IsFullOn(new(1996, 7, 1))), Is.EqualTo((Sex.Male, new DateOnly(1970, 1, 1), false, true)));
    }

    [TestCase("1987-12-31", null, "party.joined-too-young")]
    [TestCase("1995-07-01", "1995-07-01", "party.full-before-joined")]
    [TestCase("2026-11-26", null, "registry.future-day")]
    [TestCase("1988-01-01", null, null)]
    public void Dates_of_a_member_are_checked(string joined, string? full, string? code)
    {
        var recorded = PartyMember.Record("王建国", Number, new("c", "i", "m"), null, new(DateOnly.Parse(joined, null), full is null ? null : DateOnly.Parse(full, null), null), Today);
        Assert.That(recorded.Error?.Code, Is.EqualTo(code));
    }

    [Test]
    public void The_relation_goes_forward_with_a_letter_that_arrived()
    {
        var membership = Membership();
        var letter = membership.Issue("1号", "庙前镇党委", new(2026, 10, 1), Today).Value;
        Assert.That(membership.Move(MembershipRelation.Single, new(2026, 11, 1), letter.Id, Today).Error, Is.EqualTo(PartyErrors.LetterRequired), "it is on its way");
        Assert.That(membership.Move(MembershipRelation.Dual, new(2026, 10, 10), null, Today).Error, Is.Null);
        Assert.That(membership.Progress(letter.Id, received: true, new(2026, 11, 5), null, Today).Error, Is.Null);
        Assert.That(membership.Move(MembershipRelation.Single, new(2026, 11, 4), letter.Id, Today).Error, Is.EqualTo(PartyErrors.LetterRequired), "it arrived later");
        Assert.That(membership.Move(MembershipRelation.Single, new(2026, 11, 5), letter.Id, Today).Error, Is.Null);
        Assert.That(membership.Move(MembershipRelation.Dual, Today, null, Today).Error, Is.EqualTo(PartyErrors.RelationForward));
        Assert.That(new[] { new DateOnly(2019, 12, 31), Since, new(2026, 10, 9), new(2026, 10, 10), new(2026, 11, 4), new(2026, 11, 5) }.Select(membership.RelationOn),
            Is.EqualTo(new MembershipRelation?[] { null, MembershipRelation.OriginOnly, MembershipRelation.OriginOnly, MembershipRelation.Dual, MembershipRelation.Dual, MembershipRelation.Single }));
    }

    [Test]
    public void A_letter_is_closed_once_and_a_returned_one_brings_nobody()
    {
        var membership = Membership();
        var letter = membership.Issue("1号", "庙前镇党委", new(2026, 10, 1), Today).Value;
        Assert.That(membership.Issue("1号", "庙前镇党委", new(2026, 10, 1), Today).Error, Is.EqualTo(PartyErrors.LetterExists));
        Assert.That(membership.Progress(letter.Id, false, new(2026, 9, 30), "有误", Today).Error, Is.EqualTo(PartyErrors.LetterDay));
        Assert.That(membership.Progress(letter.Id, false, new(2026, 10, 8), "有误", Today).Error, Is.Null);
        Assert.That(membership.Progress(letter.Id, true, new(2026, 10, 9), null, Today).Error, Is.EqualTo(PartyErrors.LetterClosed));
        Assert.That(membership.Move(MembershipRelation.Single, new(2026, 11, 1), letter.Id, Today).Error, Is.EqualTo(PartyErrors.LetterRequired));
    }

    [Test]
    public void Leaving_ends_relation_and_waiver_on_the_day()
    {
        var membership = Membership();
        Assert.That(membership.Waive("年老", new(2026, 1, 1), "书记", Today).Error, Is.Null);
        Assert.That(membership.Waive("年老", new(2026, 2, 1), "书记", Today).Error, Is.EqualTo(PartyErrors.WaiverExists));
        Assert.That(membership.Leave(LeaveKind.Died, Since, null, Today).Error, Is.EqualTo(PartyErrors.LeaveDay));
        Assert.That(membership.Leave(LeaveKind.Died, new(2026, 6, 1), null, Today).Error, Is.Null);
        Assert.That((membership.IsOn(new(2026, 5, 31)), membership.IsOn(new(2026, 6, 1)), membership.IsWaivedOn(new(2026, 5, 31)), membership.IsWaivedOn(new(2026, 6, 1))), Is.EqualTo((true, false, true, false)));
        Assert.That(membership.Leave(LeaveKind.Died, new(2026, 7, 1), null, Today).Error, Is.EqualTo(PartyErrors.MemberLeft));
        Assert.That(membership.Move(MembershipRelation.Dual, Today, null, Today).Error, Is.EqualTo(PartyErrors.MemberLeft));
    }

    [TestCase("2026-11-01", null, false)]
    [TestCase("2026-07-01", null, true)]
    [TestCase("2026-07-02", null, false)]
    [TestCase("2026-01-01", "2026-06-30", true)]
    [TestCase("2026-01-01", "2026-07-01", false)]
    [TestCase("2026-01-01", "2026-11-01", false)]
    public void Inactive_is_who_was_there_all_the_last_quarter_and_did_nothing_since_it_began(string since, string? last, bool inactive) =>
        Assert.That(Inactivity.Is(ActivityPeriod.Of(PeriodUnit.Quarter, Today), DateOnly.Parse(since, null), last is null ? null : DateOnly.Parse(last, null)), Is.EqualTo(inactive));

    [TestCase(PeriodUnit.Month, "2024-03-31", "2024-02-01", "2024-02-29")]
    [TestCase(PeriodUnit.Month, "2026-01-01", "2025-12-01", "2025-12-31")]
    [TestCase(PeriodUnit.Quarter, "2026-01-01", "2025-10-01", "2025-12-31")]
    [TestCase(PeriodUnit.Quarter, "2026-06-30", "2026-01-01", "2026-03-31")]
    public void Periods_are_months_and_natural_quarters(PeriodUnit unit, string day, string start, string end)
    {
        var before = ActivityPeriod.Of(unit, DateOnly.Parse(day, null)).Previous;
        Assert.That((before.Start, before.LastDay), Is.EqualTo((DateOnly.Parse(start, null), DateOnly.Parse(end, null))));
    }
}
