using System.Globalization;
using System.IO.Compression;
using System.Text;
using Resettlement.Application.Common;
using Resettlement.Infrastructure.Spreadsheets;

namespace Resettlement.Application.UnitTests.Spreadsheets;

/// <summary>Workbooks that no clerk makes: each is refused with a code, or read as what it says, and never takes more memory than the limits allow.</summary>
internal sealed class HostileWorkbookTests
{
    private const string Cell = "<row r=\"1\"><c r=\"A1\"><v>1</v></c></row>";
    private static readonly SpreadsheetReader Reader = new();

    [TestCase("<row r=\"2\"><c r=\"A2\"><v>1</v></c></row><row r=\"2\"><c r=\"A2\"><v>2</v></c></row>", TestName = "A row that stands twice is a damaged file")]
    [TestCase("<row r=\"5\"><c r=\"A5\"><v>1</v></c></row><row r=\"3\"><c r=\"A3\"><v>2</v></c></row>", TestName = "Rows that go back are a damaged file")]
    [TestCase("<row r=\"1048577\"><c><v>1</v></c></row>", TestName = "A row below the last one is a damaged file")]
    [TestCase("<row r=\"2147483647\"><c><v>1</v></c></row><row><c><v>1</v></c></row>", TestName = "Row numbers do not overflow")]
    [TestCase("<row r=\"0\"><c><v>1</v></c></row>", TestName = "There is no row 0")]
    [TestCase("<row r=\"-4\"><c><v>1</v></c></row>", TestName = "There is no row -4")]
    [TestCase("<row r=\"x\"><c><v>1</v></c></row>", TestName = "There is no row x")]
    [TestCase("<row r=\"1\"><c r=\"B1\"><v>1</v></c><c r=\"B1\"><v>2</v></c></row>", TestName = "A cell that stands twice is a damaged file")]
    [TestCase("<row r=\"1\"><c r=\"B1\"><v>1</v></c><c r=\"A1\"><v>2</v></c></row>", TestName = "Cells that go back are a damaged file")]
    [TestCase("<row r=\"1\"><c r=\"A7\"><v>1</v></c></row>", TestName = "A cell of another row is a damaged file")]
    public void What_one_program_shows_otherwise_than_another_is_refused(string rows) => Assert.That(Code(Workbooks.OfSheet(rows)), Is.EqualTo("spreadsheet.damaged"));

    [TestCase("XFE1")]
    [TestCase("ZZZZZZZZZZ1")]
    [TestCase("GS1")]
    public void A_cell_to_the_right_of_the_last_column_is_refused(string at) =>
        Assert.That(Code(Workbooks.OfSheet($"<row r=\"1\"><c r=\"{at}\"><v>1</v></c></row>")), Is.EqualTo("spreadsheet.too-many-columns"));

    [Test]
    public void A_day_beyond_the_last_of_the_1904_system_is_no_day()
    {
        var book = Reader.Open(Workbooks.OfSheet("<row r=\"1\"><c r=\"A1\" s=\"1\"><v>2958000</v></c></row>", workbookExtra: "<workbookPr date1904=\"1\"/>"), "a.xlsx").Value;

        Assert.That(book.Rows("表1").Single()[0], Is.EqualTo(new SheetCell(CellKind.Number, "2958000")));
    }

    [Test]
    public void A_formula_without_a_value_is_not_taken_for_an_empty_cell()
    {
        const string cells = "<c r=\"A1\"><f>B1+1</f></c><c r=\"B1\"><f>1+1</f><v/></c><c r=\"C1\" t=\"str\"><f>\"\"</f><v></v></c><c r=\"D1\"><f>1+1</f><v>2</v></c><c r=\"E1\" t=\"str\"><f>[1]外部!A1</f><v>0359</v></c>";

        var row = Reader.Open(Workbooks.OfSheet($"<row r=\"1\">{cells}</row>"), "a.xlsx").Value.Rows("表1").Single();

        Assert.That(Enumerable.Range(0, 5).Select(i => row[i]), Is.EqualTo(new[]
        {
            SheetCell.Uncalculated, SheetCell.Uncalculated, SheetCell.Empty, new(CellKind.Number, "2", null, true), new(CellKind.Text, "0359", null, true),
        }));
    }

    [Test]
    public void Characters_that_are_not_seen_are_left_out_and_controls_are_kept_for_the_judgement()
    {
        var row = Reader.Open(Workbooks.OfSheet(
            "<row r=\"1\"><c r=\"A1\" t=\"inlineStr\"><is><t>\u200B王\u202E二\uFEFF\u2066</t></is></c><c r=\"B1\" t=\"s\"><v>0</v></c><c r=\"C1\" t=\"inlineStr\"><is><t>_x0000_王_xD800_</t></is></c></row>",
            "<si><t>\u202A140899\u202C </t></si>"), "a.xlsx").Value.Rows("表1").Single();

        Assert.That((row[0].Text, row[1].Text, row[2].Text), Is.EqualTo(("王二", "140899", "\0王\uD800")));
    }

    [TestCase("[Content_Types].xml", false)]
    [TestCase("_rels/.rels", true)]
    [TestCase("xl/workbook.xml", true)]
    [TestCase("xl/_rels/workbook.xml.rels", true)]
    [TestCase("xl/worksheets/sheet1.xml", true)]
    [TestCase("xl/sharedStrings.xml", true)]
    [TestCase("xl/styles.xml", true)]
    public void No_part_may_declare_entities(string part, bool isRead)
    {
        const string laughs = "<!DOCTYPE x [<!ENTITY a \"ha\"><!ENTITY b \"&a;&a;&a;&a;\"><!ENTITY c SYSTEM \"file:///etc/passwd\">]>";
        var book = Workbooks.Change(Workbooks.OfSheet("<row r=\"1\"><c r=\"A1\" t=\"s\"><v>0</v></c></row>", "<si><t>甲</t></si>"), part, text => laughs + text.Replace("甲", "&c;&b;", StringComparison.Ordinal));

        Assert.That(Code(book), Is.EqualTo(isRead ? "spreadsheet.forbidden-content" : null), "what is not read cannot do harm");
    }

    [TestCase("utf-16", null)]
    [TestCase("utf-7", "spreadsheet.damaged")]
    [TestCase("ebcdic-cp-us", "spreadsheet.damaged")]
    [TestCase("no-such-encoding", "spreadsheet.damaged")]
    public void A_part_in_another_encoding_is_read_or_refused(string encoding, string? code)
    {
        var part = $"<?xml version=\"1.0\" encoding=\"{encoding}\"?><worksheet><sheetData>{Cell}</sheetData></worksheet>";
        var bytes = encoding == "utf-16" ? [.. Encoding.Unicode.Preamble, .. Encoding.Unicode.GetBytes(part)] : Encoding.ASCII.GetBytes(part);

        Assert.That(Code(Workbooks.Replace(Workbooks.OfSheet(Cell), "xl/worksheets/sheet1.xml", bytes)), Is.EqualTo(code));
    }

    [Test]
    public void Two_parts_of_one_name_and_names_that_climb_are_refused([Values("xl/worksheets/sheet1.xml", "XL/Worksheets/Sheet1.xml", "../../etc/cron.d/x", "xl\\..\\..\\x")] string name) =>
        Assert.That(Code(Workbooks.OfSheet(Cell, more: (name, "<worksheet/>"))), Is.EqualTo("spreadsheet.damaged"));

    [TestCase("xl/code.bin", "http://schemas.microsoft.com/office/2006/relationships/vbaProject")]
    [TestCase("xl/old/sheet9.xml", "http://schemas.microsoft.com/office/2006/relationships/xlMacrosheet")]
    public void Macros_are_found_under_any_name(string part, string type)
    {
        var book = Workbooks.Change(Workbooks.OfSheet(Cell, more: (part, "x")), "xl/_rels/workbook.xml.rels",
            text => text.Replace("</Relationships>", $"<Relationship Id=\"m\" Type=\"{type}\" Target=\"/{part}\"/></Relationships>", StringComparison.Ordinal));

        Assert.That(Code(book), Is.EqualTo("spreadsheet.macros"));
    }

    [Test]
    public void Ten_thousand_sheets_are_refused_whether_they_share_a_part_or_not()
    {
        var shared = Workbooks.Change(Workbooks.OfSheet(Cell), "xl/workbook.xml",
            text => text.Replace("</sheets>", string.Concat(Enumerable.Range(2, 10_000).Select(i => $"<sheet name=\"表{i}\" sheetId=\"{i}\" r:id=\"s1\"/>")) + "</sheets>", StringComparison.Ordinal));
        var own = Workbooks.OfSheet(Cell, more: [.. Enumerable.Range(2, 10_000).Select(i => ($"xl/worksheets/sheet{i}.xml", "<worksheet/>"))]);
        var relations = Workbooks.Change(Workbooks.OfSheet(Cell), "xl/_rels/workbook.xml.rels",
            text => text.Replace("</Relationships>", string.Concat(Enumerable.Range(9, 10_000).Select(i => $"<Relationship Id=\"r{i}\" Type=\"x/worksheet\" Target=\"a.xml\"/>")) + "</Relationships>", StringComparison.Ordinal));

        Assert.That(new[] { shared, own, relations }.Select(Code), Is.All.EqualTo("spreadsheet.too-many-parts"));
    }

    [Test]
    public void A_hundred_thousand_formats_are_read()
    {
        var styles = $"<cellXfs>{string.Concat(Enumerable.Repeat("<xf numFmtId=\"0\"/>", 99_999))}<xf numFmtId=\"14\"/></cellXfs>";

        var cell = Reader.Open(Workbooks.OfSheet("<row r=\"1\"><c r=\"A1\" s=\"99999\"><v>46112</v></c></row>", styles: styles), "a.xlsx").Value.Rows("表1").Single()[0];

        Assert.That(cell.Text, Is.EqualTo("2026-03-31"));
    }

    [TestCase("depth")]
    [TestCase("names")]
    [TestCase("attribute")]
    [TestCase("cdata")]
    [TestCase("blanks")]
    public void What_an_xml_reader_would_keep_in_memory_is_bounded(string what)
    {
        var book = Workbooks.Streamed(part =>
        {
            part.Write(what switch { "attribute" => "<worksheet a=\"", "cdata" => "<worksheet><sheetData><row><c t=\"inlineStr\"><is><t><![CDATA[", _ => "<worksheet>" });
            for (var i = 0; i < 2_000_000; i++)
            {
                part.Write(what switch { "depth" => "<aaaaaaaaaaaa>", "names" => $"<n{i.ToString(CultureInfo.InvariantCulture)}/>", "cdata" => "]]<><!>ha]>haha", "blanks" => "                ", _ => "hahahahahahahaha" });
            }
        });
        var before = GC.GetTotalAllocatedBytes(precise: true);

        Assert.That(Code(book), Is.EqualTo("spreadsheet.damaged"));
        Assert.That(GC.GetTotalAllocatedBytes(precise: true) - before, Is.LessThan(100_000_000), "all of it would be several times that");
    }

    [Test]
    public void A_long_text_that_every_cell_refers_to_counts_in_every_cell()
    {
        var (text, row) = (new string('王', SpreadsheetLimits.MaxCellCharacters - 1), string.Concat(Enumerable.Repeat("<c t=\"s\"><v>0</v></c>", 100)));

        Assert.That(Code(Workbooks.OfSheet(string.Concat(Enumerable.Repeat($"<row>{row}</row>", 40)), $"<si><t> {text}</t></si>")), Is.EqualTo("spreadsheet.too-much-content"));
    }

    [Test]
    public void A_long_text_merged_over_all_rows_counts_in_every_row()
    {
        var text = $"<c r=\"A1\" t=\"inlineStr\"><is><t>{new string('王', 20_000)}</t></is></c>";
        var rows = $"<row r=\"1\">{text}</row>" + string.Concat(Enumerable.Range(2, 6_000).Select(i => $"<row r=\"{i}\"><c r=\"B{i}\"><v>1</v></c></row>"));

        Assert.That(Code(Workbooks.OfSheet(rows + "</sheetData><mergeCells><mergeCell ref=\"A1:A6001\"/></mergeCells><sheetData>")), Is.EqualTo("spreadsheet.too-much-content"));
    }

    [Test]
    public void A_cell_far_to_the_right_in_every_row_counts_with_the_blank_ones_before_it() =>
        Assert.That(Code(Workbooks.OfSheet(string.Concat(Enumerable.Repeat("<row><c r=\"GR\"><v>1</v></c></row>", 60_000)))), Is.EqualTo("spreadsheet.too-much-content"));

    [Test]
    public void More_shared_texts_than_any_sheet_needs_are_refused() =>
        Assert.That(Code(Workbooks.OfSheet(Cell, string.Concat(Enumerable.Repeat("<si/>", 2_000_001)))), Is.EqualTo("spreadsheet.too-much-content"));

    [Test]
    public void A_sheet_that_unpacks_to_more_than_the_limit_is_refused_without_being_held()
    {
        var book = Workbooks.Streamed(part =>
        {
            part.Write("<worksheet><sheetData>");
            var blank = string.Concat(Enumerable.Repeat($"<row>{string.Concat(Enumerable.Repeat("<c/>", 100))}</row>", 100));
            for (long written = 0; written <= SpreadsheetLimits.MaxUnpackedBytes; written += blank.Length)
            {
                part.Write(blank);
            }
        });

        Assert.That(book, Has.Length.LessThan(6_000_000), "a bomb");
        Assert.That(Code(book), Is.EqualTo("spreadsheet.unpacked-too-large"));
    }

    [Test]
    public void A_part_whose_bytes_were_changed_after_packing_is_damaged()
    {
        var book = Workbooks.Stored("<row r=\"1\"><c r=\"A1\"><v>33.75</v></c></row>");
        var at = book.AsSpan().IndexOf("33.75"u8);
        book[at] = (byte)'8';

        Assert.That(Code(book), Is.EqualTo("spreadsheet.damaged"));
    }

    [Test]
    public void Whatever_is_done_to_the_bytes_of_a_workbook_it_is_read_or_refused()
    {
        var random = new Random(20260701);
        var good = Workbooks.OfSheet("<row r=\"1\"><c r=\"A1\" t=\"s\"><v>0</v></c><c r=\"B1\" s=\"1\"><v>46112</v></c></row>", "<si><t>甲</t></si>");
        var stored = Workbooks.Stored("<row r=\"1\"><c r=\"A1\"><v>33.75</v></c></row>");
        var refused = 0;
        for (var round = 0; round < 4_000; round++)
        {
            byte[] bytes = [.. round % 2 == 0 ? good : stored];
            for (var change = random.Next(1, 6); change > 0; change--)
            {
                var at = random.Next(bytes.Length);
                switch (random.Next(3))
                {
                    case 0:
                        bytes[at] = (byte)random.Next(256);
                        break;
                    case 1:
                        bytes[at] ^= (byte)(1 << random.Next(8));
                        break;
                    default:
                        bytes = bytes[..Math.Max(4, at)];
                        break;
                }
            }

            // whatever it answers, it answers
            var opened = Reader.Open(bytes, "a.xlsx");
            refused += opened.Error is null ? 0 : 1;
            if (opened.Error is null)
            {
                Assert.That(() => opened.Value.Sheets.SelectMany(opened.Value.Rows).Count(), Throws.Nothing, $"round {round}");
            }
        }

        Assert.That(refused, Is.GreaterThan(2_000));
    }

    private static string? Code(byte[] content) => Reader.Open(content, "a.xlsx").Error?.Code;
}
