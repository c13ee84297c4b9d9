using System.Globalization;
using System.Text.RegularExpressions;
using Resettlement.Application.Common;
using Resettlement.Domain.Common;
using Resettlement.Domain.Imports;

namespace Resettlement.Application.Imports;

/// <summary>Reads one cell by the type of its column: a value, nothing, or what is wrong with it.</summary>
internal static partial class CellReader
{
    private const long MaxFen = 9_000_000_000_000_000;
    private const int ExactDigits = 15;

    public static (object? Value, Error? Fault) Read(ImportColumn column, SheetCell cell)
    {
        if (cell.Kind == CellKind.Error)
        {
            return (null, cell.IsFormula && cell.Text.Length == 0 ? CellErrors.FormulaCell : CellErrors.ErrorCell);
        }

        var text = ChineseText.Compact(cell.Text);
        if (text.Length == 0 || (!column.MustBeFilled && column.Type is not (ImportColumnType.Text or ImportColumnType.Word) && text is "-" or "--" or "—" or "——" or "/"))
        {
            return (null, column.MustBeFilled ? CellErrors.Missing : null);
        }

        if (cell.Text.Length > column.MaxLength)
        {
            return (null, CellErrors.TooLong(column.MaxLength));
        }

        if (cell.Kind == CellKind.Text && HasBadCharacters(cell.Text))
        {
            return (null, CellErrors.BadCharacters);
        }

        return column.Type switch
        {
            ImportColumnType.Text => ReadText(cell),
            ImportColumnType.Identifier => ReadIdentifier(cell, text),
            ImportColumnType.Money => ReadMoney(cell, text),
            ImportColumnType.Decimal => ReadDecimal(cell, text),
            ImportColumnType.Integer => ReadInteger(cell, text),
            ImportColumnType.Date => ReadDate(cell, text),
            ImportColumnType.Month => ReadMonth(cell, text),
            ImportColumnType.Quarter => ReadQuarter(text),
            _ => ReadWord(column, text),
        };
    }

    // what no keyboard types and no database of ours stores alike; the replacement character is what a wrong encoding has left
    private static bool HasBadCharacters(string text)
    {
        for (var i = 0; i < text.Length; i++)
        {
            if (char.IsHighSurrogate(text[i]) && i + 1 < text.Length && char.IsLowSurrogate(text[i + 1]))
            {
                i++;
            }
            else if (char.IsSurrogate(text[i]) || text[i] is '\uFFFD' or '\uFFFE' or '\uFFFF' || (char.IsControl(text[i]) && text[i] is not ('\t' or '\r' or '\n')))
            {
                return true;
            }
        }

        return false;
    }

    private static (object?, Error?) ReadText(SheetCell cell) =>
        cell.Kind == CellKind.Number && cell.Text.Count(char.IsAsciiDigit) > ExactDigits ? (null, CellErrors.NumberCell) : (cell.Text, null);

    private static (object?, Error?) ReadIdentifier(SheetCell cell, string text) => cell.Kind switch
    {
        // the value stored with a formula is whatever the last program made of it, and no person typed it
        _ when cell.IsFormula => (null, CellErrors.FormulaCell),
        CellKind.Number => (null, CellErrors.NumberCell),
        CellKind.Text => Scientific().IsMatch(text) ? (null, CellErrors.NumberCell) : (text, null),
        _ => (null, CellErrors.NotText),
    };

    private static (object?, Error?) ReadMoney(SheetCell cell, string text)
    {
        if (!TryReadNumber(cell, text.Trim('¥').TrimEnd('元'), out var yuan))
        {
            return (null, CellErrors.NotMoney);
        }

        if (decimal.Round(yuan, 2) != yuan)
        {
            return (null, CellErrors.MoneyDecimals);
        }

        return Math.Abs(yuan) > MaxFen / 100m ? (null, CellErrors.MoneyTooLarge) : ((long)(yuan * 100), null);
    }

    private static (object?, Error?) ReadDecimal(SheetCell cell, string text) =>
        TryReadNumber(cell, AreaUnit().Replace(text, ""), out var number) ? (number, null) : (null, CellErrors.NotDecimal);

    private static (object?, Error?) ReadInteger(SheetCell cell, string text) =>
        TryReadNumber(cell, text, out var number) && number == decimal.Truncate(number) && Math.Abs(number) <= int.MaxValue ? ((int)number, null) : (null, CellErrors.NotInteger);

    private static (object?, Error?) ReadDate(SheetCell cell, string text)
    {
        if (cell is { Kind: CellKind.Date, Date: { } stored })
        {
            return InRange(DateOnly.FromDateTime(stored));
        }

        return cell.Kind == CellKind.Text && Day().Match(text) is { Success: true } match && TryMakeDay(match, out var day) ? InRange(day) : (null, CellErrors.NotDate);
    }

    private static (object?, Error?) ReadMonth(SheetCell cell, string text)
    {
        if (cell is { Kind: CellKind.Date, Date: { } stored })
        {
            return InRange(new DateOnly(stored.Year, stored.Month, 1));
        }

        return cell.Kind == CellKind.Text && Month().Match(text) is { Success: true } match && TryMakeDay(match, out var month) ? InRange(month) : (null, CellErrors.NotMonth);
    }

    private static (object?, Error?) ReadQuarter(string text)
    {
        if (QuarterText().Match(text) is not { Success: true } match)
        {
            return (null, CellErrors.NotQuarter);
        }

        var year = int.Parse(match.Groups[1].ValueSpan, NumberStyles.None, CultureInfo.InvariantCulture);
        var number = match.Groups[2].Value is var word && char.IsAsciiDigit(word[0]) ? word[0] - '0' : "一二三四".IndexOf(word, StringComparison.Ordinal) + 1;
        return year is < 1949 or > 2099 ? (null, CellErrors.NotQuarter) : (new Quarter(year, number), null);
    }

    private static (object?, Error?) ReadWord(ImportColumn column, string text) =>
        column.ReadWord!(text) is { Error: null } word ? (word.Value, null) : (null, column.ReadWord!(text).Error);

    private static bool TryReadNumber(SheetCell cell, string text, out decimal number)
    {
        number = 0;
        return cell.Kind switch
        {
            CellKind.Number => decimal.TryParse(cell.Text, NumberStyles.Float, CultureInfo.InvariantCulture, out number),
            CellKind.Text => PlainNumber().IsMatch(text) && decimal.TryParse(text.Replace(",", "", StringComparison.Ordinal), NumberStyles.Number, CultureInfo.InvariantCulture, out number),
            _ => false,
        };
    }

    private static (object?, Error?) InRange(DateOnly day) => day.Year is >= 1949 and <= 2099 ? (day, null) : (null, CellErrors.DateRange);

    private static bool TryMakeDay(Match match, out DateOnly day)
    {
        var dayNumber = match.Groups[3].Success ? match.Groups[3].Value : "1";
        return DateOnly.TryParseExact($"{match.Groups[1].Value}-{match.Groups[2].Value}-{dayNumber}", "yyyy-M-d", CultureInfo.InvariantCulture, DateTimeStyles.None, out day);
    }

    [GeneratedRegex(@"^\d(\.\d+)?[eE]\+?\d+$", RegexOptions.CultureInvariant)]
    private static partial Regex Scientific();

    [GeneratedRegex(@"^[+-]?(\d+|\d{1,3}(,\d{3})+)(\.\d{1,12})?$", RegexOptions.CultureInvariant)]
    private static partial Regex PlainNumber();

    [GeneratedRegex(@"(㎡|m²|m2|平方米|平米)$", RegexOptions.CultureInvariant | RegexOptions.IgnoreCase)]
    private static partial Regex AreaUnit();

    [GeneratedRegex(@"^(\d{4})(?:-|/|\.|年)(\d{1,2})(?:-|/|\.|月)(\d{1,2})日?$", RegexOptions.CultureInvariant)]
    private static partial Regex Day();

    [GeneratedRegex(@"^(\d{4})(?:-|/|\.|年)(\d{1,2})月?(?:份)?$", RegexOptions.CultureInvariant)]
    private static partial Regex Month();

    [GeneratedRegex(@"^([0-9]{4})年?-?(?:[Qq]|第)?([1-4一二三四])(?:季度?|季)?$", RegexOptions.CultureInvariant)]
    private static partial Regex QuarterText();
}
