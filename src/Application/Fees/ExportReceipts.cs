using MediatR;
using Microsoft.EntityFrameworkCore;
using Resettlement.Application.Common;
using Resettlement.Domain.Access;
using Resettlement.Domain.Common;
using Resettlement.Domain.Fees;

namespace Resettlement.Application.Fees;

/// <summary>The receipt list as a workbook: same query, same order, the same sum as its last row. Exports are logged.</summary>
[RequiresPermission(Permissions.Fees.Read)]
public sealed record ExportReceiptsQuery(ReceiptFilter Filter, string? Sort) : IRequest<Result<FileDownload>>;

internal sealed class ExportReceiptsHandler(IAppDbContext db, ICurrentUser user, ISpreadsheetWriter writer, TimeProvider clock) : IRequestHandler<ExportReceiptsQuery, Result<FileDownload>>
{
    /// <summary>A workbook holds 1 048 576 rows.</summary>
    private const int MaxRows = 1_000_000;

    private static readonly SheetColumn[] Columns =
    [
        new("社区", Width: 18), new("收费单位", Width: 24), new("收据号", Width: 20), new("行号", SheetColumnType.Integer, 6), new("类型", Width: 8), new("费用类型", Width: 10),
        new("户编号"), new("户主", Width: 10), new("房号", Width: 18), new("服务期起", SheetColumnType.Date, 12), new("服务期止", SheetColumnType.Date, 12),
        new("缴费日期", SheetColumnType.Date, 12), new("金额（元）", SheetColumnType.Money, 12), new("缴费方", Width: 10), new("缴费人", Width: 12),
        new("已退（元）", SheetColumnType.Money, 12), new("提示", Width: 24),
    ];

    public async Task<Result<FileDownload>> Handle(ExportReceiptsQuery query, CancellationToken ct)
    {
        var receipts = db.Receipts(user.ScopeOf(Permissions.Fees.Read)).AsNoTracking().Matching(db, query.Filter);
        var count = await receipts.CountAsync(ct);
        if (count > MaxRows)
        {
            return FeeErrors.ExportTooLarge(MaxRows);
        }

        var rows = await ReceiptRows.ReadAsync(db, ReceiptRows.Sorted(receipts, db, query.Sort), ct);
        db.Record(new("export", nameof(FeeReceipt), query.Filter.CommunityId?.ToString() ?? "all", query.Filter.CommunityId, "导出收据", rows.Count));
        await db.SaveChangesAsync(ct);
        var content = rows.Select(Cells).Append(["合计", .. Enumerable.Repeat<object?>(null, 11), rows.Sum(row => row.SignedFen), .. Enumerable.Repeat<object?>(null, 4)]);
        return writer.Xlsx($"收据-{clock.LocalToday():yyyyMMdd}.xlsx", new SheetContent("收据", Columns, content));
    }

    private static IReadOnlyList<object?> Cells(ReceiptRow row) =>
    [
        row.CommunityName, row.SourceName, row.ReceiptNumber, row.LineNumber, FeeWords.ReceiptKinds.WordOf(row.Kind), FeeWords.FeeTypes.WordOf(row.FeeType),
        row.HouseholdNumber, row.HeadName, row.Address, row.ServiceFrom, row.ServiceTo, row.PaidOn, row.SignedFen, FeeWords.Payers.WordOf(row.Payer), row.PayerName,
        row.RefundedFen, string.Join('、', row.Flags.Select(Word)),
    ];

    private static string Word(ReceiptFlag flag) => flag switch
    {
        ReceiptFlag.AboveCeiling => "高于合理上限",
        ReceiptFlag.AfterDeclaration => "申报后登记",
        ReceiptFlag.Refunded => "已退费",
        _ => "非本户缴纳",
    };
}
