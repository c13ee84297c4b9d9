using MediatR;
using Microsoft.EntityFrameworkCore;
using Resettlement.Application.Common;
using Resettlement.Application.Registry;
using Resettlement.Domain.Access;
using Resettlement.Domain.Common;
using Resettlement.Domain.Party;
using Resettlement.Domain.Registry;

namespace Resettlement.Application.Party;

/// <summary>What a list of activities may be narrowed by; both days are included.</summary>
public sealed record ActivityFilter(Guid? CommunityId, Guid? GroupId, Guid? MembershipId, DateOnly? From, DateOnly? To, ActivityState? State);

/// <summary>Activities, the newest first.</summary>
[RequiresPermission(Permissions.Party.Read)]
public sealed record ListPartyActivitiesQuery(ActivityFilter Filter, PageRequest Page) : IRequest<Result<Page<PartyActivityRow>>>;

public sealed record PartyActivityRow(Guid Id, Guid CommunityId, string CommunityName, Guid GroupId, string Post, DateOnly HeldOn, string Title, string? Place, int Attended, int Minutes, int Photos, ActivityState State,
    string RecordedByName);

/// <summary>The activities of a filter as a workbook, with who was there; logged.</summary>
[RequiresPermission(Permissions.Party.Read)]
public sealed record ExportPartyActivitiesQuery(ActivityFilter Filter) : IRequest<Result<FileDownload>>;

[RequiresPermission(Permissions.Party.Read)]
public sealed record GetPartyActivityQuery(Guid Id) : IRequest<Result<PartyActivityDetail>>;

public sealed record PartyActivityDetail(Guid Id, Guid CommunityId, string CommunityName, Guid GroupId, string Post, DateOnly HeldOn, string Title, string? Place, string? Content, ActivityState State, string? CancelReason,
    string RecordedByName, DateTimeOffset RecordedAt, IReadOnlyList<AttendanceView> Attendance, IReadOnlyList<PhotoView> Photos, int Version);

/// <param name="MembershipId">As in the command.</param>
public sealed record AttendanceView(Guid MembershipId, string Name, int Minutes);

public sealed record PhotoView(Guid Id, string FileName, int Width, int Height, int Bytes, string AddedByName, DateTimeOffset AddedAt);

internal sealed class PartyActivitiesHandler(IAppDbContext db, ICurrentUser user, ISpreadsheetWriter writer, TimeProvider clock)
    : IRequestHandler<ListPartyActivitiesQuery, Result<Page<PartyActivityRow>>>, IRequestHandler<ExportPartyActivitiesQuery, Result<FileDownload>>, IRequestHandler<GetPartyActivityQuery, Result<PartyActivityDetail>>
{
    private static readonly SheetColumn[] Columns =
    [
        new("社区", Width: 18), new("活动小组", Width: 20), new("日期", SheetColumnType.Date, 12), new("活动名称", Width: 30), new("地点", Width: 18), new("出勤人数", SheetColumnType.Integer, 10), new("服务小时", SheetColumnType.Decimal, 10),
        new("出勤党员", Width: 40), new("照片", SheetColumnType.Integer, 8), new("状态", Width: 8), new("登记人"),
    ];

    public async Task<Result<Page<PartyActivityRow>>> Handle(ListPartyActivitiesQuery query, CancellationToken ct)
    {
        var activities = Narrow(query.Filter);
        var total = await activities.CountAsync(ct);
        return query.Page.Of<PartyActivityRow>(await ReadAsync(activities.OrderByDescending(x => x.HeldOn).ThenBy(x => x.Id).Skip(query.Page.Skip).Take(query.Page.Take), ct), total);
    }

    public async Task<Result<FileDownload>> Handle(ExportPartyActivitiesQuery query, CancellationToken ct)
    {
        var activities = Narrow(query.Filter);
        if (await activities.CountAsync(ct) > SpreadsheetLimits.MaxRows)
        {
            return RegistryErrors.ExportTooLarge;
        }

        var rows = await ReadAsync(activities, ct);
        var names = (await (
            from attendance in db.ActivityAttendance.AsNoTracking()
            join activity in activities on attendance.ActivityId equals activity.Id
            join member in db.PartyMembers on attendance.MemberId equals member.Id
            orderby member.Name, attendance.Id
            select new { attendance.ActivityId, member.Name }).ToListAsync(ct)).ToLookup(x => x.ActivityId, x => x.Name);
        var today = clock.LocalToday();
        ExportLog.Record(db, nameof(PartyActivity), query.Filter.CommunityId, today, rows.Count);
        await db.SaveChangesAsync(ct);
        return writer.Xlsx(ExportLog.FileName("党员活动台账", today), new SheetContent("党员活动台账", Columns, rows.Select(x => (IReadOnlyList<object?>)
        [
            x.CommunityName, x.Post, x.HeldOn, x.Title, x.Place, x.Attended, x.Minutes / 60m, string.Join('、', names[x.Id]), x.Photos, x.State == ActivityState.Held ? "已开展" : "已作废", x.RecordedByName,
        ])));
    }

    public async Task<Result<PartyActivityDetail>> Handle(GetPartyActivityQuery query, CancellationToken ct)
    {
        var activity = await db.PartyActivities.AsNoTracking().InScope(user.ScopeOf(Permissions.Party.Read)).Include(x => x.Attendance).SingleOrDefaultAsync(x => x.Id == query.Id, ct);
        if (activity is null)
        {
            return PartyErrors.ActivityNotFound;
        }

        var group = await (
            from one in db.ActivityGroups
            where one.Id == activity.GroupId
            join post in db.PartyPosts on one.PostId equals post.Id
            join community in db.Communities on one.CommunityId equals community.Id
            select new { Post = post.Name, Community = community.Name }).SingleAsync(ct);
        var names = await PartyNames.OfMembershipsAsync(db, activity.Attendance.Select(x => x.MembershipId), ct);
        var photos = await db.ActivityPhotos.AsNoTracking().Where(x => x.ActivityId == activity.Id).OrderBy(x => x.AddedAt).ThenBy(x => x.Id)
            .Select(x => new PhotoView(x.Id, x.FileName, x.Width, x.Height, x.Bytes, x.AddedByName, x.AddedAt)).ToListAsync(ct);
        return new PartyActivityDetail(activity.Id, activity.CommunityId, group.Community, activity.GroupId, group.Post, activity.HeldOn, activity.Title, activity.Place, activity.Content, activity.State,
            activity.CancelReason, activity.RecordedByName, activity.RecordedAt,
            [.. activity.Attendance.Select(x => new AttendanceView(x.MembershipId, names[x.MembershipId], x.Minutes)).OrderBy(x => x.Name, StringComparer.Ordinal).ThenBy(x => x.MembershipId)], photos, activity.Version);
    }

    private IQueryable<PartyActivity> Narrow(ActivityFilter filter)
    {
        var activities = db.PartyActivities.AsNoTracking().InScope(user.ScopeOf(Permissions.Party.Read));
        if (filter.CommunityId is { } community)
        {
            activities = activities.Where(x => x.CommunityId == community);
        }

        if (filter.GroupId is { } group)
        {
            activities = activities.Where(x => x.GroupId == group);
        }

        if (filter.MembershipId is { } membership)
        {
            activities = activities.Where(x => x.Attendance.Any(a => a.MembershipId == membership));
        }

        if (filter.From is { } from)
        {
            activities = activities.Where(x => x.HeldOn >= from);
        }

        if (filter.To is { } to)
        {
            activities = activities.Where(x => x.HeldOn <= to);
        }

        return filter.State is { } state ? activities.Where(x => x.State == state) : activities;
    }

    private Task<List<PartyActivityRow>> ReadAsync(IQueryable<PartyActivity> activities, CancellationToken ct) => (
        from activity in activities
        join grouped in db.ActivityGroups on activity.GroupId equals grouped.Id
        join post in db.PartyPosts on grouped.PostId equals post.Id
        join community in db.Communities on activity.CommunityId equals community.Id
        orderby activity.HeldOn descending, activity.Id
        select new PartyActivityRow(activity.Id, activity.CommunityId, community.Name, activity.GroupId, post.Name, activity.HeldOn, activity.Title, activity.Place, activity.Attendance.Count,
            activity.Attendance.Sum(a => (int?)a.Minutes) ?? 0, db.ActivityPhotos.Count(p => p.ActivityId == activity.Id), activity.State, activity.RecordedByName)).ToListAsync(ct);
}
