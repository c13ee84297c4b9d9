using System.Globalization;
using System.Text;
using Resettlement.Application.Common;
using Resettlement.Infrastructure.Spreadsheets;

namespace Resettlement.Application.UnitTests.Spreadsheets;

internal sealed class SpreadsheetReaderTests
{
    private static readonly SpreadsheetReader Reader = new();

    [Test]
    public void Cells_keep_their_kind_row_number_and_column()
    {
        var book = Open(Workbooks.OfSheet(
            "<row r=\"1\"><c r=\"A1\" t=\"s\"><v>0</v></c></row><row r=\"2\"/>"
            + "<row r=\"5\"><c r=\"B5\" t=\"inlineStr\"><is><t xml:space=\"preserve\"> 甲 </t></is></c><c r=\"D5\"><v>38.080000000000005</v></c><c r=\"E5\" s=\"1\"><v>46219</v></c>"
            + "<c r=\"F5\" t=\"b\"><v>1</v></c><c r=\"G5\" t=\"e\"><v>#REF!</v></c><c r=\"H5\" t=\"str\"><f>A1&amp;1</f><v>题1</v></c><c r=\"I5\" s=\"2\"><v>46219</v></c></row>",
            "<si><r><t>题</t></r><rPh><t>ti</t></rPh><r><t>目</t></r></si>"));

        var rows = book.Rows("表1").ToList();

        Assert.Multiple(() =>
        {
            Assert.That(rows.Select(row => row.Number), Is.EqualTo(new[] { 1, 5 }));
            Assert.That(rows[0][0], Is.EqualTo(new SheetCell(CellKind.Text, "题目")));
            Assert.That(rows[1][0].IsEmpty && rows[1][2].IsEmpty && rows[1][99].IsEmpty);
            Assert.That(rows[1][1].Text, Is.EqualTo("甲"));
            Assert.That(rows[1][3], Is.EqualTo(new SheetCell(CellKind.Number, "38.08")));
            Assert.That(rows[1][4], Is.EqualTo(new SheetCell(CellKind.Date, "2026-07-16", new DateTime(2026, 7, 16))));
            Assert.That(rows[1][5], Is.EqualTo(new SheetCell(CellKind.Boolean, "TRUE")));
            Assert.That(rows[1][6].Kind, Is.EqualTo(CellKind.Error));
            Assert.That(rows[1][7], Is.EqualTo(new SheetCell(CellKind.Text, "题1", null, IsFormula: true)));
            Assert.That(rows[1][8].Text, Is.EqualTo("2026-07-16"));
        });
    }

    [Test]
    public void Cells_without_references_follow_each_other()
    {
        var row = Open(Workbooks.OfSheet("<row><c><v>1</v></c><c/><c t=\"inlineStr\"><is><t>丙</t></is></c></row>")).Rows("表1").Single();

        Assert.That((row.Number, row[0].Text, row[1].IsEmpty, row[2].Text), Is.EqualTo((1, "1", true, "丙")));
    }

    [Test]
    public void A_block_merged_over_rows_is_carried_down_as_a_marked_copy()
    {
        const string cell = "<c r=\"{0}\" t=\"inlineStr\"><is><t>{1}</t></is></c>";
        string Row(int number, params (string At, string Text)[] cells) =>
            $"<row r=\"{number}\">{string.Concat(cells.Select(c => string.Format(CultureInfo.InvariantCulture, cell, c.At, c.Text)))}</row>";
        var sheet = Row(1, ("A1", "题目")) + Row(2, ("A2", "甲"), ("B2", "一")) + Row(3, ("B3", "二")) + "<row r=\"4\"><c r=\"A4\"/></row>" + Row(5, ("A5", "乙"), ("B5", "三")) + Row(6, ("B6", "四"))
            + "</sheetData><mergeCells><mergeCell ref=\"A1:B1\"/><mergeCell ref=\"A2:A4\"/></mergeCells><sheetData>";

        var rows = Open(Workbooks.OfSheet(sheet)).Rows("表1").ToList();

        Assert.Multiple(() =>
        {
            Assert.That(rows.Select(row => (row.Number, row[0].Text, row[0].IsMergedCopy)),
                Is.EqualTo(new[] { (1, "题目", false), (2, "甲", false), (3, "甲", true), (5, "乙", false), (6, "", false) }));
            Assert.That(rows[0][1].IsEmpty);
        });
    }

    [TestCase("1", "1900-01-01")]
    [TestCase("59", "1900-02-28")]
    [TestCase("61", "1900-03-01")]
    [TestCase("46112.999", "2026-03-31")]
    public void Serials_are_days_of_the_1900_system(string serial, string expected) =>
        Assert.That(Open(Workbooks.OfSheet($"<row r=\"1\"><c r=\"A1\" s=\"1\"><v>{serial}</v></c></row>")).Rows("表1").Single()[0].Text, Is.EqualTo(expected));

    [Test]
    public void A_workbook_of_the_1904_system_gives_the_same_days() =>
        Assert.That(
            Open(Workbooks.OfSheet("<row r=\"1\"><c r=\"A1\" s=\"1\"><v>44757</v></c></row>", workbookExtra: "<workbookPr date1904=\"1\"/>")).Rows("表1").Single()[0].Text,
            Is.EqualTo("2026-07-16"));

    [TestCase("140899197001010015", "140899197001010000")]
    [TestCase("1.40899197001010E+17", "140899197001010000")]
    [TestCase("0.1", "0.1")]
    [TestCase("12.345", "12.345")]
    [TestCase("-0", "0")]
    public void Numbers_are_plain_decimals_of_fifteen_digits(string stored, string expected) =>
        Assert.That(CellValues.Plain(double.Parse(stored, CultureInfo.InvariantCulture)), Is.EqualTo(expected));

    [TestCase("yyyy\\-mm\\-dd", true)]
    [TestCase("[$-804]yyyy\"年\"m\"月\"", true)]
    [TestCase("0.00\"d元\"", false)]
    [TestCase("[Red]#,##0.00_);\\(0.00\\)", false)]
    [TestCase("General", false)]
    [TestCase("@", false)]
    public void Date_formats_are_told_from_others(string format, bool isDate) => Assert.That(CellValues.IsDateFormat(format), Is.EqualTo(isDate));

    [Test]
    public void Csv_is_read_in_all_usual_encodings([Values("utf-8", "utf-8-bom", "utf-16", "gb18030", "gbk")] string encoding)
    {
        const string text = "户编号,姓名\r\nXT1,\"㛃,\"\"丽\"\"\"\r\n";
        var bytes = encoding switch
        {
            "utf-8" => Encoding.UTF8.GetBytes(text),
            "utf-8-bom" => [.. Encoding.UTF8.Preamble, .. Encoding.UTF8.GetBytes(text)],
            "utf-16" => [.. Encoding.Unicode.Preamble, .. Encoding.Unicode.GetBytes(text)],
            "gbk" => CodePagesEncodingProvider.Instance.GetEncoding("GBK")!.GetBytes(text.Replace('㛃', '王')),
            _ => CodePagesEncodingProvider.Instance.GetEncoding("GB18030")!.GetBytes(text),
        };

        var row = Open(bytes, "a.csv").Rows("").Last();

        Assert.That((row.Number, row[0].Text, row[1].Text.Replace('王', '㛃')), Is.EqualTo((2, "XT1", "㛃,\"丽\"")));
    }

    [Test]
    public void Blank_lines_and_line_breaks_in_quotes_keep_the_numbers_the_user_sees()
    {
        var rows = Open(Encoding.UTF8.GetBytes("a;b\n\n;;\n\"x\ny\";2\n3;'=1+1"), "a.csv").Rows("").ToList();

        Assert.Multiple(() =>
        {
            Assert.That(rows.Select(row => row.Number), Is.EqualTo(new[] { 1, 4, 5 }));
            Assert.That(rows[1][0].Text, Is.EqualTo("x\ny"));
            Assert.That(rows[2][1].Text, Is.EqualTo("=1+1"));
        });
    }

    [Test]
    public void A_name_of_a_megabyte_is_cut_but_seen_as_too_long()
    {
        var cell = Open(Workbooks.OfSheet($"<row r=\"1\"><c r=\"A1\" t=\"inlineStr\"><is><t>{new string('王', 1_000_000)}</t></is></c></row>")).Rows("表1").Single()[0];

        Assert.That(cell.Text, Has.Length.EqualTo(SpreadsheetLimits.MaxCellCharacters));
    }

    [TestCaseSource(nameof(BadFiles))]
    public void A_file_that_is_no_whole_workbook_is_refused(byte[] content, string name, string code) =>
        Assert.That(Reader.Open(content, name).Error?.Code, Is.EqualTo(code));

    private static IEnumerable<TestCaseData> BadFiles()
    {
        var good = Workbooks.OfSheet("<row r=\"1\"><c r=\"A1\"><v>1</v></c></row>");
        yield return Case([], "a.xlsx", "spreadsheet.empty", "empty file");
        yield return Case("户编号,姓名"u8.ToArray(), "a.xlsx", "spreadsheet.renamed", "renamed text");
        yield return Case("<html><table>"u8.ToArray(), "a.xls", "spreadsheet.renamed", "web page named xls");
        yield return Case("<html><table>"u8.ToArray(), "a.csv", "spreadsheet.not-workbook", "web page named csv");
        yield return Case([0x89, 0x50, 0x4E, 0x47, 0, 0, 0, 1], "a.csv", "spreadsheet.not-workbook", "picture");
        yield return Case([0xD0, 0xCF, 0x11, 0xE0, 0xA1], "a.xlsx", "spreadsheet.old-format", "old or encrypted");
        yield return Case([0xFF, 0xD8, 0xFF, 0x80, 0x80], "a.csv", "spreadsheet.encoding", "no encoding fits");
        yield return Case(good[..(good.Length / 2)], "a.xlsx", "spreadsheet.damaged", "truncated");
        yield return Case(Workbooks.Zip([("word/document.xml", "<x/>")]), "a.xlsx", "spreadsheet.not-workbook", "other archive");
        yield return Case(Workbooks.OfSheet("<row r=\"1\"><c"), "a.xlsx", "spreadsheet.damaged", "broken part");
        yield return Case(Workbooks.OfSheet("<row r=\"1\"><c r=\"A1\" t=\"s\"><v>7</v></c></row>"), "a.xlsx", "spreadsheet.damaged", "missing shared string");
        yield return Case(Workbooks.OfSheet("<!DOCTYPE x [<!ENTITY a \"b\">]><worksheet><sheetData><row/></sheetData></worksheet>"), "a.xlsx", "spreadsheet.forbidden-content", "document type");
        yield return Case(Workbooks.OfSheet("<row r=\"1\"><c r=\"A1\"><v>1</v></c></row>", more: ("xl/vbaProject.bin", "x")), "a.xlsx", "spreadsheet.macros", "macros");
        yield return Case(Workbooks.OfSheet("<row r=\"3\"/>"), "a.xlsx", "spreadsheet.empty", "no rows");
        yield return Case(Workbooks.OfSheet("<row r=\"1\"><c r=\"GS1\"><v>1</v></c></row>"), "a.xlsx", "spreadsheet.too-many-columns", "201 columns");
        yield return Case(Encoding.UTF8.GetBytes(string.Concat(Enumerable.Repeat("1\n", SpreadsheetLimits.MaxRows + 1))), "a.csv", "spreadsheet.too-many-rows", "200 001 rows");
        yield return Case(new byte[SpreadsheetLimits.MaxFileBytes + 1], "a.csv", "spreadsheet.file-too-large", "over 20 MB");
        yield return Case("a,b\n1,\"2\n3,4\n"u8.ToArray(), "a.csv", "spreadsheet.open-quote", "open quote");

        static TestCaseData Case(byte[] content, string name, string code, string label) => new TestCaseData(content, name, code).SetArgDisplayNames(label);
    }

    private static Spreadsheet Open(byte[] content, string name = "a.xlsx") => Reader.Open(content, name).Value;
}
