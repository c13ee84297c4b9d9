using MediatR;
using Microsoft.EntityFrameworkCore;
using Resettlement.Application.Common;
using Resettlement.Domain.Access;
using Resettlement.Domain.Common;
using Resettlement.Domain.Organisation;

namespace Resettlement.Application.Organisation;

/// <summary>A body with its documents, who holds its posts and who held them.</summary>
[RequiresPermission(Permissions.Organisation.Read)]
public sealed record GetBodyQuery(Guid Id) : IRequest<Result<BodyDetail>>;

/// <param name="Members">Everybody who holds, will hold or held a post of it, those in post first.</param>
public sealed record BodyDetail(BodyRow Body, string? DissolvedReason, IReadOnlyList<BodyPaper> Documents, IReadOnlyList<BodyMember> Members);

public sealed record BodyPaper(Guid Id, string Number, string Title, DateOnly Date);

/// <param name="Phone">Masked.</param>
public sealed record BodyMember(
    Guid AppointmentId, Guid OfficeHolderId, string Name, string? Phone, PostKind Post, DateOnly From, DateOnly? TermEnd, DateOnly? EndedOn, EndReason? EndReason, AppointmentState State, bool IsInForce);

internal sealed class GetBodyHandler(IAppDbContext db, ICurrentUser user, TimeProvider clock) : IRequestHandler<GetBodyQuery, Result<BodyDetail>>
{
    public async Task<Result<BodyDetail>> Handle(GetBodyQuery query, CancellationToken ct)
    {
        var today = clock.LocalToday();
        var found = await BodyQueries.ReadAsync(BodyQueries.Facts(db, user.ScopeOf(Permissions.Organisation.Read), today).Where(x => x.Body.Id == query.Id), today, ct);
        if (found is not [var body])
        {
            return OrganisationErrors.BodyNotFound;
        }

        var reason = await db.Bodies.AsNoTracking().Where(x => x.Id == query.Id).Select(x => x.DissolvedReason).SingleAsync(ct);
        var documents = await db.BodyDocuments.AsNoTracking().Where(x => x.DocumentOfId == query.Id).OrderBy(x => x.Date).ThenBy(x => x.Id)
            .Select(x => new BodyPaper(x.Id, x.Number, x.Title, x.Date)).ToListAsync(ct);
        var members = await (from post in db.Appointments.AsNoTracking()
                             where post.BodyId == query.Id
                             join holder in db.OfficeHolders on post.OfficeHolderId equals holder.Id
                             orderby post.From descending, post.Id
                             select new { Appointment = post, holder.Name, holder.PhoneMasked }).ToListAsync(ct);
        return new BodyDetail(body, reason, documents,
        [
            .. members.Select(x => new BodyMember(x.Appointment.Id, x.Appointment.OfficeHolderId, x.Name, x.PhoneMasked, x.Appointment.Post, x.Appointment.From, x.Appointment.TermEnd,
                x.Appointment.EndedOn, x.Appointment.EndReason, x.Appointment.State, x.Appointment.InForceOn(today))).OrderBy(x => x.IsInForce ? 0 : 1).ThenBy(x => x.IsInForce ? x.Post : 0),
        ]);
    }
}
