using System.IO.Compression;
using System.Text;

namespace Resettlement.Api.IntegrationTests.Imports;

/// <summary>Files that are made to harm, or that a hurried clerk picks by mistake. Large ones are packed while they are made.</summary>
internal static class HostileBooks
{
    public const string Main = "xmlns=\"http://schemas.openxmlformats.org/spreadsheetml/2006/main\"";
    public const string Sheet = "xl/worksheets/sheet1.xml";
    private const string Relation = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";

    /// <summary>A whole small workbook with shared texts, one sheet 表.</summary>
    public static byte[] OfSheet(string sheetData, string texts = "", string workbookExtra = "", string behind = "") => ImportDesk.Zip(
        ("[Content_Types].xml", "<Types xmlns=\"http://schemas.openxmlformats.org/package/2006/content-types\"><Default Extension=\"xml\" ContentType=\"application/xml\"/></Types>"),
        ("_rels/.rels", $"<Relationships xmlns=\"x\"><Relationship Id=\"a\" Type=\"{Relation}/officeDocument\" Target=\"xl/workbook.xml\"/></Relationships>"),
        ("xl/workbook.xml", $"<workbook {Main} xmlns:r=\"{Relation}\">{workbookExtra}<sheets><sheet name=\"表\" sheetId=\"1\" r:id=\"s1\"/></sheets></workbook>"),
        ("xl/_rels/workbook.xml.rels", $"<Relationships xmlns=\"x\"><Relationship Id=\"s1\" Type=\"{Relation}/worksheet\" Target=\"worksheets/sheet1.xml\"/><Relationship Id=\"s2\" Type=\"{Relation}/styles\" Target=\"styles.xml\"/><Relationship Id=\"s3\" Type=\"{Relation}/sharedStrings\" Target=\"sharedStrings.xml\"/></Relationships>"),
        (Sheet, $"<worksheet {Main}><sheetData>{sheetData}</sheetData>{behind}</worksheet>"),
        ("xl/sharedStrings.xml", $"<sst {Main}>{texts}</sst>"),
        ("xl/styles.xml", $"<styleSheet {Main}><cellXfs><xf numFmtId=\"0\"/><xf numFmtId=\"14\"/></cellXfs></styleSheet>"));

    public static byte[] Change(byte[] book, string part, Func<string, string> change)
    {
        using var archive = new ZipArchive(new MemoryStream(book));
        using var reader = new StreamReader(archive.GetEntry(part)!.Open());
        return Replace(book, part, Encoding.UTF8.GetBytes(change(reader.ReadToEnd())));
    }

    public static byte[] Replace(byte[] book, string part, byte[] content) => Write(book, part, stream => stream.Write(content), CompressionLevel.Fastest);

    public static byte[] Add(byte[] book, string part, string content) => Write(book, part, stream => stream.Write(Encoding.UTF8.GetBytes(content)), CompressionLevel.Fastest, keep: true);

    public static byte[] Streamed(Action<TextWriter> write) => Write(OfSheet(""), Sheet, stream =>
    {
        using var text = new StreamWriter(stream, new UTF8Encoding(false));
        write(text);
    }, CompressionLevel.Fastest);

    /// <summary>Rows of one sheet, as many as wanted; the text of each cell is escaped by the caller.</summary>
    public static byte[] OfRows(IEnumerable<IEnumerable<string>> rows) => Streamed(part =>
    {
        part.Write("<worksheet><sheetData>");
        foreach (var row in rows)
        {
            part.Write("<row>");
            foreach (var text in row)
            {
                part.Write("<c t=\"inlineStr\"><is><t>");
                part.Write(text);
                part.Write("</t></is></c>");
            }

            part.Write("</row>");
        }

        part.Write("</sheetData></worksheet>");
    });

    /// <summary>The sheet is kept unpacked and one of its bytes is changed afterwards: the amount is another one, the archive is whole.</summary>
    public static byte[] Forged()
    {
        var book = Write(OfSheet(""), Sheet, stream => stream.Write(Encoding.UTF8.GetBytes("<worksheet><sheetData><row><c><v>33.75</v></c></row></sheetData></worksheet>")), CompressionLevel.NoCompression);
        book[book.AsSpan().IndexOf("33.75"u8)] = (byte)'9';
        return book;
    }

    /// <summary>Every entry marked as encrypted, as archive programs do that ask for a password.</summary>
    public static byte[] Locked()
    {
        var book = OfSheet("<row><c><v>1</v></c></row>");
        for (var i = 0; i < book.Length - 10; i++)
        {
            if (book[i] == 'P' && book[i + 1] == 'K' && (book[i + 2], book[i + 3]) is (3, 4) or (1, 2))
            {
                book[i + (book[i + 2] == 3 ? 6 : 8)] |= 1;
            }
        }

        return book;
    }

    private static byte[] Write(byte[] book, string part, Action<Stream> write, CompressionLevel level, bool keep = false)
    {
        using var target = new MemoryStream();
        using (var from = new ZipArchive(new MemoryStream(book)))
        using (var to = new ZipArchive(target, ZipArchiveMode.Create, leaveOpen: true))
        {
            foreach (var entry in from.Entries.Where(entry => keep || entry.FullName != part))
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
