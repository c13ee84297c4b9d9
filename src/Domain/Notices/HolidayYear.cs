using Resettlement.Domain.Common;

namespace Resettlement.Domain.Notices;

public enum HolidayYearState
{
    /// <summary>Entered; counts for nothing.</summary>
    Draft,

    /// <summary>Confirmed by a second person.</summary>
    Confirmed,
}

public enum DayKind
{
    /// <summary>放假.</summary>
    Off,

    /// <summary>补班: a Saturday or Sunday on which people work.</summary>
    Work,
}

/// <summary>A day that differs from its weekday.</summary>
public sealed class HolidayDay : IAudited
{
    internal HolidayDay()
    {
    }

    public Guid HolidayYearId { get; internal init; }

    public DateOnly Date { get; internal init; }

    public DayKind Kind { get; internal set; }

    /// <summary>元旦, 春节 …</summary>
    public string Name { get; internal set; } = "";
}

/// <summary>A day as it is typed.</summary>
public sealed record HolidayInput(DateOnly Date, DayKind Kind, string Name);

/// <summary>
/// 节假日安排 of one year by its document. One person enters it, another confirms it, and only then it counts. Notices that run keep the days they were published with.
/// </summary>
public sealed class HolidayYear : AggregateRoot, IAudited
{
    private readonly List<HolidayDay> _days = [];

    private HolidayYear()
    {
    }

    public int Year { get; private init; }

    public string DocumentNumber { get; private set; } = "";

    public DateOnly DocumentDate { get; private set; }

    public HolidayYearState State { get; private set; }

    public PersonKey EnteredBy { get; private set; }

    public string EnteredByName { get; private set; } = "";

    public DateTimeOffset EnteredAt { get; private set; }

    public PersonKey? ConfirmedBy { get; private set; }

    public string? ConfirmedByName { get; private set; }

    public DateTimeOffset? ConfirmedAt { get; private set; }

    public IReadOnlyCollection<HolidayDay> Days => _days;

    /// <summary>The table of a year may speak of the last days of the year before: 元旦 sometimes begins on 30 December.</summary>
    public static DateOnly FirstDayOf(int year) => new(year - 1, 12, 25);

    public static Result<HolidayYear> Enter(int year, string documentNumber, DateOnly documentDate, IReadOnlyList<HolidayInput> days, PersonKey by, string byName, DateTimeOffset at)
    {
        if (year is < 2000 or > 2100)
        {
            return NoticeErrors.HolidayYearRange;
        }

        var table = new HolidayYear { Year = year };
        return table.Set(documentNumber, documentDate, days, by, byName, at) is { } error ? error : table;
    }

    /// <summary>Enters it anew; it counts again once another person has confirmed it.</summary>
    public Result Change(string documentNumber, DateOnly documentDate, IReadOnlyList<HolidayInput> days, PersonKey by, string byName, DateTimeOffset at)
    {
        if (Set(documentNumber, documentDate, days, by, byName, at) is { } error)
        {
            return error;
        }

        (State, ConfirmedBy, ConfirmedByName, ConfirmedAt) = (HolidayYearState.Draft, null, null, null);
        Touch();
        return Result.Success;
    }

    public Result Confirm(PersonKey by, string byName, DateTimeOffset at)
    {
        if (State != HolidayYearState.Draft)
        {
            return NoticeErrors.HolidayYearConfirmed;
        }

        if (by == EnteredBy)
        {
            return NoticeErrors.OwnHolidayYear;
        }

        (State, ConfirmedBy, ConfirmedByName, ConfirmedAt) = (HolidayYearState.Confirmed, by, byName, at);
        Touch();
        return Result.Success;
    }

    private Error? Set(string documentNumber, DateOnly documentDate, IReadOnlyList<HolidayInput> days, PersonKey by, string byName, DateTimeOffset at)
    {
        ArgumentNullException.ThrowIfNull(days);
        if (string.IsNullOrWhiteSpace(documentNumber) || documentDate == default)
        {
            return NoticeErrors.HolidayDocument;
        }

        if (days.Count == 0)
        {
            return NoticeErrors.HolidayDays;
        }

        var (first, last) = (FirstDayOf(Year), new DateOnly(Year, 12, 31));
        var seen = new HashSet<DateOnly>();
        foreach (var day in days)
        {
            if (day.Date < first || day.Date > last || !seen.Add(day.Date) || string.IsNullOrWhiteSpace(day.Name))
            {
                return NoticeErrors.HolidayDay(day.Date);
            }

            if (day.Kind == DayKind.Work && day.Date.DayOfWeek is not (DayOfWeek.Saturday or DayOfWeek.Sunday))
            {
                return NoticeErrors.MakeUpWeekday(day.Date);
            }
        }

        (DocumentNumber, DocumentDate, EnteredBy, EnteredByName, EnteredAt) = (documentNumber.Trim(), documentDate, by, byName, at);
        _days.RemoveAll(known => !seen.Contains(known.Date));
        foreach (var day in days)
        {
            if (_days.Find(known => known.Date == day.Date) is { } known)
            {
                (known.Kind, known.Name) = (day.Kind, day.Name.Trim());
            }
            else
            {
                _days.Add(new HolidayDay { HolidayYearId = Id, Date = day.Date, Kind = day.Kind, Name = day.Name.Trim() });
            }
        }

        return null;
    }
}
