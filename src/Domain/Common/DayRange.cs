namespace Resettlement.Domain.Common;

/// <summary>A half-open range of local days: <paramref name="From"/> ≤ day &lt; <paramref name="Until"/>; null = open end.</summary>
public readonly record struct DayRange(DateOnly From, DateOnly? Until)
{
    public bool Contains(DateOnly day) => day >= From && (Until is not { } until || day < until);

    public bool IsEmpty => Until is { } until && until <= From;

    public bool Overlaps(DayRange other) => Intersect(other) is { IsEmpty: false };

    /// <summary>The common part; may be empty.</summary>
    public DayRange Intersect(DayRange other)
    {
        var from = From > other.From ? From : other.From;
        var until = (Until, other.Until) switch
        {
            (null, var b) => b,
            (var a, null) => a,
            (var a, var b) => a < b ? a : b,
        };
        return new(from, until);
    }
}
