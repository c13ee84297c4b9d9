using MediatR;
using Microsoft.EntityFrameworkCore;
using Resettlement.Application.Common;
using Resettlement.Domain.Access;
using Resettlement.Domain.Common;
using Resettlement.Domain.Subsidies;

namespace Resettlement.Application.Subsidies;

/// <summary>The batch as a workbook: the same queries as the lists, with their sums as last rows. Exports are logged.</summary>
[RequiresPermission(Permissions.Subsidies.Export)]
public sealed record ExportBatchQuery(Guid Id, string? Search, string? Sort) : IRequest<Result<FileDownload>>;

internal sealed class ExportBatchHandler(IAppDbContext db, ICurrentUser user, ISpreadsheetWriter writer) : IRequestHandler<ExportBatchQuery, Result<FileDownload>>
{
    private static readonly SheetColumn[] LineColumns =
    [
        new("序号", SheetColumnType.Integer, 8), new("户编号"), new("楼栋", Width: 8), new("收款人", Width: 12), new("账户", Width: 14), new("物业费（元）", SheetColumnType.Money),
        new("电梯费（元）", SheetColumnType.Money), new("水费（元）", SheetColumnType.Money), new("合计（元）", SheetColumnType.Money), new("补贴比例", Width: 10),
        new("补贴金额（元）", SheetColumnType.Money), new("所属季度", Width: 10), new("抵扣（元）", SheetColumnType.Money), new("实发（元）", SheetColumnType.Money),
    ];

    private static readonly SheetColumn[] ExclusionColumns =
    [
        new("序号", SheetColumnType.Integer, 8), new("户编号"), new("楼栋", Width: 8), new("户主", Width: 12), new("不予发放原因", Width: 28), new("说明", Width: 40),
        new("缴费合计（元）", SheetColumnType.Money), new("如符合应补（元）", SheetColumnType.Money),
    ];

    public async Task<Result<FileDownload>> Handle(ExportBatchQuery query, CancellationToken ct)
    {
        var scope = user.ScopeOf(Permissions.Subsidies.Export);
        if (await BatchFacts.Select(db, scope, db.BatchesIn(scope).Where(x => x.Id == query.Id)).SingleOrDefaultAsync(ct) is not { } batch)
        {
            return SubsidyErrors.BatchNotFound;
        }

        var lines = await BatchLines.Select(BatchLines.Sorted(BatchLines.Matching(db.LinesIn(scope).Where(x => x.BatchId == query.Id), query.Search), query.Sort)).ToListAsync(ct);
        var exclusions = await BatchExclusions.Select(BatchExclusions.Matching(db.ExclusionsIn(scope).Where(x => x.BatchId == query.Id), null, query.Search)
            .OrderBy(x => x.HouseholdNumber).ThenBy(x => x.Id)).ToListAsync(ct);
        db.Record(new AuditNote("export", nameof(SubsidyBatch), query.Id.ToString(), batch.Batch.CommunityId, $"导出补贴批次 {batch.Number}", lines.Count + exclusions.Count));
        await db.SaveChangesAsync(ct);
        var own = lines.FindAll(x => x.Component == 0);
        return writer.Xlsx($"{batch.CommunityName}-{batch.Batch.Quarter}-补贴.xlsx",
            new SheetContent("补贴明细", LineColumns, lines.Select(Cells).Append(
                ["合计", null, null, null, null, own.Sum(x => x.PropertyFen), own.Sum(x => x.ElevatorFen), own.Sum(x => x.WaterFen), own.Sum(x => x.BaseFen), null, lines.Sum(x => x.AmountFen), null,
                    lines.Sum(x => x.OffsetFen), lines.Sum(x => x.PayableFen)])),
            new SheetContent("不予发放", ExclusionColumns, exclusions.Select(Cells).Append(
                ["合计", null, null, null, null, null, exclusions.Sum(x => x.BaseFen), exclusions.Sum(x => x.AmountFen)])));
    }

    private static IReadOnlyList<object?> Cells(LineRow row, int index) =>
        [index + 1, row.HouseholdNumber, row.BuildingNumber, row.PayeeName, row.AccountMasked, row.PropertyFen, row.ElevatorFen, row.WaterFen, row.BaseFen, row.RateBasisPoints > 0 ? row.Rate : null, row.AmountFen, row.Quarter.ToString(), row.OffsetFen,
            row.PayableFen];

    private static IReadOnlyList<object?> Cells(ExclusionRow row, int index) =>
        [index + 1, row.HouseholdNumber, row.BuildingNumber, row.HeadName, row.ReasonText, row.Detail, row.BaseFen, row.AmountFen];
}
