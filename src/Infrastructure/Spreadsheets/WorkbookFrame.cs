using System.Xml;

namespace Resettlement.Infrastructure.Spreadsheets;

/// <summary>The parts around the sheets of a written workbook: what it holds, how its parts hang together, which sheets it shows.</summary>
internal static class WorkbookFrame
{
    private const string OfficeRelations = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
    private const string PackageRelations = "http://schemas.openxmlformats.org/package/2006/relationships";
    private const string ContentTypes = "http://schemas.openxmlformats.org/package/2006/content-types";

    public static void WriteWorkbook(XmlWriter xml, List<string> names, bool hideLast)
    {
        xml.WriteStartElement("workbook", SheetWriter.Main);
        xml.WriteAttributeString("xmlns", "r", null, OfficeRelations);
        xml.WriteStartElement("sheets");
        for (var i = 0; i < names.Count; i++)
        {
            xml.WriteStartElement("sheet");
            xml.WriteAttributeString("name", SheetName(names[i]));
            xml.WriteAttributeString("sheetId", WrittenValues.Number(i + 1));
            if (hideLast && i == names.Count - 1)
            {
                xml.WriteAttributeString("state", "hidden");
            }

            xml.WriteAttributeString("id", OfficeRelations, $"rId{WrittenValues.Number(i + 1)}");
            xml.WriteEndElement();
        }

        xml.WriteEndElement();
        xml.WriteEndElement();
    }

    public static void WriteRelations(XmlWriter xml, IReadOnlyList<(string Type, string Target)> targets)
    {
        xml.WriteStartElement("Relationships", PackageRelations);
        for (var i = 0; i < targets.Count; i++)
        {
            xml.WriteStartElement("Relationship");
            xml.WriteAttributeString("Id", $"rId{WrittenValues.Number(i + 1)}");
            xml.WriteAttributeString("Type", $"{OfficeRelations}/{targets[i].Type}");
            xml.WriteAttributeString("Target", targets[i].Target);
            xml.WriteEndElement();
        }

        xml.WriteEndElement();
    }

    public static void WriteContentTypes(XmlWriter xml, int sheets)
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
            Override($"/xl/worksheets/sheet{WrittenValues.Number(i)}.xml", "worksheet");
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

    private static string SheetName(string name)
    {
        var clean = string.Concat(name.Select(c => c is '[' or ']' or ':' or '*' or '?' or '/' or '\\' ? ' ' : c)).Trim();
        return clean.Length > 31 ? clean[..31] : clean;
    }
}
