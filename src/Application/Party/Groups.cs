using MediatR;
using Microsoft.EntityFrameworkCore;
using Resettlement.Application.Common;
using Resettlement.Application.Registry;
using Resettlement.Domain.Access;
using Resettlement.Domain.Common;
using Resettlement.Domain.Party;

namespace Resettlement.Application.Party;

/// <summary>Activity groups on a day, with whether each has met as often as the policy asks.</summary>
[RequiresPermission(Permissions.Party.Read)]
public sealed record ListActivityGroupsQuery(Guid? CommunityId, Guid? PostId, DateOnly? AsOf, PageRequest Page) : IRequest<Result<Page<ActivityGroupRow>>>;

/// <param name="Members">On the post on the day.</param>
/// <param name="Minutes">Served in the year of the day, up to it.</param>
public sealed record ActivityGroupRow(Guid Id, Guid CommunityId, string CommunityName, Guid PostId, string Post, DateOnly FormedOn, string? LeaderName, int Members, int Activities, int Minutes, DateOnly? LastActivity,
    bool IsInactive);

/// <summary>One group: members, leaders, plans.</summary>
[RequiresPermission(Permissions.Party.Read)]
public sealed record GetActivityGroupQuery(Guid Id) : IRequest<Result<ActivityGroupDetail>>;

public sealed record ActivityGroupDetail(Guid Id, Guid CommunityId, string CommunityName, Guid PostId, string Post, string? Duty, DateOnly FormedOn, Guid? LeaderId, IReadOnlyList<GroupMemberView> Members,
    IReadOnlyList<GroupLeaderView> Leaders, IReadOnlyList<ActivityPlanView> Plans, int Version);

/// <param name="Id">The membership.</param>
public sealed record GroupMemberView(Guid Id, Guid ClaimId, string Name, DateOnly From);

public sealed record GroupLeaderView(string Name, DateOnly From, DateOnly? Until);

/// <param name="Held">How many took place in the period.</param>
public sealed record ActivityPlanView(Guid Id, DateOnly PeriodStart, DateOnly PeriodEnd, string Content, int Planned, int Held, string WrittenByName);

internal sealed class ActivityGroupsHandler(IAppDbContext db, ICurrentUser user, TimeProvider clock)
    : IRequestHandler<ListActivityGroupsQuery, Result<Page<ActivityGroupRow>>>, IRequestHandler<GetActivityGroupQuery, Result<ActivityGroupDetail>>
{
    public async Task<Result<Page<ActivityGroupRow>>> Handle(ListActivityGroupsQuery query, CancellationToken ct)
    {
        var day = clock.AsOf(query.AsOf);
        if (day.Error is { } error)
        {
            return error;
        }

        var rules = await PartyRules.OnAsync(db, day.Value, ct);
        if (rules.Error is { } none)
        {
            return none;
        }

        var groups = db.ActivityGroups.AsNoTracking().InScope(user.ScopeOf(Permissions.Party.Read)).Where(x => x.FormedOn <= day.Value);
        if (query.CommunityId is { } community)
        {
            groups = groups.Where(x => x.CommunityId == community);
        }

        if (query.PostId is { } post)
        {
            groups = groups.Where(x => x.PostId == post);
        }

        var total = await groups.CountAsync(ct);
        var rows = await GroupQueries.ReadAsync(db, groups, day.Value, query.Page, ct);
        var period = rules.Value.PeriodOf(day.Value);
        return query.Page.Of<ActivityGroupRow>(rows.ConvertAll(x => x with { IsInactive = x.Members > 0 && Inactivity.Is(period, x.FormedOn, x.LastActivity) }), total);
    }

    public async Task<Result<ActivityGroupDetail>> Handle(GetActivityGroupQuery query, CancellationToken ct)
    {
        var today = clock.LocalToday();
        var team = await db.ActivityGroups.AsNoTracking().InScope(user.ScopeOf(Permissions.Party.Read)).Include(x => x.Leaders).SingleOrDefaultAsync(x => x.Id == query.Id, ct);
        if (team is null)
        {
            return PartyErrors.GroupNotFound;
        }

        var post = await db.PartyPosts.AsNoTracking().SingleAsync(x => x.Id == team.PostId, ct);
        var community = await db.Communities.Where(x => x.Id == team.CommunityId).Select(x => x.Name).SingleAsync(ct);
        var members = await (
            from claim in db.PostClaims.AsNoTracking().HeldOn(today)
            where claim.CommunityId == team.CommunityId && claim.PostId == team.PostId
            join member in db.PartyMembers on claim.MemberId equals member.Id
            orderby claim.From, member.Name, claim.Id
            select new GroupMemberView(claim.MembershipId, claim.Id, member.Name, claim.From!.Value)).ToListAsync(ct);
        var plans = await db.ActivityPlans.AsNoTracking().Where(x => x.GroupId == team.Id).OrderByDescending(x => x.PeriodStart).ThenBy(x => x.Id).Select(x => new ActivityPlanView(x.Id, x.PeriodStart, x.PeriodEnd,
            x.Content, x.Planned, db.PartyActivities.Count(a => a.GroupId == x.GroupId && a.State == ActivityState.Held && a.HeldOn >= x.PeriodStart && a.HeldOn <= x.PeriodEnd), x.WrittenByName)).ToListAsync(ct);
        var names = await PartyNames.OfMembershipsAsync(db, team.Leaders.Select(x => x.MembershipId), ct);
        return new ActivityGroupDetail(team.Id, team.CommunityId, community, post.Id, post.Name, post.Duty, team.FormedOn, team.Leader?.MembershipId, members,
            [.. team.Leaders.OrderByDescending(x => x.From).Select(x => new GroupLeaderView(names[x.MembershipId], x.From, x.Until))], plans, team.Version);
    }
}

internal static class GroupQueries
{
    /// <summary>In the order of communities and posts. Whether they are inactive is for the caller, who knows the policy.</summary>
    public static async Task<List<ActivityGroupRow>> ReadAsync(IAppDbContext db, IQueryable<ActivityGroup> groups, DateOnly day, PageRequest? page, CancellationToken ct)
    {
        var year = new DateOnly(day.Year, 1, 1);
        var sorted =
            from grouped in groups
            join post in db.PartyPosts on grouped.PostId equals post.Id
            join community in db.Communities on grouped.CommunityId equals community.Id
            orderby community.Code, post.Order, post.Name, grouped.Id
            select new { Group = grouped, Post = post.Name, Community = community.Name };
        if (page is { } part)
        {
            sorted = sorted.Skip(part.Skip).Take(part.Take);
        }

        var held = db.PartyActivities.Where(x => x.State == ActivityState.Held && x.HeldOn <= day);
        var rows = await sorted.Select(x => new
        {
            x.Group.Id,
            x.Group.CommunityId,
            x.Community,
            x.Group.PostId,
            x.Post,
            x.Group.FormedOn,
            Leader = x.Group.Leaders.Where(l => l.From <= day && (l.Until == null || l.Until > day)).Select(l => (Guid?)l.MembershipId).FirstOrDefault(),
            Members = db.PostClaims.Count(c => c.CommunityId == x.Group.CommunityId && c.PostId == x.Group.PostId && c.From != null && c.From <= day && (c.Until == null || c.Until > day)),
            Activities = held.Count(a => a.GroupId == x.Group.Id && a.HeldOn >= year),
            Minutes = held.Where(a => a.GroupId == x.Group.Id && a.HeldOn >= year).SelectMany(a => a.Attendance).Sum(a => (int?)a.Minutes) ?? 0,
            Last = held.Where(a => a.GroupId == x.Group.Id).Max(a => (DateOnly?)a.HeldOn),
        }).ToListAsync(ct);
        var names = await PartyNames.OfMembershipsAsync(db, rows.Select(x => x.Leader).OfType<Guid>(), ct);
        return rows.ConvertAll(x => new ActivityGroupRow(x.Id, x.CommunityId, x.Community, x.PostId, x.Post, x.FormedOn, x.Leader is { } leader ? names[leader] : null, x.Members, x.Activities, x.Minutes, x.Last, false));
    }
}
