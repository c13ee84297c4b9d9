using System.Globalization;
using System.Text;
using System.Xml;
using Resettlement.Application.Common;

namespace Resettlement.Infrastructure.Spreadsheets;

/// <summary>The part of one written sheet: frozen header, column formats, rows, drop-down lists.</summary>
internal static class SheetWriter
{
    public const string Main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
    private const int OptionRows = 5_000;

    public static void WriteSheet(XmlWriter xml, SheetContent sheet, List<SheetColumn> lists, string listSheet)
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
            xml.WriteAttributeString("min", WrittenValues.Number(i + 1));
            xml.WriteAttributeString("max", WrittenValues.Number(i + 1));
            xml.WriteAttributeString("width", WrittenValues.Number(sheet.Columns[i].Width));
            xml.WriteAttributeString("style", WrittenValues.Number(SheetStyles.Of(sheet.Columns[i].Type)));
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
                WriteCell(xml, ColumnName(i) + WrittenValues.Number(number), sheet.Columns[i].Type, row[i]);
            }

            xml.WriteEndElement();
        }

        xml.WriteEndElement();
        WriteValidations(xml, sheet, lists, listSheet);
        xml.WriteEndElement();
    }

    public static void WriteLists(XmlWriter xml, List<SheetColumn> lists)
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
                    WriteText(xml, ColumnName(i) + WrittenValues.Number(row + 1), lists[i].Options![row], SheetStyles.Of(SheetColumnType.Text));
                }
            }

            xml.WriteEndElement();
        }

        xml.WriteEndElement();
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
                WriteNumber(xml, reference, WrittenValues.Number((int)day.ToDateTime(TimeOnly.MinValue).ToOADate()), SheetStyles.Of(type));
                break;
            case (SheetColumnType.Integer, int or long):
            case (SheetColumnType.Decimal, decimal or int or long):
                WriteNumber(xml, reference, Convert.ToString(value, CultureInfo.InvariantCulture)!, SheetStyles.Of(type));
                break;
            default:
                WriteText(xml, reference, WrittenValues.Shown(SheetColumnType.Text, value), SheetStyles.Of(SheetColumnType.Text));
                break;
        }
    }

    private static void WriteNumber(XmlWriter xml, string reference, string value, int style)
    {
        xml.WriteStartElement("c");
        xml.WriteAttributeString("r", reference);
        xml.WriteAttributeString("s", WrittenValues.Number(style));
        xml.WriteElementString("v", value);
        xml.WriteEndElement();
    }

    private static void WriteText(XmlWriter xml, string reference, string value, int style)
    {
        xml.WriteStartElement("c");
        xml.WriteAttributeString("r", reference);
        xml.WriteAttributeString("s", WrittenValues.Number(style));
        xml.WriteAttributeString("t", "inlineStr");
        xml.WriteStartElement("is");
        xml.WriteStartElement("t");
        xml.WriteAttributeString("xml", "space", null, "preserve");
        xml.WriteString(Escape(value));
        xml.WriteEndElement();
        xml.WriteEndElement();
        xml.WriteEndElement();
    }

    private static void WriteValidations(XmlWriter xml, SheetContent sheet, List<SheetColumn> lists, string listSheet)
    {
        var columns = sheet.Columns.Select((column, i) => (column, i)).Where(entry => entry.column.Options is { Count: > 0 }).ToList();
        if (columns.Count == 0)
        {
            return;
        }

        xml.WriteStartElement("dataValidations");
        xml.WriteAttributeString("count", WrittenValues.Number(columns.Count));
        foreach (var (column, i) in columns)
        {
            var list = ColumnName(lists.FindIndex(other => ReferenceEquals(other, column)));
            xml.WriteStartElement("dataValidation");
            xml.WriteAttributeString("type", "list");
            xml.WriteAttributeString("allowBlank", "1");
            xml.WriteAttributeString("showErrorMessage", "1");
            xml.WriteAttributeString("errorTitle", column.Header.Length > 30 ? column.Header[..30] : column.Header);
            xml.WriteAttributeString("error", "请从下拉列表中选择。");
            xml.WriteAttributeString("sqref", $"{ColumnName(i)}2:{ColumnName(i)}{WrittenValues.Number(OptionRows)}");
            xml.WriteElementString("formula1", $"'{listSheet}'!${list}$1:${list}${WrittenValues.Number(column.Options!.Count)}");
            xml.WriteEndElement();
        }

        xml.WriteEndElement();
    }

    private static void StartRow(XmlWriter xml, int number)
    {
        xml.WriteStartElement("row");
        xml.WriteAttributeString("r", WrittenValues.Number(number));
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

    private static string ColumnName(int index)
    {
        var name = "";
        for (var rest = index + 1; rest > 0; rest = (rest - 1) / 26)
        {
            name = (char)('A' + ((rest - 1) % 26)) + name;
        }

        return name;
    }
}
