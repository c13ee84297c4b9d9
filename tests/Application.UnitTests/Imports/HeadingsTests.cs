using Moq;
using Resettlement.Application.Common;
using Resettlement.Application.Imports;
using Resettlement.Domain.Imports;
using Resettlement.Infrastructure.Spreadsheets;

namespace Resettlement.Application.UnitTests.Imports;

internal sealed class HeadingsTests
{
    private static readonly ImportColumn[] Common = [new("household", "户编号") { MustExist = true, Synonyms = ["户号"] }, new("room", "房号")];

    [TestCase("建筑面积(㎡)", "建筑面积")]
    [TestCase("*户 编 号：", "户编号")]
    [TestCase("金额（元）\n", "金额")]
    [TestCase("缴费 日期【必填】", "缴费日期")]
    public void Spaces_brackets_and_signs_do_not_matter(string header, string expected) => Assert.That(Headings.Normalise(header), Is.EqualTo(expected));

    [Test]
    public void The_header_is_found_below_title_and_note()
    {
        var mapping = Propose("2026年收缴明细\n\n单位：元,,2026年\n序号,户号,物业费,水费,备注\n1,A1,2,3,户编号\n");

        Assert.Multiple(() =>
        {
            Assert.That(mapping.HeaderRow, Is.EqualTo(4));
            Assert.That(mapping.Layout, Is.EqualTo(SheetLayout.Wide));
            Assert.That(mapping.Columns.Select(column => column.Key), Is.EqualTo(new[] { null, "household", "fee.Property", "fee.Water", null }));
            Assert.That(mapping.UnknownColumns, Is.EqualTo(new[] { "备注" }));
        });
    }

    [Test]
    public void A_sheet_that_names_the_fee_in_a_column_is_long() =>
        Assert.That(Propose("户编号,费用类型,金额\nA1,水费,3\n").Layout, Is.EqualTo(SheetLayout.Long));

    [Test]
    public void A_heading_given_twice_is_mapped_once() =>
        Assert.That(Propose("户编号,户号,金额\nA1,A1,3\n").Columns.Select(column => column.Key), Is.EqualTo(new[] { "household", null, "amount" }));

    [Test]
    public void Missing_columns_are_named_and_a_group_needs_one_of_its_columns() =>
        Assert.That(Headings.Missing(Kind(), new("", 1, SheetLayout.Wide, [new(0, "房号", "room")])), Is.EqualTo(new[] { "户编号", "物业费/水费" }));

    [Test]
    public void The_signature_ignores_spacing_and_what_the_room_adds() =>
        Assert.That(ImportJson.Signature(["户 编号", "金额(元)", "失败原因", "原文件行号"]), Is.EqualTo(ImportJson.Signature(["*户编号", "金额"])));

    [Test]
    public void Totals_footers_repeated_headings_and_blank_rows_are_no_items()
    {
        const string text = "户编号,费用类型,金额\nA1,水费,3\n\n小计,,3\n户编号,费用类型,金额\n,,\nA2,水费,4\n本页合计：,,7\n制表人：张三,,审核：李四\n";
        var file = Open(text);
        var read = SheetLines.Read(file, Headings.Propose(file, Kind())!, Kind());

        Assert.Multiple(() =>
        {
            Assert.That(read.Lines.Select(line => line.RowNumber), Is.EqualTo(new[] { 2, 7 }));
            Assert.That((read.Blank, read.Ignored), Is.EqualTo((2, 4)));
            Assert.That(read.Lines[1].Fen("amount"), Is.EqualTo(400));
        });
    }

    [Test]
    public void Staged_cells_come_back_as_they_were()
    {
        var row = new SheetRow(9, [new(CellKind.Text, "N甲"), SheetCell.Empty, new(CellKind.Number, "1.5"), new(CellKind.Date, "2026-07-01", new DateTime(2026, 7, 1)), new(CellKind.Error, "#N/A"), new(CellKind.Boolean, "TRUE")]);

        var back = ImportJson.ReadCells(9, ImportJson.WriteCells(row, 7));

        Assert.That(back.Cells, Is.EqualTo(row.Cells.Append(SheetCell.Empty)));
    }

    private static SheetMapping Propose(string text) => Headings.Propose(Open(text), Kind())!;

    private static Spreadsheet Open(string text) => new SpreadsheetReader().Open(System.Text.Encoding.UTF8.GetBytes(text), "a.csv").Value;

    private static IImportKind Kind()
    {
        var kind = new Mock<IImportKind>();
        kind.Setup(x => x.Layouts).Returns([SheetLayout.Long, SheetLayout.Wide]);
        kind.Setup(x => x.Columns(SheetLayout.Long)).Returns([.. Common, new("feeType", "费用类型") { MustExist = true }, new("amount", "金额", ImportColumnType.Money) { MustExist = true }]);
        kind.Setup(x => x.Columns(SheetLayout.Wide)).Returns([.. Common, new("fee.Property", "物业费", ImportColumnType.Money) { Group = "fees" }, new("fee.Water", "水费", ImportColumnType.Money) { Group = "fees" }]);
        return kind.Object;
    }
}
