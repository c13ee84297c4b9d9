using System.IO.Compression;
using System.Text;
using System.Text.RegularExpressions;
using System.Xml;
using Resettlement.Application.Common;

namespace Resettlement.Infrastructure.Spreadsheets;

/// <summary>
/// An Office Open XML workbook, read part by part with a forward reader: row numbers, cell types and number formats are those of the file.
/// Element names are compared without namespace, so that the strict variant reads as well.
/// </summary>
internal sealed partial class XlsxSpreadsheet : Spreadsheet
{
    private const int MaxEntries = 5_000;
    private const int MaxMerges = 200_000;
    private readonly byte[] _content;
    private readonly Dictionary<string, string> _parts = new(StringComparer.Ordinal);
    private readonly List<string> _sharedStrings = [];
    private readonly List<bool> _dateStyles = [];
    private readonly Dictionary<string, List<RowMerge>> _merges = new(StringComparer.Ordinal);
    private readonly bool _starts1904;

    public XlsxSpreadsheet(byte[] content)
    {
        _content = content;
        using var archive = OpenArchive();
        if (archive.Entries.Count > MaxEntries)
        {
            throw new SpreadsheetFault(SpreadsheetErrors.Damaged);
        }

        if (archive.Entries.Any(entry => entry.FullName.EndsWith("vbaProject.bin", StringComparison.OrdinalIgnoreCase) || entry.FullName.Contains("/macrosheets/", StringComparison.OrdinalIgnoreCase)))
        {
            throw new SpreadsheetFault(SpreadsheetErrors.Macros);
        }

        var budget = new ReadBudget();
        var workbook = Relations(archive, "", budget).FirstOrDefault(relation => relation.Type.EndsWith("/officeDocument", StringComparison.Ordinal)).Target
            ?? throw new SpreadsheetFault(SpreadsheetErrors.NotWorkbook);
        if (!workbook.StartsWith("xl/", StringComparison.Ordinal) || archive.GetEntry(workbook) is null)
        {
            throw new SpreadsheetFault(SpreadsheetErrors.NotWorkbook);
        }

        var relations = Relations(archive, workbook, budget);
        var sheets = new List<string>();
        using (var xml = OpenPart(archive, workbook, budget))
        {
            while (xml.Read())
            {
                if (xml.NodeType == XmlNodeType.Element && xml.LocalName == "workbookPr")
                {
                    _starts1904 = xml.GetAttribute("date1904") is "1" or "true";
                }
                else if (xml.NodeType == XmlNodeType.Element && xml.LocalName == "sheet")
                {
                    var (name, relation, hidden) = (xml.GetAttribute("name") ?? "", RelationId(xml), xml.GetAttribute("state") is "hidden" or "veryHidden");
                    var target = relations.FirstOrDefault(candidate => candidate.Id == relation && candidate.Type.EndsWith("/worksheet", StringComparison.Ordinal)).Target;
                    if (!hidden && target is not null && _parts.TryAdd(name, target))
                    {
                        sheets.Add(name);
                    }
                }
            }
        }

        Sheets = sheets;
        ReadSharedStrings(archive, relations, budget);
        ReadStyles(archive, relations, budget);
        if (sheets.Sum(sheet => CountRows(archive, sheet, budget)) == 0)
        {
            throw new SpreadsheetFault(SpreadsheetErrors.Empty);
        }
    }

    public override SpreadsheetFormat Format => SpreadsheetFormat.Xlsx;

    public override IReadOnlyList<string> Sheets { get; }

    public override IEnumerable<SheetRow> Rows(string sheet)
    {
        using var archive = OpenArchive();
        using var xml = OpenPart(archive, _parts[sheet], new ReadBudget());
        var merges = new MergedColumns(_merges[sheet]);
        foreach (var row in Rows(xml, null))
        {
            yield return merges.Fill(row);
        }
    }

    private int CountRows(ZipArchive archive, string sheet, ReadBudget budget)
    {
        using var xml = OpenPart(archive, _parts[sheet], budget);
        var count = 0;
        var merges = _merges[sheet] = [];
        foreach (var _ in Rows(xml, merges))
        {
            if (++count > SpreadsheetLimits.MaxRows)
            {
                throw new SpreadsheetFault(SpreadsheetErrors.TooManyRows);
            }
        }

        merges.Sort((a, b) => a.FirstRow.CompareTo(b.FirstRow));
        return count;
    }

    private IEnumerable<SheetRow> Rows(XmlReader xml, List<RowMerge>? merges)
    {
        var cells = new List<SheetCell>();
        var text = new StringBuilder();
        var number = 0;
        while (xml.Read())
        {
            if (xml.NodeType == XmlNodeType.Element && xml.LocalName == "mergeCell" && merges is { Count: < MaxMerges } && RowMerge.Parse(xml.GetAttribute("ref")) is { } merge)
            {
                merges.Add(merge);
            }

            if (xml.NodeType != XmlNodeType.Element || xml.LocalName != "row")
            {
                continue;
            }

            number = int.TryParse(xml.GetAttribute("r"), out var given) && given > number ? given : number + 1;
            if (xml.IsEmptyElement)
            {
                continue;
            }

            cells.Clear();
            var (depth, column) = (xml.Depth, -1);
            while (xml.Read() && !(xml.NodeType == XmlNodeType.EndElement && xml.Depth == depth))
            {
                if (xml.NodeType == XmlNodeType.Element && xml.LocalName == "c")
                {
                    column = ColumnOf(xml.GetAttribute("r")) ?? column + 1;
                    Put(cells, column, ReadCell(xml, text));
                }
            }

            if (cells.Count > 0)
            {
                yield return new SheetRow(number, [.. cells]);
            }
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

        while (cells.Count <= column)
        {
            cells.Add(SheetCell.Empty);
        }

        cells[column] = cell;
    }

    private SheetCell ReadCell(XmlReader xml, StringBuilder text)
    {
        var (type, style) = (xml.GetAttribute("t"), xml.GetAttribute("s"));
        if (xml.IsEmptyElement)
        {
            return SheetCell.Empty;
        }

        text.Clear();
        var (depth, isFormula, reading) = (xml.Depth, false, false);
        while (xml.Read() && !(xml.NodeType == XmlNodeType.EndElement && xml.Depth == depth))
        {
            switch (xml.NodeType)
            {
                case XmlNodeType.Element when xml.LocalName is "v" or "t":
                    reading = !xml.IsEmptyElement;
                    break;
                case XmlNodeType.Element when xml.LocalName == "f":
                    isFormula = true;
                    break;
                case XmlNodeType.Element when xml.LocalName == "rPh":
                    SkipElement(xml);
                    break;
                case XmlNodeType.EndElement when xml.LocalName is "v" or "t":
                    reading = false;
                    break;
                case XmlNodeType.Text or XmlNodeType.CDATA or XmlNodeType.SignificantWhitespace or XmlNodeType.Whitespace when reading && text.Length < SpreadsheetLimits.MaxCellCharacters:
                    text.Append(xml.Value.AsSpan(0, Math.Min(xml.Value.Length, SpreadsheetLimits.MaxCellCharacters - text.Length)));
                    break;
                default:
                    break;
            }
        }

        return Interpret(type, style, text.ToString(), isFormula);
    }

    private SheetCell Interpret(string? type, string? style, string value, bool isFormula)
    {
        switch (type)
        {
            case "s":
                return int.TryParse(value, out var index) && index >= 0 && index < _sharedStrings.Count
                    ? CellValues.Text(_sharedStrings[index], isFormula)
                    : throw new SpreadsheetFault(SpreadsheetErrors.Damaged);
            case "inlineStr" or "str":
                return CellValues.Text(Unescape(value), isFormula);
            case "b":
                return new(CellKind.Boolean, value == "1" ? "TRUE" : "FALSE", null, isFormula);
            case "e":
                return new(CellKind.Error, value, null, isFormula);
            case "d":
                return CellValues.IsoDate(value, isFormula);
            default:
                return CellValues.Number(value, int.TryParse(style, out var format) && format >= 0 && format < _dateStyles.Count && _dateStyles[format], _starts1904, isFormula);
        }
    }

    private void ReadSharedStrings(ZipArchive archive, List<Relation> relations, ReadBudget budget)
    {
        if (relations.FirstOrDefault(relation => relation.Type.EndsWith("/sharedStrings", StringComparison.Ordinal)).Target is not { } part || archive.GetEntry(part) is null)
        {
            return;
        }

        using var xml = OpenPart(archive, part, budget);
        var text = new StringBuilder();
        var reading = false;
        while (xml.Read())
        {
            switch (xml.NodeType)
            {
                case XmlNodeType.Element when xml.LocalName == "si":
                    text.Clear();
                    if (xml.IsEmptyElement)
                    {
                        _sharedStrings.Add("");
                    }

                    break;
                case XmlNodeType.Element when xml.LocalName == "t":
                    reading = !xml.IsEmptyElement;
                    break;
                case XmlNodeType.Element when xml.LocalName == "rPh":
                    SkipElement(xml);
                    break;
                case XmlNodeType.EndElement when xml.LocalName == "t":
                    reading = false;
                    break;
                case XmlNodeType.EndElement when xml.LocalName == "si":
                    _sharedStrings.Add(Unescape(text.ToString()));
                    break;
                case XmlNodeType.Text or XmlNodeType.CDATA or XmlNodeType.SignificantWhitespace or XmlNodeType.Whitespace when reading && text.Length < SpreadsheetLimits.MaxCellCharacters:
                    text.Append(xml.Value.AsSpan(0, Math.Min(xml.Value.Length, SpreadsheetLimits.MaxCellCharacters - text.Length)));
                    break;
                default:
                    break;
            }
        }
    }

    private void ReadStyles(ZipArchive archive, List<Relation> relations, ReadBudget budget)
    {
        if (relations.FirstOrDefault(relation => relation.Type.EndsWith("/styles", StringComparison.Ordinal)).Target is not { } part || archive.GetEntry(part) is null)
        {
            return;
        }

        using var xml = OpenPart(archive, part, budget);
        var custom = new Dictionary<int, bool>();
        var inCellFormats = false;
        while (xml.Read())
        {
            if (xml.LocalName == "cellXfs")
            {
                inCellFormats = xml.NodeType == XmlNodeType.Element && !xml.IsEmptyElement;
            }
            else if (xml.NodeType == XmlNodeType.Element && xml.LocalName == "numFmt" && int.TryParse(xml.GetAttribute("numFmtId"), out var id))
            {
                custom[id] = CellValues.IsDateFormat(xml.GetAttribute("formatCode") ?? "");
            }
            else if (xml.NodeType == XmlNodeType.Element && xml.LocalName == "xf" && inCellFormats)
            {
                _ = int.TryParse(xml.GetAttribute("numFmtId"), out var format);
                _dateStyles.Add(custom.TryGetValue(format, out var isDate) ? isDate : CellValues.IsBuiltInDateFormat(format));
            }
        }
    }

    private ZipArchive OpenArchive() => new(new MemoryStream(_content, writable: false), ZipArchiveMode.Read);

    private static XmlReader OpenPart(ZipArchive archive, string part, ReadBudget budget)
    {
        var entry = archive.GetEntry(part) ?? throw new SpreadsheetFault(SpreadsheetErrors.Damaged);
        return XmlReader.Create(new BoundedStream(entry.Open(), budget), new XmlReaderSettings
        {
            DtdProcessing = DtdProcessing.Prohibit,
            XmlResolver = null,
            CloseInput = true,
            IgnoreComments = true,
            IgnoreProcessingInstructions = true,
        });
    }

    private static List<Relation> Relations(ZipArchive archive, string source, ReadBudget budget)
    {
        var folder = source.LastIndexOf('/') is var slash and >= 0 ? source[..(slash + 1)] : "";
        var part = $"{folder}_rels/{source[folder.Length..]}.rels";
        var found = new List<Relation>();
        if (archive.GetEntry(part) is null)
        {
            return found;
        }

        using var xml = OpenPart(archive, part, budget);
        while (xml.Read())
        {
            if (xml.NodeType == XmlNodeType.Element && xml.LocalName == "Relationship" && xml.GetAttribute("TargetMode") != "External")
            {
                found.Add(new(xml.GetAttribute("Id") ?? "", xml.GetAttribute("Type") ?? "", Resolve(folder, xml.GetAttribute("Target") ?? "")));
            }
        }

        return found;
    }

    private static string Resolve(string folder, string target)
    {
        if (target.StartsWith('/'))
        {
            return target[1..];
        }

        var parts = new List<string>();
        foreach (var step in (folder + target).Split('/', StringSplitOptions.RemoveEmptyEntries))
        {
            if (step == ".." && parts.Count > 0)
            {
                parts.RemoveAt(parts.Count - 1);
            }
            else if (step != ".")
            {
                parts.Add(step);
            }
        }

        return string.Join('/', parts);
    }

    private static string RelationId(XmlReader sheet)
    {
        var id = "";
        while (sheet.MoveToNextAttribute())
        {
            if (sheet.LocalName == "id" && sheet.NamespaceURI.EndsWith("/relationships", StringComparison.Ordinal))
            {
                id = sheet.Value;
            }
        }

        sheet.MoveToElement();
        return id;
    }

    /// <summary>"BC12" → 54; null without a reference.</summary>
    internal static int? ColumnOf(string? reference)
    {
        var column = 0;
        foreach (var c in reference ?? "")
        {
            if (!char.IsAsciiLetter(c) || column > 100_000)
            {
                break;
            }

            column = (column * 26) + char.ToUpperInvariant(c) - 'A' + 1;
        }

        return column == 0 ? null : column - 1;
    }

    /// <summary>Ends on the end tag, so that the caller's loop goes on behind it.</summary>
    private static void SkipElement(XmlReader xml)
    {
        if (xml.IsEmptyElement)
        {
            return;
        }

        var depth = xml.Depth;
        while (xml.Read() && !(xml.NodeType == XmlNodeType.EndElement && xml.Depth == depth))
        {
        }
    }

    private static string Unescape(string text) =>
        text.Contains("_x", StringComparison.Ordinal)
            ? EscapedCharacter().Replace(text, match => ((char)Convert.ToInt32(match.Groups[1].Value, 16)).ToString())
            : text;

    [GeneratedRegex("_x([0-9A-Fa-f]{4})_", RegexOptions.CultureInvariant)]
    private static partial Regex EscapedCharacter();

    private readonly record struct Relation(string Id, string Type, string Target);
}
