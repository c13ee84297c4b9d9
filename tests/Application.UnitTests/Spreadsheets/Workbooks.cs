using System.IO.Compression;
using System.Text;

namespace Resettlement.Application.UnitTests.Spreadsheets;

/// <summary>Workbooks written part by part, as other programs write them.</summary>
internal static class Workbooks
{
    public static byte[] OfSheet(string sheetData, string? sharedStrings = null, string styles = "<cellXfs><xf numFmtId=\"0\"/><xf numFmtId=\"14\"/><xf numFmtId=\"164\"/></cellXfs>",
        string workbookExtra = "", params (string Name, string Content)[] more)
    {
        const string main = "xmlns=\"http://schemas.openxmlformats.org/spreadsheetml/2006/main\"";
        const string relation = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
        return Zip(
        [
            ("[Content_Types].xml", "<Types xmlns=\"http://schemas.openxmlformats.org/package/2006/content-types\"><Default Extension=\"xml\" ContentType=\"application/xml\"/></Types>"),
            ("_rels/.rels", $"<Relationships xmlns=\"x\"><Relationship Id=\"a\" Type=\"{relation}/officeDocument\" Target=\"xl/workbook.xml\"/></Relationships>"),
            ("xl/workbook.xml", $"<workbook {main} xmlns:r=\"{relation}\">{workbookExtra}<sheets><sheet name=\"表1\" sheetId=\"1\" r:id=\"s1\"/></sheets></workbook>"),
            ("xl/_rels/workbook.xml.rels", $"<Relationships xmlns=\"x\"><Relationship Id=\"s1\" Type=\"{relation}/worksheet\" Target=\"/xl/worksheets/sheet1.xml\"/><Relationship Id=\"s2\" Type=\"{relation}/sharedStrings\" Target=\"sharedStrings.xml\"/><Relationship Id=\"s3\" Type=\"{relation}/styles\" Target=\"styles.xml\"/></Relationships>"),
            ("xl/worksheets/sheet1.xml", sheetData.StartsWith("<!", StringComparison.Ordinal) ? sheetData : $"<worksheet {main}><sheetData>{sheetData}</sheetData></worksheet>"),
            ("xl/sharedStrings.xml", $"<sst {main}>{sharedStrings}</sst>"),
            ("xl/styles.xml", $"<styleSheet {main}><numFmts><numFmt numFmtId=\"164\" formatCode=\"yyyy&quot;年&quot;m&quot;月&quot;d&quot;日&quot;;@\"/></numFmts>{styles}</styleSheet>"),
            .. more,
        ]);
    }

    /// <summary>The same workbook with the text of one part changed.</summary>
    public static byte[] Change(byte[] book, string part, Func<string, string> change)
    {
        using var archive = new ZipArchive(new MemoryStream(book));
        using var reader = new StreamReader(archive.GetEntry(part)!.Open());
        return Replace(book, part, Encoding.UTF8.GetBytes(change(reader.ReadToEnd())));
    }

    public static byte[] Replace(byte[] book, string part, byte[] content) => Write(book, part, stream => stream.Write(content), CompressionLevel.Fastest);

    /// <summary>A workbook with a sheet of any size, which is packed while it is made.</summary>
    public static byte[] Streamed(Action<TextWriter> write) => Write(OfSheet(""), "xl/worksheets/sheet1.xml", stream =>
    {
        using var text = new StreamWriter(stream, new UTF8Encoding(false));
        write(text);
    }, CompressionLevel.Fastest);

    /// <summary>A workbook whose sheet is not packed.</summary>
    public static byte[] Stored(string sheetData) =>
        Write(OfSheet(""), "xl/worksheets/sheet1.xml", stream => stream.Write(Encoding.UTF8.GetBytes($"<worksheet><sheetData>{sheetData}</sheetData></worksheet>")), CompressionLevel.NoCompression);

    public static byte[] Zip(IEnumerable<(string Name, string Content)> parts)
    {
        using var stream = new MemoryStream();
        using (var archive = new ZipArchive(stream, ZipArchiveMode.Create, leaveOpen: true))
        {
            foreach (var (name, content) in parts)
            {
                using var part = archive.CreateEntry(name).Open();
                part.Write(Encoding.UTF8.GetBytes(content));
            }
        }

        return stream.ToArray();
    }

    private static byte[] Write(byte[] book, string part, Action<Stream> write, CompressionLevel level)
    {
        using var stream = new MemoryStream();
        stream.Write(book);
        using (var archive = new ZipArchive(stream, ZipArchiveMode.Update, leaveOpen: true))
        {
            archive.GetEntry(part)!.Delete();
        }

        // added afterwards, so that the part is packed while it is written and not kept whole
        stream.Position = 0;
        using var target = new MemoryStream();
        using (var from = new ZipArchive(stream, ZipArchiveMode.Read))
        using (var to = new ZipArchive(target, ZipArchiveMode.Create, leaveOpen: true))
        {
            foreach (var entry in from.Entries)
            {
                using var source = entry.Open();
                using var copy = to.CreateEntry(entry.FullName).Open();
                source.CopyTo(copy);
            }

            using var added = to.CreateEntry(part, level).Open();
            write(added);
        }

        return target.ToArray();
    }
}
