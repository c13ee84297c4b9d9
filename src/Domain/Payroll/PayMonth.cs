using System.Globalization;
using Resettlement.Domain.Common;

namespace Resettlement.Domain.Payroll;

/// <summary>A calendar month of local days; stored as its first day.</summary>
public readonly record struct PayMonth
{
    private PayMonth(DateOnly first) => First = first;

    public DateOnly First { get; }

    public int Days => DateTime.DaysInMonth(First.Year, First.Month);

    public DateOnly Last => First.AddDays(Days - 1);

    public DayRange Range => new(First, First.AddMonths(1));

    public PayMonth Previous => new(First.AddMonths(-1));

    public PayMonth Next => new(First.AddMonths(1));

    public static PayMonth Of(DateOnly day) => new(new(day.Year, day.Month, 1));

    /// <summary>A month is named by its first day, and not before 2000.</summary>
    public static bool IsMonth(DateOnly day) => day is { Day: 1, Year: >= 2000 and < 2200 };

    /// <summary>As people read it: 2026年11月.</summary>
    public string Chinese => string.Create(CultureInfo.InvariantCulture, $"{First.Year}年{First.Month}月");

    public override string ToString() => First.ToString("yyyy-MM", CultureInfo.InvariantCulture);
}

/// <summary>Somebody who acts on something of the payroll.</summary>
public readonly record struct PayActor(PersonKey Person, string Name, DateTimeOffset At);
