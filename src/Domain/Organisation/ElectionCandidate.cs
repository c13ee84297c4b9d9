using Resettlement.Domain.Common;

namespace Resettlement.Domain.Organisation;

/// <summary>What was found about a candidate by one criterion, with an opinion in words.</summary>
public sealed class CandidateCheck : ICommunityOwned, IAudited
{
    internal CandidateCheck()
    {
    }

    public Guid CommunityId { get; internal init; }

    public Guid CandidateId { get; internal init; }

    /// <summary>The election.</summary>
    public Guid CandidateOfId { get; internal init; }

    public CandidateCriterion Criterion { get; internal init; }

    public CandidateGrade Grade { get; internal set; }

    public string Opinion { get; internal set; } = "";
}

/// <summary>A finding as it is typed.</summary>
public sealed record CheckInput(CandidateCriterion Criterion, CandidateGrade Grade, string Opinion);

/// <summary>Who stands in an election.</summary>
public sealed class ElectionCandidate : Entity, ICommunityOwned, IAudited
{
    private readonly List<CandidateCheck> _checks = [];

    private ElectionCandidate()
    {
    }

    public Guid CommunityId { get; private init; }

    /// <summary>The election.</summary>
    public Guid CandidateOfId { get; private init; }

    /// <summary>1, 2, 3 … in the order of nomination; the order on the ballot.</summary>
    public int Order { get; private init; }

    public Guid OfficeHolderId { get; private init; }

    public NominationWay Nominated { get; private init; }

    public string NominatedByName { get; private init; } = "";

    public CandidateState State { get; internal set; }

    public string? WithdrawnReason { get; internal set; }

    /// <summary>Null until the vote.</summary>
    public int? Votes { get; internal set; }

    /// <summary>People who voted in the round that gave the votes.</summary>
    public int? VotesOf { get; internal set; }

    /// <summary>The last round in which this candidate stood.</summary>
    public int? VotesRound { get; internal set; }

    public string? CheckedByName { get; private set; }

    public DateTimeOffset? CheckedAt { get; private set; }

    public IReadOnlyCollection<CandidateCheck> Checks => _checks;

    /// <summary>Looked at by all four criteria.</summary>
    public bool IsChecked => _checks.Count == Enum.GetValues<CandidateCriterion>().Length;

    /// <summary>Found unfit by one of them.</summary>
    public bool IsUnfit => _checks.Exists(x => x.Grade == CandidateGrade.Unfit);

    internal static ElectionCandidate Create(Election election, int order, Guid holderId, NominationWay way, string nominatedBy) => new()
    {
        CommunityId = election.CommunityId,
        CandidateOfId = election.Id,
        Order = order,
        OfficeHolderId = holderId,
        Nominated = way,
        NominatedByName = ChineseText.Normalise(nominatedBy),
    };

    internal void Check(IReadOnlyList<CheckInput> checks, string byName, DateTimeOffset at)
    {
        foreach (var check in checks)
        {
            if (_checks.Find(x => x.Criterion == check.Criterion) is not { } known)
            {
                known = new CandidateCheck { CommunityId = CommunityId, CandidateId = Id, CandidateOfId = CandidateOfId, Criterion = check.Criterion };
                _checks.Add(known);
            }

            (known.Grade, known.Opinion) = (check.Grade, ChineseText.Sentence(check.Opinion));
        }

        (CheckedByName, CheckedAt) = (byName, at);
    }
}
