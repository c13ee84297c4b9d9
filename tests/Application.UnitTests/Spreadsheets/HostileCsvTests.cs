using System.Text;
using Resettlement.Application.Common;
using Resettlement.Infrastructure.Spreadsheets;

namespace Resettlement.Application.UnitTests.Spreadsheets;

/// <summary>Text files that are too wide, too long, wrongly encoded or cut.</summary>
internal sealed class HostileCsvTests
{
    private static readonly SpreadsheetReader Reader = new();
    private static readonly Encoding Gb18030 = CodePagesEncodingProvider.Instance.GetEncoding("GB18030")!;

    [Test]
    public void A_million_columns_are_refused_before_they_are_held()
    {
        var content = Encoding.ASCII.GetBytes(string.Concat(Enumerable.Repeat("1,", 1_000_000)));
        var before = GC.GetTotalAllocatedBytes(precise: true);

        Assert.That(Code(content), Is.EqualTo("spreadsheet.too-many-columns"));
        Assert.That(GC.GetTotalAllocatedBytes(precise: true) - before, Is.LessThan(20_000_000), "a million cells are forty million bytes");
    }

    [Test]
    public void Empty_columns_without_end_are_none()
    {
        var row = Reader.Open(Encoding.ASCII.GetBytes("a,b" + new string(',', 1_000_000) + "\n1"), "a.csv").Value.Rows("").First();

        Assert.That(row.Cells.Select(cell => cell.Text), Is.EqualTo(new[] { "a", "b" }));
    }

    [Test]
    public void A_line_of_nineteen_megabytes_is_one_cell_that_is_too_long()
    {
        var row = Reader.Open(Encoding.ASCII.GetBytes("a,b\n" + new string('x', 19_000_000)), "a.csv").Value.Rows("").Last();

        Assert.That((row.Number, row[0].Text.Length), Is.EqualTo((2, SpreadsheetLimits.MaxCellCharacters)));
    }

    [Test]
    public void A_cell_far_to_the_right_in_every_line_counts_with_the_blank_ones_before_it() =>
        Assert.That(Code(Encoding.ASCII.GetBytes(string.Concat(Enumerable.Repeat(new string(',', 199) + "1\n", 60_000)))), Is.EqualTo("spreadsheet.too-much-content"));

    [TestCase("户编号\t姓名\r甲\t\"一\r二\"\r", TestName = "Tabs and the line ends of an old Macintosh are read")]
    [TestCase("sep=;\n户编号;姓名\n甲;\"一\n二\"", TestName = "Semicolons under a line that names them are read")]
    [TestCase("户编号;姓名\n甲;\"一\n二\"\n", TestName = "Semicolons and a quote over two lines are read")]
    public void Other_separators_are_found(string text)
    {
        var row = Reader.Open(Encoding.UTF8.GetBytes(text), "a.csv").Value.Rows("").Last();

        Assert.That((row[0].Text, row[1].Text.Replace('\r', '\n')), Is.EqualTo(("甲", "一\n二")));
    }

    [Test]
    public void Four_byte_characters_of_GB18030_and_surrogate_pairs_of_UTF_16_are_whole([Values("gb18030", "utf-16", "utf-16BE", "utf-8")] string encoding)
    {
        const string text = "姓名,备注\n𠮷㐂,\U0002A6A5𰻞\n";
        var content = encoding == "gb18030" ? Gb18030.GetBytes(text) : [.. Encoding.GetEncoding(encoding).Preamble, .. Encoding.GetEncoding(encoding).GetBytes(text)];

        var row = Reader.Open(content, "a.csv").Value.Rows("").Last();

        Assert.That((row[0].Text, row[1].Text), Is.EqualTo(("𠮷㐂", "\U0002A6A5𰻞")));
    }

    [TestCaseSource(nameof(WrongEncodings))]
    public void Bytes_that_no_single_encoding_explains_are_refused_instead_of_guessed(byte[] content) => Assert.That(Code(content), Is.EqualTo("spreadsheet.encoding"));

    private static IEnumerable<TestCaseData> WrongEncodings()
    {
        var utf8 = "户编号,姓名\n甲,王小二\n"u8.ToArray();
        yield return Case([.. utf8, .. Gb18030.GetBytes("乙,李小四\n")], "UTF-8 and then GB18030");
        yield return Case([.. Gb18030.GetBytes("户编号,姓名\n乙,李小四\n"), .. "甲,王小二\n"u8], "GB18030 and then UTF-8");
        yield return Case(utf8[..^3], "UTF-8 cut within a character");
        yield return Case([.. Encoding.UTF8.Preamble, .. utf8[..^3]], "marked UTF-8 cut within a character");
        yield return Case([.. Encoding.Unicode.Preamble, .. Encoding.Unicode.GetBytes("姓名\n王")[..^1]], "UTF-16 cut within a character");
        yield return Case([.. Encoding.Unicode.Preamble, .. Encoding.Unicode.GetBytes("姓名\n"), 0x00, 0xD8, 0x31, 0x00], "UTF-16 with half a pair");
        yield return Case([.. Encoding.BigEndianUnicode.Preamble, 0xDC, 0x00, 0x00, 0x31], "big UTF-16 with half a pair");

        static TestCaseData Case(byte[] content, string label) => new TestCaseData(content).SetArgDisplayNames(label);
    }

    [TestCase("=1+1")]
    [TestCase("+1")]
    [TestCase("-1")]
    [TestCase("@SUM(A1)")]
    [TestCase("＝1+1")]
    [TestCase("＠x")]
    [TestCase("=cmd|' /C calc'!A0")]
    public void What_a_spreadsheet_program_would_calculate_is_guarded_and_comes_back_as_it_was(string text)
    {
        using var stream = new MemoryStream();
        new SpreadsheetWriter().WriteCsv(stream, new("", [new("备注"), new("二")], [[text, "b"]]));

        Assert.That(Encoding.UTF8.GetString(stream.ToArray()).Split("\r\n")[1], Does.StartWith("'"));
        Assert.That(Reader.Open(stream.ToArray(), "a.csv").Value.Rows("").Last()[0].Text, Is.EqualTo(text));
    }

    private static string? Code(byte[] content) => Reader.Open(content, "a.csv").Error?.Code;
}
