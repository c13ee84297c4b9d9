namespace Resettlement.Application.Common;

/// <summary>Business days are days in Asia/Shanghai.</summary>
public static class LocalTime
{
    public static readonly TimeZoneInfo Zone = TimeZoneInfo.FindSystemTimeZoneById("Asia/Shanghai");

    public static DateOnly LocalToday(this TimeProvider clock) => clock.GetUtcNow().ToLocalDay();

    public static DateOnly ToLocalDay(this DateTimeOffset instant) => DateOnly.FromDateTime(TimeZoneInfo.ConvertTime(instant, Zone).DateTime);

    /// <summary>The first instant of a local day. The calendar's first day began before the first instant there is.</summary>
    public static DateTimeOffset StartOfDay(this DateOnly day)
    {
        if (day == DateOnly.MinValue)
        {
            return DateTimeOffset.MinValue;
        }

        var midnight = day.ToDateTime(TimeOnly.MinValue, DateTimeKind.Unspecified);
        return new DateTimeOffset(midnight, Zone.GetUtcOffset(midnight)).ToUniversalTime();
    }

    /// <summary>The first instant after a local day; the calendar's last day ends with the last instant there is.</summary>
    public static DateTimeOffset EndOfDay(this DateOnly day) => day == DateOnly.MaxValue ? DateTimeOffset.MaxValue : day.AddDays(1).StartOfDay();
}
