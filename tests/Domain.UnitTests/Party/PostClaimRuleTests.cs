using Resettlement.Domain.Common;
using Resettlement.Domain.Party;
using static Resettlement.Domain.UnitTests.Party.PartyMaker;

namespace Resettlement.Domain.UnitTests.Party;

/// <summary>Each rule of an application on both sides of its bound.</summary>
internal sealed class PostClaimRuleTests
{
    private static readonly DateTimeOffset Noon = new(2026, 11, 25, 4, 0, 0, TimeSpan.Zero);

    [Test]
    public void An_application_says_who_applies_for_what_and_who_wrote_it()
    {
        var (of, policy) = (Membership(), Guid.CreateVersion7());
        var post = Post(of);
        var claim = PostClaim.Apply(of, post, [], 2, policy, new("recorder"), "某人", Today).Value;
        Assert.That((claim.CommunityId, claim.MembershipId, claim.MemberId, claim.PostId, claim.PolicyVersionId), Is.EqualTo((of.CommunityId, of.Id, of.MemberId, post.Id, policy)));
        Assert.That((claim.Slot, claim.State, claim.AppliedOn, claim.RecordedBy, claim.RecordedByName), Is.EqualTo((1, ClaimState.Applied, Today, new PersonKey("recorder"), "某人")));
        Assert.That((claim.IsOpen, claim.From, claim.Until, claim.Reason, claim.DecidedBy, claim.Version), Is.EqualTo((true, (DateOnly?)null, (DateOnly?)null, (string?)null, (PersonKey?)null, 1)));
    }

    [Test]
    public void Whoever_left_the_branch_applies_for_nothing_and_is_approved_for_nothing()
    {
        var of = Membership();
        var claim = Claim(of, Post(of));
        Assert.That(of.Leave(LeaveKind.Ended, Today, null, Today).Error, Is.Null);
        Assert.That(PostClaim.Apply(of, Post(of), [], 2, Guid.Empty, new("x"), "某人", Today).Error, Is.EqualTo(PartyErrors.MemberLeft));
        Assert.That(Approve(claim, of).Error, Is.EqualTo(PartyErrors.MemberLeft));
        Assert.That((claim.State, claim.Version), Is.EqualTo((ClaimState.Applied, 1)));
    }

    [Test]
    public void A_closed_post_takes_nobody()
    {
        var of = Membership();
        var post = Post(of);
        Assert.That(post.Close(Today).Error, Is.Null);
        Assert.That(PostClaim.Apply(of, post, [], 2, Guid.Empty, new("x"), "某人", Today).Error, Is.EqualTo(PartyErrors.PostClosed));
        Assert.That((post.Close(Today).Error, post.ClosedOn, post.Version), Is.EqualTo((PartyErrors.PostClosed, (DateOnly?)Today, 2)), "once");
    }

    [Test]
    public void One_branch_gives_a_post_to_a_member_once()
    {
        var (here, there) = (Membership(), Membership());
        var post = Post(here);
        var claim = Claim(here, post);
        Assert.That(PostClaim.Apply(here, post, [claim], 2, Guid.Empty, new("x"), "某人", Today).Error, Is.EqualTo(PartyErrors.ClaimExists));
        Assert.That(Claim(there, post, claim).Slot, Is.EqualTo(2), "the same post of the county with another branch");
        Assert.That(Claim(here, Post(here, "二"), claim).Slot, Is.EqualTo(2), "another post");
        Assert.That(claim.Leave(Today, null, Today).Error, Is.Null);
        Assert.That(Claim(here, post, claim).Slot, Is.EqualTo(1), "once it is given up");
    }

    [Test]
    public void When_the_maximum_falls_a_free_place_below_it_is_none()
    {
        var of = Membership();
        var first = Claim(of, Post(of, "一"));
        var second = Claim(of, Post(of, "二"), first);
        var third = PostClaim.Apply(of, Post(of, "三"), [first, second], 3, Guid.Empty, new("x"), "某人", Today).Value;
        Assert.That(first.Leave(Today, null, Today).Error, Is.Null);
        Assert.That(PostClaim.Apply(of, Post(of, "四"), [first, second, third], 2, Guid.Empty, new("x"), "某人", Today).Error, Is.EqualTo(PartyErrors.PostsFull(2)));
        Assert.That(PostClaim.Apply(of, Post(of, "四"), [first, second, third], 3, Guid.Empty, new("x"), "某人", Today).Value.Slot, Is.EqualTo(1));
    }

    /// <summary>A year and a day back at most, the first day with the branch at the earliest, today at the latest.</summary>
    [TestCase("2020-01-01", "2025-11-24", null)]
    [TestCase("2020-01-01", "2025-11-23", "party.claim-day")]
    [TestCase("2026-10-01", "2026-10-01", null)]
    [TestCase("2026-10-01", "2026-09-30", "party.claim-day")]
    [TestCase("2020-01-01", "2026-11-25", null)]
    [TestCase("2020-01-01", "2026-11-26", "party.claim-day")]
    public void A_post_begins_on_a_day_that_can_be(string since, string from, string? code)
    {
        var of = Membership(since: Day(since));
        var claim = Claim(of, Post(of));
        Assert.That(Approve(claim, of, Day(from)).Error?.Code, Is.EqualTo(code));
        Assert.That((claim.State, claim.From, claim.Version), Is.EqualTo(code is null ? (ClaimState.Approved, (DateOnly?)Day(from), 2) : (ClaimState.Applied, null, 1)));
    }

    [Test]
    public void Who_approved_and_when_is_kept()
    {
        var of = Membership();
        var claim = Claim(of, Post(of));
        Assert.That(claim.Approve(of, new("applicant"), Today, [], 1, new("secretary"), "书记", Noon, Today).Error, Is.Null);
        Assert.That((claim.State, claim.DecidedBy, claim.DecidedByName, claim.DecidedAt, claim.IsOpen), Is.EqualTo((ClaimState.Approved, (PersonKey?)new PersonKey("secretary"), "书记", (DateTimeOffset?)Noon, true)));
        Assert.That(Approve(claim, of).Error, Is.EqualTo(PartyErrors.ClaimDecided));
    }

    [Test]
    public void Who_refused_and_why_is_kept()
    {
        var of = Membership();
        var claim = Claim(of, Post(of));
        Assert.That(claim.Refuse(new("applicant"), "不合适", new("secretary"), "书记", Noon).Error, Is.Null);
        Assert.That((claim.State, claim.Reason, claim.DecidedBy, claim.DecidedByName, claim.DecidedAt), Is.EqualTo((ClaimState.Refused, "不合适", (PersonKey?)new PersonKey("secretary"), "书记", (DateTimeOffset?)Noon)));
        Assert.That((claim.IsOpen, claim.From, claim.Version), Is.EqualTo((false, (DateOnly?)null, 2)));
        Assert.That(claim.Leave(Today, null, Today).Error, Is.EqualTo(PartyErrors.ClaimNotHeld));
        Assert.That((claim.State, claim.Version), Is.EqualTo((ClaimState.Refused, 2)));
    }

    [TestCase("2026-02-28", "party.claim-day")]
    [TestCase("2026-03-01", null)]
    [TestCase("2026-11-25", null)]
    [TestCase("2026-11-26", "party.claim-day")]
    public void A_post_is_left_between_its_first_day_and_today(string on, string? code)
    {
        var of = Membership();
        var claim = Claim(of, Post(of));
        Assert.That(Approve(claim, of, Day("2026-03-01")).Error, Is.Null);
        Assert.That(claim.Leave(Day(on), "外出", Today).Error?.Code, Is.EqualTo(code));
        Assert.That((claim.State, claim.Until, claim.Reason, claim.Version), Is.EqualTo(code is null ? (ClaimState.Left, (DateOnly?)Day(on), "外出", 3) : (ClaimState.Approved, null, null, 2)));
        Assert.That(claim.Leave(Today, null, Today).Error, Is.EqualTo(code is null ? PartyErrors.ClaimNotHeld : null));
    }

    /// <summary>What was never held has no last day, whatever day is named.</summary>
    [TestCase("2019-01-01")]
    [TestCase("2026-11-26")]
    public void An_application_is_withdrawn(string on)
    {
        var of = Membership();
        var claim = Claim(of, Post(of));
        Assert.That(claim.Leave(Day(on), "撤回", Today).Error, Is.Null);
        Assert.That((claim.State, claim.Until, claim.Reason, claim.IsOpen, claim.Version), Is.EqualTo((ClaimState.Withdrawn, (DateOnly?)null, "撤回", false, 2)));
        Assert.That(claim.Leave(Today, null, Today).Error, Is.EqualTo(PartyErrors.ClaimNotHeld));
        Assert.That(Approve(claim, of).Error, Is.EqualTo(PartyErrors.ClaimDecided));
    }

    [TestCase("2026-01-01", 2)]
    [TestCase("2026-03-31", 2)]
    [TestCase("2026-04-01", 2)]
    [TestCase("2026-06-30", 2)]
    [TestCase("2026-07-01", 1)]
    public void The_most_posts_are_those_of_the_fullest_day_to_come(string from, int most)
    {
        HeldPost[] posts = [new(Day("2026-01-01"), Day("2026-04-01")), new(Day("2026-02-01"), Day("2026-07-01")), new(Day("2026-05-01"), null), new(Day("2026-06-01"), Day("2026-06-01"))];
        Assert.That(PostLimits.MostFrom(Day(from), posts), Is.EqualTo(most));
    }
}
