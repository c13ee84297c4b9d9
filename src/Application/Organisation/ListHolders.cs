using MediatR;
using Microsoft.EntityFrameworkCore;
using Resettlement.Application.Common;
using Resettlement.Domain.Access;
using Resettlement.Domain.Common;
using Resettlement.Domain.Organisation;
using Resettlement.Domain.Registry;

namespace Resettlement.Application.Organisation;

/// <summary>People who hold, held or may hold posts, by name. <paramref name="Q"/> is a part of the name, or a whole ID or phone number.</summary>
[RequiresPermission(Permissions.Organisation.Read)]
public sealed record ListHoldersQuery(Guid? CommunityId, string? Q, bool? InPost, PageRequest Page) : IRequest<Result<Page<HolderRow>>>;

/// <summary>One person in full.</summary>
[RequiresPermission(Permissions.Organisation.Read)]
public sealed record GetHolderQuery(Guid Id) : IRequest<Result<HolderDetail>>;

/// <param name="IdNumber">Masked.</param>
/// <param name="Phone">Masked.</param>
/// <param name="Posts">Held today, in communities the caller sees.</param>
public sealed record HolderRow(
    Guid Id, string Name, string IdNumber, Sex Sex, DateOnly BirthDate, int Age, string? Phone, string? OriginTownshipCode, string? OriginTownshipName, string? PoliticalStatus, bool IsResident,
    IReadOnlyList<HolderPost> Posts, int Version);

public sealed record HolderPost(Guid AppointmentId, Guid CommunityId, string CommunityName, PostKind Post, DateOnly From, DateOnly? TermEnd, DateOnly? EndedOn);

public sealed record HolderDetail(HolderRow Holder, string? ChecksumReason, IReadOnlyList<HolderPost> History);

internal sealed class ListHoldersHandler(IAppDbContext db, ICurrentUser user, IFieldProtector protector, TimeProvider clock) : IRequestHandler<ListHoldersQuery, Result<Page<HolderRow>>>
{
    public async Task<Result<Page<HolderRow>>> Handle(ListHoldersQuery query, CancellationToken ct)
    {
        var (scope, today) = (user.ScopeOf(Permissions.Organisation.Read), clock.LocalToday());
        var holders = db.HoldersIn(scope).AsNoTracking();
        if (query.CommunityId is { } community)
        {
            // somebody known elsewhere is not found by a community that the caller does not see
            var seen = scope.Covers(community);
            holders = holders.Where(x => seen && (x.Places.Any(place => place.CommunityId == community) || db.Appointments.Any(post => post.OfficeHolderId == x.Id && post.CommunityId == community)));
        }

        if (query.InPost is { } inPost)
        {
            var held = db.Appointments.InScope(scope).Where(Appointment.InForce(today));
            holders = holders.Where(x => held.Any(post => post.OfficeHolderId == x.Id) == inPost);
        }

        if (ChineseText.Compact(query.Q) is { Length: > 0 } q)
        {
            var id = IdNumber.Parse(q, today, allowWrongChecksum: true) is { IsSuccess: true } number ? protector.Index(FieldPurpose.IdNumber, number.Value.Value) : null;
            var phone = PhoneNumber.Parse(q) is { IsSuccess: true } mobile ? protector.Index(FieldPurpose.Phone, mobile.Value.Value) : null;
            holders = holders.Where(x => x.Name.Contains(q) || (id != null && x.IdNumberIndex == id) || (phone != null && x.PhoneIndex == phone));
        }

        var total = await holders.CountAsync(ct);
        var rows = await HolderRows.ReadAsync(db, scope, holders.OrderBy(x => x.Name).ThenBy(x => x.Id).Skip(query.Page.Skip).Take(query.Page.Take), today, ct);
        return query.Page.Of(rows, total);
    }
}

internal sealed class GetHolderHandler(IAppDbContext db, ICurrentUser user, TimeProvider clock) : IRequestHandler<GetHolderQuery, Result<HolderDetail>>
{
    public async Task<Result<HolderDetail>> Handle(GetHolderQuery query, CancellationToken ct)
    {
        var (scope, today) = (user.ScopeOf(Permissions.Organisation.Read), clock.LocalToday());
        var found = await HolderRows.ReadAsync(db, scope, db.HoldersIn(scope).AsNoTracking().Where(x => x.Id == query.Id), today, ct);
        if (found is not [var holder])
        {
            return OrganisationErrors.HolderNotFound;
        }

        var waiver = await db.OfficeHolders.AsNoTracking().Where(x => x.Id == query.Id).Select(x => x.IdNumberWaiver).SingleAsync(ct);
        return new HolderDetail(holder, waiver, [.. (await HolderRows.PostsAsync(db, db.Appointments.AsNoTracking().InScope(scope).Where(x => x.OfficeHolderId == query.Id
            && (x.State == AppointmentState.Active || x.State == AppointmentState.Ended)), ct)).Select(x => x.Post).OrderByDescending(x => x.From)]);
    }
}

internal static class HolderRows
{
    /// <summary>The people of a query with their present posts, in two reads.</summary>
    public static async Task<List<HolderRow>> ReadAsync(IAppDbContext db, AccessScope scope, IQueryable<OfficeHolder> holders, DateOnly today, CancellationToken ct)
    {
        var people = await holders.Select(x => new { Holder = x, Township = db.Townships.Where(t => t.Code == x.OriginTownshipCode).Select(t => t.Name).FirstOrDefault() }).ToListAsync(ct);
        var ids = people.ConvertAll(x => x.Holder.Id);
        var posts = (await PostsAsync(db, db.Appointments.AsNoTracking().InScope(scope).Where(Appointment.InForce(today)).Where(x => EF.Parameter(ids).Contains(x.OfficeHolderId)), ct))
            .ToLookup(x => x.Holder, x => x.Post);
        return people.ConvertAll(x => new HolderRow(
            x.Holder.Id, x.Holder.Name, x.Holder.IdNumberMasked, x.Holder.Sex, x.Holder.BirthDate, x.Holder.AgeOn(today), x.Holder.PhoneMasked, x.Holder.OriginTownshipCode, x.Township,
            x.Holder.PoliticalStatus, x.Holder.ResidentId is not null, [.. posts[x.Holder.Id].OrderBy(post => post.Post).ThenBy(post => post.CommunityName, StringComparer.Ordinal)], x.Holder.Version));
    }

    public static async Task<List<(Guid Holder, HolderPost Post)>> PostsAsync(IAppDbContext db, IQueryable<Appointment> appointments, CancellationToken ct)
    {
        var rows = await (from post in appointments
                          join community in db.Communities on post.CommunityId equals community.Id
                          orderby post.From, post.Id
                          select new { post.OfficeHolderId, post.Id, post.CommunityId, community.Name, post.Post, post.From, post.TermEnd, post.EndedOn }).ToListAsync(ct);
        return rows.ConvertAll(x => (x.OfficeHolderId, new HolderPost(x.Id, x.CommunityId, x.Name, x.Post, x.From, x.TermEnd, x.EndedOn)));
    }
}
