namespace Resettlement.Domain.Common;

/// <summary>Sets of days written as ranges.</summary>
public static class DayRanges
{
    /// <summary>The same days in order, without empty, overlapping or touching ranges.</summary>
    public static IReadOnlyList<DayRange> Merge(IReadOnlyList<DayRange> ranges)
    {
        ArgumentNullException.ThrowIfNull(ranges);
        if (ranges.Count == 0 || (ranges.Count == 1 && !ranges[0].IsEmpty))
        {
            return ranges;
        }

        var merged = new List<DayRange>(ranges.Count);
        foreach (var range in ranges.Where(range => !range.IsEmpty).OrderBy(range => range.From))
        {
            if (merged.Count > 0 && (merged[^1].Until is not { } until || range.From <= until))
            {
                merged[^1] = new(merged[^1].From, Later(merged[^1].Until, range.Until));
            }
            else
            {
                merged.Add(range);
            }
        }

        return merged;
    }

    /// <summary>The days in both, merged.</summary>
    public static IReadOnlyList<DayRange> Intersect(IReadOnlyList<DayRange> a, IReadOnlyList<DayRange> b)
    {
        ArgumentNullException.ThrowIfNull(a);
        ArgumentNullException.ThrowIfNull(b);
        var common = new List<DayRange>(Math.Max(a.Count, b.Count));
        foreach (var left in a)
        {
            foreach (var right in b)
            {
                if (left.Intersect(right) is { IsEmpty: false } both)
                {
                    common.Add(both);
                }
            }
        }

        return Merge(common);
    }

    /// <summary>The days of <paramref name="from"/> that are not in <paramref name="away"/>, merged.</summary>
    public static IReadOnlyList<DayRange> Subtract(IReadOnlyList<DayRange> from, IReadOnlyList<DayRange> away)
    {
        ArgumentNullException.ThrowIfNull(from);
        ArgumentNullException.ThrowIfNull(away);
        if (away.Count == 0)
        {
            return Merge(from);
        }

        // the days outside of a merged set are the gaps before, between and after its ranges; only the last can be open
        var gaps = new List<DayRange>(away.Count + 1);
        DateOnly? start = DateOnly.MinValue;
        foreach (var range in Merge(away))
        {
            gaps.Add(new(start!.Value, range.From));
            start = range.Until;
        }

        if (start is { } rest)
        {
            gaps.Add(new(rest, null));
        }

        return Intersect(from, gaps);
    }

    private static DateOnly? Later(DateOnly? a, DateOnly? b) => a is null || b is null ? null : a > b ? a : b;
}
