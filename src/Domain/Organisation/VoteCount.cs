using Resettlement.Domain.Common;

namespace Resettlement.Domain.Organisation;

/// <summary>The votes of one candidate.</summary>
public sealed record CandidateVotes(Guid CandidateId, int Votes);

/// <summary>What the counters wrote down: 应参加 people entitled to vote, 实参加 ballots that came back, 有效票 of them.</summary>
public sealed record VoteSheet(DateOnly Day, int Eligible, int Cast, int Valid, string MinutesNumber, IReadOnlyList<CandidateVotes> Votes);

/// <summary>
/// Counts an election: it is valid when more than half of the entitled have voted, and elected is who has the votes of more than half of those who voted, the most votes first.
/// Those who tie for the last seat are not elected; they stand again in a further round.
/// </summary>
public static class VoteCount
{
    /// <summary>More than half of the entitled have voted.</summary>
    public static bool IsValid(int eligible, int cast) => (long)cast * 2 > eligible;

    /// <returns>Null when the sheet is in itself right.</returns>
    public static Error? Check(VoteSheet sheet, int seats, IReadOnlyCollection<Guid> standing)
    {
        ArgumentNullException.ThrowIfNull(sheet);
        ArgumentNullException.ThrowIfNull(standing);
        if (sheet.Eligible < 1 || sheet.Cast < 0 || sheet.Cast > sheet.Eligible || sheet.Valid < 0 || sheet.Valid > sheet.Cast)
        {
            return ElectionErrors.BallotNumbers;
        }

        if (sheet.Votes.Count != standing.Count || sheet.Votes.Select(x => x.CandidateId).Distinct().Count() != standing.Count || sheet.Votes.Any(x => !standing.Contains(x.CandidateId)))
        {
            return ElectionErrors.VotesOfAll;
        }

        return sheet.Votes.Any(x => x.Votes < 0 || x.Votes > sheet.Valid) || sheet.Votes.Sum(x => (long)x.Votes) > (long)sheet.Valid * seats ? ElectionErrors.TooManyVotes : null;
    }

    /// <summary>Who is elected.</summary>
    public static IReadOnlySet<Guid> Elected(int eligible, int cast, int seats, IEnumerable<CandidateVotes> votes)
    {
        if (!IsValid(eligible, cast))
        {
            return new HashSet<Guid>();
        }

        var enough = votes.Where(x => (long)x.Votes * 2 > cast).OrderByDescending(x => x.Votes).ToList();
        if (enough.Count > seats)
        {
            var last = enough[seats].Votes;
            enough = enough[seats - 1].Votes == last ? enough.FindAll(x => x.Votes > last) : enough[..seats];
        }

        return enough.Select(x => x.CandidateId).ToHashSet();
    }
}
