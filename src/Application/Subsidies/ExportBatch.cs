using MediatR;
using Microsoft.EntityFrameworkCore;
using Resettlement.Application.Common;
using Resettlement.Application.Payouts;
using Resettlement.Domain.Access;
using Resettlement.Domain.Common;
using Resettlement.Domain.Subsidies;

namespace Resettlement.Application.Subsidies;

/// <summary>The batch as a workbook: the same queries as the lists, with their sums as last rows; never in memory as a whole. Exports are logged.</summary>
[RequiresPermission(Permissions.Subsidies.Export)]
public sealed record ExportBatchQuery(Guid Id, string? Search, string? Sort) : IRequest<Result<StreamDownload>>;

internal sealed class ExportBatchHandler(IAppDbContext db, ICurrentUser user, ISpreadsheetWriter writer, ITemporaryFiles temporary) : IRequestHandler<ExportBatchQuery, Result<StreamDownload>>
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

    public async Task<Result<StreamDownload>> Handle(ExportBatchQuery query, CancellationToken ct)
    {
        var scope = user.ScopeOf(Permissions.Subsidies.Export);
        if (await BatchFacts.Select(db, scope, db.BatchesIn(scope).Where(x => x.Id == query.Id)).SingleOrDefaultAsync(ct) is not { } batch)
        {
            return SubsidyErrors.BatchNotFound;
        }

        var lines = new Sums();
        var exclusions = new Sums();
        var content = temporary.Create();
        try
        {
            writer.WriteXlsx(content,
            [
                new("补贴明细", LineColumns, Lines(BatchLines.Sorted(BatchLines.Matching(db.LinesIn(scope).Where(x => x.BatchId == query.Id), query.Search), query.Sort), lines)),
                new("不予发放", ExclusionColumns, Exclusions(
                    BatchExclusions.Matching(db.ExclusionsIn(scope).Where(x => x.BatchId == query.Id), null, query.Search).OrderBy(x => x.HouseholdNumber).ThenBy(x => x.Id), exclusions)),
            ]);
            db.Record(new AuditNote("export", nameof(SubsidyBatch), query.Id.ToString(), batch.Batch.CommunityId, $"导出补贴批次 {batch.Number}", lines.Count + exclusions.Count));
            await db.SaveChangesAsync(ct);
            content.Position = 0;
            return new StreamDownload($"{batch.CommunityName}-{batch.Batch.Quarter}-补贴.xlsx", FileDownload.Xlsx, content);
        }
        catch
        {
            await content.DisposeAsync();
            throw;
        }
    }

    // the writer pulls: one statement per sheet, read as it is written
    private static IEnumerable<IReadOnlyList<object?>> Lines(IQueryable<SubsidyLine> lines, Sums sums)
    {
        foreach (var row in BatchLines.Select(lines).AsEnumerable())
        {
            sums.Add(row);
            yield return
            [
                sums.Count, row.HouseholdNumber, row.BuildingNumber, row.PayeeName, row.AccountMasked, row.PropertyFen, row.ElevatorFen, row.WaterFen, row.BaseFen, row.RateBasisPoints > 0 ? row.Rate : null,
                row.AmountFen, row.Quarter.ToString(), row.OffsetFen, row.PayableFen,
            ];
        }

        yield return ["合计", null, null, null, null, sums.PropertyFen, sums.ElevatorFen, sums.WaterFen, sums.BaseFen, null, sums.AmountFen, null, sums.OffsetFen, sums.PayableFen];
    }

    private static IEnumerable<IReadOnlyList<object?>> Exclusions(IQueryable<SubsidyExclusion> exclusions, Sums sums)
    {
        foreach (var row in BatchExclusions.Select(exclusions).AsEnumerable())
        {
            sums.Count++;
            sums.BaseFen = checked(sums.BaseFen + row.BaseFen);
            sums.AmountFen = checked(sums.AmountFen + row.AmountFen);
            yield return [sums.Count, row.HouseholdNumber, row.BuildingNumber, row.HeadName, row.ReasonText, row.Detail, row.BaseFen, row.AmountFen];
        }

        yield return ["合计", null, null, null, null, null, sums.BaseFen, sums.AmountFen];
    }

    private sealed class Sums
    {
        public int Count { get; set; }

        public long PropertyFen { get; private set; }

        public long ElevatorFen { get; private set; }

        public long WaterFen { get; private set; }

        public long BaseFen { get; set; }

        public long AmountFen { get; set; }

        public long OffsetFen { get; private set; }

        public long PayableFen { get; private set; }

        /// <summary>Fees are those of the batch's own quarter.</summary>
        public void Add(LineRow row)
        {
            Count++;
            AmountFen = checked(AmountFen + row.AmountFen);
            OffsetFen = checked(OffsetFen + row.OffsetFen);
            PayableFen = checked(PayableFen + row.PayableFen);
            if (row.Component == 0)
            {
                (PropertyFen, ElevatorFen) = (checked(PropertyFen + row.PropertyFen), checked(ElevatorFen + row.ElevatorFen));
                (WaterFen, BaseFen) = (checked(WaterFen + row.WaterFen), checked(BaseFen + row.BaseFen));
            }
        }
    }
}
