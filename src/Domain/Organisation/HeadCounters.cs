namespace Resettlement.Domain.Organisation;

/// <summary>The four counters of a head-count: living people of confirmed households who live at the site on the day, each counted once.</summary>
public readonly record struct HeadCounters(int Poor, int Synchronous, int Additions)
{
    /// <summary>Everybody who lives there now, people married or born into resettled households included.</summary>
    public int ResidentNow => Poor + Synchronous + Additions;

    /// <summary>What quota and transfers go by (headcount.base): registered poor and synchronous people.</summary>
    public int Counted => Poor + Synchronous;

    public static HeadCounters operator +(HeadCounters a, HeadCounters b) => a.Add(b);

    public HeadCounters Add(HeadCounters other) => new(Poor + other.Poor, Synchronous + other.Synchronous, Additions + other.Additions);
}

/// <summary>The counters of the people of one origin township at one site.</summary>
public readonly record struct OriginCount(string TownshipCode, HeadCounters Counters);
