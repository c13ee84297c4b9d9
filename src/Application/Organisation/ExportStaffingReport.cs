using System.Globalization;
using MediatR;
using Microsoft.EntityFrameworkCore;
using Resettlement.Application.Common;
using Resettlement.Application.Registry;
using Resettlement.Domain.Access;
using Resettlement.Domain.Common;
using Resettlement.Domain.Organisation;

namespace Resettlement.Application.Organisation;

/// <summary>The staffing report of a day as a workbook: the same rows and sums, and the people on a second sheet. Exports are logged.</summary>
[RequiresPermission(Permissions.Organisation.Read)]
public sealed record ExportStaffingReportQuery(DateOnly? Day, Guid? CommunityId, StaffingFinding? Finding) : IRequest<Result<FileDownload>>;

internal sealed class ExportStaffingReportHandler(IAppDbContext db, ICurrentUser user, StaffingReports reports, ISpreadsheetWriter writer, TimeProvider clock)
    : IRequestHandler<ExportStaffingReportQuery, Result<FileDownload>>
{
    private static readonly SheetColumn[] Columns =
    [
        new("社区", Width: 18), new("牵头乡镇", Width: 12), new("入住日期", SheetColumnType.Date, 12), new("核定日", SheetColumnType.Date, 12), new("人口依据", Width: 14), new("核定人口", SheetColumnType.Integer, 10),
        new("应配", SheetColumnType.Integer, 8), new("实配", SheetColumnType.Integer, 8), new("超配", SheetColumnType.Integer, 8), new("缺配", SheetColumnType.Integer, 8), new("结论", Width: 10),
        new("恰在分档界线", Width: 12), new("交叉任职", SheetColumnType.Integer, 10),
    ];

    private static readonly SheetColumn[] People =
    [
        new("社区", Width: 18), new("姓名", Width: 10), new("身份证号", Width: 22), new("迁出乡镇", Width: 12), new("职务", Width: 30), new("交叉任职", Width: 10), new("任职日期", SheetColumnType.Date, 12),
    ];

    public async Task<Result<FileDownload>> Handle(ExportStaffingReportQuery query, CancellationToken ct)
    {
        var day = clock.AsOf(query.Day);
        if (day.Error is { } future)
        {
            return future;
        }

        var sites = StaffingReports.Sites(db, user.ScopeOf(Permissions.Organisation.Read)).Where(x => query.CommunityId == null || x.Id == query.CommunityId);
        if (query.CommunityId is not null && !await sites.AnyAsync(ct))
        {
            return StaffingErrors.CommunityNotFound;
        }

        var rows = await reports.RowsAsync(sites, day.Value, ct);
        if (rows.Error is { } error)
        {
            return error;
        }

        var found = rows.Value.Select(x => x.Row).Where(x => query.Finding is not { } finding || x.Finding == finding).ToList();
        var teams = await reports.TeamsAsync(sites, day.Value, ct);
        db.Record(new("export", "Staffing", query.CommunityId?.ToString() ?? "all", query.CommunityId, string.Create(CultureInfo.InvariantCulture, $"截至{day.Value:yyyy-MM-dd}"), found.Count));
        await db.SaveChangesAsync(ct);
        return writer.Xlsx(string.Create(CultureInfo.InvariantCulture, $"人员配备-{day.Value:yyyyMMdd}.xlsx"), new SheetContent("配备统计", Columns, Rows(found)), new SheetContent("在岗人员", People, Members(found, teams)));
    }

    private static IEnumerable<IReadOnlyList<object?>> Rows(List<StaffingRow> rows)
    {
        var sums = GetStaffingReportHandler.Sums(rows);
        return rows.Select(x => (IReadOnlyList<object?>)
        [
            x.CommunityName, x.LeadTownship, x.OccupiedFrom, x.CountedOn, StaffingWords.Of(x.Basis), x.Population, x.Entitled, x.Actual, x.Over, x.Under, StaffingWords.Of(x.Finding), x.OnBoundary ? "是" : null, x.CrossAppointed,
        ]).Append(["合计", null, null, null, null, sums.Population, sums.Entitled, sums.Actual, sums.Over, sums.Under, null, null, sums.CrossAppointed]);
    }

    private static IEnumerable<IReadOnlyList<object?>> Members(List<StaffingRow> rows, ILookup<Guid, TeamMember> teams) =>
        rows.SelectMany(row => teams[row.CommunityId].Select(x => (IReadOnlyList<object?>)
        [
            row.CommunityName, x.Name, x.IdNumber, x.OriginTownship, string.Join('、', x.Posts.Select(post => OrganisationWords.Posts.WordOf(post.Post))), x.CrossAppointed ? "是" : null, x.Posts.Min(post => post.From),
        ]));
}

internal static class StaffingWords
{
    public static string Of(StaffingFinding finding) => finding switch
    {
        StaffingFinding.Met => "符合",
        StaffingFinding.Over => "超配",
        StaffingFinding.Under => "缺配",
        _ => "无职数",
    };

    public static string Of(PopulationBasis basis) => basis switch
    {
        PopulationBasis.NotOccupied => "尚未入住",
        PopulationBasis.Frozen => "已定稿",
        PopulationBasis.Amended => "已更正",
        _ => "暂按户籍统计",
    };
}
