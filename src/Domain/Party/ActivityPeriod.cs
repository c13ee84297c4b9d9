using Resettlement.Domain.Common;

namespace Resettlement.Domain.Party;

/// <summary>A period within which a group meets at least once: a month or a natural quarter.</summary>
public readonly record struct ActivityPeriod(PeriodUnit Unit, DateOnly Start)
{
    public DateOnly EndExclusive => Start.AddMonths(Unit == PeriodUnit.Month ? 1 : 3);

    public DateOnly LastDay => EndExclusive.AddDays(-1);

    public ActivityPeriod Previous => this with { Start = Start.AddMonths(Unit == PeriodUnit.Month ? -1 : -3) };

    public static ActivityPeriod Of(PeriodUnit unit, DateOnly day) => new(unit, unit == PeriodUnit.Month ? new(day.Year, day.Month, 1) : Quarter.Of(day).Start);
}

/// <summary>
/// Who is inactive on a day: whoever was there through the whole of the last period that is over, and has not been active from its first day until the day asked for.
/// </summary>
public static class Inactivity
{
    /// <param name="period">The period the day lies in.</param>
    /// <param name="since">From when the group was formed, or the member on a post.</param>
    /// <param name="last">The last activity on or before the day; null when there was none.</param>
    public static bool Is(ActivityPeriod period, DateOnly since, DateOnly? last)
    {
        var before = period.Previous.Start;
        return since <= before && (last is not { } day || day < before);
    }
}
