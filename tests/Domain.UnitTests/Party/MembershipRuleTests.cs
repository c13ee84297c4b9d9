using Resettlement.Domain.Party;
using static Resettlement.Domain.UnitTests.Party.PartyMaker;

namespace Resettlement.Domain.UnitTests.Party;

/// <summary>Each rule of a membership on both sides of its bound.</summary>
internal sealed class MembershipRuleTests
{
    [TestCase("1995-06-30", "party.before-joined")]
    [TestCase("1995-07-01", null)]
    [TestCase("2026-11-25", null)]
    [TestCase("2026-11-26", "registry.future-day")]
    public void A_branch_takes_a_member_in_from_the_day_of_admission_until_today(string since, string? code) =>
        Assert.That(PartyMembership.Join(Member(), Guid.CreateVersion7(), MembershipRelation.Dual, Day(since), Today).Error?.Code, Is.EqualTo(code));

    [Test]
    public void Who_is_taken_in_has_one_relation_from_the_first_day()
    {
        var (member, community) = (Member(), Guid.CreateVersion7());
        var membership = PartyMembership.Join(member, community, MembershipRelation.Dual, Since, Today).Value;
        Assert.That((membership.CommunityId, membership.MemberId, membership.Since, membership.LeftOn, membership.Version), Is.EqualTo((community, member.Id, Since, (DateOnly?)null, 1)));
        var relation = membership.Relations.Single();
        Assert.That((relation.MembershipId, relation.MemberId, relation.CommunityId), Is.EqualTo((membership.Id, member.Id, community)));
        Assert.That((relation.Kind, relation.From, relation.Until, relation.LetterId), Is.EqualTo((MembershipRelation.Dual, Since, (DateOnly?)null, (Guid?)null)));
        Assert.That(membership.Current, Is.SameAs(relation));
    }

    [Test]
    public void A_letter_is_issued_by_a_unit_on_a_day()
    {
        var membership = Membership();
        var letter = membership.Issue("1号", "庙前镇党委", Today, Today).Value;
        Assert.That((letter.MembershipId, letter.CommunityId, letter.Number, letter.FromUnit, letter.IssuedOn, letter.State), Is.EqualTo((membership.Id, membership.CommunityId, "1号", "庙前镇党委", Today, LetterState.Issued)));
        Assert.That((membership.Letters.Single(), membership.Version), Is.EqualTo((letter, 2)));
        Assert.That(membership.Issue("2号", "庙前镇党委", Today.AddDays(1), Today).Error?.Code, Is.EqualTo("registry.future-day"));
        Assert.That((membership.Letters.Count, membership.Version), Is.EqualTo((1, 2)));
    }

    [TestCase(true, LetterState.Received)]
    [TestCase(false, LetterState.Returned)]
    public void A_letter_arrives_or_goes_back_from_the_day_it_was_issued_on(bool received, LetterState state)
    {
        var membership = Membership();
        var letter = membership.Issue("1号", "庙前镇党委", Day("2026-10-01"), Today).Value;
        Assert.That(membership.Progress(Guid.CreateVersion7(), received, Today, null, Today).Error, Is.EqualTo(PartyErrors.LetterNotFound));
        Assert.That(membership.Progress(letter.Id, received, Day("2026-09-30"), null, Today).Error, Is.EqualTo(PartyErrors.LetterDay));
        Assert.That(membership.Progress(letter.Id, received, Today.AddDays(1), null, Today).Error?.Code, Is.EqualTo("registry.future-day"));
        Assert.That((letter.State, membership.Version), Is.EqualTo((LetterState.Issued, 2)), "nothing happened so far");
        Assert.That(membership.Progress(letter.Id, received, Day("2026-10-01"), "当面交接", Today).Error, Is.Null);
        Assert.That((letter.State, letter.Note, letter.ReceivedOn is not null, letter.ReturnedOn is not null), Is.EqualTo((state, "当面交接", received, !received)));
        Assert.That((received ? letter.ReceivedOn : letter.ReturnedOn, membership.Version), Is.EqualTo((Day("2026-10-01"), 3)));
    }

    [Test]
    public void A_letter_may_arrive_today()
    {
        var membership = Membership();
        var letter = membership.Issue("1号", "庙前镇党委", Day("2026-10-01"), Today).Value;
        Assert.That(membership.Progress(letter.Id, received: true, Today, null, Today).Error, Is.Null);
        Assert.That(membership.Move(MembershipRelation.Single, Today, letter.Id, Today).Error, Is.Null, "from origin to single in one step");
        Assert.That((membership.Current!.Kind, membership.Current.LetterId), Is.EqualTo((MembershipRelation.Single, (Guid?)letter.Id)));
    }

    [TestCase(MembershipRelation.Dual, "2020-01-02", null)]
    [TestCase(MembershipRelation.Dual, "2026-11-25", null)]
    [TestCase(MembershipRelation.Dual, "2026-11-26", "registry.future-day")]
    [TestCase(MembershipRelation.Dual, "2020-01-01", "party.relation-day")]
    [TestCase(MembershipRelation.Dual, "2019-12-31", "party.relation-day")]
    [TestCase(MembershipRelation.OriginOnly, "2026-11-01", "party.relation-forward")]
    [TestCase(MembershipRelation.Single, "2026-11-01", "party.letter-required")]
    public void A_relation_moves_forward_after_the_day_it_began_on(MembershipRelation to, string from, string? code)
    {
        var membership = Membership();
        Assert.That(membership.Move(to, Day(from), null, Today).Error?.Code, Is.EqualTo(code));
        Assert.That((membership.Relations.Count, membership.Version), Is.EqualTo(code is null ? (2, 2) : (1, 1)));
        Assert.That(membership.Relations[0].Until, Is.EqualTo(code is null ? Day(from) : null));
    }

    [Test]
    public void A_letter_that_is_not_there_moves_nobody() =>
        Assert.That(Membership().Move(MembershipRelation.Dual, Today, Guid.CreateVersion7(), Today).Error, Is.EqualTo(PartyErrors.LetterNotFound));

    [TestCase("2026-03-01", "party.leave-day")]
    [TestCase("2026-03-02", null)]
    [TestCase("2026-11-25", null)]
    [TestCase("2026-11-26", "registry.future-day")]
    public void A_member_leaves_after_the_last_change_of_the_relation(string on, string? code)
    {
        var membership = Membership();
        Assert.That(membership.Move(MembershipRelation.Dual, Day("2026-03-01"), null, Today).Error, Is.Null);
        Assert.That(membership.Leave(LeaveKind.TransferredOut, Day(on), "转往县城", Today).Error?.Code, Is.EqualTo(code));
        DateOnly? left = code is null ? Day(on) : null;
        Assert.That((membership.LeftOn, membership.LeaveNote, membership.Version), Is.EqualTo((left, code is null ? "转往县城" : null, code is null ? 3 : 2)));
        Assert.That((membership.LeftBecause, membership.Relations[^1].Until, membership.Current is null), Is.EqualTo((code is null ? LeaveKind.TransferredOut : (LeaveKind?)null, left, code is null)));
    }

    [Test]
    public void Whoever_left_has_nothing_done_any_more()
    {
        var membership = Membership();
        Assert.That(membership.Leave(LeaveKind.Ended, Day("2026-06-01"), null, Today).Error, Is.Null);
        Assert.That(membership.Issue("1号", "庙前镇党委", Day("2026-05-01"), Today).Error, Is.EqualTo(PartyErrors.MemberLeft));
        Assert.That(membership.Waive("年老", Day("2026-05-01"), "书记", Today).Error, Is.EqualTo(PartyErrors.MemberLeft));
        Assert.That((membership.Letters.Count, membership.Waivers.Count, membership.Version), Is.EqualTo((0, 0, 2)));
        Assert.That((membership.RelationOn(Day("2026-05-31")), membership.RelationOn(Day("2026-06-01"))), Is.EqualTo((MembershipRelation.OriginOnly, (MembershipRelation?)null)));
    }

    [TestCase("2019-12-31", "party.waiver-day")]
    [TestCase("2020-01-01", null)]
    [TestCase("2026-11-25", null)]
    [TestCase("2026-11-26", "party.waiver-day")]
    public void A_waiver_begins_between_the_first_day_and_today(string from, string? code)
    {
        var membership = Membership();
        Assert.That(membership.Waive("年老", Day(from), "书记", Today).Error?.Code, Is.EqualTo(code));
        Assert.That((membership.Waivers.Count, membership.Version), Is.EqualTo(code is null ? (1, 2) : (0, 1)));
    }

    [Test]
    public void A_waiver_says_why_and_by_whom_and_holds_from_its_first_day()
    {
        var membership = Membership();
        Assert.That(membership.Waive("年老", Day("2026-05-01"), "书记", Today).Error, Is.Null);
        var waiver = membership.Waivers.Single();
        Assert.That((waiver.MembershipId, waiver.CommunityId, waiver.Reason, waiver.From, waiver.Until, waiver.GrantedByName), Is.EqualTo((membership.Id, membership.CommunityId, "年老", Day("2026-05-01"), (DateOnly?)null, "书记")));
        Assert.That((membership.IsWaivedOn(Day("2026-04-30")), membership.IsWaivedOn(Day("2026-05-01"))), Is.EqualTo((false, true)));
    }

    [TestCase("2026-04-30", "party.waiver-day")]
    [TestCase("2026-05-01", null)]
    [TestCase("2026-11-25", null)]
    [TestCase("2026-11-26", "party.waiver-day")]
    public void A_waiver_ends_between_its_first_day_and_today(string on, string? code)
    {
        var membership = Membership();
        Assert.That(membership.EndWaiver(Day(on), Today).Error, Is.EqualTo(PartyErrors.NoWaiver));
        Assert.That(membership.Waive("年老", Day("2026-05-01"), "书记", Today).Error, Is.Null);
        Assert.That(membership.EndWaiver(Day(on), Today).Error?.Code, Is.EqualTo(code));
        Assert.That((membership.Waivers[0].Until, membership.Version), Is.EqualTo((code is null ? Day(on) : (DateOnly?)null, code is null ? 3 : 2)));
        Assert.That(membership.EndWaiver(Today, Today).Error, Is.EqualTo(code is null ? PartyErrors.NoWaiver : null), "it ends once");
    }

    [TestCase("2026-07-31", "party.waiver-day")]
    [TestCase("2026-08-01", null)]
    public void Another_waiver_begins_when_the_one_before_has_ended(string from, string? code)
    {
        var membership = Membership();
        Assert.That(membership.Waive("年老", Day("2026-05-01"), "书记", Today).Error, Is.Null);
        Assert.That(membership.EndWaiver(Day("2026-08-01"), Today).Error, Is.Null);
        Assert.That(membership.Waive("患病", Day(from), "书记", Today).Error?.Code, Is.EqualTo(code));
    }

    [Test]
    public void A_waiver_that_had_not_begun_when_the_member_left_never_held()
    {
        var membership = Membership();
        Assert.That(membership.Waive("年老", Day("2026-06-01"), "书记", Today).Error, Is.Null);
        Assert.That(membership.Leave(LeaveKind.Died, Day("2026-05-01"), null, Today).Error, Is.Null);
        Assert.That((membership.Waivers[0].Until, membership.IsWaivedOn(Day("2026-06-01"))), Is.EqualTo((Day("2026-06-01"), false)));
    }
}
