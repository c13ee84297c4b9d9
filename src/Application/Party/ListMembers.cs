using MediatR;
using Microsoft.EntityFrameworkCore;
using Resettlement.Application.Common;
using Resettlement.Application.Registry;
using Resettlement.Domain.Access;
using Resettlement.Domain.Common;
using Resettlement.Domain.Party;
using Resettlement.Domain.Registry;

namespace Resettlement.Application.Party;

/// <summary>What a list of members may be narrowed by. <paramref name="Q"/> is a name, or a whole ID or phone number; <paramref name="HasPost"/> says whether a post is held.</summary>
public sealed record MemberFilter(Guid? CommunityId, string? Q, MembershipRelation? Relation, bool? Probationary, bool? HasPost, Guid? PostId, DateOnly? AsOf, string? Sort);

/// <summary>Members of the branches on a day; somebody in two branches stands in both lists. Sort: name (default), joined, age.</summary>
[RequiresPermission(Permissions.Party.Read)]
public sealed record ListPartyMembersQuery(MemberFilter Filter, PageRequest Page) : IRequest<Result<Page<PartyMemberRow>>>;

/// <param name="Id">The membership.</param>
/// <param name="IdNumber">Masked.</param>
/// <param name="Phone">Masked.</param>
/// <param name="Posts">Held at this branch on the day.</param>
public sealed record PartyMemberRow(Guid Id, Guid CommunityId, string CommunityName, string Name, string IdNumber, Sex Sex, DateOnly BirthDate, int Age, string? Phone, DateOnly JoinedOn, bool IsFull,
    MembershipRelation Relation, DateOnly Since, DateOnly? EmblemOn, bool IsResident, bool IsWaived, IReadOnlyList<string> Posts);

/// <summary>The members of a filter as a workbook: the same rows as the list, masked, logged.</summary>
[RequiresPermission(Permissions.Party.Read)]
public sealed record ExportPartyMembersQuery(MemberFilter Filter) : IRequest<Result<FileDownload>>;

internal sealed class ListPartyMembersHandler(IAppDbContext db, ICurrentUser user, IFieldProtector protector, ISpreadsheetWriter writer, TimeProvider clock)
    : IRequestHandler<ListPartyMembersQuery, Result<Page<PartyMemberRow>>>, IRequestHandler<ExportPartyMembersQuery, Result<FileDownload>>
{
    private static readonly SheetColumn[] Columns =
    [
        new("社区", Width: 18), new("姓名"), new("性别", Width: 8), new("身份证号", Width: 22), new("出生日期", SheetColumnType.Date, 12), new("年龄", SheetColumnType.Integer, 8), new("电话", Width: 16),
        new("入党日期", SheetColumnType.Date, 12), new("党员类别"), new("组织关系", Width: 16), new("登记日期", SheetColumnType.Date, 12), new("服务岗位", Width: 30), new("免岗", Width: 8), new("党徽发放日期", SheetColumnType.Date, 14),
    ];

    public async Task<Result<Page<PartyMemberRow>>> Handle(ListPartyMembersQuery query, CancellationToken ct)
    {
        var day = clock.AsOf(query.Filter.AsOf);
        if (day.Error is { } error)
        {
            return error;
        }

        var facts = MemberQueries.On(db, user, day.Value).Narrow(db, protector, query.Filter, day.Value);
        var total = await facts.CountAsync(ct);
        return query.Page.Of(await MemberQueries.ReadAsync(db, facts.Sorted(query.Filter.Sort).Skip(query.Page.Skip).Take(query.Page.Take), day.Value, ct), total);
    }

    public async Task<Result<FileDownload>> Handle(ExportPartyMembersQuery query, CancellationToken ct)
    {
        var day = clock.AsOf(query.Filter.AsOf);
        if (day.Error is { } error)
        {
            return error;
        }

        var facts = MemberQueries.On(db, user, day.Value).Narrow(db, protector, query.Filter, day.Value);
        if (await facts.CountAsync(ct) > SpreadsheetLimits.MaxRows)
        {
            return RegistryErrors.ExportTooLarge;
        }

        var rows = await MemberQueries.ReadAsync(db, facts.Sorted(query.Filter.Sort), day.Value, ct);
        ExportLog.Record(db, nameof(PartyMember), query.Filter.CommunityId, day.Value, rows.Count);
        await db.SaveChangesAsync(ct);
        return writer.Xlsx(ExportLog.FileName("党员名册", day.Value), new SheetContent("党员名册", Columns, rows.Select(x => (IReadOnlyList<object?>)
        [
            x.CommunityName, x.Name, SexWords.Table.WordOf(x.Sex), x.IdNumber, x.BirthDate, x.Age, x.Phone, x.JoinedOn, x.IsFull ? "正式党员" : "预备党员", PartyWordTables.Relations.WordOf(x.Relation), x.Since,
            string.Join('、', x.Posts), x.IsWaived ? "是" : "", x.EmblemOn,
        ])));
    }
}

internal sealed class MemberFacts
{
    public required PartyMembership Membership { get; init; }

    public required PartyMember Member { get; init; }

    public required MembershipRelation Relation { get; init; }

    public required string CommunityName { get; init; }
}

internal static class MemberQueries
{
    public static IQueryable<MemberFacts> On(IAppDbContext db, ICurrentUser user, DateOnly day) =>
        from membership in db.MembershipsFor(user).AsNoTracking().HeldOn(day)
        join member in db.PartyMembers on membership.MemberId equals member.Id
        join relation in db.PartyRelations.Where(x => x.From <= day && (x.Until == null || x.Until > day)) on membership.Id equals relation.MembershipId
        join community in db.Communities on membership.CommunityId equals community.Id
        select new MemberFacts { Membership = membership, Member = member, Relation = relation.Kind, CommunityName = community.Name };

    public static IQueryable<MemberFacts> Narrow(this IQueryable<MemberFacts> facts, IAppDbContext db, IFieldProtector protector, MemberFilter filter, DateOnly day)
    {
        if (filter.CommunityId is { } community)
        {
            facts = facts.Where(x => x.Membership.CommunityId == community);
        }

        if (filter.Relation is { } relation)
        {
            facts = facts.Where(x => x.Relation == relation);
        }

        if (filter.Probationary is { } probationary)
        {
            facts = probationary ? facts.Where(x => x.Member.FullOn == null || x.Member.FullOn > day) : facts.Where(x => x.Member.FullOn <= day);
        }

        var held = db.PostClaims.HeldOn(day);
        if (filter.HasPost is { } hasPost)
        {
            facts = facts.Where(x => held.Any(claim => claim.MemberId == x.Member.Id) == hasPost);
        }

        if (filter.PostId is { } post)
        {
            facts = facts.Where(x => held.Any(claim => claim.MembershipId == x.Membership.Id && claim.PostId == post));
        }

        if (ChineseText.Compact(filter.Q) is not { Length: > 0 } q)
        {
            return facts;
        }

        var sought = SoughtNumbers.Of(protector, q, day);
        var (id, phone) = (sought.IdNumber, sought.Phone);
        return id is not null || phone is not null
            ? facts.Where(x => x.Member.IdNumberIndex == id || (phone != null && x.Member.PhoneIndex == phone))
            : facts.Where(x => x.Member.Name.Contains(q));
    }

    public static IQueryable<MemberFacts> Sorted(this IQueryable<MemberFacts> facts, string? sort) => sort switch
    {
        "joined" => facts.OrderBy(x => x.Member.JoinedOn).ThenBy(x => x.Membership.Id),
        "-joined" => facts.OrderByDescending(x => x.Member.JoinedOn).ThenBy(x => x.Membership.Id),
        "age" => facts.OrderByDescending(x => x.Member.BirthDate).ThenBy(x => x.Membership.Id),
        "-age" => facts.OrderBy(x => x.Member.BirthDate).ThenBy(x => x.Membership.Id),
        "-name" => facts.OrderByDescending(x => x.Member.Name).ThenBy(x => x.Membership.Id),
        _ => facts.OrderBy(x => x.Member.Name).ThenBy(x => x.Membership.Id),
    };

    public static async Task<List<PartyMemberRow>> ReadAsync(IAppDbContext db, IQueryable<MemberFacts> facts, DateOnly day, CancellationToken ct)
    {
        var rows = await facts.Select(x => new
        {
            x.Membership.Id,
            x.Membership.CommunityId,
            x.CommunityName,
            x.Member.Name,
            x.Member.IdNumberMasked,
            x.Member.Sex,
            x.Member.BirthDate,
            x.Member.PhoneMasked,
            x.Member.JoinedOn,
            x.Member.FullOn,
            x.Member.EmblemOn,
            IsResident = db.Residents.Any(r => r.IdNumberIndex == x.Member.IdNumberIndex),
            x.Relation,
            x.Membership.Since,
            Waived = x.Membership.Waivers.Any(w => w.From <= day && (w.Until == null || w.Until > day)),
        }).ToListAsync(ct);
        var ids = rows.ConvertAll(x => x.Id);
        var posts = (await (
            from claim in db.PostClaims.AsNoTracking().HeldOn(day)
            where EF.Parameter(ids).Contains(claim.MembershipId)
            join post in db.PartyPosts on claim.PostId equals post.Id
            orderby post.Order, post.Name
            select new { claim.MembershipId, post.Name }).ToListAsync(ct)).ToLookup(x => x.MembershipId, x => x.Name);
        return rows.ConvertAll(x => new PartyMemberRow(x.Id, x.CommunityId, x.CommunityName, x.Name, x.IdNumberMasked, x.Sex, x.BirthDate, Age.On(x.BirthDate, day), x.PhoneMasked, x.JoinedOn, x.FullOn <= day,
            x.Relation, x.Since, x.EmblemOn, x.IsResident, x.Waived, [.. posts[x.Id]]));
    }
}
