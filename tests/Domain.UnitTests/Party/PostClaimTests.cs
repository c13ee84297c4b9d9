using FsCheck;
using FsCheck.Fluent;
using Resettlement.Domain.Party;
using Resettlement.Domain.Registry;
using static Resettlement.Domain.UnitTests.Party.PartyMaker;

namespace Resettlement.Domain.UnitTests.Party;

internal sealed class PostClaimTests
{
    [Test]
    public void Two_places_and_no_third()
    {
        var of = Membership();
        var first = Claim(of, Post(of, "一"));
        var second = Claim(of, Post(of, "二"), first);
        Assert.That((first.Slot, second.Slot), Is.EqualTo((1, 2)));
        Assert.That(PostClaim.Apply(of, Post(of, "三"), [first, second], 2, Guid.Empty, new("x"), "某人", Today).Error?.Code, Is.EqualTo("party.posts-full"));
        Assert.That(first.Leave(Today, "撤回", Today).Error, Is.Null);
        Assert.That(Claim(of, Post(of, "三"), first, second).Slot, Is.EqualTo(1), "the place is free again");
    }

    [TestCase("applicant", "party.own-claim")]
    [TestCase("recorder", "party.own-claim")]
    [TestCase("secretary", null)]
    public void Another_person_approves(string by, string? code)
    {
        var of = Membership();
        var claim = Claim(of, Post(of));
        Assert.That(Approve(claim, of, by: by).Error?.Code, Is.EqualTo(code));
        Assert.That(claim.Refuse(new("applicant"), "不合适", new(by), "书记", default).Error?.Code, Is.EqualTo(code ?? "party.claim-decided"));
    }

    [Test]
    public void A_day_of_the_past_is_no_way_round_the_maximum()
    {
        var of = Membership();
        HeldPost[] past = [new(new(2026, 1, 1), new(2026, 11, 20)), new(new(2026, 2, 1), null)];
        Assert.That(Approve(Claim(of, Post(of)), of, new(2026, 11, 19), past).Error?.Code, Is.EqualTo("party.posts-full"));
        Assert.That(Approve(Claim(of, Post(of)), of, new(2026, 11, 20), past).Error, Is.Null);
    }

    [Test]
    public void Whoever_leaves_the_post_leads_no_more()
    {
        var of = Membership();
        var claim = Claim(of, Post(of));
        Assert.That(Approve(claim, of, new(2026, 3, 1)).Error, Is.Null);
        var group = ActivityGroup.Form(claim);
        Assert.That(group.Choose(claim, new(2026, 2, 1), Today).Error, Is.EqualTo(PartyErrors.NotInGroup));
        Assert.That(group.Choose(claim, new(2026, 4, 1), Today).Error, Is.Null);
        Assert.That(group.Choose(claim, new(2026, 5, 1), Today).Error, Is.EqualTo(PartyErrors.LeaderAlready));
        Assert.That(claim.Leave(new(2026, 6, 1), "外出", Today).Error, Is.Null);
        group.Loses(of.Id, new(2026, 6, 1));
        Assert.That((group.Leader, group.Leaders[0].Until), Is.EqualTo(((GroupLeader?)null, new DateOnly(2026, 6, 1))));
    }

    [Test]
    public void Only_who_was_on_the_post_is_counted_and_each_once()
    {
        var of = Membership();
        var claim = Claim(of, Post(of));
        Assert.That(Approve(claim, of, new(2026, 3, 1)).Error, Is.Null);
        var group = ActivityGroup.Form(claim);
        var onPost = new Dictionary<Guid, Guid> { [of.Id] = of.MemberId };
        Assert.That(Hold(new(of.Id, 60), new(of.Id, 30)), Is.EqualTo("party.attendance-required"));
        Assert.That(Hold(), Is.EqualTo("party.attendance-required"));
        Assert.That(Hold(new AttendanceInput(Guid.CreateVersion7(), 60)), Is.EqualTo("party.not-in-group"));
        Assert.That(Hold(new AttendanceInput(of.Id, 4)), Is.EqualTo("party.attendance-minutes"));
        Assert.That(Hold(new AttendanceInput(of.Id, 1441)), Is.EqualTo("party.attendance-minutes"));
        Assert.That(Hold(new AttendanceInput(of.Id, 1440)), Is.Null);

        string? Hold(params AttendanceInput[] attendance) => PartyActivity.Hold(group, new(Today, "清扫", null, null), attendance, onPost, "某人", default, Today).Error?.Code;
    }

    private sealed record Move(int Kind, int Post, int Claim, int Day);

    private static Arbitrary<Move[]> Histories => Gen.ArrayOf(
        from kind in Gen.Choose(0, 4)
        from post in Gen.Choose(0, 4)
        from claim in Gen.Choose(0, 9)
        from day in Gen.Choose(0, 300)
        select new Move(kind, post, claim, day), 60).ToArbitrary();

    /// <summary>Applications, approvals from days of the past, refusals, leaving on days of the past, by turns: no day ever has more posts than the maximum.</summary>
    [TestCase(1)]
    [TestCase(2)]
    public void However_it_goes_nobody_ever_holds_more_than_the_maximum(int maximum)
    {
        var most = 0;
        Check.One(Config.QuickThrowOnFailure.WithMaxTest(Trials.Of(500)), Prop.ForAll(Histories, moves =>
        {
            var of = Membership();
            var posts = Enumerable.Range(0, 5).Select(i => Post(of, $"岗位{i}")).ToList();
            var claims = new List<PostClaim>();
            foreach (var move in moves)
            {
                var day = new DateOnly(2026, 1, 30).AddDays(move.Day);
                if (move.Kind == 0 || claims.Count == 0)
                {
                    if (PostClaim.Apply(of, posts[move.Post], claims, maximum, Guid.Empty, new("recorder"), "某人", Today) is { IsSuccess: true, Value: var applied })
                    {
                        claims.Add(applied);
                    }

                    continue;
                }

                var claim = claims[move.Claim % claims.Count];
                _ = move.Kind switch
                {
                    1 => Approve(claim, of, day, claims.Where(x => x != claim && x.From is not null).Select(x => new HeldPost(x.From!.Value, x.Until)), maximum),
                    2 => claim.Refuse(new("applicant"), "不合适", new("secretary"), "书记", default),
                    _ => claim.Leave(day, "离岗", Today),
                };
            }

            for (var day = new DateOnly(2026, 1, 1); day <= Today; day = day.AddDays(1))
            {
                var held = claims.Count(x => x.From <= day && (x.Until is not { } until || day < until));
                most = Math.Max(most, held);
                Assert.That(held, Is.LessThanOrEqualTo(maximum));
            }

            Assert.That(claims.Where(x => x.IsOpen).Select(x => x.Slot), Is.Unique);
            return true;
        }));
        Assert.That(most, Is.EqualTo(maximum), "the limit was reached");
    }
}
