using System.Net;
using System.Text;
using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Resettlement.Api.IntegrationTests.Common;
using Resettlement.Domain.Access;
using Resettlement.Domain.Registry;

namespace Resettlement.Api.IntegrationTests.Imports;

/// <summary>Uploads that must not come in: each is answered with a code and a sentence that says what to do, and nothing is stored.</summary>
[Category(AnyDatabase.Name)]
internal sealed class HostileFilesRefusedTests
{
    private const string Cell = "<row r=\"1\"><c r=\"A1\"><v>1</v></c></row>";
    private static readonly Encoding Gb18030 = CodePagesEncodingProvider.Instance.GetEncoding("GB18030")!;
    private Community _site = null!;
    private HttpClient _clerk = null!;

    [OneTimeSetUp]
    public async Task SetUp()
    {
        var app = await TestApp.SharedAsync();
        _site = await app.AddSiteAsync();
        _clerk = await app.AsAsync(Role.CommunityClerk, _site.Id);
    }

    [OneTimeTearDown]
    public void TearDown() => _clerk.Dispose();

    [TestCaseSource(nameof(Books))]
    [TestCaseSource(nameof(Texts))]
    public async Task A_hostile_file_is_refused_with_a_sentence_and_stores_nothing(Func<byte[]> make, string name, string code)
    {
        var app = await TestApp.SharedAsync();
        var content = make();
        var before = GC.GetTotalAllocatedBytes();

        using var answer = await _clerk.SendFileAsync("Roster", _site.Id, ImportDesk.ToDisk(content, name));

        var problem = JsonSerializer.Deserialize<JsonElement>(await answer.Content.ReadAsStringAsync());
        var allocated = GC.GetTotalAllocatedBytes() - before;
        Assert.Multiple(() =>
        {
            Assert.That(answer.StatusCode, Is.EqualTo(HttpStatusCode.UnprocessableEntity).Or.EqualTo(HttpStatusCode.RequestEntityTooLarge));
            Assert.That(answer.Content.Headers.ContentType?.MediaType, Is.EqualTo("application/problem+json"));
            Assert.That(problem.GetProperty("code").GetString(), Is.EqualTo(code));
            Assert.That(problem.GetProperty("title").GetString(), Does.Contain("请").Or.Contain("只能"), "what to do");
            Assert.That(allocated, Is.LessThan(500_000_000), "bytes over the whole request");
        });
        Assert.That(await app.ReadAsync(db => db.ImportSessions.AnyAsync(x => x.CommunityId == _site.Id)), Is.False);
    }

    private static IEnumerable<TestCaseData> Books()
    {
        var good = HostileBooks.OfSheet(Cell);
        yield return Case("a zip in a zip", () => ImportDesk.Zip(("a.zip", Encoding.Latin1.GetString(good))), "a.xlsx", "spreadsheet.not-workbook");
        yield return Case("a workbook inside a workbook's place", () => HostileBooks.Replace(good, HostileBooks.Sheet, good), "a.xlsx", "spreadsheet.damaged");
        yield return Case("open document", () => ImportDesk.Zip(("mimetype", "application/vnd.oasis.opendocument.spreadsheet"), ("content.xml", "<x/>")), "a.ods", "spreadsheet.not-workbook");
        yield return Case("open document renamed", () => ImportDesk.Zip(("mimetype", "application/vnd.oasis.opendocument.spreadsheet"), ("content.xml", "<x/>")), "a.xlsx", "spreadsheet.not-workbook");
        yield return Case("a letter renamed", () => HostileBooks.Change(good, "_rels/.rels", text => text.Replace("xl/workbook.xml", "word/document.xml", StringComparison.Ordinal)), "a.xlsx", "spreadsheet.not-workbook");
        yield return Case("binary workbook", () => HostileBooks.Add(HostileBooks.Change(good, "_rels/.rels", text => text.Replace(".xml", ".bin", StringComparison.Ordinal)), "xl/workbook.bin", "x"), "a.xlsb", "spreadsheet.old-format");
        yield return Case("password", () => [0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1, .. new byte[2_000]], "加密.xlsx", "spreadsheet.old-format");
        yield return Case("old format renamed", () => [0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1, .. new byte[2_000]], "a.csv", "spreadsheet.old-format");
        yield return Case("the oldest format", () => [0x09, 0x08, 0x08, 0x00, 0x00, 0x05, 0x10, 0x00], "a.xls", "spreadsheet.renamed");
        yield return Case("encrypted entries", HostileBooks.Locked, "a.xlsx", "spreadsheet.old-format");
        yield return Case("truncated", () => good[..^40], "a.xlsx", "spreadsheet.damaged");
        yield return Case("cut in the middle", () => good[..(good.Length / 2)], "a.xlsx", "spreadsheet.damaged");
        yield return Case("an amount changed after packing", HostileBooks.Forged, "a.xlsx", "spreadsheet.damaged");
        yield return Case("macros", () => HostileBooks.Add(good, "xl/vbaProject.bin", "x"), "a.xlsm", "spreadsheet.macros");
        yield return Case("an add-in", () => HostileBooks.Add(good, "xl/vbaProject.bin", "x"), "a.xlam", "spreadsheet.macros");
        yield return Case("macros renamed", () => HostileBooks.Add(good, "xl/VBAPROJECT.BIN", "x"), "a.xlsx", "spreadsheet.macros");
        yield return Case("macros of old", () => HostileBooks.Add(good, "xl/macrosheets/sheet1.xml", "<x/>"), "a.xlsx", "spreadsheet.macros");
        foreach (var part in new[] { "_rels/.rels", "xl/workbook.xml", "xl/_rels/workbook.xml.rels", HostileBooks.Sheet, "xl/sharedStrings.xml", "xl/styles.xml" })
        {
            yield return Case($"entities in {part.Split('/')[^1]}", () => HostileBooks.Change(good, part, text => $"<!DOCTYPE x [<!ENTITY a \"ha\"><!ENTITY b \"&a;&a;&a;&a;&a;\">]>{text}"), "a.xlsx", "spreadsheet.forbidden-content");
        }

        yield return Case("external entity", () => HostileBooks.Change(good, HostileBooks.Sheet, text => $"<!DOCTYPE x [<!ENTITY a SYSTEM \"file:///etc/passwd\">]>{text.Replace("<v>1", "<v>&a;", StringComparison.Ordinal)}"), "a.xlsx", "spreadsheet.forbidden-content");
        yield return Case("an entity nobody declared", () => HostileBooks.Change(good, HostileBooks.Sheet, text => text.Replace("<v>1", "<v>&a;", StringComparison.Ordinal)), "a.xlsx", "spreadsheet.damaged");
        yield return Case("a name that climbs", () => HostileBooks.Add(good, "../../../tmp/evil.xml", "x"), "a.xlsx", "spreadsheet.damaged");
        yield return Case("two parts of one name", () => HostileBooks.Add(good, HostileBooks.Sheet, "<worksheet/>"), "a.xlsx", "spreadsheet.damaged");
        yield return Case("10 000 sheets", () => HostileBooks.Change(good, "xl/workbook.xml", text => text.Replace("</sheets>",
            string.Concat(Enumerable.Range(2, 10_000).Select(i => $"<sheet name=\"表{i}\" sheetId=\"{i}\" r:id=\"s1\"/>")) + "</sheets>", StringComparison.Ordinal)), "a.xlsx", "spreadsheet.too-many-parts");
        yield return Case("rows that go back", () => HostileBooks.OfSheet("<row r=\"5\"><c><v>1</v></c></row><row r=\"3\"><c><v>1</v></c></row>"), "a.xlsx", "spreadsheet.damaged");
        yield return Case("a row that stands twice", () => HostileBooks.OfSheet("<row r=\"5\"><c><v>1</v></c></row><row r=\"5\"><c><v>1</v></c></row>"), "a.xlsx", "spreadsheet.damaged");
        yield return Case("a cell that stands twice", () => HostileBooks.OfSheet("<row r=\"1\"><c r=\"A1\"><v>1</v></c><c r=\"A1\"><v>2</v></c></row>"), "a.xlsx", "spreadsheet.damaged");
        yield return Case("row 1 048 577", () => HostileBooks.OfSheet("<row r=\"1048577\"><c><v>1</v></c></row>"), "a.xlsx", "spreadsheet.damaged");
        yield return Case("column XFE", () => HostileBooks.OfSheet("<row r=\"1\"><c r=\"XFE1\"><v>1</v></c></row>"), "a.xlsx", "spreadsheet.too-many-columns");
        yield return Case("a shared text that is missing", () => HostileBooks.OfSheet("<row r=\"1\"><c r=\"A1\" t=\"s\"><v>0</v></c></row>"), "a.xlsx", "spreadsheet.damaged");
        yield return Case("shared texts without end and one cell", () => HostileBooks.OfSheet(Cell, string.Concat(Enumerable.Repeat("<si/>", 2_000_001))), "a.xlsx", "spreadsheet.too-much-content");
        yield return Case("a long shared text in every cell", () => HostileBooks.OfSheet(
            string.Concat(Enumerable.Repeat($"<row>{string.Concat(Enumerable.Repeat("<c t=\"s\"><v>0</v></c>", 100))}</row>", 40)), $"<si><t>{new string('王', 32_767)}</t></si>"), "a.xlsx", "spreadsheet.too-much-content");
        yield return Case("elements within elements", () => HostileBooks.Streamed(part => part.Write(string.Concat(Enumerable.Repeat("<a>", 1_000_000)))), "a.xlsx", "spreadsheet.damaged");
        yield return Case("300 000 rows", () => HostileBooks.OfRows(Enumerable.Repeat<string[]>(["甲", "乙"], 300_000)), "a.xlsx", "spreadsheet.too-many-rows");
        yield return Case("a bomb of blanks", () => HostileBooks.Streamed(part =>
        {
            for (var i = 0; i < 1_000; i++)
            {
                part.Write(new string(' ', 200_000));
            }
        }), "a.xlsx", "spreadsheet.damaged");
    }

    private static IEnumerable<TestCaseData> Texts()
    {
        yield return Case("a million columns", () => Encoding.ASCII.GetBytes(string.Concat(Enumerable.Repeat("1,", 1_000_000))), "a.csv", "spreadsheet.too-many-columns");
        yield return Case("300 000 lines", () => Encoding.ASCII.GetBytes(string.Concat(Enumerable.Repeat("1,2\n", 300_000))), "a.csv", "spreadsheet.too-many-rows");
        yield return Case("a quote without end", () => Encoding.UTF8.GetBytes("户编号,姓名\nA1,\"王二\nA2,李四\n"), "a.csv", "spreadsheet.open-quote");
        yield return Case("two encodings", () => [.. Encoding.UTF8.GetBytes("户编号,姓名\nA1,王小二\n"), .. Gb18030.GetBytes("A2,李小四\n")], "a.csv", "spreadsheet.encoding");
        yield return Case("half a pair in UTF-16", () => [.. Encoding.Unicode.Preamble, .. Encoding.Unicode.GetBytes("户编号\n"), 0x00, 0xD8, 0x31, 0x00], "a.csv", "spreadsheet.encoding");
        yield return Case("UTF-16 without its mark", () => Encoding.Unicode.GetBytes("户编号,姓名\nA1,王二"), "a.csv", "spreadsheet.not-workbook");
        yield return Case("a null in the text", () => Encoding.UTF8.GetBytes("户编号,姓名\nA1,王\0二"), "a.csv", "spreadsheet.not-workbook");
        yield return Case("a control character in the text", () => Encoding.UTF8.GetBytes("户编号,姓名\nA1,王\u0008二"), "a.csv", "spreadsheet.not-workbook");
        yield return Case("a web page", () => Encoding.UTF8.GetBytes("<html><table><tr><td>1"), "a.csv", "spreadsheet.not-workbook");
        yield return Case("a web page named xls", () => Encoding.UTF8.GetBytes("<html><table><tr><td>1"), "a.xls", "spreadsheet.renamed");
        yield return Case("a document", () => Encoding.ASCII.GetBytes("%PDF-1.7 x"), "a.csv", "spreadsheet.not-workbook");
        yield return Case("a program", () => [(byte)'M', (byte)'Z', 0x90, 0, 3, 0, 0, 0], "花名册.xlsx", "spreadsheet.renamed");
        yield return Case("one line of 21 MB", () => Encoding.ASCII.GetBytes(new string('x', 21 * 1024 * 1024)), "a.csv", "spreadsheet.file-too-large");
        yield return Case("a request of 33 MB", () => Encoding.ASCII.GetBytes(new string('x', 33 * 1024 * 1024)), "a.csv", "request.too-large");
    }

    private static TestCaseData Case(string label, Func<byte[]> make, string name, string code) => new TestCaseData(make, name, code).SetArgDisplayNames(label);
}
