using Resettlement.Domain.Common;

namespace Resettlement.Domain.Organisation;

public enum AmendmentState
{
    /// <summary>Waits for the second person.</summary>
    Proposed,
    Confirmed,
    Rejected,
}

/// <summary>更正: other counters for one origin township of a frozen head-count, from a day on. What was frozen stays readable.</summary>
public sealed class HeadCountAmendment : Entity, ICommunityOwned, IAudited
{
    private HeadCountAmendment()
    {
    }

    internal HeadCountAmendment(Guid snapshotId, Guid communityId, string originTownshipCode, DateOnly from, HeadCounters counters, string? document, string reason, PersonKey by, string byName, DateTimeOffset at)
    {
        (SnapshotId, CommunityId, OriginTownshipCode, From) = (snapshotId, communityId, originTownshipCode, from);
        (Poor, Synchronous, Additions) = (counters.Poor, counters.Synchronous, counters.Additions);
        (Document, Reason, ProposedBy, ProposedByName, ProposedAt) = (document, reason, by, byName, at);
    }

    public Guid SnapshotId { get; private init; }

    public Guid CommunityId { get; private init; }

    public string OriginTownshipCode { get; private init; } = "";

    /// <summary>First day on which the counters hold.</summary>
    public DateOnly From { get; private init; }

    public int Poor { get; private init; }

    public int Synchronous { get; private init; }

    public int Additions { get; private init; }

    /// <summary>The paper that says so, when there is one.</summary>
    public string? Document { get; private init; }

    public string Reason { get; private init; } = "";

    public AmendmentState State { get; private set; }

    public PersonKey ProposedBy { get; private init; }

    public string ProposedByName { get; private init; } = "";

    public DateTimeOffset ProposedAt { get; private init; }

    public PersonKey? DecidedBy { get; private set; }

    public string? DecidedByName { get; private set; }

    public DateTimeOffset? DecidedAt { get; private set; }

    public string? RejectedReason { get; private set; }

    public HeadCounters Counters => new(Poor, Synchronous, Additions);

    internal Result Decide(bool agreed, string? reason, PersonKey by, string byName, DateTimeOffset at)
    {
        if (State != AmendmentState.Proposed)
        {
            return HeadCountErrors.AmendmentDecided;
        }

        if (by == ProposedBy)
        {
            return HeadCountErrors.OwnAmendment;
        }

        (State, DecidedBy, DecidedByName, DecidedAt) = (agreed ? AmendmentState.Confirmed : AmendmentState.Rejected, by, byName, at);
        RejectedReason = agreed ? null : reason;
        return Result.Success;
    }
}
