using Resettlement.Domain.Common;

namespace Resettlement.Domain.Organisation;

public enum HeadCountState
{
    /// <summary>Counted, may be counted again.</summary>
    Preview,

    /// <summary>A second person has fixed it; from here on there are only dated amendments.</summary>
    Frozen,
}

/// <summary>
/// 人口核定: the head-count of a site for a year, a line for each origin township. One person counts, another freezes; the quota of posts and the transfers of the
/// year go by it whatever happens to the registry later.
/// </summary>
public sealed class HeadCountSnapshot : AggregateRoot, ICommunityOwned, IAudited
{
    private readonly List<HeadCountLine> _lines = [];
    private readonly List<HeadCountAmendment> _amendments = [];

    private HeadCountSnapshot()
    {
    }

    public Guid CommunityId { get; private init; }

    public int Year { get; private init; }

    /// <summary>Whose evening was counted: the policy's day, or the day a new site was first lived in.</summary>
    public DateOnly Day { get; private set; }

    public Guid PolicyVersionId { get; private set; }

    public HeadCountState State { get; private set; }

    /// <summary>The person who counted; null when only the yearly sweep did, which a person has to take over.</summary>
    public PersonKey? CountedBy { get; private set; }

    public string CountedByName { get; private set; } = "";

    public DateTimeOffset CountedAt { get; private set; }

    public PersonKey? FrozenBy { get; private set; }

    public string? FrozenByName { get; private set; }

    public DateTimeOffset? FrozenAt { get; private set; }

    public IReadOnlyList<HeadCountLine> Lines => _lines;

    public IReadOnlyList<HeadCountAmendment> Amendments => _amendments;

    /// <summary>Counted for the first time; without a person when the sweep did it.</summary>
    public static HeadCountSnapshot Count(Guid communityId, int year, DateOnly day, Guid policyVersionId, IEnumerable<OriginCount> counts, PersonKey? by, string byName, DateTimeOffset at)
    {
        var snapshot = new HeadCountSnapshot { CommunityId = communityId, Year = year };
        snapshot.Set(day, policyVersionId, counts, by, byName, at);
        return snapshot;
    }

    /// <summary>Counts again, or takes over what the sweep counted.</summary>
    public Result CountAgain(DateOnly day, Guid policyVersionId, IEnumerable<OriginCount> counts, PersonKey by, string byName, DateTimeOffset at)
    {
        if (State != HeadCountState.Preview)
        {
            return HeadCountErrors.Frozen;
        }

        Set(day, policyVersionId, counts, by, byName, at);
        Touch();
        return Result.Success;
    }

    /// <summary>The second person fixes it. <paramref name="now"/> is what the registry says at this moment about the day: it must be what both have seen.</summary>
    public Result Freeze(IEnumerable<OriginCount> now, PersonKey by, string byName, DateTimeOffset at)
    {
        ArgumentNullException.ThrowIfNull(now);
        if (State != HeadCountState.Preview)
        {
            return HeadCountErrors.Frozen;
        }

        if (CountedBy is null)
        {
            return HeadCountErrors.NotTakenOver;
        }

        if (by == CountedBy)
        {
            return HeadCountErrors.SamePerson;
        }

        var counts = now.Where(x => x.Counters != default).ToDictionary(x => x.TownshipCode, x => x.Counters, StringComparer.Ordinal);
        if (_lines.Exists(line => line.Frozen != counts.GetValueOrDefault(line.OriginTownshipCode)) || counts.Keys.Any(code => LineOf(code) is null))
        {
            return HeadCountErrors.RegistryChanged;
        }

        (State, FrozenBy, FrozenByName, FrozenAt) = (HeadCountState.Frozen, by, byName, at);
        Touch();
        return Result.Success;
    }

    /// <summary>Asks for a correction: the counters of one origin township from a day of the year on. It counts when another person agrees.</summary>
    public Result<HeadCountAmendment> Amend(string originTownshipCode, DateOnly from, HeadCounters counters, string? document, string reason, DateOnly today, PersonKey by, string byName, DateTimeOffset at)
    {
        if (State != HeadCountState.Frozen)
        {
            return HeadCountErrors.NotFrozen;
        }

        if (LineOf(originTownshipCode) is null)
        {
            return HeadCountErrors.NoSuchOrigin;
        }

        if (from < Day || from.Year > Year || from > today)
        {
            return HeadCountErrors.AmendmentDay(Day, new DateOnly(Year, 12, 31) is var end && end < today ? end : today);
        }

        if (_amendments.Exists(x => x.OriginTownshipCode == originTownshipCode && x.State == AmendmentState.Proposed))
        {
            return HeadCountErrors.AmendmentOpen;
        }

        if (_amendments.Exists(x => x.OriginTownshipCode == originTownshipCode && x.State == AmendmentState.Confirmed && x.From == from))
        {
            return HeadCountErrors.AmendedThatDay(from);
        }

        if (On(originTownshipCode, from) == counters)
        {
            return HeadCountErrors.NothingChanges;
        }

        var amendment = new HeadCountAmendment(Id, CommunityId, originTownshipCode, from, counters, document, reason, by, byName, at);
        _amendments.Add(amendment);
        Touch();
        return amendment;
    }

    /// <summary>The second person agrees to a correction or sends it back with a reason.</summary>
    public Result Decide(Guid amendmentId, bool agreed, string? reason, PersonKey by, string byName, DateTimeOffset at)
    {
        if (_amendments.Find(x => x.Id == amendmentId) is not { } amendment)
        {
            return HeadCountErrors.AmendmentNotFound;
        }

        if (amendment.Decide(agreed, reason, by, byName, at).Error is { } error)
        {
            return error;
        }

        if (agreed)
        {
            LineOf(amendment.OriginTownshipCode)!.Hold(On(amendment.OriginTownshipCode, new(Year, 12, 31)));
        }

        Touch();
        return Result.Success;
    }

    /// <summary>The counters of an origin township that hold on a day of the year.</summary>
    public HeadCounters On(string originTownshipCode, DateOnly day) =>
        _amendments.Where(x => x.OriginTownshipCode == originTownshipCode && x.State == AmendmentState.Confirmed && x.From <= day).MaxBy(x => x.From)?.Counters
            ?? LineOf(originTownshipCode)?.Frozen ?? default;

    /// <summary>The counters of the whole site that hold on a day of the year.</summary>
    public HeadCounters On(DateOnly day) => _lines.Aggregate(default(HeadCounters), (sum, line) => sum + On(line.OriginTownshipCode, day));

    private HeadCountLine? LineOf(string code) => _lines.Find(line => line.OriginTownshipCode == code);

    private void Set(DateOnly day, Guid policyVersionId, IEnumerable<OriginCount> counts, PersonKey? by, string byName, DateTimeOffset at)
    {
        (Day, PolicyVersionId, CountedBy, CountedByName, CountedAt) = (day, policyVersionId, by, byName, at);
        var wanted = counts.ToDictionary(x => x.TownshipCode, x => x.Counters, StringComparer.Ordinal);
        _lines.RemoveAll(line => !wanted.ContainsKey(line.OriginTownshipCode));
        foreach (var (code, counters) in wanted)
        {
            if (LineOf(code) is { } line)
            {
                line.Count(counters);
            }
            else
            {
                _lines.Add(new(Id, CommunityId, Year, code, counters));
            }
        }
    }
}
