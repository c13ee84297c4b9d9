using MediatR;
using Microsoft.EntityFrameworkCore;
using Resettlement.Application.Common;
using Resettlement.Domain.Access;
using Resettlement.Domain.Common;
using Resettlement.Domain.Organisation;
using Resettlement.Domain.Registry;

namespace Resettlement.Application.Organisation;

/// <summary>Which appointments a list, or the register made of it, shows.</summary>
/// <param name="AsOf">Only what was in force on that day.</param>
/// <param name="EndingBefore">Only held posts whose planned term ends before that day.</param>
/// <param name="Search">Part of the name.</param>
public sealed record AppointmentFilter(
    Guid? CommunityId, BodyKind? Body, PostKind? Post, AppointmentWay? Way, AppointmentState? State, DateOnly? AsOf, DateOnly? EndingBefore, Guid? HolderId, string? Search);

/// <summary>Appointments, newest first.</summary>
[RequiresPermission(Permissions.Organisation.Read)]
public sealed record ListAppointmentsQuery(AppointmentFilter Filter, PageRequest Page) : IRequest<Result<Page<AppointmentRow>>>;

/// <param name="House">Building, row and unit of a head of a house.</param>
/// <param name="IsOverdue">Still held although the planned term is over.</param>
/// <param name="MayDecide">The caller may approve or refuse it.</param>
public sealed record AppointmentRow(
    Guid Id, Guid CommunityId, string CommunityName, Guid? BodyId, BodyKind? Body, Guid OfficeHolderId, string Name, PostKind Post, string? House, AppointmentWay Way, CadreSource? Source,
    string? OriginUnit, string? DocumentNumber, DateOnly From, DateOnly? TermEnd, DateOnly? EndedOn, EndReason? EndReason, AppointmentState State, string? OverQuotaReason, int? QuotaThen,
    int? PeopleThen, string EnteredByName, DateTimeOffset EnteredAt, bool IsOverdue, bool HasHandover, bool MayDecide);

internal sealed class ListAppointmentsHandler(IAppDbContext db, ICurrentUser user, TimeProvider clock) : IRequestHandler<ListAppointmentsQuery, Result<Page<AppointmentRow>>>
{
    public async Task<Result<Page<AppointmentRow>>> Handle(ListAppointmentsQuery query, CancellationToken ct)
    {
        var today = clock.LocalToday();
        var appointments = AppointmentRows.Of(db, user.ScopeOf(Permissions.Organisation.Read), query.Filter, today);
        var total = await appointments.CountAsync(ct);
        return query.Page.Of(await AppointmentRows.ReadAsync(db, user, AppointmentRows.Sorted(appointments).Skip(query.Page.Skip).Take(query.Page.Take), today, ct), total);
    }
}

/// <summary>List, register and detail read the same rows.</summary>
internal static class AppointmentRows
{
    public static IQueryable<Appointment> Of(IAppDbContext db, AccessScope scope, AppointmentFilter filter, DateOnly today)
    {
        var rows = db.Appointments.AsNoTracking().InScope(scope);
        if (filter.CommunityId is { } community)
        {
            rows = rows.Where(x => x.CommunityId == community);
        }

        if (filter.Body is { } body)
        {
            PostKind[] posts = [.. PostCatalogue.PostsOf(body)];
            rows = rows.Where(x => EF.Parameter(posts).Contains(x.Post));
        }

        if (filter.Post is { } post)
        {
            rows = rows.Where(x => x.Post == post);
        }

        if (filter.Way is { } way)
        {
            rows = rows.Where(x => x.Way == way);
        }

        if (filter.State is { } state)
        {
            rows = rows.Where(x => x.State == state);
        }

        if (filter.AsOf is { } day)
        {
            rows = rows.Where(Appointment.InForce(day));
        }

        if (filter.EndingBefore is { } before)
        {
            rows = rows.Where(Appointment.InForce(today)).Where(x => x.TermEnd < before);
        }

        if (filter.HolderId is { } holder)
        {
            rows = rows.Where(x => x.OfficeHolderId == holder);
        }

        if (filter.Search?.Trim() is { Length: > 0 } search)
        {
            rows = rows.Where(x => db.OfficeHolders.Any(person => person.Id == x.OfficeHolderId && person.Name.Contains(search)));
        }

        return rows;
    }

    public static IOrderedQueryable<Appointment> Sorted(IQueryable<Appointment> rows) => rows.OrderByDescending(x => x.From).ThenBy(x => x.Id);

    public static async Task<List<AppointmentRow>> ReadAsync(IAppDbContext db, ICurrentUser user, IQueryable<Appointment> rows, DateOnly today, CancellationToken ct)
    {
        var read = await rows.Select(x => new
        {
            Appointment = x,
            Community = db.Communities.First(c => c.Id == x.CommunityId).Name,
            db.OfficeHolders.First(h => h.Id == x.OfficeHolderId).Name,
            Building = db.Buildings.Where(b => b.Id == x.BuildingId).Select(b => b.Number).FirstOrDefault(),
            Kind = db.Buildings.Where(b => b.Id == x.BuildingId).Select(b => (BuildingKind?)b.Kind).FirstOrDefault(),
            Unit = db.BuildingUnits.Where(u => u.Id == x.UnitId).Select(u => u.Number).FirstOrDefault(),
            HasHandover = db.Handovers.Any(h => h.AppointmentId == x.Id),
        }).ToListAsync(ct);
        var (approves, person) = (user.ScopeOf(Permissions.Organisation.Approve), user.Person);
        return [.. read.Select(row =>
        {
            var x = row.Appointment;
            return new AppointmentRow(x.Id, x.CommunityId, row.Community, x.BodyId, PostCatalogue.Of(x.Post).Body, x.OfficeHolderId, row.Name, x.Post, HouseWords.Of(row.Kind, row.Building, row.Unit), x.Way, x.Source,
                x.OriginUnit, x.DocumentNumber, x.From, x.TermEnd, x.EndedOn, x.EndReason, x.State, x.OverQuotaReason, x.QuotaThen, x.PeopleThen, x.EnteredByName, x.EnteredAt, x.IsOverdueOn(today),
                row.HasHandover, x.State == AppointmentState.Proposed && x.EnteredBy != person && approves.Covers(x.CommunityId));
        })];
    }
}

internal static class HouseWords
{
    /// <summary>The house of a head as people write it: 3号楼, 3号楼2单元, 东片. Null when the post is of no house.</summary>
    public static string? Of(BuildingKind? kind, string? building, string? unit) =>
        building is null ? null : DwellingLabel.Building(kind ?? BuildingKind.Building, building) + (unit is null ? "" : DwellingLabel.Unit(unit));
}
