using Resettlement.Domain.Common;

namespace Resettlement.Domain.Subsidies;

public enum SubsidyBatchState
{
    Opened,
    Compiled,

    /// <summary>Settled on paper before the system started, or every order final.</summary>
    Settled,
}

/// <summary>Where a batch comes from.</summary>
public enum SubsidyBatchOrigin
{
    System,

    /// <summary>Loaded as settled, so that the first run cannot pay the quarter twice.</summary>
    Paper,
}

/// <summary>The subsidy of one community and quarter; supplements carry a number above 0. Lines are rows of their own, written in bulk.</summary>
public sealed class SubsidyBatch : AggregateRoot, ICommunityOwned, IAudited
{
    private SubsidyBatch()
    {
    }

    public Guid CommunityId { get; private init; }

    public Quarter Quarter { get; private init; }

    public int SupplementNumber { get; private init; }

    public SubsidyBatchOrigin Origin { get; private init; }

    public SubsidyBatchState State { get; private set; }

    public DateTimeOffset OpenedAt { get; private init; }

    public Guid? PolicyVersionId { get; private set; }

    public DateTimeOffset? CompiledAt { get; private set; }

    /// <summary>The maker: who or what compiled it; can neither sign nor review it.</summary>
    public PersonKey? CompiledBy { get; private set; }

    public string? CompiledByName { get; private set; }

    /// <summary>SHA-256 over lines and exclusions in order of household number; signatures bind to it.</summary>
    public string? ContentHash { get; private set; }

    /// <summary>Document that proves a settlement on paper.</summary>
    public string? PaperReference { get; private init; }
}
