using FsCheck;
using FsCheck.Fluent;
using Resettlement.Domain.Common;
using Resettlement.Domain.Organisation;

namespace Resettlement.Domain.UnitTests.Organisation;

internal sealed class ElectionTests
{
    private static readonly PersonKey Clerk = new("clerk");
    private static readonly DateOnly Today = new(2026, 11, 25);
    private static readonly DateTimeOffset Now = new(2026, 11, 25, 2, 0, 0, TimeSpan.Zero);

    // 参加人数过半有效；得票过参加人数的半数当选；最后一席同票的都不当选
    [TestCase(100, 50, 1, "49", "")]
    [TestCase(100, 51, 1, "26", "0")]
    [TestCase(100, 52, 1, "26", "")]
    [TestCase(100, 100, 1, "51,49", "0")]
    [TestCase(100, 100, 2, "80,70,60", "0,1")]
    [TestCase(100, 100, 2, "80,70,70", "0")]
    [TestCase(100, 100, 1, "60,60", "")]
    [TestCase(100, 100, 3, "60,60", "0,1")]
    [TestCase(1, 1, 1, "1", "0")]
    public void Elected_is_who_has_more_than_half_of_those_who_voted(int eligible, int cast, int seats, string votes, string elected)
    {
        var count = votes.Split(',').Select(x => new CandidateVotes(NewId.Next(), int.Parse(x, System.Globalization.CultureInfo.InvariantCulture))).ToList();
        var won = VoteCount.Elected(eligible, cast, seats, count);
        Assert.That(string.Join(',', count.Select((x, i) => (x, i)).Where(x => won.Contains(x.x.CandidateId)).Select(x => x.i)), Is.EqualTo(elected));
    }

    [Test]
    public void Never_more_are_elected_than_there_are_seats_and_nobody_below_somebody_else()
    {
        var votes = Gen.Choose(0, 40).ArrayOf();
        Prop.ForAll((from v in votes from seats in Gen.Choose(1, 5) from cast in Gen.Choose(0, 40) select (v, seats, cast)).ToArbitrary(), x =>
        {
            var count = x.v.Select(votes => new CandidateVotes(NewId.Next(), votes)).ToList();
            var won = VoteCount.Elected(40, x.cast, x.seats, count);
            var least = count.Where(c => won.Contains(c.CandidateId)).Select(c => c.Votes).DefaultIfEmpty(int.MaxValue).Min();
            return won.Count <= x.seats && (won.Count == 0 || x.cast > 20) && count.TrueForAll(c => won.Contains(c.CandidateId) || c.Votes <= least) && (won.Count == 0 || least * 2 > x.cast);
        }).QuickCheckThrowOnFailure();
    }

    [TestCase(100, 101, 90, "50", "election.ballot-numbers")]
    [TestCase(100, 80, 81, "50", "election.ballot-numbers")]
    [TestCase(0, 0, 0, "0", "election.ballot-numbers")]
    [TestCase(100, 80, 80, "81", "election.too-many-votes")]
    [TestCase(100, 80, 80, "-1", "election.too-many-votes")]
    [TestCase(100, 80, 80, "50,50", "election.too-many-votes")]
    [TestCase(100, 80, 80, "", "election.votes-of-all")]
    [TestCase(100, 80, 78, "50,28", null)]
    public void Ballots_and_votes_must_go_together(int eligible, int cast, int valid, string votes, string? code)
    {
        Guid[] standing = [NewId.Next(), NewId.Next()];
        var parts = votes.Split(',', StringSplitOptions.RemoveEmptyEntries);
        var all = parts.Length == 1 ? standing[..1] : standing;
        var sheet = new VoteSheet(Today, eligible, cast, valid, "记录1", [.. parts.Select((x, i) => new CandidateVotes(standing[i], int.Parse(x, System.Globalization.CultureInfo.InvariantCulture)))]);
        Assert.That(VoteCount.Check(sheet, 1, all)?.Code, Is.EqualTo(code));
    }

    [Test]
    public void From_the_nomination_to_the_filing()
    {
        var election = Open();
        var (one, other) = (Nominate(election), Nominate(election));
        Assert.That(election.Nominate(one.OfficeHolderId, NominationWay.BySelf, "本人").Error?.Code, Is.EqualTo("election.candidate-exists"));
        Assert.That(Count(election, (one, 60), (other, 20)).Error?.Code, Is.EqualTo("election.not-checked"));
        Check(election, one);
        Check(election, other, CandidateGrade.Unfit);
        Assert.That(Count(election, (one, 60), (other, 20)).Error?.Code, Is.EqualTo("election.candidate-unfit"));
        Check(election, other);
        Assert.That(Count(election, (one, 40), (other, 40)).IsSuccess, Is.True);
        Assert.That(election.AgainstNotice()?.Code, Is.EqualTo("election.nobody-elected"), "a tie elects nobody");
        Assert.That(Count(election, (one, 60), (other, 20)).IsSuccess, Is.True, "a further round");
        Assert.That((election.Round, one.State, other.State), Is.EqualTo((2, CandidateState.Elected, CandidateState.NotElected)));
        Assert.That(Count(election, (one, 20), (other, 60)).Error?.Code, Is.EqualTo("election.seats-filled"), "who has won is not voted on again");
        Assert.That(election.File("备1", Today, "甲", Today).Error?.Code, Is.EqualTo("election.not-to-be-filed"), "not before the notice is over");
        Assert.That(election.Noticed(NewId.Next(), "GS1", Today).IsSuccess, Is.True);
        Assert.That(Count(election, (one, 20), (other, 60)).Error?.Code, Is.EqualTo("election.not-voting"), "what is noticed is not counted anew");
        Assert.That(election.EndNotice([], new Dictionary<Guid, string>()).IsSuccess, Is.True);
        Assert.That(election.File("备1", Today.AddDays(-30), "甲", Today).Error?.Code, Is.EqualTo("election.filed-before-vote"));
        Assert.That(election.File("备1", Today, "甲", Today).Value, Is.EqualTo(new[] { one }));
        Assert.That(election.File("备2", Today, "甲", Today).Error?.Code, Is.EqualTo("election.not-to-be-filed"));
        Assert.That(election.Cancel("不办了", "甲").Error?.Code, Is.EqualTo("election.closed"));
    }

    [Test]
    public void A_further_round_is_about_the_seats_left_open_among_those_who_have_none()
    {
        var election = Open(PostKind.CentreStaff, 2);
        var (one, two, three) = (Nominate(election), Nominate(election), Nominate(election));
        Array.ForEach([one, two, three], x => Check(election, x));
        Assert.That(Count(election, (one, 60), (two, 30), (three, 30)).IsSuccess, Is.True);
        Assert.That(election.OpenSeats, Is.EqualTo(1));
        Assert.That(Count(election, (one, 10), (two, 50), (three, 20)).Error?.Code, Is.EqualTo("election.votes-of-all"), "the elected stand no more");
        Assert.That(Count(election, (two, 60), (three, 30)).Error?.Code, Is.EqualTo("election.too-many-votes"), "one seat, one vote for each ballot");
        Assert.That(Count(election, (two, 50), (three, 20)).IsSuccess, Is.True);
        Assert.That((election.OpenSeats, one.State, one.Votes, one.VotesRound, two.State, two.VotesRound), Is.EqualTo((0, CandidateState.Elected, (int?)60, (int?)1, CandidateState.Elected, (int?)2)));
        Assert.That(election.Withdraw(one.Id, "放弃").IsSuccess && Count(election, (three, 70)).IsSuccess, Is.True, "a winner who declines leaves a seat");
        Assert.That((one.State, three.State, three.VotesRound), Is.EqualTo((CandidateState.Withdrawn, CandidateState.Elected, (int?)3)));
    }

    [TestCase(true)]
    [TestCase(false)]
    public void Who_is_objected_to_is_not_filed(bool upheld)
    {
        var election = Open();
        var one = Nominate(election);
        Check(election, one);
        Assert.That(Count(election, (one, 60)).IsSuccess && election.Noticed(NewId.Next(), "GS1", Today).IsSuccess);
        Assert.That(election.EndNotice(upheld ? [] : [one.Id], upheld ? new Dictionary<Guid, string> { [one.Id] = "不是居民" } : new Dictionary<Guid, string>()).IsSuccess);
        Assert.That((one.State, election.File("备1", Today, "甲", Today).Error?.Code), Is.EqualTo((upheld ? CandidateState.Struck : CandidateState.Held, "election.nobody-elected")));
    }

    [Test]
    public void Who_declines_leaves_and_every_step_raises_the_version()
    {
        var election = Open();
        var one = Nominate(election);
        var versions = new List<int> { election.Version };
        void Note() => versions.Add(election.Version);
        Check(election, one);
        Note();
        Assert.That(Count(election, (one, 60)).IsSuccess);
        Note();
        Assert.That(election.Noticed(NewId.Next(), "GS1", Today).IsSuccess);
        Note();
        Assert.That(election.Withdraw(one.Id, "本人放弃").Error?.Code, Is.EqualTo("election.not-withdrawable"));
        Assert.That(election.EndNotice([], new Dictionary<Guid, string>()).IsSuccess);
        Note();
        Assert.That(election.Withdraw(one.Id, "本人放弃").IsSuccess);
        Note();
        Assert.That(election.File("备1", Today, "甲", Today).Error?.Code, Is.EqualTo("election.nobody-elected"));
        Assert.That(election.Cancel("无人当选", "甲").IsSuccess);
        Note();
        Assert.That(versions, Is.Unique.And.Ordered);
    }

    private static Election Open(PostKind post = PostKind.CentreDirector, int seats = 1) => Election.Open(BodyTests.Centre(), new(post, seats, null), "K-TX2026-01", Clerk, "经办", Now).Value;

    private static ElectionCandidate Nominate(Election election) => election.Nominate(NewId.Next(), NominationWay.ByResidents, "居民20人").Value;

    private static void Check(Election election, ElectionCandidate candidate, CandidateGrade ability = CandidateGrade.Good) =>
        Assert.That(election.Check(candidate.Id, [.. Enum.GetValues<CandidateCriterion>().Select(x => new CheckInput(x, x == CandidateCriterion.Ability ? ability : CandidateGrade.Good, "群众评价好"))], "经办", Now).IsSuccess);

    private static Domain.Common.Result Count(Election election, params (ElectionCandidate Candidate, int Votes)[] votes) =>
        election.Count(new(Today.AddDays(-1), 100, 90, 80, "记录1", [.. votes.Select(x => new CandidateVotes(x.Candidate.Id, x.Votes))]), Clerk, "经办", Today);
}
