using System.Buffers;
using System.Globalization;
using System.Text.RegularExpressions;
using Resettlement.Application.Common;

namespace Resettlement.Infrastructure.Spreadsheets;

/// <summary>Turns stored values of cells into what they mean.</summary>
internal static partial class CellValues
{
    private const double LastSerial = 2_958_466; // 10000-01-01
    private const int Offset1904 = 1_462;
    private static readonly SearchValues<char> DateLetters = SearchValues.Create("yYmMdDhHsS");

    // zero-width characters and those that turn the direction of writing: they make a text look like another one
    private static readonly SearchValues<char> Unseen = SearchValues.Create(
        "\u200B\u200C\u200D\u200E\u200F\u202A\u202B\u202C\u202D\u202E\u2060\u2061\u2062\u2063\u2064\u2066\u2067\u2068\u2069\uFEFF");

    public static SheetCell Text(string text, bool isFormula) => Known(Clean(text), isFormula);

    /// <summary>A text that was cleaned before.</summary>
    public static SheetCell Known(string clean, bool isFormula) => clean.Length == 0 ? SheetCell.Empty : new(CellKind.Text, clean, null, isFormula);

    /// <summary>Without blanks around it and without characters that are not seen.</summary>
    public static string Clean(string text) =>
        (text.AsSpan().ContainsAny(Unseen) ? string.Concat(text.Where(c => !Unseen.Contains(c))) : text).Trim();

    public static SheetCell IsoDate(string value, bool isFormula) =>
        DateTime.TryParse(value, CultureInfo.InvariantCulture, DateTimeStyles.None, out var date) ? Date(date, isFormula) : new(CellKind.Error, value, null, isFormula);

    public static SheetCell Number(string value, bool isDate, bool starts1904, bool isFormula)
    {
        if (value.Length == 0)
        {
            return SheetCell.Empty;
        }

        if (!double.TryParse(value, NumberStyles.Float, CultureInfo.InvariantCulture, out var number) || !double.IsFinite(number))
        {
            return new(CellKind.Error, value, null, isFormula);
        }

        if (isDate && (starts1904 ? number + Offset1904 : number) is >= 0 and < LastSerial and var serial)
        {
            return Date(FromSerial(serial), isFormula);
        }

        return new(CellKind.Number, Plain(number), null, isFormula);
    }

    /// <summary>Fifteen significant digits without exponent: what a spreadsheet program shows at most, free of binary noise.</summary>
    public static string Plain(double number)
    {
        var text = number.ToString("G15", CultureInfo.InvariantCulture);
        return decimal.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var exact) ? exact.ToString("0.############################", CultureInfo.InvariantCulture) : text;
    }

    public static bool IsBuiltInDateFormat(int id) => id is (>= 14 and <= 22) or (>= 27 and <= 36) or (>= 45 and <= 47) or (>= 50 and <= 58);

    public static bool IsDateFormat(string format)
    {
        var bare = Literals().Replace(format, "");
        return bare.AsSpan().ContainsAny(DateLetters) && !bare.Contains("General", StringComparison.OrdinalIgnoreCase);
    }

    // the 1900 system counts a 29 February 1900 that never was; before it the serials are one day off
    private static DateTime FromSerial(double serial) => DateTime.FromOADate(serial < 60 ? serial + 1 : serial);

    private static SheetCell Date(DateTime date, bool isFormula) =>
        new(CellKind.Date, date.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture), date, isFormula);

    [GeneratedRegex("""\[[^\]]*\]|"[^"]*"|\\.|_.|\*.""", RegexOptions.CultureInvariant)]
    private static partial Regex Literals();
}
