using Resettlement.Domain.Common;

namespace Resettlement.Domain.Organisation;

/// <summary>What is elected: of a head post one; <paramref name="TermEnd"/> is the last day of the coming term, included.</summary>
public sealed record ElectionPlan(PostKind Post, int Seats, DateOnly? TermEnd);

/// <summary>
/// 推选 of one post of a body: nomination, a look at every candidate, the vote, the notice of its result, and the filing with the township by which the elected hold their posts.
/// </summary>
public sealed class Election : AggregateRoot, ICommunityOwned, IAudited
{
    public const int MaximumSeats = 50;

    private readonly List<ElectionCandidate> _candidates = [];

    private Election()
    {
    }

    public Guid CommunityId { get; private init; }

    public Guid BodyId { get; private init; }

    public PostKind Post { get; private init; }

    public int Seats { get; private init; }

    public DateOnly? TermEnd { get; private init; }

    /// <summary>Human number, unique in the county.</summary>
    public string Number { get; private init; } = "";

    public ElectionState State { get; private set; }

    public PersonKey OpenedBy { get; private init; }

    public string OpenedByName { get; private init; } = "";

    public DateTimeOffset OpenedAt { get; private init; }

    /// <summary>The round of voting that was counted last; 0 before the first.</summary>
    public int Round { get; private set; }

    public DateOnly? VotedOn { get; private set; }

    public int? Eligible { get; private set; }

    public int? Cast { get; private set; }

    public int? Valid { get; private set; }

    public string? MinutesNumber { get; private set; }

    public PersonKey? CountedBy { get; private set; }

    public string? CountedByName { get; private set; }

    public Guid? NoticeId { get; private set; }

    public string? NoticeNumber { get; private set; }

    public DateOnly? NoticeLastDay { get; private set; }

    public string? FilingNumber { get; private set; }

    public DateOnly? FiledOn { get; private set; }

    public string? FiledByName { get; private set; }

    public string? CancelReason { get; private set; }

    public string? CancelledByName { get; private set; }

    public IReadOnlyCollection<ElectionCandidate> Candidates => _candidates;

    public static Result<Election> Open(Body body, ElectionPlan plan, string number, PersonKey by, string byName, DateTimeOffset at)
    {
        ArgumentNullException.ThrowIfNull(body);
        ArgumentNullException.ThrowIfNull(plan);
        var post = PostCatalogue.Of(plan.Post);
        if (post.Body != body.Kind)
        {
            return OrganisationErrors.PostOfOtherBody;
        }

        if (body.DissolvedOn is not null)
        {
            return OrganisationErrors.BodyDissolved;
        }

        return plan.Seats is < 1 or > MaximumSeats || (post.IsHead && plan.Seats != 1) ? ElectionErrors.Seats : new Election
        {
            CommunityId = body.CommunityId,
            BodyId = body.Id,
            Post = plan.Post,
            Seats = plan.Seats,
            TermEnd = plan.TermEnd,
            Number = number,
            OpenedBy = by,
            OpenedByName = byName,
            OpenedAt = at,
        };
    }

    public Result<ElectionCandidate> Nominate(Guid holderId, NominationWay way, string nominatedBy)
    {
        if (State != ElectionState.Nominating)
        {
            return ElectionErrors.NotNominating;
        }

        if (_candidates.Exists(x => x.OfficeHolderId == holderId && x.State != CandidateState.Withdrawn))
        {
            return ElectionErrors.CandidateExists;
        }

        var candidate = ElectionCandidate.Create(this, _candidates.Count + 1, holderId, way, nominatedBy);
        _candidates.Add(candidate);
        Touch();
        return candidate;
    }

    /// <summary>The four findings about a candidate; they may be written anew until the vote.</summary>
    public Result Check(Guid candidateId, IReadOnlyList<CheckInput> checks, string byName, DateTimeOffset at)
    {
        ArgumentNullException.ThrowIfNull(checks);
        if (State != ElectionState.Nominating)
        {
            return ElectionErrors.NotNominating;
        }

        if (Find(candidateId) is not { } candidate)
        {
            return ElectionErrors.CandidateNotFound;
        }

        if (candidate.State != CandidateState.Standing)
        {
            return ElectionErrors.CandidateGone;
        }

        if (checks.Count != 4 || checks.Select(x => x.Criterion).Distinct().Count() != 4)
        {
            return ElectionErrors.FourCriteria;
        }

        candidate.Check(checks, byName, at);
        Touch();
        return Result.Success;
    }

    /// <summary>A candidate leaves before the vote, or an elected one declines before the filing.</summary>
    public Result Withdraw(Guid candidateId, string reason)
    {
        if (State is ElectionState.Filed or ElectionState.Cancelled or ElectionState.Noticed)
        {
            return ElectionErrors.NotWithdrawable;
        }

        if (Find(candidateId) is not { } candidate)
        {
            return ElectionErrors.CandidateNotFound;
        }

        if (candidate.State is not (CandidateState.Standing or CandidateState.Elected))
        {
            return ElectionErrors.CandidateGone;
        }

        (candidate.State, candidate.WithdrawnReason) = (CandidateState.Withdrawn, ChineseText.Sentence(reason));
        Touch();
        return Result.Success;
    }

    /// <summary>Seats that nobody has won.</summary>
    public int OpenSeats => Seats - _candidates.Count(x => x.State == CandidateState.Elected);

    /// <summary>Counts the votes, or those of a further round for the seats that the last one left open: who is elected stays so and stands no more.</summary>
    public Result Count(VoteSheet sheet, PersonKey by, string byName, DateOnly today)
    {
        ArgumentNullException.ThrowIfNull(sheet);
        if (State is not (ElectionState.Nominating or ElectionState.Voted))
        {
            return ElectionErrors.NotVoting;
        }

        if (sheet.Day > today)
        {
            return AppointmentErrors.FutureDay("day");
        }

        var seats = OpenSeats;
        if (seats == 0)
        {
            return ElectionErrors.SeatsFilled;
        }

        var standing = _candidates.FindAll(x => x.State is CandidateState.Standing or CandidateState.NotElected);
        if (standing.Count == 0)
        {
            return ElectionErrors.NoCandidates;
        }

        if (standing.Exists(x => !x.IsChecked))
        {
            return ElectionErrors.NotChecked;
        }

        if (standing.Exists(x => x.IsUnfit))
        {
            return ElectionErrors.CandidateUnfit;
        }

        if (VoteCount.Check(sheet, seats, standing.ConvertAll(x => x.Id)) is { } wrong)
        {
            return wrong;
        }

        var elected = VoteCount.Elected(sheet.Eligible, sheet.Cast, seats, sheet.Votes);
        foreach (var candidate in standing)
        {
            (candidate.Votes, candidate.VotesOf, candidate.VotesRound) = (sheet.Votes.First(x => x.CandidateId == candidate.Id).Votes, sheet.Cast, Round + 1);
            candidate.State = elected.Contains(candidate.Id) ? CandidateState.Elected : CandidateState.NotElected;
        }

        (State, Round, VotedOn, Eligible, Cast, Valid, MinutesNumber) = (ElectionState.Voted, Round + 1, sheet.Day, sheet.Eligible, sheet.Cast, sheet.Valid, ChineseText.Normalise(sheet.MinutesNumber));
        (CountedBy, CountedByName) = (by, byName);
        Touch();
        return Result.Success;
    }

    /// <summary>Null when the result may be noticed.</summary>
    public Error? AgainstNotice() => State is not ElectionState.Voted ? ElectionErrors.NotVoted : _candidates.Exists(x => x.State == CandidateState.Elected) ? null : ElectionErrors.NobodyElected;

    public Result Noticed(Guid noticeId, string number, DateOnly lastDay)
    {
        if (AgainstNotice() is { } error)
        {
            return error;
        }

        (State, NoticeId, NoticeNumber, NoticeLastDay) = (ElectionState.Noticed, noticeId, number, lastDay);
        Touch();
        return Result.Success;
    }

    /// <summary>The last day of the notice is over: who was objected to rightly, or is not yet answered for, is not filed.</summary>
    public Result EndNotice(IReadOnlyCollection<Guid> undecided, IReadOnlyDictionary<Guid, string> upheld)
    {
        ArgumentNullException.ThrowIfNull(undecided);
        ArgumentNullException.ThrowIfNull(upheld);
        if (State != ElectionState.Noticed)
        {
            return ElectionErrors.NotNoticed;
        }

        foreach (var candidate in _candidates.Where(x => x.State == CandidateState.Elected))
        {
            if (upheld.TryGetValue(candidate.Id, out var reason))
            {
                (candidate.State, candidate.WithdrawnReason) = (CandidateState.Struck, reason);
            }
            else if (undecided.Contains(candidate.Id))
            {
                candidate.State = CandidateState.Held;
            }
        }

        State = ElectionState.NoticeEnded;
        Touch();
        return Result.Success;
    }

    /// <summary>备案 by the township. Gives the candidates who come into the post.</summary>
    public Result<IReadOnlyList<ElectionCandidate>> File(string number, DateOnly on, string byName, DateOnly today)
    {
        if (State != ElectionState.NoticeEnded)
        {
            return ElectionErrors.NotToBeFiled;
        }

        if (on > today)
        {
            return AppointmentErrors.FutureDay("on");
        }

        if (on < VotedOn)
        {
            return ElectionErrors.FiledBeforeVote;
        }

        var elected = _candidates.FindAll(x => x.State == CandidateState.Elected);
        if (elected.Count == 0)
        {
            return ElectionErrors.NobodyElected;
        }

        elected.ForEach(x => x.State = CandidateState.Appointed);
        (State, FilingNumber, FiledOn, FiledByName) = (ElectionState.Filed, ChineseText.Normalise(number), on, byName);
        Touch();
        return elected;
    }

    /// <summary>Ends it without a result. A notice that runs is withdrawn by the caller.</summary>
    public Result Cancel(string reason, string byName)
    {
        if (State is ElectionState.Filed or ElectionState.Cancelled)
        {
            return ElectionErrors.Closed;
        }

        (State, CancelReason, CancelledByName) = (ElectionState.Cancelled, ChineseText.Sentence(reason), byName);
        Touch();
        return Result.Success;
    }

    private ElectionCandidate? Find(Guid id) => _candidates.Find(x => x.Id == id);
}
