using Resettlement.Domain.Common;

namespace Resettlement.Domain.Organisation;

/// <summary>The people of one origin township in the head-count of a site and year: what was frozen, and what holds after amendments.</summary>
public sealed class HeadCountLine : Entity, ICommunityOwned, IAudited
{
    private HeadCountLine()
    {
    }

    internal HeadCountLine(Guid snapshotId, Guid communityId, int year, string originTownshipCode, HeadCounters counters)
    {
        (SnapshotId, CommunityId, Year, OriginTownshipCode) = (snapshotId, communityId, year, originTownshipCode);
        Count(counters);
    }

    public Guid SnapshotId { get; private init; }

    public Guid CommunityId { get; private init; }

    public int Year { get; private init; }

    public string OriginTownshipCode { get; private init; } = "";

    public int FrozenPoor { get; private set; }

    public int FrozenSynchronous { get; private set; }

    public int FrozenAdditions { get; private set; }

    /// <summary>In force at the end of the year, as far as amendments have been agreed to.</summary>
    public int Poor { get; private set; }

    public int Synchronous { get; private set; }

    public int Additions { get; private set; }

    public int ResidentNow { get; private set; }

    public HeadCounters Frozen => new(FrozenPoor, FrozenSynchronous, FrozenAdditions);

    internal void Count(HeadCounters counters)
    {
        (FrozenPoor, FrozenSynchronous, FrozenAdditions) = (counters.Poor, counters.Synchronous, counters.Additions);
        Hold(counters);
    }

    internal void Hold(HeadCounters counters) => (Poor, Synchronous, Additions, ResidentNow) = (counters.Poor, counters.Synchronous, counters.Additions, counters.ResidentNow);
}

/// <summary>One person of a frozen head-count, kept as it was; the registry may say otherwise later.</summary>
public sealed class HeadCountPerson : ICommunityOwned
{
    public Guid SnapshotId { get; init; }

    public Guid ResidentId { get; init; }

    public Guid CommunityId { get; init; }

    public Guid HouseholdId { get; init; }

    public string HouseholdNumber { get; init; } = "";

    public string OriginTownshipCode { get; init; } = "";

    public Registry.RelocationKind Kind { get; init; }
}
