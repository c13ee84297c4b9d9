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

/// <summary>The document a version rests on.</summary>
public sealed record PolicyDocument(string Number, string Title, DateOnly Date);

/// <summary>A value as it is given: key of the catalogue, text and the clause it comes from.</summary>
public sealed record PolicyInput(string Key, string? Value, string? Clause = null);

/// <summary>
/// A version of the rules of one area with its document, from a day until (exclusive) a day. Published by another person than those who wrote it;
/// published versions never change, except that the one without an end is given one when its successor is published. Keys and types: <see cref="PolicyCatalogue"/>.
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

    /// <summary>Who changed it last.</summary>
    public PersonKey MadeBy { get; private set; }

    public string MadeByName { get; private set; } = "";

    public DateTimeOffset MadeAt { get; private set; }

    /// <summary>Everybody who wrote on it, separated by spaces; none of them may publish it.</summary>
    public string Writers { get; private set; } = "";

    public PersonKey? PublishedBy { get; private set; }

    public string? PublishedByName { get; private set; }

    public DateTimeOffset? PublishedAt { get; private set; }

    public string? ReturnedReason { get; private set; }

    /// <summary>The latest business day something was computed for under this version.</summary>
    public DateOnly? LastUsedOn { get; private set; }

    public IReadOnlyList<PolicyValue> Values => _values;

    public DayRange Days => new(EffectiveFrom, EffectiveUntil);

    public static Result<PolicyVersion> Draft(
        PolicyArea area, PolicyDocument document, DateOnly from, DateOnly? until, IEnumerable<PolicyInput> values, PersonKey by, string byName, DateTimeOffset at)
    {
        var version = new PolicyVersion { Area = area };
        return version.Set(document, from, until, values, by, byName, at) is { } error ? error : version;
    }

    public Result Edit(PolicyDocument document, DateOnly from, DateOnly? until, IEnumerable<PolicyInput> values, PersonKey by, string byName, DateTimeOffset at)
    {
        if (State != PolicyState.Draft)
        {
            return PolicyErrors.NotDraft;
        }

        if (Set(document, from, until, values, by, byName, at) is { } error)
        {
            return error;
        }

        Touch();
        return Result.Success;
    }

    /// <summary>Hands the draft over for publication; every parameter of the area must be given.</summary>
    public Result Submit()
    {
        if (State != PolicyState.Draft)
        {
            return PolicyErrors.NotDraft;
        }

        var missing = PolicyCatalogue.Of(Area).Where(parameter => !parameter.IsOptional && _values.TrueForAll(value => value.Key != parameter.Key)).ToList();
        if (missing.Count > 0)
        {
            return PolicyErrors.Missing(missing);
        }

        if (Area == PolicyArea.Party && Number(PolicyKeys.PostsMin) > Number(PolicyKeys.PostsMax))
        {
            return PolicyErrors.PostsOrder;
        }

        (State, ReturnedReason) = (PolicyState.Submitted, null);
        Touch();
        return Result.Success;
    }

    /// <summary>Back to the writer with a reason.</summary>
    public Result Return(string reason)
    {
        if (State != PolicyState.Submitted)
        {
            return PolicyErrors.NotSubmitted;
        }

        (State, ReturnedReason) = (PolicyState.Draft, reason);
        Touch();
        return Result.Success;
    }

    /// <summary>Whether it may be deleted: a draft that was never published.</summary>
    public Result CheckDeletable() => State == PolicyState.Draft ? Result.Success : PolicyErrors.NotDraft;

    public bool IsWrittenBy(PersonKey person) => Writers.Split(' ').Contains(person.Value, StringComparer.Ordinal);

    internal Result Publish(PersonKey by, string byName, DateTimeOffset at)
    {
        if (State != PolicyState.Submitted)
        {
            return PolicyErrors.NotSubmitted;
        }

        if (IsWrittenBy(by))
        {
            return PolicyErrors.OwnDraft;
        }

        (State, PublishedBy, PublishedByName, PublishedAt) = (PolicyState.Published, by, byName, at);
        Touch();
        return Result.Success;
    }

    internal void EndOn(DateOnly until)
    {
        EffectiveUntil = until;
        Touch();
    }

    private int Number(string key) => int.Parse(_values.First(value => value.Key == key).Value, System.Globalization.CultureInfo.InvariantCulture);

    private Error? Set(PolicyDocument document, DateOnly from, DateOnly? until, IEnumerable<PolicyInput> inputs, PersonKey by, string byName, DateTimeOffset at)
    {
        if (string.IsNullOrWhiteSpace(document.Number) || string.IsNullOrWhiteSpace(document.Title) || document.Date == default)
        {
            return PolicyErrors.DocumentRequired;
        }

        if (from == default || until <= from)
        {
            return PolicyErrors.EmptyPeriod;
        }

        var read = new Dictionary<string, PolicyValue>(StringComparer.Ordinal);
        foreach (var input in inputs)
        {
            if (PolicyCatalogue.Find(Area, input.Key) is not { } parameter)
            {
                return PolicyErrors.UnknownKey(Area, input.Key);
            }

            var value = parameter.Read(input.Value);
            if (value.Error is { } error)
            {
                return error;
            }

            read[input.Key] = new PolicyValue { PolicyVersionId = Id, Key = input.Key, Value = value.Value, Clause = string.IsNullOrWhiteSpace(input.Clause) ? null : input.Clause.Trim() };
        }

        (DocumentNumber, DocumentTitle, DocumentDate) = (document.Number.Trim(), document.Title.Trim(), document.Date);
        (EffectiveFrom, EffectiveUntil) = (from, until);
        (MadeBy, MadeByName, MadeAt) = (by, byName, at);
        Writers = Writers.Length == 0 ? by.Value : IsWrittenBy(by) ? Writers : Writers + " " + by.Value;
        _values.RemoveAll(value => !read.ContainsKey(value.Key));
        foreach (var value in read.Values)
        {
            if (_values.Find(known => known.Key == value.Key) is { } known)
            {
                known.Change(value.Value, value.Clause);
            }
            else
            {
                _values.Add(value);
            }
        }

        return null;
    }
}

/// <summary>One parameter: its key of the catalogue, its value as text and the clause of the document it comes from.</summary>
public sealed class PolicyValue : IAudited
{
    public Guid PolicyVersionId { get; init; }

    public required string Key { get; init; }

    public required string Value { get; set; }

    public string? Clause { get; set; }

    internal void Change(string value, string? clause) => (Value, Clause) = (value, clause);
}

/// <summary>One row per area, touched by every publication, so that two overlapping versions cannot be published at once.</summary>
public sealed class PolicyBook : AggregateRoot
{
    private PolicyBook()
    {
    }

    public PolicyArea Area { get; private init; }

    public static PolicyBook For(PolicyArea area) => new() { Area = area };

    /// <summary>
    /// Publishes the version. One without an end that began earlier is ended where the new one starts, unless something was computed under it for a later day;
    /// any other overlap is refused.
    /// </summary>
    /// <param name="version">A submitted version of this area.</param>
    /// <param name="published">Every published version of this area.</param>
    /// <param name="by">The second person.</param>
    /// <param name="byName">As shown.</param>
    /// <param name="at">Now.</param>
    public Result Publish(PolicyVersion version, IReadOnlyList<PolicyVersion> published, PersonKey by, string byName, DateTimeOffset at)
    {
        PolicyVersion? ended = null;
        foreach (var other in published.Where(other => other.Id != version.Id && other.Days.Overlaps(version.Days)))
        {
            if (other.EffectiveUntil is not null || other.EffectiveFrom >= version.EffectiveFrom)
            {
                return PolicyErrors.Overlaps(other);
            }

            if (other.LastUsedOn >= version.EffectiveFrom)
            {
                return PolicyErrors.UsedAfter(other, version.EffectiveFrom);
            }

            ended = other;
        }

        if (version.Publish(by, byName, at).Error is { } error)
        {
            return error;
        }

        ended?.EndOn(version.EffectiveFrom);
        Touch();
        return Result.Success;
    }
}
