using Resettlement.Domain.Policies;

namespace Resettlement.Domain.Organisation;

/// <summary>Which day the head-count of a year is taken on. One day for the county; a site occupied later has its own first day.</summary>
public static class HeadCountRule
{
    /// <summary>The day whose policy version rules the head-count of a year.</summary>
    public static DateOnly PolicyDayOf(int year) => new(year, 1, 1);

    /// <summary>The snapshot day of the policy in the year before.</summary>
    public static DateOnly CountyDayOf(int year, PolicyInForce policy)
    {
        ArgumentNullException.ThrowIfNull(policy);
        return policy.DayIn(year - 1, PolicyKeys.HeadcountSnapshotDay);
    }

    /// <returns>Null when nobody lived at the site up to the end of the year: no head-count, no quota, no transfer.</returns>
    public static DateOnly? DayOf(int year, DateOnly countyDay, DateOnly? occupiedFrom) =>
        occupiedFrom is not { } first || first.Year > year ? null : first > countyDay ? first : countyDay;
}
