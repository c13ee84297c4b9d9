using System.Text;
using MiniExcelLibs;
using Resettlement.Application.Common;
using Resettlement.Infrastructure.Spreadsheets;

namespace Resettlement.Application.UnitTests.Spreadsheets;

internal sealed class SpreadsheetWriterTests
{
    private static readonly SpreadsheetWriter Writer = new();

    private static readonly SheetColumn[] Columns =
    [
        new("身份证号", Required: true), new("金额(元)", SheetColumnType.Money), new("日期", SheetColumnType.Date), new("人数", SheetColumnType.Integer), new("状态", Options: ["脱贫户", "无"]),
    ];

    private static readonly object?[][] Rows =
    [
        ["140899197001010015", 3_808L, new DateOnly(2026, 9, 30), 3, "脱贫户"],
        ["0359,\"=1+1\"", -1L, null, 200_000L, "=HYPERLINK(\"x\")"],
        ["a\u0001_x0041_\nb𠮷", 123_456_789_01L, new DateOnly(1970, 1, 1), 0, null],
    ];

    [Test]
    public void Another_library_reads_back_what_was_written()
    {
        using var stream = new MemoryStream();
        Writer.WriteXlsx(stream, [new("名单", Columns, Rows), new("说明", [new("说明", Width: 80)], [["第一步"]])]);
        stream.Position = 0;

        var rows = MiniExcel.Query(stream, useHeaderRow: true, sheetName: "名单").Cast<IDictionary<string, object?>>().ToList();

        Assert.Multiple(() =>
        {
            Assert.That(MiniExcel.GetSheetNames(stream), Is.EqualTo(new[] { "名单", "说明", "字典" }));
            Assert.That(rows.Select(row => row["身份证号"]).Take(2), Is.EqualTo(new[] { "140899197001010015", "0359,\"=1+1\"" }));
            Assert.That(rows.Select(row => row["金额(元)"]), Is.EqualTo(new object[] { 38.08, -0.01, 123_456_789.01 }));
            Assert.That(rows.Select(row => row["日期"]), Is.EqualTo(new object?[] { new DateTime(2026, 9, 30), null, new DateTime(1970, 1, 1) }));
            Assert.That(rows[1]["状态"], Is.EqualTo("=HYPERLINK(\"x\")"));
        });
    }

    [Test]
    public void The_own_reader_sees_text_as_text_and_hides_the_lists()
    {
        var book = new SpreadsheetReader().Open(Writer.Xlsx("a.xlsx", new SheetContent("名单", Columns, Rows)).Content, "a.xlsx").Value;

        var rows = book.Rows("名单").ToList();

        Assert.Multiple(() =>
        {
            Assert.That(book.Sheets, Is.EqualTo(new[] { "名单" }));
            Assert.That(rows[1][0], Is.EqualTo(new SheetCell(CellKind.Text, "140899197001010015")));
            Assert.That(rows[1][1], Is.EqualTo(new SheetCell(CellKind.Number, "38.08")));
            Assert.That(rows[1][2].Date, Is.EqualTo(new DateTime(2026, 9, 30)));
            Assert.That(rows[2][4], Is.EqualTo(new SheetCell(CellKind.Text, "=HYPERLINK(\"x\")")));
            Assert.That(rows[3][0].Text, Is.EqualTo("a\u0001_x0041_\nb𠮷"));
        });
    }

    [Test]
    public void Csv_starts_with_the_mark_and_disarms_formulas_in_text_alone()
    {
        using var stream = new MemoryStream();
        Writer.WriteCsv(stream, new("", Columns, [["=1+1", -500L, new DateOnly(2026, 9, 30), 1, "@x,\"y\""]]));

        Assert.That(Encoding.UTF8.GetString(stream.ToArray()), Is.EqualTo("\uFEFF身份证号,金额(元),日期,人数,状态\r\n'=1+1,-5.00,2026-09-30,1,\"'@x,\"\"y\"\"\"\r\n"));
        Assert.That(new SpreadsheetReader().Open(stream.ToArray(), "a.csv").Value.Rows("").Last()[0].Text, Is.EqualTo("=1+1"));
    }

    [Test]
    public void Two_hundred_thousand_rows_are_written_and_read()
    {
        using var stream = new MemoryStream();
        Writer.WriteXlsx(stream, [new("名单", [new("编号"), new("金额", SheetColumnType.Money)], Enumerable.Range(1, SpreadsheetLimits.MaxRows - 1).Select(i => (IReadOnlyList<object?>)[$"XT{i}", (long)i]))]);

        var rows = new SpreadsheetReader().Open(stream.ToArray(), "a.xlsx").Value.Rows("名单");

        Assert.That(rows.Last()[0].Text, Is.EqualTo($"XT{SpreadsheetLimits.MaxRows - 1}"));
    }
}
