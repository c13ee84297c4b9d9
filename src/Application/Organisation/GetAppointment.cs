using MediatR;
using Microsoft.EntityFrameworkCore;
using Resettlement.Application.Common;
using Resettlement.Domain.Access;
using Resettlement.Domain.Common;
using Resettlement.Domain.Organisation;

namespace Resettlement.Application.Organisation;

/// <summary>One appointment with its terms, decision and handover, and what else the person holds in communities in scope.</summary>
[RequiresPermission(Permissions.Organisation.Read)]
public sealed record GetAppointmentQuery(Guid Id) : IRequest<Result<AppointmentDetail>>;

/// <param name="MayAppoint">The caller may renew and end it.</param>
public sealed record AppointmentDetail(
    AppointmentRow Appointment, Guid? ElectionId, string? ElectionNumber, string? EndNote, string? DecidedByName, DateTimeOffset? DecidedAt, string? DecisionNote, IReadOnlyList<TermView> Terms,
    HandoverView? Handover, IReadOnlyList<OtherPost> Others, bool MayAppoint);

public sealed record TermView(DateOnly From, DateOnly To, string DocumentNumber, string EnteredByName, DateTimeOffset EnteredAt);

public sealed record HandoverView(string HandedOverBy, string HandedOverTo, string? Witness, DateOnly Day, string RecordedByName, DateTimeOffset RecordedAt, IReadOnlyList<HandoverInput> Items);

/// <summary>A further post of the same person: 交叉任职 when it is of the same community.</summary>
public sealed record OtherPost(Guid AppointmentId, Guid CommunityId, string CommunityName, PostKind Post, DateOnly From);

internal sealed class GetAppointmentHandler(IAppDbContext db, ICurrentUser user, TimeProvider clock) : IRequestHandler<GetAppointmentQuery, Result<AppointmentDetail>>
{
    public async Task<Result<AppointmentDetail>> Handle(GetAppointmentQuery query, CancellationToken ct)
    {
        var (scope, today) = (user.ScopeOf(Permissions.Organisation.Read), clock.LocalToday());
        if (await db.Appointments.AsNoTracking().Include(x => x.Terms).InScope(scope).SingleOrDefaultAsync(x => x.Id == query.Id, ct) is not { } appointment)
        {
            return OrganisationErrors.AppointmentNotFound;
        }

        var row = (await AppointmentRows.ReadAsync(db, user, db.Appointments.AsNoTracking().Where(x => x.Id == query.Id), today, ct))[0];
        var handover = await db.Handovers.AsNoTracking().Include(x => x.Items).SingleOrDefaultAsync(x => x.AppointmentId == query.Id, ct);
        var others = await db.Appointments.AsNoTracking().InScope(scope).Where(Appointment.InForce(today)).Where(x => x.OfficeHolderId == appointment.OfficeHolderId && x.Id != query.Id)
            .OrderBy(x => x.From).ThenBy(x => x.Id).Select(x => new OtherPost(x.Id, x.CommunityId, db.Communities.First(c => c.Id == x.CommunityId).Name, x.Post, x.From)).ToListAsync(ct);
        var election = appointment.ElectionId is { } id ? await db.Elections.AsNoTracking().Where(x => x.Id == id).Select(x => x.Number).SingleAsync(ct) : null;
        var mayAppoint = appointment.BodyId is null
            ? user.ScopeOf(Permissions.Organisation.Write).Covers(appointment.CommunityId)
            : user.ScopeOf(Permissions.Organisation.Appoint).Covers(appointment.CommunityId) && AppointmentAccess.Against(user, appointment.CommunityId, appointment.Post, appointment.Way) is null;
        return new AppointmentDetail(row, appointment.ElectionId, election, appointment.EndNote, appointment.DecidedByName, appointment.DecidedAt, appointment.DecisionNote,
            [.. appointment.Terms.OrderBy(x => x.Order).Select(x => new TermView(x.From, x.To, x.DocumentNumber, x.EnteredByName, x.EnteredAt))],
            handover is null ? null : new(handover.HandedOverBy, handover.HandedOverTo, handover.Witness, handover.Day, handover.RecordedByName, handover.RecordedAt,
                [.. handover.Items.OrderBy(x => x.Order).Select(x => new HandoverInput(x.Name, x.Quantity, x.Note))]),
            others, mayAppoint);
    }
}
