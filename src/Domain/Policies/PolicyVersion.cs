using Resettlement.Domain.Common;

namespace Resettlement.Domain.Policies;

/// <summary>What a policy version rules; one version covers one area.</summary>
public enum PolicyArea
{
    Subsidy,
    Headcount,
    Staffing,
    Fund,
    Notice,
    Signing,
    Dividend,
    Party,
    Points,
}

public enum PolicyState
{
    Draft,
    Submitted,
    Published,
}

/// <summary>
/// A version of the rules of one area with its document, from a day until (exclusive) a day. Published by another person than the one who wrote it;
/// published versions never change. Keys, types and defaults: <c>PolicyCatalogue</c>.
/// </summary>
public sealed class PolicyVersion : AggregateRoot, IAudited
{
    private readonly List<PolicyValue> _values = [];

    private PolicyVersion()
    {
    }

    public PolicyArea Area { get; private init; }

    public string DocumentNumber { get; private set; } = "";

    public string DocumentTitle { get; private set; } = "";

    public DateOnly DocumentDate { get; private set; }

    public DateOnly EffectiveFrom { get; private set; }

    public DateOnly? EffectiveUntil { get; private set; }

    public PolicyState State { get; private set; }

    public PersonKey MadeBy { get; private set; }

    public string MadeByName { get; private set; } = "";

    public DateTimeOffset MadeAt { get; private set; }

    public PersonKey? PublishedBy { get; private set; }

    public string? PublishedByName { get; private set; }

    public DateTimeOffset? PublishedAt { get; private set; }

    public string? ReturnedReason { get; private set; }

    public IReadOnlyList<PolicyValue> Values => _values;
}

/// <summary>One parameter: its key of the catalogue, its value as text and the clause of the document it comes from.</summary>
public sealed class PolicyValue
{
    public Guid PolicyVersionId { get; init; }

    public required string Key { get; init; }

    public required string Value { get; init; }

    public string? Clause { get; init; }
}

/// <summary>One row per area, touched by every publication, so that two overlapping versions cannot be published at once.</summary>
public sealed class PolicyBook : AggregateRoot
{
    private PolicyBook()
    {
    }

    public PolicyArea Area { get; private init; }

    public static PolicyBook For(PolicyArea area) => new() { Area = area };

    public void Publish() => Touch();
}
