using Resettlement.Application.Common;
using Resettlement.Application.Payouts;
using Resettlement.Domain.Payouts;

namespace Resettlement.Infrastructure.Payouts;

/// <summary>The same table as a workbook; numbers of accounts and orders are text cells.</summary>
internal sealed class XlsxBankFile(ISpreadsheetWriter writer) : IBankFileFormat
{
    public BankFileFormat Format => BankFileFormat.Xlsx;

    public string ContentType => FileDownload.Xlsx;

    public string Extension => ".xlsx";

    public void Write(Stream target, BankFileHeader header, IEnumerable<BankFileLine> lines)
    {
        var columns = header.Columns.Select(column => new SheetColumn(PayoutWords.Columns.WordOf(column), TypeOf(column), WidthOf(column))).ToArray();
        writer.WriteXlsx(target, [new SheetContent("代发明细", columns, lines.Select(line => (IReadOnlyList<object?>)[.. header.Columns.Select(column => CanonicalTable.Cell(column, header, line))]))]);
    }

    private static SheetColumnType TypeOf(BankColumn column) => column switch
    {
        BankColumn.Amount => SheetColumnType.Money,
        BankColumn.Sequence => SheetColumnType.Integer,
        _ => SheetColumnType.Text,
    };

    private static int WidthOf(BankColumn column) => column switch
    {
        BankColumn.Sequence => 8,
        BankColumn.EndToEndId or BankColumn.AccountNumber or BankColumn.BankName => 26,
        BankColumn.FileNumber or BankColumn.Purpose => 20,
        _ => 14,
    };
}
