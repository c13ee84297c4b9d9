using Resettlement.Domain.Common;

namespace Resettlement.Domain.Organisation;

/// <summary>How far a community is on its way to governing itself.</summary>
public enum MaturityLevel
{
    /// <summary>准备: nobody lives there yet, or the bodies are being set up.</summary>
    Preparing,

    /// <summary>派驻: secretary and director are sent by the township.</summary>
    Dispatched,

    /// <summary>混合: of the two heads some are sent, some elected.</summary>
    Mixed,

    /// <summary>推选: everybody is elected.</summary>
    Elected,
}

/// <summary>
/// What the township decided about the maturity of a community, from a day on, with reason. Decisions are added, never changed: the one with the latest day holds, of the same day
/// the later one.
/// </summary>
public sealed class MaturityDecision : AggregateRoot, ICommunityOwned, IAudited
{
    private MaturityDecision()
    {
    }

    public Guid CommunityId { get; private init; }

    public MaturityLevel Level { get; private init; }

    public DateOnly From { get; private init; }

    public string Reason { get; private init; } = "";

    public string? DocumentNumber { get; private init; }

    public PersonKey DecidedBy { get; private init; }

    public string DecidedByName { get; private init; } = "";

    public DateTimeOffset DecidedAt { get; private init; }

    /// <param name="communityId">The community.</param>
    /// <param name="content">What was decided.</param>
    /// <param name="current">The level that holds on that day; null = none.</param>
    /// <param name="by">Who decides for the township.</param>
    /// <param name="byName">As shown.</param>
    /// <param name="at">Now.</param>
    /// <param name="today">The local day.</param>
    public static Result<MaturityDecision> Decide(Guid communityId, MaturityContent content, MaturityLevel? current, PersonKey by, string byName, DateTimeOffset at, DateOnly today)
    {
        ArgumentNullException.ThrowIfNull(content);
        if (content.From > today)
        {
            return AppointmentErrors.FutureDay("from");
        }

        return content.Level == current ? AppointmentErrors.SameMaturity : new MaturityDecision
        {
            CommunityId = communityId,
            Level = content.Level,
            From = content.From,
            Reason = ChineseText.Sentence(content.Reason),
            DocumentNumber = ChineseText.Normalise(content.DocumentNumber) is { Length: > 0 } number ? number : null,
            DecidedBy = by,
            DecidedByName = byName,
            DecidedAt = at,
        };
    }
}

/// <summary>A decision as it is typed.</summary>
public sealed record MaturityContent(MaturityLevel Level, DateOnly From, string Reason, string? DocumentNumber);
