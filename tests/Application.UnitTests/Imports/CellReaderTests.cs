using Resettlement.Application.Common;
using Resettlement.Application.Imports;
using Resettlement.Domain.Common;
using Resettlement.Domain.Registry;

namespace Resettlement.Application.UnitTests.Imports;

internal sealed class CellReaderTests
{
    [TestCase("33.75", 3_375)]
    [TestCase("¥1,234,567.89元", 123_456_789)]
    [TestCase("１２．３", 1_230)]
    [TestCase("-5", -500)]
    [TestCase("0", 0)]
    public void Money_text_is_whole_fen(string text, long fen) => Assert.That(Read(ImportColumnType.Money, Text(text)), Is.EqualTo(((object)fen, (string?)null)));

    [TestCase("12.345", "import.money-decimals")]
    [TestCase("NaN", "import.not-money")]
    [TestCase("1e3", "import.not-money")]
    [TestCase("1,23", "import.not-money")]
    [TestCase("三十", "import.not-money")]
    [TestCase("99999999999999999", "import.money-too-large")]
    public void Other_text_is_no_money(string text, string code) => Assert.That(Read(ImportColumnType.Money, Text(text)).Code, Is.EqualTo(code));

    [TestCase("38.08", 3_808)]
    [TestCase("0.1", 10)]
    public void A_number_cell_is_money(string plain, long fen) => Assert.That(Read(ImportColumnType.Money, new(CellKind.Number, plain)).Value, Is.EqualTo(fen));

    [Test]
    public void A_date_cell_or_three_decimals_are_no_money()
    {
        Assert.That(Read(ImportColumnType.Money, Date(2026, 7, 1)).Code, Is.EqualTo("import.not-money"));
        Assert.That(Read(ImportColumnType.Money, new(CellKind.Number, "38.085")).Code, Is.EqualTo("import.money-decimals"));
    }

    [TestCase("-")]
    [TestCase("—")]
    [TestCase("/")]
    public void A_dash_for_nothing_is_blank(string text) => Assert.That(Read(ImportColumnType.Money, Text(text)), Is.EqualTo(((object?)null, (string?)null)));

    [TestCase("2026-07-01")]
    [TestCase("2026/7/1")]
    [TestCase("2026.7.1")]
    [TestCase("2026年7月1日")]
    [TestCase(" ２０２６年 7月 1日 ")]
    public void Dates_are_read_as_people_write_them(string text) => Assert.That(Read(ImportColumnType.Date, Text(text)).Value, Is.EqualTo(new DateOnly(2026, 7, 1)));

    [TestCase("2026-02-30", "import.not-date")]
    [TestCase("26-7-1", "import.not-date")]
    [TestCase("20260701", "import.not-date")]
    [TestCase("1900-01-01", "import.date-range")]
    public void Other_dates_are_refused(string text, string code) => Assert.That(Read(ImportColumnType.Date, Text(text)).Code, Is.EqualTo(code));

    [Test]
    public void Numbers_are_no_dates_and_the_first_days_of_1900_are_out_of_range()
    {
        Assert.That(Read(ImportColumnType.Date, new(CellKind.Number, "46204")).Code, Is.EqualTo("import.not-date"));
        Assert.That(Read(ImportColumnType.Date, Date(1900, 1, 1)).Code, Is.EqualTo("import.date-range"));
        Assert.That(Read(ImportColumnType.Date, Date(2026, 3, 31, 23, 59)).Value, Is.EqualTo(new DateOnly(2026, 3, 31)));
    }

    [TestCase("2026-07")]
    [TestCase("2026/7")]
    [TestCase("2026年7月")]
    [TestCase("2026年07月份")]
    public void Months_are_their_first_day(string text) => Assert.That(Read(ImportColumnType.Month, Text(text)).Value, Is.EqualTo(new DateOnly(2026, 7, 1)));

    [TestCase("2026-13")]
    [TestCase("7月")]
    public void Other_months_are_refused(string text) => Assert.That(Read(ImportColumnType.Month, Text(text)).Code, Is.EqualTo("import.not-month"));

    [TestCase("2026Q3")]
    [TestCase("2026年第3季度")]
    [TestCase("2026年第三季度")]
    [TestCase("2026年三季度")]
    public void Quarters_are_read_as_people_write_them(string text) => Assert.That(Read(ImportColumnType.Quarter, Text(text)).Value, Is.EqualTo(new Quarter(2026, 3)));

    [Test]
    public void Identifiers_must_be_text()
    {
        Assert.Multiple(() =>
        {
            Assert.That(Read(ImportColumnType.Identifier, new(CellKind.Number, "140899197001010000")).Code, Is.EqualTo("import.number-cell"));
            Assert.That(Read(ImportColumnType.Identifier, Text("1.40899E+17")).Code, Is.EqualTo("import.number-cell"));
            Assert.That(Read(ImportColumnType.Identifier, Date(2026, 1, 1)).Code, Is.EqualTo("import.not-text"));
            Assert.That(Read(ImportColumnType.Identifier, Text("14089919700101001x ")).Value, Is.EqualTo("14089919700101001x"));
            Assert.That(Read(ImportColumnType.Text, new(CellKind.Number, "101")).Value, Is.EqualTo("101"));
            Assert.That(Read(ImportColumnType.Text, new(CellKind.Number, "1234567890123450")).Code, Is.EqualTo("import.number-cell"));
        });
    }

    [Test]
    public void An_error_value_a_missing_and_a_long_text_are_named()
    {
        var column = new ImportColumn("a", "甲") { MustBeFilled = true, MaxLength = 3 };
        Assert.Multiple(() =>
        {
            Assert.That(CellReader.Read(column, new(CellKind.Error, "#REF!")).Fault?.Code, Is.EqualTo("import.error-cell"));
            Assert.That(CellReader.Read(column, SheetCell.Empty).Fault?.Code, Is.EqualTo("import.missing"));
            Assert.That(CellReader.Read(column, Text("　")).Fault?.Code, Is.EqualTo("import.missing"));
            Assert.That(CellReader.Read(column, Text("一二三四")).Fault?.Code, Is.EqualTo("import.too-long"));
        });
    }

    [Test]
    public void A_word_is_read_into_its_value_and_an_unknown_one_lists_what_is_allowed()
    {
        var column = ImportColumn.OfWords("sex", "性别", SexWords.Table);
        Assert.Multiple(() =>
        {
            Assert.That(CellReader.Read(column, new(CellKind.Number, "2")).Value, Is.EqualTo("Female"));
            Assert.That(CellReader.Read(column, Text("其他")).Fault?.Message, Does.Contain("男、女"));
        });
    }

    [TestCase("75㎡")]
    [TestCase("75平方米")]
    [TestCase("75")]
    public void Areas_may_carry_their_unit(string text) => Assert.That(Read(ImportColumnType.Decimal, Text(text)).Value, Is.EqualTo(75m));

    private static (object? Value, string? Code) Read(ImportColumnType type, SheetCell cell)
    {
        var (value, fault) = CellReader.Read(new("a", "甲", type), cell);
        return (value, fault?.Code);
    }

    private static SheetCell Text(string text) => new(CellKind.Text, text);

    private static SheetCell Date(int year, int month, int day, int hour = 0, int minute = 0) =>
        new(CellKind.Date, $"{year}-{month:00}-{day:00}", new DateTime(year, month, day, hour, minute, 0));
}
