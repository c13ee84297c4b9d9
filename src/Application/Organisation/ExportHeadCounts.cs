using MediatR;
using Microsoft.EntityFrameworkCore;
using Resettlement.Application.Common;
using Resettlement.Application.Registry;
using Resettlement.Domain.Access;
using Resettlement.Domain.Common;
using Resettlement.Domain.Organisation;

namespace Resettlement.Application.Organisation;

/// <summary>The list of head-counts as a workbook: the same rows and order, the sums as the last row. Exports are logged.</summary>
[RequiresPermission(Permissions.Organisation.Read)]
public sealed record ExportHeadCountsQuery(HeadCountFilter Filter) : IRequest<Result<FileDownload>>;

internal sealed class ExportHeadCountsHandler(IAppDbContext db, ICurrentUser user, ISpreadsheetWriter writer, TimeProvider clock) : IRequestHandler<ExportHeadCountsQuery, Result<FileDownload>>
{
    private static readonly SheetColumn[] Columns =
    [
        new("年度", SheetColumnType.Integer, 8), new("社区", Width: 18), new("迁出乡镇", Width: 12), new("核定日", SheetColumnType.Date, 12), new("建档立卡", SheetColumnType.Integer, 10),
        new("同步搬迁", SheetColumnType.Integer, 10), new("自然增加", SheetColumnType.Integer, 10), new("现居住", SheetColumnType.Integer, 10), new("核定人数", SheetColumnType.Integer, 10),
        new("状态", Width: 10), new("更正", Width: 10), new("统计人", Width: 12), new("定稿人", Width: 12),
    ];

    public async Task<Result<FileDownload>> Handle(ExportHeadCountsQuery query, CancellationToken ct)
    {
        var scope = user.ScopeOf(Permissions.Organisation.Read);
        if (query.Filter.CommunityId is { } id && !await db.Communities.CommunitiesIn(scope).AnyAsync(x => x.Id == id, ct))
        {
            return HeadCountErrors.CommunityNotFound;
        }

        var rows = await HeadCountRows.ReadAsync(db, HeadCountRows.Of(db, scope, query.Filter).Sorted(), ct);
        db.Record(new("export", nameof(HeadCountSnapshot), query.Filter.CommunityId?.ToString() ?? "all", query.Filter.CommunityId, "导出人口核定", rows.Count));
        await db.SaveChangesAsync(ct);
        var cells = rows.Select(x => (IReadOnlyList<object?>)
        [
            x.Year, x.CommunityName, x.OriginTownship, x.Day, x.Poor, x.Synchronous, x.Additions, x.ResidentNow, x.Counted, HeadCountWords.States.WordOf(x.State),
            x.OpenAmendment ? "待复核" : x.IsAmended ? "已更正" : null, x.CountedByName, x.FrozenByName,
        ]).Append([null, "合计", null, null, rows.Sum(x => x.Poor), rows.Sum(x => x.Synchronous), rows.Sum(x => x.Additions), rows.Sum(x => x.ResidentNow), rows.Sum(x => x.Counted), null, null, null, null]);
        return writer.Xlsx($"人口核定-{clock.LocalToday():yyyyMMdd}.xlsx", new SheetContent("人口核定", Columns, cells));
    }
}
