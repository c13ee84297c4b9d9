using System.Text;
using Resettlement.Application.Common;

namespace Resettlement.Infrastructure.Spreadsheets;

/// <summary>
/// RFC 4180 text with comma, tab or semicolon. Own code rather than the CSV library, because a quote that never closes must be named with its row
/// and blank lines must keep the row numbers the user sees.
/// </summary>
internal sealed class CsvSpreadsheet : Spreadsheet
{
    private readonly string _text;
    private readonly char _separator;

    public CsvSpreadsheet(string text)
    {
        _text = text;
        _separator = FindSeparator(text);
        var (rows, size) = (0, new ContentBudget());
        foreach (var row in Rows(Sheets[0]))
        {
            size.Spend(row);
            if (++rows > SpreadsheetLimits.MaxRows)
            {
                throw new SpreadsheetFault(SpreadsheetErrors.TooManyRows);
            }
        }

        if (rows == 0)
        {
            throw new SpreadsheetFault(SpreadsheetErrors.Empty);
        }
    }

    public override SpreadsheetFormat Format => SpreadsheetFormat.Csv;

    public override IReadOnlyList<string> Sheets { get; } = [""];

    public override IEnumerable<SheetRow> Rows(string sheet)
    {
        var cells = new List<SheetCell>();
        var field = new StringBuilder();
        var (number, column) = (1, 0);
        var i = 0;
        while (i < _text.Length)
        {
            i = ReadField(i, number, field);
            Put(cells, column++, Cell(field));
            if (i < _text.Length && _text[i] == _separator)
            {
                i++;
                if (i < _text.Length)
                {
                    continue;
                }
            }

            if (cells.Count > 0)
            {
                yield return new SheetRow(number, [.. cells]);
            }

            cells.Clear();
            (number, column) = (number + 1, 0);
            i = SkipLineEnd(i);
        }
    }

    private static void Put(List<SheetCell> cells, int column, SheetCell cell)
    {
        if (cell.IsEmpty)
        {
            return;
        }

        if (column >= SpreadsheetLimits.MaxColumns)
        {
            throw new SpreadsheetFault(SpreadsheetErrors.TooManyColumns);
        }

        while (cells.Count < column)
        {
            cells.Add(SheetCell.Empty);
        }

        cells.Add(cell);
    }

    /// <summary>Reads one field into the buffer and returns the place after it.</summary>
    private int ReadField(int start, int row, StringBuilder field)
    {
        field.Clear();
        var i = start;
        if (i < _text.Length && _text[i] == '"')
        {
            i++;
            while (true)
            {
                if (i >= _text.Length)
                {
                    throw new SpreadsheetFault(SpreadsheetErrors.OpenQuote(row));
                }

                if (_text[i] == '"')
                {
                    if (i + 1 >= _text.Length || _text[i + 1] != '"')
                    {
                        i++;
                        break;
                    }

                    i++;
                }

                Append(field, _text[i++]);
            }
        }

        while (i < _text.Length && _text[i] != _separator && _text[i] is not ('\r' or '\n'))
        {
            Append(field, _text[i++]);
        }

        return i;
    }

    private static void Append(StringBuilder field, char c)
    {
        if (field.Length < SpreadsheetLimits.MaxCellCharacters)
        {
            field.Append(c);
        }
    }

    private int SkipLineEnd(int i) =>
        i < _text.Length && _text[i] == '\r' ? (i + 1 < _text.Length && _text[i + 1] == '\n' ? i + 2 : i + 1) : i + 1;

    private static SheetCell Cell(StringBuilder field)
    {
        var text = CellValues.Clean(field.ToString());

        // the apostrophe that guards an exported text against being taken for a formula
        return CellValues.Known(text.Length > 1 && text[0] == '\'' && CsvFields.StartsFormula(text.AsSpan(1)) ? text[1..].TrimStart() : text, isFormula: false);
    }

    private static char FindSeparator(string text)
    {
        var counts = new int[3];
        var quoted = false;
        var lines = 0;
        foreach (var c in text)
        {
            switch (c)
            {
                case '"':
                    quoted = !quoted;
                    break;
                case ',' when !quoted:
                    counts[0]++;
                    break;
                case '\t' when !quoted:
                    counts[1]++;
                    break;
                case ';' when !quoted:
                    counts[2]++;
                    break;
                case '\n' when !quoted && ++lines >= 20:
                    return Best(counts);
                default:
                    break;
            }
        }

        return Best(counts);
    }

    private static char Best(int[] counts) => counts[1] > counts[0] && counts[1] >= counts[2] ? '\t' : counts[2] > counts[0] ? ';' : ',';
}
