using System.Globalization;
using MediatR;
using Microsoft.EntityFrameworkCore;
using Resettlement.Application.Common;
using Resettlement.Application.Registry;
using Resettlement.Domain.Access;
using Resettlement.Domain.Common;
using Resettlement.Domain.Party;
using Resettlement.Domain.Registry;

namespace Resettlement.Application.Party;

/// <summary>Figures of the branches as of a day: people counted once, groups, plates, and what was done in the quarter and the year up to the day.</summary>
[RequiresPermission(Permissions.Party.Read)]
public sealed record GetPartyStatisticsQuery(Guid? CommunityId, DateOnly? AsOf) : IRequest<Result<PartyStatistics>>;

/// <summary>The same as a workbook, logged.</summary>
[RequiresPermission(Permissions.Party.Read)]
public sealed record ExportPartyStatisticsQuery(Guid? CommunityId, DateOnly? AsOf) : IRequest<Result<FileDownload>>;

public sealed record PartyStatistics(DateOnly AsOf, string Quarter, int LeastPosts, int MostPosts, BranchRow Total, IReadOnlyList<BranchRow> Branches);

/// <param name="CommunityId">Null in the sum.</param>
public sealed record BranchRow(Guid? CommunityId, string CommunityName, BranchFigures People, int Groups, int InactiveGroups, PlateFigures Plates, ActivityFigures InQuarter, ActivityFigures InYear);

/// <param name="Attendances">People times activities.</param>
public sealed record ActivityFigures(int Activities, int Attendances, int Minutes)
{
    public ActivityFigures Plus(ActivityFigures other)
    {
        ArgumentNullException.ThrowIfNull(other);
        return new(Activities + other.Activities, Attendances + other.Attendances, Minutes + other.Minutes);
    }
}

internal sealed class PartyStatisticsHandler(IAppDbContext db, ICurrentUser user, FigureReader members, PlateReader plates, ISpreadsheetWriter writer, TimeProvider clock)
    : IRequestHandler<GetPartyStatisticsQuery, Result<PartyStatistics>>, IRequestHandler<ExportPartyStatisticsQuery, Result<FileDownload>>
{
    private static readonly string[] Headings =
    [
        "党员", "正式", "预备", "原籍管理", "双重管理", "社区单一管理", "男", "女", "35岁及以下", "36至45岁", "46至55岁", "56至65岁", "66岁及以上", "未认岗", "认1岗", "认2岗及以上", "免岗", "低于最少岗位数", "已发党徽", "不活跃党员",
        "活动小组", "不活跃小组", "楼栋", "楼栋已挂牌", "党员户", "党员户已挂牌", "本季活动", "本季出勤人次",
    ];

    public async Task<Result<PartyStatistics>> Handle(GetPartyStatisticsQuery query, CancellationToken ct)
    {
        var day = clock.AsOf(query.AsOf);
        if (day.Error is { } error)
        {
            return error;
        }

        return await ReadAsync(query.CommunityId, day.Value, ct);
    }

    public async Task<Result<FileDownload>> Handle(ExportPartyStatisticsQuery query, CancellationToken ct)
    {
        var day = clock.AsOf(query.AsOf);
        if (day.Error is { } error)
        {
            return error;
        }

        var read = await ReadAsync(query.CommunityId, day.Value, ct);
        if (read.Error is { } none)
        {
            return none;
        }

        SheetColumn[] columns =
        [
            new("社区", Width: 20), .. Headings.Select(x => new SheetColumn(x, SheetColumnType.Integer, 10)), new("本季服务小时", SheetColumnType.Decimal, 12), new("本年活动", SheetColumnType.Integer, 10),
            new("本年出勤人次", SheetColumnType.Integer, 12), new("本年服务小时", SheetColumnType.Decimal, 12),
        ];
        ExportLog.Record(db, "PartyStatistics", query.CommunityId, day.Value, read.Value.Branches.Count);
        await db.SaveChangesAsync(ct);
        var name = string.Create(CultureInfo.InvariantCulture, $"截至{day.Value:yyyy-MM-dd}");
        return writer.Xlsx(ExportLog.FileName("党员统计表", day.Value), new SheetContent(name, columns, read.Value.Branches.Append(read.Value.Total).Select(Cells)));
    }

    private static IReadOnlyList<object?> Cells(BranchRow x)
    {
        var p = x.People;
        return
        [
            x.CommunityName, p.Members, p.Full, p.Probationary, p.OriginOnly, p.Dual, p.Single, p.Male, p.Female, p.To35, p.To45, p.To55, p.To65, p.Over65, p.WithoutPost, p.OnePost, p.MorePosts, p.Waived, p.BelowMinimum,
            p.Emblems, p.Inactive, x.Groups, x.InactiveGroups, x.Plates.Buildings, x.Plates.BuildingsWithPlate, x.Plates.Flats, x.Plates.FlatsWithPlate, x.InQuarter.Activities, x.InQuarter.Attendances,
            x.InQuarter.Minutes / 60m, x.InYear.Activities, x.InYear.Attendances, x.InYear.Minutes / 60m,
        ];
    }

    private async Task<Result<PartyStatistics>> ReadAsync(Guid? communityId, DateOnly day, CancellationToken ct)
    {
        var rules = await PartyRules.OnAsync(db, day, ct);
        if (rules.Error is { } none)
        {
            return none;
        }

        var scope = user.ScopeOf(Permissions.Party.Read);
        if (communityId is { } asked && !scope.Covers(asked))
        {
            return RegistryErrors.CommunityNotFound;
        }

        var inScope = scope.Communities;
        var communities = await db.Communities.AsNoTracking().Where(x => (scope.WholeCounty || inScope.Contains(x.Id)) && (communityId == null || x.Id == communityId)).OrderBy(x => x.Code)
            .Select(x => new { x.Id, x.Name }).ToListAsync(ct);
        var people = (await members.MembersAsync(scope, communityId, day, rules.Value, ct)).ToLookup(x => x.Fact.CommunityId, x => x.Fact);
        var groups = (await GroupQueries.ReadAsync(db, db.ActivityGroups.AsNoTracking().InScope(scope).Where(x => x.FormedOn <= day && (communityId == null || x.CommunityId == communityId)), day, null, ct))
            .Where(x => x.Members > 0).ToLookup(x => x.CommunityId);
        var doors = (await plates.ReadAsync(scope, communityId, day, ct)).ToLookup(x => x.CommunityId);
        var quarter = Quarter.Of(day);
        var inYear = await ActivitiesAsync(scope, communityId, new(day.Year, 1, 1), day, ct);
        var inQuarter = await ActivitiesAsync(scope, communityId, quarter.Start, day, ct);
        var period = rules.Value.PeriodOf(day);
        var nothing = new ActivityFigures(0, 0, 0);
        var rows = communities.ConvertAll(x => new BranchRow(x.Id, x.Name, BranchFigures.Of([.. people[x.Id]], rules.Value.LeastPosts), groups[x.Id].Count(),
            groups[x.Id].Count(g => Inactivity.Is(period, g.FormedOn, g.LastActivity)), PlateReader.Count([.. doors[x.Id]]), inQuarter.GetValueOrDefault(x.Id, nothing), inYear.GetValueOrDefault(x.Id, nothing)));
        var total = rows.Aggregate(new BranchRow(null, "合计", BranchFigures.None, 0, 0, new(0, 0, 0, 0), nothing, nothing), (sum, row) => new(null, sum.CommunityName, sum.People.Plus(row.People), sum.Groups + row.Groups,
            sum.InactiveGroups + row.InactiveGroups, sum.Plates.Plus(row.Plates), sum.InQuarter.Plus(row.InQuarter), sum.InYear.Plus(row.InYear)));
        return new PartyStatistics(day, quarter.ToString(), rules.Value.LeastPosts, rules.Value.MostPosts, total, rows);
    }

    private async Task<Dictionary<Guid, ActivityFigures>> ActivitiesAsync(AccessScope scope, Guid? communityId, DateOnly from, DateOnly day, CancellationToken ct)
    {
        var held = db.PartyActivities.AsNoTracking().InScope(scope).Where(x => x.State == ActivityState.Held && x.HeldOn >= from && x.HeldOn <= day && (communityId == null || x.CommunityId == communityId));
        var rows = await held.Select(x => new { x.CommunityId, People = x.Attendance.Count, Minutes = x.Attendance.Sum(a => (int?)a.Minutes) ?? 0 }).ToListAsync(ct);
        return rows.GroupBy(x => x.CommunityId).ToDictionary(x => x.Key, x => new ActivityFigures(x.Count(), x.Sum(a => a.People), x.Sum(a => a.Minutes)));
    }
}
