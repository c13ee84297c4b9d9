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
    private const string ListSheet = "字典";
    private static readonly DateTimeOffset Epoch = new(1980, 1, 1, 0, 0, 0, TimeSpan.Zero);

    public void WriteXlsx(Stream target, IReadOnlyList<SheetContent> sheets)
    {
        var lists = sheets.SelectMany(sheet => sheet.Columns).Where(column => column.Options is { Count: > 0 }).ToList();
        var names = sheets.Select(sheet => sheet.Name).Concat(lists.Count > 0 ? [ListSheet] : []).ToList();
        using var archive = new ZipArchive(target, ZipArchiveMode.Create, leaveOpen: true, Encoding.UTF8);
        Part(archive, "[Content_Types].xml", xml => WorkbookFrame.WriteContentTypes(xml, names.Count));
        Part(archive, "_rels/.rels", xml => WorkbookFrame.WriteRelations(xml, [("officeDocument", "xl/workbook.xml")]));
        Part(archive, "xl/workbook.xml", xml => WorkbookFrame.WriteWorkbook(xml, names, lists.Count > 0));
        Part(archive, "xl/_rels/workbook.xml.rels", xml => WorkbookFrame.WriteRelations(xml, [.. names.Select((_, i) => ("worksheet", $"worksheets/sheet{i + 1}.xml")), ("styles", "styles.xml")]));
        Part(archive, "xl/styles.xml", SheetStyles.Write);
        for (var i = 0; i < sheets.Count; i++)
        {
            Part(archive, $"xl/worksheets/sheet{i + 1}.xml", xml => SheetWriter.WriteSheet(xml, sheets[i], lists, ListSheet));
        }

        if (lists.Count > 0)
        {
            Part(archive, $"xl/worksheets/sheet{names.Count}.xml", xml => SheetWriter.WriteLists(xml, lists));
        }
    }

    public void WriteCsv(Stream target, SheetContent sheet)
    {
        using var text = new StreamWriter(target, new UTF8Encoding(encoderShouldEmitUTF8Identifier: true), leaveOpen: true) { NewLine = "\r\n" };
        text.WriteLine(string.Join(',', sheet.Columns.Select(column => CsvFields.Write(column.Header, isText: true))));
        foreach (var row in sheet.Rows)
        {
            text.WriteLine(string.Join(',', sheet.Columns.Select((column, i) => CsvFields.Write(WrittenValues.Shown(column.Type, i < row.Count ? row[i] : null), column.Type == SheetColumnType.Text))));
        }
    }

    private static void Part(ZipArchive archive, string name, Action<XmlWriter> write)
    {
        var entry = archive.CreateEntry(name, CompressionLevel.Fastest);
        // the same content gives the same bytes, whenever it is written
        entry.LastWriteTime = Epoch;
        using var stream = entry.Open();
        using var xml = XmlWriter.Create(stream, new XmlWriterSettings { Encoding = new UTF8Encoding(false) });
        xml.WriteStartDocument(standalone: true);
        write(xml);
    }
}
