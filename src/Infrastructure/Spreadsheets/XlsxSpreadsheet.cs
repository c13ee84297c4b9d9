using System.Xml;
using Resettlement.Application.Common;

namespace Resettlement.Infrastructure.Spreadsheets;

/// <summary>
/// An Office Open XML workbook, read part by part with a forward reader: row numbers, cell types and number formats are those of the file.
/// Element names are compared without namespace, so that the strict variant reads as well.
/// </summary>
internal sealed class XlsxSpreadsheet : Spreadsheet
{
    private const int MaxSheets = 256;
    private const int MaxSheetName = 255;
    private readonly byte[] _content;
    private readonly Dictionary<string, string> _parts = new(StringComparer.Ordinal);
    private readonly Dictionary<string, List<RowMerge>> _merges = new(StringComparer.Ordinal);
    private readonly WorkbookTables _tables = new();
    private readonly List<string> _sheets = [];

    public XlsxSpreadsheet(byte[] content)
    {
        _content = content;
        using var package = new XlsxPackage(content);
        package.Judge();
        var workbook = package.Relations("").Values.FirstOrDefault(relation => relation.Is("/officeDocument")).Target ?? throw new SpreadsheetFault(SpreadsheetErrors.NotWorkbook);
        if (!workbook.StartsWith("xl/", StringComparison.Ordinal) || !package.Has(workbook))
        {
            throw new SpreadsheetFault(SpreadsheetErrors.NotWorkbook);
        }

        if (workbook.EndsWith(".bin", StringComparison.OrdinalIgnoreCase))
        {
            throw new SpreadsheetFault(SpreadsheetErrors.OldFormat);
        }

        var relations = package.Relations(workbook);
        ReadSheets(package, workbook, relations);
        if (PartOf(package, relations, "/sharedStrings") is { } texts)
        {
            using var xml = package.Open(texts);
            _tables.ReadTexts(xml);
        }

        if (PartOf(package, relations, "/styles") is { } styles)
        {
            using var xml = package.Open(styles);
            _tables.ReadFormats(xml);
        }

        var size = new ContentBudget();
        if (_sheets.Sum(sheet => CountRows(package, sheet, size)) == 0)
        {
            throw new SpreadsheetFault(SpreadsheetErrors.Empty);
        }
    }

    public override SpreadsheetFormat Format => SpreadsheetFormat.Xlsx;

    public override IReadOnlyList<string> Sheets => _sheets;

    public override IEnumerable<SheetRow> Rows(string sheet)
    {
        using var package = new XlsxPackage(_content);
        using var xml = package.Open(_parts[sheet]);
        var merges = new MergedColumns(_merges[sheet]);
        foreach (var row in new SheetPart(xml, _tables).Rows())
        {
            yield return merges.Fill(row);
        }
    }

    private static string? PartOf(XlsxPackage package, Dictionary<string, PartRelation> relations, string type) =>
        relations.Values.FirstOrDefault(relation => relation.Is(type)).Target is { } part && package.Has(part) ? part : null;

    private void ReadSheets(XlsxPackage package, string workbook, Dictionary<string, PartRelation> relations)
    {
        var (count, names) = (0, new HashSet<string>(StringComparer.OrdinalIgnoreCase));
        using var xml = package.Open(workbook);
        while (xml.Next())
        {
            if (xml.NodeType == XmlNodeType.Element && xml.LocalName == "workbookPr")
            {
                _tables.Starts1904 = xml.GetAttribute("date1904") is "1" or "true";
            }
            else if (xml.NodeType == XmlNodeType.Element && xml.LocalName == "sheet")
            {
                if (++count > MaxSheets)
                {
                    throw new SpreadsheetFault(SpreadsheetErrors.TooManyParts);
                }

                var (name, hidden) = (xml.GetAttribute("name") ?? "", xml.GetAttribute("state") is "hidden" or "veryHidden");
                if (name.Length > MaxSheetName || !names.Add(name))
                {
                    throw new SpreadsheetFault(SpreadsheetErrors.Damaged);
                }

                if (relations.TryGetValue(RelationId(xml), out var relation) && relation.Is("/worksheet") && !hidden)
                {
                    _parts.Add(name, relation.Target);
                    _sheets.Add(name);
                }
            }
        }
    }

    private int CountRows(XlsxPackage package, string sheet, ContentBudget size)
    {
        using var xml = package.Open(_parts[sheet]);
        var part = new SheetPart(xml, _tables);
        var count = 0;
        foreach (var row in part.Rows())
        {
            size.Spend(row);
            if (++count > SpreadsheetLimits.MaxRows)
            {
                throw new SpreadsheetFault(SpreadsheetErrors.TooManyRows);
            }
        }

        part.Merges.Sort((a, b) => a.FirstRow.CompareTo(b.FirstRow));
        _merges[sheet] = part.Merges;
        if (part.Merges.Count > 0)
        {
            // a merged value stands in every row of its block
            var filled = new ContentBudget();
            foreach (var row in Rows(sheet))
            {
                filled.Spend(row);
            }
        }

        return count;
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
}
