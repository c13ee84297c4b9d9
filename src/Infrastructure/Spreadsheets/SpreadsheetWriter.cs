using System.Globalization;
using System.IO.Compression;
using System.Text;
using System.Xml;
using Resettlement.Application.Common;

namespace Resettlement.Infrastructure.Spreadsheets;

/// <summary>
/// Writes the parts of a workbook with a forward writer. Own code, because text format, frozen header, drop-down lists and exact cents
/// are wanted together and rows must stream. Text goes into inline strings, which are never taken for formulas.
/// </summary>
internal sealed class SpreadsheetWriter : ISpreadsheetWriter
{
    private const string Main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
    private const string OfficeRelations = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
    private const string PackageRelations = "http://schemas.openxmlformats.org/package/2006/relationships";
    private const string ContentTypes = "http://schemas.openxmlformats.org/package/2006/content-types";
    private const string ListSheet = "字典";
    private const int OptionRows = 5_000;

    public void WriteXlsx(Stream target, IReadOnlyList<SheetContent> sheets)
    {
        var lists = sheets.SelectMany(sheet => sheet.Columns).Where(column => column.Options is { Count: > 0 }).ToList();
        var names = sheets.Select(sheet => sheet.Name).Concat(lists.Count > 0 ? [ListSheet] : []).ToList();
        using var archive = new ZipArchive(target, ZipArchiveMode.Create, leaveOpen: true, Encoding.UTF8);
        Part(archive, "[Content_Types].xml", xml => WriteContentTypes(xml, names.Count));
        Part(archive, "_rels/.rels", xml => WriteRelations(xml, [("officeDocument", "xl/workbook.xml")]));
        Part(archive, "xl/workbook.xml", xml => WriteWorkbook(xml, names, lists.Count > 0));
        Part(archive, "xl/_rels/workbook.xml.rels", xml => WriteRelations(xml, [.. names.Select((_, i) => ("worksheet", $"worksheets/sheet{i + 1}.xml")), ("styles", "styles.xml")]));
        Part(archive, "xl/styles.xml", SheetStyles.Write);
        for (var i = 0; i < sheets.Count; i++)
        {
            Part(archive, $"xl/worksheets/sheet{i + 1}.xml", xml => WriteSheet(xml, sheets[i], lists));
        }

        if (lists.Count > 0)
        {
            Part(archive, $"xl/worksheets/sheet{names.Count}.xml", xml => WriteLists(xml, lists));
        }
    }

    public void WriteCsv(Stream target, SheetContent sheet)
    {
        using var text = new StreamWriter(target, new UTF8Encoding(encoderShouldEmitUTF8Identifier: true), leaveOpen: true) { NewLine = "\r\n" };
        text.WriteLine(string.Join(',', sheet.Columns.Select(column => CsvField(column.Header, isText: true))));
        foreach (var row in sheet.Rows)
        {
            text.WriteLine(string.Join(',', sheet.Columns.Select((column, i) => CsvField(Shown(column.Type, i < row.Count ? row[i] : null), column.Type == SheetColumnType.Text))));
        }
    }

    private static void WriteSheet(XmlWriter xml, SheetContent sheet, List<SheetColumn> lists)
    {
        xml.WriteStartElement("worksheet", Main);
        xml.WriteStartElement("sheetViews");
        xml.WriteStartElement("sheetView");
        xml.WriteAttributeString("workbookViewId", "0");
        xml.WriteStartElement("pane");
        xml.WriteAttributeString("ySplit", "1");
        xml.WriteAttributeString("topLeftCell", "A2");
        xml.WriteAttributeString("activePane", "bottomLeft");
        xml.WriteAttributeString("state", "frozen");
        xml.WriteEndElement();
        xml.WriteEndElement();
        xml.WriteEndElement();

        xml.WriteStartElement("cols");
        for (var i = 0; i < sheet.Columns.Count; i++)
        {
            xml.WriteStartElement("col");
            xml.WriteAttributeString("min", Number(i + 1));
            xml.WriteAttributeString("max", Number(i + 1));
            xml.WriteAttributeString("width", Number(sheet.Columns[i].Width));
            xml.WriteAttributeString("style", Number(SheetStyles.Of(sheet.Columns[i].Type)));
            xml.WriteAttributeString("customWidth", "1");
            xml.WriteEndElement();
        }

        xml.WriteEndElement();
        xml.WriteStartElement("sheetData");
        StartRow(xml, 1);
        for (var i = 0; i < sheet.Columns.Count; i++)
        {
            WriteText(xml, ColumnName(i) + "1", sheet.Columns[i].Header, sheet.Columns[i].Required ? SheetStyles.RequiredHeader : SheetStyles.Header);
        }

        xml.WriteEndElement();
        var number = 1;
        foreach (var row in sheet.Rows)
        {
            number++;
            StartRow(xml, number);
            for (var i = 0; i < sheet.Columns.Count && i < row.Count; i++)
            {
                WriteCell(xml, ColumnName(i) + Number(number), sheet.Columns[i].Type, row[i]);
            }

            xml.WriteEndElement();
        }

        xml.WriteEndElement();
        WriteValidations(xml, sheet, lists);
        xml.WriteEndElement();
    }

    private static void WriteCell(XmlWriter xml, string reference, SheetColumnType type, object? value)
    {
        switch (type, value)
        {
            case (_, null):
                break;
            case (SheetColumnType.Money, long fen):
                WriteNumber(xml, reference, (fen / 100m).ToString("0.00", CultureInfo.InvariantCulture), SheetStyles.Of(type));
                break;
            case (SheetColumnType.Date, DateOnly day):
                WriteNumber(xml, reference, Number((int)day.ToDateTime(TimeOnly.MinValue).ToOADate()), SheetStyles.Of(type));
                break;
            case (SheetColumnType.Integer, int or long):
            case (SheetColumnType.Decimal, decimal or int or long):
                WriteNumber(xml, reference, Convert.ToString(value, CultureInfo.InvariantCulture)!, SheetStyles.Of(type));
                break;
            default:
                WriteText(xml, reference, Shown(SheetColumnType.Text, value), SheetStyles.Of(SheetColumnType.Text));
                break;
        }
    }

    private static void WriteNumber(XmlWriter xml, string reference, string value, int style)
    {
        xml.WriteStartElement("c");
        xml.WriteAttributeString("r", reference);
        xml.WriteAttributeString("s", Number(style));
        xml.WriteElementString("v", value);
        xml.WriteEndElement();
    }

    private static void WriteText(XmlWriter xml, string reference, string value, int style)
    {
        xml.WriteStartElement("c");
        xml.WriteAttributeString("r", reference);
        xml.WriteAttributeString("s", Number(style));
        xml.WriteAttributeString("t", "inlineStr");
        xml.WriteStartElement("is");
        xml.WriteStartElement("t");
        xml.WriteAttributeString("xml", "space", null, "preserve");
        xml.WriteString(Escape(value));
        xml.WriteEndElement();
        xml.WriteEndElement();
        xml.WriteEndElement();
    }

    private static void WriteValidations(XmlWriter xml, SheetContent sheet, List<SheetColumn> lists)
    {
        var columns = sheet.Columns.Select((column, i) => (column, i)).Where(entry => entry.column.Options is { Count: > 0 }).ToList();
        if (columns.Count == 0)
        {
            return;
        }

        xml.WriteStartElement("dataValidations");
        xml.WriteAttributeString("count", Number(columns.Count));
        foreach (var (column, i) in columns)
        {
            var list = ColumnName(lists.FindIndex(other => ReferenceEquals(other, column)));
            xml.WriteStartElement("dataValidation");
            xml.WriteAttributeString("type", "list");
            xml.WriteAttributeString("allowBlank", "1");
            xml.WriteAttributeString("showErrorMessage", "1");
            xml.WriteAttributeString("errorTitle", column.Header.Length > 30 ? column.Header[..30] : column.Header);
            xml.WriteAttributeString("error", "请从下拉列表中选择。");
            xml.WriteAttributeString("sqref", $"{ColumnName(i)}2:{ColumnName(i)}{Number(OptionRows)}");
            xml.WriteElementString("formula1", $"'{ListSheet}'!${list}$1:${list}${Number(column.Options!.Count)}");
            xml.WriteEndElement();
        }

        xml.WriteEndElement();
    }

    private static void WriteLists(XmlWriter xml, List<SheetColumn> lists)
    {
        xml.WriteStartElement("worksheet", Main);
        xml.WriteStartElement("sheetData");
        for (var row = 0; row < lists.Max(column => column.Options!.Count); row++)
        {
            StartRow(xml, row + 1);
            for (var i = 0; i < lists.Count; i++)
            {
                if (row < lists[i].Options!.Count)
                {
                    WriteText(xml, ColumnName(i) + Number(row + 1), lists[i].Options![row], SheetStyles.Of(SheetColumnType.Text));
                }
            }

            xml.WriteEndElement();
        }

        xml.WriteEndElement();
        xml.WriteEndElement();
    }

    private static void WriteWorkbook(XmlWriter xml, List<string> names, bool hideLast)
    {
        xml.WriteStartElement("workbook", Main);
        xml.WriteAttributeString("xmlns", "r", null, OfficeRelations);
        xml.WriteStartElement("sheets");
        for (var i = 0; i < names.Count; i++)
        {
            xml.WriteStartElement("sheet");
            xml.WriteAttributeString("name", SheetName(names[i]));
            xml.WriteAttributeString("sheetId", Number(i + 1));
            if (hideLast && i == names.Count - 1)
            {
                xml.WriteAttributeString("state", "hidden");
            }

            xml.WriteAttributeString("id", OfficeRelations, $"rId{Number(i + 1)}");
            xml.WriteEndElement();
        }

        xml.WriteEndElement();
        xml.WriteEndElement();
    }

    private static void WriteRelations(XmlWriter xml, IReadOnlyList<(string Type, string Target)> targets)
    {
        xml.WriteStartElement("Relationships", PackageRelations);
        for (var i = 0; i < targets.Count; i++)
        {
            xml.WriteStartElement("Relationship");
            xml.WriteAttributeString("Id", $"rId{Number(i + 1)}");
            xml.WriteAttributeString("Type", $"{OfficeRelations}/{targets[i].Type}");
            xml.WriteAttributeString("Target", targets[i].Target);
            xml.WriteEndElement();
        }

        xml.WriteEndElement();
    }

    private static void WriteContentTypes(XmlWriter xml, int sheets)
    {
        xml.WriteStartElement("Types", ContentTypes);
        foreach (var (extension, type) in new[] { ("rels", "application/vnd.openxmlformats-package.relationships+xml"), ("xml", "application/xml") })
        {
            xml.WriteStartElement("Default");
            xml.WriteAttributeString("Extension", extension);
            xml.WriteAttributeString("ContentType", type);
            xml.WriteEndElement();
        }

        Override("/xl/workbook.xml", "sheet.main");
        Override("/xl/styles.xml", "styles");
        for (var i = 1; i <= sheets; i++)
        {
            Override($"/xl/worksheets/sheet{Number(i)}.xml", "worksheet");
        }

        xml.WriteEndElement();

        void Override(string part, string type)
        {
            xml.WriteStartElement("Override");
            xml.WriteAttributeString("PartName", part);
            xml.WriteAttributeString("ContentType", $"application/vnd.openxmlformats-officedocument.spreadsheetml.{type}+xml");
            xml.WriteEndElement();
        }
    }

    private static void Part(ZipArchive archive, string name, Action<XmlWriter> write)
    {
        using var stream = archive.CreateEntry(name, CompressionLevel.Fastest).Open();
        using var xml = XmlWriter.Create(stream, new XmlWriterSettings { Encoding = new UTF8Encoding(false) });
        xml.WriteStartDocument(standalone: true);
        write(xml);
    }

    private static void StartRow(XmlWriter xml, int number)
    {
        xml.WriteStartElement("row");
        xml.WriteAttributeString("r", Number(number));
    }

    private static string Shown(SheetColumnType type, object? value) => (type, value) switch
    {
        (_, null) => "",
        (SheetColumnType.Money, long fen) => (fen / 100m).ToString("0.00", CultureInfo.InvariantCulture),
        (_, DateOnly day) => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
        (_, IFormattable number) => number.ToString(null, CultureInfo.InvariantCulture),
        _ => value.ToString() ?? "",
    };

    private static string CsvField(string value, bool isText)
    {
        var guarded = isText && value is ['=' or '+' or '-' or '@' or '\t' or '\r', ..] ? "'" + value : value;
        return guarded.AsSpan().ContainsAny("\",\r\n") ? $"\"{guarded.Replace("\"", "\"\"", StringComparison.Ordinal)}\"" : guarded;
    }

    /// <summary>Characters that XML cannot hold are written the way spreadsheets do; a text that looks like such an escape is guarded.</summary>
    private static string Escape(string value)
    {
        var cut = value.Length >= SpreadsheetLimits.MaxCellCharacters ? value[..(SpreadsheetLimits.MaxCellCharacters - 1)] : value;
        var isPlain = true;
        foreach (var c in cut)
        {
            isPlain &= XmlConvert.IsXmlChar(c) && c != '_';
        }

        if (isPlain)
        {
            return cut;
        }

        var escaped = new StringBuilder(cut.Length + 16);
        for (var i = 0; i < cut.Length; i++)
        {
            if (char.IsHighSurrogate(cut[i]) && i + 1 < cut.Length && char.IsLowSurrogate(cut[i + 1]))
            {
                escaped.Append(cut[i]).Append(cut[++i]);
            }
            else if (!XmlConvert.IsXmlChar(cut[i]) || (cut[i] == '_' && i + 1 < cut.Length && cut[i + 1] == 'x'))
            {
                escaped.Append(CultureInfo.InvariantCulture, $"_x{(int)cut[i]:X4}_");
            }
            else
            {
                escaped.Append(cut[i]);
            }
        }

        return escaped.ToString();
    }

    private static string SheetName(string name)
    {
        var clean = string.Concat(name.Select(c => c is '[' or ']' or ':' or '*' or '?' or '/' or '\\' ? ' ' : c)).Trim();
        return clean.Length > 31 ? clean[..31] : clean;
    }

    private static string ColumnName(int index)
    {
        var name = "";
        for (var rest = index + 1; rest > 0; rest = (rest - 1) / 26)
        {
            name = (char)('A' + ((rest - 1) % 26)) + name;
        }

        return name;
    }

    private static string Number(int value) => value.ToString(CultureInfo.InvariantCulture);
}
