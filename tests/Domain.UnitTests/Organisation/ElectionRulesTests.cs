using Resettlement.Domain.Common;
using Resettlement.Domain.Organisation;

namespace Resettlement.Domain.UnitTests.Organisation;

/// <summary>What each step of an election refuses, and what it keeps.</summary>
internal sealed class ElectionRulesTests
{
    private static readonly PersonKey Clerk = new("clerk");
    private static readonly DateOnly Today = new(2026, 11, 25);
    private static readonly DateTimeOffset Now = new(2026, 11, 25, 2, 0, 0, TimeSpan.Zero);

    [TestCase(PostKind.CentreDirector, 1, null)]
    [TestCase(PostKind.CentreDirector, 0, "election.seats")]
    [TestCase(PostKind.CentreDirector, 2, "election.seats")]
    [TestCase(PostKind.CentreStaff, 0, "election.seats")]
    [TestCase(PostKind.CentreStaff, 1, null)]
    [TestCase(PostKind.CentreStaff, 50, null)]
    [TestCase(PostKind.CentreStaff, 51, "election.seats")]
    [TestCase(PostKind.BranchSecretary, 1, "organisation.post-of-other-body")]
    public void Posts_of_the_body_are_elected_and_one_head(PostKind post, int seats, string? code) => Assert.That(Open(post, seats).Error?.Code, Is.EqualTo(code));

    [Test]
    public void A_dissolved_body_elects_nobody()
    {
        var body = BodyTests.Centre();
        Assert.That(body.Dissolve(Today, "撤并", hasMembers: false).IsSuccess, Is.True);
        Assert.That(Election.Open(body, new(PostKind.CentreStaff, 1, null), "K1", Clerk, "经办", Now).Error, Is.EqualTo(OrganisationErrors.BodyDissolved));
    }

    [Test]
    public void An_election_keeps_what_is_elected_and_who_opened_it()
    {
        var body = BodyTests.Centre();
        var election = Election.Open(body, new(PostKind.CentreStaff, 3, Today.AddYears(3)), "K-TX2026-01", Clerk, "经办", Now).Value;
        Assert.That((election.CommunityId, election.BodyId, election.Post, election.Seats, election.TermEnd, election.Number),
            Is.EqualTo((body.CommunityId, body.Id, PostKind.CentreStaff, 3, (DateOnly?)Today.AddYears(3), "K-TX2026-01")));
        Assert.That((election.State, election.OpenedBy, election.OpenedByName, election.OpenedAt, election.Round), Is.EqualTo((ElectionState.Nominating, Clerk, "经办", Now, 0)));
    }

    [Test]
    public void A_nomination_is_numbered_and_raises_the_version()
    {
        var election = Open().Value;
        var holder = NewId.Next();
        var (one, two) = (election.Nominate(holder, NominationWay.BySelf, " 本人 ").Value, Nominate(election));
        Assert.That((one.CommunityId, one.CandidateOfId, one.OfficeHolderId, one.Nominated, one.NominatedByName), Is.EqualTo((election.CommunityId, election.Id, holder, NominationWay.BySelf, "本人")));
        Assert.That((one.Order, two.Order, one.State, election.Version), Is.EqualTo((1, 2, CandidateState.Standing, 3)));
    }

    [Test]
    public void Who_left_may_be_nominated_again()
    {
        var election = Open().Value;
        var one = Nominate(election);
        Assert.That(election.Withdraw(one.Id, " 个人原因。 ").IsSuccess, Is.True);
        Assert.That((one.State, one.WithdrawnReason), Is.EqualTo((CandidateState.Withdrawn, "个人原因。")));
        Assert.That(election.Withdraw(one.Id, "再次").Error, Is.EqualTo(ElectionErrors.CandidateGone));
        Assert.That(election.Check(one.Id, Findings(), "经办", Now).Error, Is.EqualTo(ElectionErrors.CandidateGone));
        Assert.That(election.Nominate(one.OfficeHolderId, NominationWay.BySelf, "本人").IsSuccess, Is.True);
    }

    [Test]
    public void A_candidate_is_looked_at_by_each_of_the_four_criteria_once()
    {
        var election = Open().Value;
        var one = Nominate(election);
        var four = Findings();
        Assert.Multiple(() =>
        {
            Assert.That(election.Check(NewId.Next(), four, "经办", Now).Error, Is.EqualTo(ElectionErrors.CandidateNotFound));
            Assert.That(election.Check(one.Id, [.. four.Take(3)], "经办", Now).Error, Is.EqualTo(ElectionErrors.FourCriteria));
            Assert.That(election.Check(one.Id, [.. four.Take(3), four[0]], "经办", Now).Error, Is.EqualTo(ElectionErrors.FourCriteria));
            Assert.That(election.Check(one.Id, [.. four, four[0]], "经办", Now).Error, Is.EqualTo(ElectionErrors.FourCriteria), "five of the four");
            Assert.That((one.IsChecked, one.CheckedByName), Is.EqualTo((false, (string?)null)));
        });
        Assert.That(election.Check(one.Id, four, "经办", Now).IsSuccess, Is.True);
        Assert.That((one.IsChecked, one.IsUnfit, one.CheckedByName, one.CheckedAt), Is.EqualTo((true, false, "经办", (DateTimeOffset?)Now)));
        Assert.That(one.Checks.Select(x => (x.CommunityId, x.CandidateId, x.CandidateOfId, x.Grade, x.Opinion)).Distinct(), Is.EqualTo(new[] { (election.CommunityId, one.Id, election.Id, CandidateGrade.Good, "群众评价好") }));
    }

    [Test]
    public void Without_candidates_and_before_the_day_of_the_vote_nothing_is_counted()
    {
        var election = Open().Value;
        Assert.That(Count(election).Error, Is.EqualTo(ElectionErrors.NoCandidates));
        var one = Candidate(election);
        var late = Count(election, Today.AddDays(1), (one, 60)).Error;
        Assert.That((late?.Code, late?.Fields?.Keys.Single()), Is.EqualTo(("appointment.future-day", "day")));
        Assert.That(Count(election, Today, (one, 60)).IsSuccess, Is.True, "on the day itself");
    }

    [Test]
    public void The_count_keeps_its_numbers_and_who_counted()
    {
        var election = Open().Value;
        var (one, two) = (Candidate(election), Candidate(election));
        Assert.That(Count(election, Today, (one, 60), (two, 20)).IsSuccess, Is.True);
        Assert.Multiple(() =>
        {
            Assert.That((election.State, election.Round, election.VotedOn, election.MinutesNumber), Is.EqualTo((ElectionState.Voted, 1, (DateOnly?)Today, "记录1")));
            Assert.That((election.Eligible, election.Cast, election.Valid), Is.EqualTo(((int?)100, (int?)90, (int?)80)));
            Assert.That((election.CountedBy, election.CountedByName), Is.EqualTo(((PersonKey?)Clerk, "经办")));
            Assert.That((one.Votes, one.VotesOf, two.Votes, two.VotesRound), Is.EqualTo(((int?)60, (int?)90, (int?)20, (int?)1)));
            Assert.That(election.Nominate(NewId.Next(), NominationWay.BySelf, "本人").Error, Is.EqualTo(ElectionErrors.NotNominating));
            Assert.That(election.Check(one.Id, Findings(), "经办", Now).Error, Is.EqualTo(ElectionErrors.NotNominating));
            Assert.That(election.Withdraw(NewId.Next(), "x").Error, Is.EqualTo(ElectionErrors.CandidateNotFound));
            Assert.That(election.Withdraw(two.Id, "x").Error, Is.EqualTo(ElectionErrors.CandidateGone), "who was not elected has a result");
        });
    }

    [Test]
    public void A_result_is_noticed_once_it_is_there_and_its_notice_ends_once()
    {
        var election = Open().Value;
        var (one, notice) = (Candidate(election), NewId.Next());
        Assert.That(election.AgainstNotice(), Is.EqualTo(ElectionErrors.NotVoted));
        Assert.That(election.Noticed(notice, "GS1", Today).Error, Is.EqualTo(ElectionErrors.NotVoted));
        Assert.That(election.EndNotice([], new Dictionary<Guid, string>()).Error, Is.EqualTo(ElectionErrors.NotNoticed));
        Assert.That(Count(election, Today, (one, 60)).IsSuccess, Is.True);
        Assert.That(election.AgainstNotice(), Is.Null);
        Assert.That(election.EndNotice([], new Dictionary<Guid, string>()).Error, Is.EqualTo(ElectionErrors.NotNoticed));
        Assert.That(election.Noticed(notice, "GS1", Today.AddDays(7)).IsSuccess, Is.True);
        Assert.That((election.State, election.NoticeId, election.NoticeNumber, election.NoticeLastDay), Is.EqualTo((ElectionState.Noticed, (Guid?)notice, "GS1", (DateOnly?)Today.AddDays(7))));
        Assert.That(election.Noticed(notice, "GS2", Today).Error, Is.EqualTo(ElectionErrors.NotVoted));
        Assert.That(election.EndNotice([], new Dictionary<Guid, string> { [one.Id] = "不是居民" }).IsSuccess, Is.True);
        Assert.That((election.State, one.State, one.WithdrawnReason), Is.EqualTo((ElectionState.NoticeEnded, CandidateState.Struck, "不是居民")));
    }

    [TestCase(-2, "election.filed-before-vote", null)]
    [TestCase(-1, null, null)]
    [TestCase(0, null, null)]
    [TestCase(1, "appointment.future-day", "on")]
    public void The_township_files_from_the_day_of_the_vote_to_today(int days, string? code, string? field)
    {
        var election = Open().Value;
        var one = Candidate(election);
        Assert.That(Count(election, Today.AddDays(-1), (one, 60)).IsSuccess && election.Noticed(NewId.Next(), "GS1", Today).IsSuccess && election.EndNotice([], new Dictionary<Guid, string>()).IsSuccess, Is.True);
        var version = election.Version;
        var filed = election.File(" 备〔2026〕1号 ", Today.AddDays(days), "镇经办", Today);
        Assert.That(filed.Error?.Code, Is.EqualTo(code));
        Assert.That(field is null || filed.Error?.Fields?.Keys.Single() == field, Is.True, "the field that is wrong");
        if (code is not null)
        {
            Assert.That((election.State, one.State, election.Version), Is.EqualTo((ElectionState.NoticeEnded, CandidateState.Elected, version)));
            return;
        }

        Assert.That((election.State, one.State, election.Version), Is.EqualTo((ElectionState.Filed, CandidateState.Appointed, version + 1)));
        Assert.That((election.FilingNumber, election.FiledOn, election.FiledByName), Is.EqualTo(("备〔2026〕1号", (DateOnly?)Today.AddDays(days), "镇经办")));
        Assert.That(election.Withdraw(one.Id, "放弃").Error, Is.EqualTo(ElectionErrors.NotWithdrawable));
    }

    [Test]
    public void A_cancelled_election_is_over()
    {
        var election = Open().Value;
        var one = Candidate(election);
        var version = election.Version;
        Assert.That(election.Cancel(" 候选人不足。 ", "经办").IsSuccess, Is.True);
        Assert.That((election.State, election.CancelReason, election.CancelledByName, election.Version), Is.EqualTo((ElectionState.Cancelled, "候选人不足。", "经办", version + 1)));
        Assert.That(election.Cancel("再次", "经办").Error, Is.EqualTo(ElectionErrors.Closed));
        Assert.That(election.Withdraw(one.Id, "放弃").Error, Is.EqualTo(ElectionErrors.NotWithdrawable));
        Assert.That(election.Nominate(NewId.Next(), NominationWay.BySelf, "本人").Error, Is.EqualTo(ElectionErrors.NotNominating));
        Assert.That(Count(election, Today, (one, 60)).Error, Is.EqualTo(ElectionErrors.NotVoting));
    }

    // 应参加、实参加、有效票的上下限
    [TestCase(1, 1, 1, "1,0", null)]
    [TestCase(1, 0, 0, "0,0", null)]
    [TestCase(0, 0, 0, "0,0", "election.ballot-numbers")]
    [TestCase(1, -1, -1, "0,0", "election.ballot-numbers")]
    [TestCase(10, 5, -1, "0,0", "election.ballot-numbers")]
    [TestCase(10, 10, 10, "10,0", null)]
    [TestCase(10, 11, 10, "10,0", "election.ballot-numbers")]
    [TestCase(10, 9, 10, "9,0", "election.ballot-numbers")]
    [TestCase(10, 10, 10, "0,11", "election.too-many-votes")]
    [TestCase(10, 10, 10, "-1,5", "election.too-many-votes")]
    [TestCase(10, 10, 10, "6,4", null)]
    [TestCase(10, 10, 10, "6,5", "election.too-many-votes")]
    public void Ballots_go_to_their_bounds_and_not_beyond(int eligible, int cast, int valid, string votes, string? code)
    {
        Guid[] standing = [NewId.Next(), NewId.Next()];
        var counts = votes.Split(',').Select((x, i) => new CandidateVotes(standing[i], int.Parse(x, System.Globalization.CultureInfo.InvariantCulture)));
        Assert.That(VoteCount.Check(new(Today, eligible, cast, valid, "记录1", [.. counts]), 1, standing)?.Code, Is.EqualTo(code));
    }

    [Test]
    public void Everybody_who_stands_has_one_number_of_votes_and_nobody_else()
    {
        Guid[] standing = [NewId.Next(), NewId.Next()];
        Error? Of(params Guid[] candidates) => VoteCount.Check(new(Today, 10, 10, 10, "记录1", [.. candidates.Select(x => new CandidateVotes(x, 1))]), 1, standing);
        Assert.Multiple(() =>
        {
            Assert.That(Of(standing[1], standing[0]), Is.Null);
            Assert.That(Of(standing[0], standing[0]), Is.EqualTo(ElectionErrors.VotesOfAll));
            Assert.That(Of(standing[0], NewId.Next()), Is.EqualTo(ElectionErrors.VotesOfAll));
            Assert.That(Of(standing[0], standing[1], standing[1]), Is.EqualTo(ElectionErrors.VotesOfAll));
            Assert.That(Of(standing[0]), Is.EqualTo(ElectionErrors.VotesOfAll));
        });
    }

    private static Result<Election> Open(PostKind post = PostKind.CentreDirector, int seats = 1) => Election.Open(BodyTests.Centre(), new(post, seats, null), "K-TX2026-01", Clerk, "经办", Now);

    private static ElectionCandidate Nominate(Election election) => election.Nominate(NewId.Next(), NominationWay.ByResidents, "居民20人").Value;

    private static ElectionCandidate Candidate(Election election)
    {
        var candidate = Nominate(election);
        Assert.That(election.Check(candidate.Id, Findings(), "经办", Now).IsSuccess, Is.True);
        return candidate;
    }

    private static CheckInput[] Findings() => [.. Enum.GetValues<CandidateCriterion>().Select(x => new CheckInput(x, CandidateGrade.Good, "群众评价好"))];

    private static Domain.Common.Result Count(Election election, DateOnly? day = null, params (ElectionCandidate Candidate, int Votes)[] votes) =>
        election.Count(new(day ?? Today, 100, 90, 80, " 记录1 ", [.. votes.Select(x => new CandidateVotes(x.Candidate.Id, x.Votes))]), Clerk, "经办", Today);
}
