using System.Globalization;

namespace Resettlement.Domain.Common;

/// <summary>A natural quarter of local days, half-open: <see cref="Start"/> ≤ day &lt; <see cref="EndExclusive"/>. Written "2026Q3".</summary>
public readonly record struct Quarter : IComparable<Quarter>
{
    /// <exception cref="ArgumentOutOfRangeException">The year is outside 1900–9998 or the number outside 1–4.</exception>
    public Quarter(int year, int number)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(year, 1900);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(year, 9998);
        ArgumentOutOfRangeException.ThrowIfLessThan(number, 1);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(number, 4);
        Year = year;
        Number = number;
    }

    public int Year { get; }

    public int Number { get; }

    public DateOnly Start => new(Year, (Number * 3) - 2, 1);

    public DateOnly EndExclusive => Start.AddMonths(3);

    public DateOnly LastDay => EndExclusive.AddDays(-1);

    public Quarter Next => Number == 4 ? new(Year + 1, 1) : new(Year, Number + 1);

    public Quarter Previous => Number == 1 ? new(Year - 1, 4) : new(Year, Number - 1);

    public static Quarter Of(DateOnly day) => new(day.Year, ((day.Month - 1) / 3) + 1);

    public bool Contains(DateOnly day) => day >= Start && day < EndExclusive;

    /// <summary>Reads "2026Q3"; the letter may be lower case.</summary>
    public static bool TryParse(string? text, out Quarter quarter)
    {
        quarter = default;
        if (text is not { Length: 6 } || text[4] is not ('Q' or 'q') || text[5] is < '1' or > '4'
            || !int.TryParse(text.AsSpan(0, 4), NumberStyles.None, CultureInfo.InvariantCulture, out var year) || year is < 1900 or > 9998)
        {
            return false;
        }

        quarter = new(year, text[5] - '0');
        return true;
    }

    /// <exception cref="FormatException">The text is not a quarter.</exception>
    public static Quarter Parse(string text) => TryParse(text, out var quarter) ? quarter : throw new FormatException($"'{text}' is not a quarter such as 2026Q3.");

    public int CompareTo(Quarter other) => Year != other.Year ? Year.CompareTo(other.Year) : Number.CompareTo(other.Number);

    public static bool operator <(Quarter a, Quarter b) => a.CompareTo(b) < 0;

    public static bool operator >(Quarter a, Quarter b) => a.CompareTo(b) > 0;

    public static bool operator <=(Quarter a, Quarter b) => a.CompareTo(b) <= 0;

    public static bool operator >=(Quarter a, Quarter b) => a.CompareTo(b) >= 0;

    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{Year:0000}Q{Number}");

    /// <summary>As people read it: 2026年第3季度.</summary>
    public string Chinese => string.Create(CultureInfo.InvariantCulture, $"{Year}年第{Number}季度");
}
