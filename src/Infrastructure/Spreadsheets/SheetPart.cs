using System.Globalization;
using System.Text;
using System.Xml;
using Resettlement.Application.Common;

namespace Resettlement.Infrastructure.Spreadsheets;

/// <summary>Reads the rows of one sheet as they stand in its part.</summary>
internal sealed class SheetPart(XmlReader xml, WorkbookTables tables)
{
    private const int MaxMerges = 200_000;
    private const int LastRow = 1_048_576;
    private readonly List<SheetCell> _cells = [];
    private readonly StringBuilder _text = new();

    /// <summary>Blocks merged over rows; they stand behind the rows, so the list is whole after the last one.</summary>
    public List<RowMerge> Merges { get; } = [];

    public IEnumerable<SheetRow> Rows()
    {
        var number = 0;
        while (xml.Next())
        {
            if (xml.NodeType == XmlNodeType.Element && xml.LocalName == "mergeCell" && RowMerge.Parse(xml.GetAttribute("ref")) is { } merge)
            {
                if (Merges.Count >= MaxMerges)
                {
                    throw new SpreadsheetFault(SpreadsheetErrors.TooMuchContent);
                }

                Merges.Add(merge);
            }

            if (xml.NodeType != XmlNodeType.Element || xml.LocalName != "row")
            {
                continue;
            }

            number = Number(xml.GetAttribute("r"), number);
            if (xml.IsEmptyElement)
            {
                continue;
            }

            ReadCells(number);
            if (_cells.Count > 0)
            {
                yield return new SheetRow(number, [.. _cells]);
            }
        }
    }

    /// <summary>Rows stand in their order, each once: where they do not, programs show different sheets for one file.</summary>
    private static int Number(string? reference, int before)
    {
        var number = reference is null ? before + 1 : int.TryParse(reference, NumberStyles.None, CultureInfo.InvariantCulture, out var given) ? given : 0;
        return number > before && number <= LastRow ? number : throw new SpreadsheetFault(SpreadsheetErrors.Damaged);
    }

    private void ReadCells(int row)
    {
        _cells.Clear();
        var (depth, column) = (xml.Depth, -1);
        while (xml.Next() && !(xml.NodeType == XmlNodeType.EndElement && xml.Depth == depth))
        {
            if (xml.NodeType != XmlNodeType.Element || xml.LocalName != "c")
            {
                continue;
            }

            var before = column;
            column = CellPlace.ColumnOf(xml.GetAttribute("r")) ?? column + 1;
            if (column <= before || (CellPlace.RowOf(xml.GetAttribute("r")) is { } stated && stated != row))
            {
                throw new SpreadsheetFault(SpreadsheetErrors.Damaged);
            }

            Put(column, ReadCell());
        }
    }

    private void Put(int column, SheetCell cell)
    {
        if (cell.IsEmpty)
        {
            return;
        }

        if (column >= SpreadsheetLimits.MaxColumns)
        {
            throw new SpreadsheetFault(SpreadsheetErrors.TooManyColumns);
        }

        while (_cells.Count < column)
        {
            _cells.Add(SheetCell.Empty);
        }

        _cells.Add(cell);
    }

    private SheetCell ReadCell()
    {
        var (type, style) = (xml.GetAttribute("t"), xml.GetAttribute("s"));
        if (xml.IsEmptyElement)
        {
            return SheetCell.Empty;
        }

        _text.Clear();
        var (depth, isFormula, hasValue, reading) = (xml.Depth, false, false, false);
        while (xml.Next() && !(xml.NodeType == XmlNodeType.EndElement && xml.Depth == depth))
        {
            switch (xml.NodeType)
            {
                case XmlNodeType.Element when xml.LocalName is "v" or "t":
                    (reading, hasValue) = (!xml.IsEmptyElement, true);
                    break;
                case XmlNodeType.Element when xml.LocalName == "f":
                    isFormula = true;
                    break;
                case XmlNodeType.Element when xml.LocalName == "rPh":
                    xml.SkipElement();
                    break;
                case XmlNodeType.EndElement when xml.LocalName is "v" or "t":
                    reading = false;
                    break;
                case XmlNodeType.Text or XmlNodeType.CDATA or XmlNodeType.SignificantWhitespace or XmlNodeType.Whitespace when reading:
                    xml.AppendText(_text);
                    break;
                default:
                    break;
            }
        }

        // a program that does not calculate stores formulas without a value: that is not an empty cell. A text that came out empty is one
        return isFormula && _text.Length == 0 && !(hasValue && type == "str") ? SheetCell.Uncalculated : Interpret(type, style, _text.ToString(), isFormula);
    }

    private SheetCell Interpret(string? type, string? style, string value, bool isFormula) => type switch
    {
        "s" => CellValues.Known(tables.Text(value), isFormula),
        "inlineStr" or "str" => CellValues.Text(WorkbookTables.Unescape(value), isFormula),
        "b" => new(CellKind.Boolean, value == "1" ? "TRUE" : "FALSE", null, isFormula),
        "e" => new(CellKind.Error, value, null, isFormula),
        "d" => CellValues.IsoDate(value, isFormula),
        _ => CellValues.Number(value, tables.IsDate(style), tables.Starts1904, isFormula),
    };
}
