using System.Collections.Frozen;
using Resettlement.Domain.Common;

namespace Resettlement.Domain.Notices;

/// <summary>
/// Which days are working days, by the confirmed tables of the State Council. Monday to Friday are, unless a table gives the day off; Saturday and Sunday are not, unless a
/// table makes them up.
/// </summary>
public sealed class HolidayCalendar
{
    private readonly FrozenDictionary<DateOnly, DayKind> _days;
    private readonly FrozenSet<int> _years;

    private HolidayCalendar(FrozenDictionary<DateOnly, DayKind> days, FrozenSet<int> years) => (_days, _years) = (days, years);

    /// <summary>Of two tables that name the same day, which happens around New Year only, the later one holds.</summary>
    public static HolidayCalendar Of(IEnumerable<HolidayYear> confirmed)
    {
        ArgumentNullException.ThrowIfNull(confirmed);
        var days = new Dictionary<DateOnly, DayKind>();
        var years = new HashSet<int>();
        foreach (var year in confirmed.Where(x => x.State == HolidayYearState.Confirmed).OrderBy(x => x.Year))
        {
            years.Add(year.Year);
            foreach (var day in year.Days)
            {
                days[day.Date] = day.Kind;
            }
        }

        return new(days.ToFrozenDictionary(), years.ToFrozenSet());
    }

    /// <returns>Whether it is one, or notice.no-holiday-table naming the year whose table is missing.</returns>
    public Result<bool> IsWorkingDay(DateOnly day)
    {
        foreach (var year in YearsFor(day))
        {
            if (!_years.Contains(year))
            {
                return NoticeErrors.NoHolidayTable(year);
            }
        }

        return _days.TryGetValue(day, out var kind) ? kind == DayKind.Work : day.DayOfWeek is not (DayOfWeek.Saturday or DayOfWeek.Sunday);
    }

    /// <summary>The last of so many working days after a day.</summary>
    public Result<DateOnly> AddWorkingDays(DateOnly from, int count)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(count);
        var day = from;
        for (var left = count; left > 0;)
        {
            day = day.AddDays(1);
            var working = IsWorkingDay(day);
            if (working.Error is { } error)
            {
                return error;
            }

            left -= working.Value ? 1 : 0;
        }

        return day;
    }

    /// <summary>The tables that may say something about a day: its year, and in the days before New Year that of the coming year as well.</summary>
    public static IReadOnlyList<int> YearsFor(DateOnly day) => day >= HolidayYear.FirstDayOf(day.Year + 1) ? [day.Year, day.Year + 1] : [day.Year];
}
