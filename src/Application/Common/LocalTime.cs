namespace Resettlement.Application.Common;

/// <summary>Business days are days in Asia/Shanghai.</summary>
public static class LocalTime
{
    public static readonly TimeZoneInfo Zone = TimeZoneInfo.FindSystemTimeZoneById("Asia/Shanghai");

    public static DateOnly LocalToday(this TimeProvider clock) => clock.GetUtcNow().ToLocalDay();

    public static DateOnly ToLocalDay(this DateTimeOffset instant) => DateOnly.FromDateTime(TimeZoneInfo.ConvertTime(instant, Zone).DateTime);

    /// <summary>The first instant of a local day.</summary>
    public static DateTimeOffset StartOfDay(this DateOnly day)
    {
        var midnight = day.ToDateTime(TimeOnly.MinValue, DateTimeKind.Unspecified);
        return new DateTimeOffset(midnight, Zone.GetUtcOffset(midnight)).ToUniversalTime();
    }
}
