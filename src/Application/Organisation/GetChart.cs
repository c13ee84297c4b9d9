using MediatR;
using Microsoft.EntityFrameworkCore;
using Resettlement.Application.Common;
using Resettlement.Domain.Access;
using Resettlement.Domain.Common;
using Resettlement.Domain.Organisation;
using Resettlement.Domain.Registry;

namespace Resettlement.Application.Organisation;

/// <summary>Who governs a community on a day: contact leader, the five bodies with everybody in their posts and their duties, heads of buildings and units. Also printed as the duty roster.</summary>
[RequiresPermission(Permissions.Organisation.Read)]
public sealed record GetChartQuery(Guid CommunityId, DateOnly? Date) : IRequest<Result<OrganisationChart>>;

/// <param name="Leader">The contact leader.</param>
/// <param name="Heads">Heads of buildings and units.</param>
public sealed record OrganisationChart(
    Guid CommunityId, string CommunityName, DateOnly Date, ChartPerson? Leader, string? LeaderDuty, IReadOnlyList<ChartBody> Bodies, IReadOnlyList<ChartPerson> Heads, IReadOnlyList<ChartDuty> Duties);

public sealed record ChartBody(BodyKind Kind, BodyGap Gap, Guid? BodyId, string? Name, DateOnly? TermFrom, DateOnly? TermTo, IReadOnlyList<ChartPerson> Members);

/// <param name="Post">Null for the contact leader.</param>
/// <param name="House">Of the head of a building, a row or a unit: 3号楼2单元.</param>
/// <param name="Phone">Masked.</param>
/// <param name="IsOverdue">In post beyond the planned term.</param>
public sealed record ChartPerson(Guid OfficeHolderId, string Name, string? Phone, PostKind? Post, string? House, bool IsHead, DateOnly From, DateOnly? TermEnd, bool IsOverdue);

/// <summary>The statement of a kind of body, or of a post, that is in force.</summary>
public sealed record ChartDuty(BodyKind? Body, PostKind? Post, int Number, string Title, string Text);

internal sealed class GetChartHandler(IAppDbContext db, ICurrentUser user, TimeProvider clock) : IRequestHandler<GetChartQuery, Result<OrganisationChart>>
{
    public async Task<Result<OrganisationChart>> Handle(GetChartQuery query, CancellationToken ct)
    {
        var (scope, day) = (user.ScopeOf(Permissions.Organisation.Read), clock.DayOrToday(query.Date));
        if (await CompletenessReader.ReadAsync(db, scope, query.CommunityId, day, ct) is not [var site])
        {
            return RegistryErrors.CommunityNotFound;
        }

        var people = await (from post in db.Appointments.AsNoTracking().Where(Appointment.InForce(day))
                            where post.CommunityId == query.CommunityId
                            join holder in db.OfficeHolders on post.OfficeHolderId equals holder.Id
                            select new
                            {
                                Appointment = post,
                                holder.Name,
                                holder.PhoneMasked,
                                Building = db.Buildings.Where(x => x.Id == post.BuildingId).Select(x => x.Number).FirstOrDefault(),
                                Kind = db.Buildings.Where(x => x.Id == post.BuildingId).Select(x => (BuildingKind?)x.Kind).FirstOrDefault(),
                                Unit = db.BuildingUnits.Where(x => x.Id == post.UnitId).Select(x => x.Number).FirstOrDefault(),
                            }).ToListAsync(ct);
        // houses as they are counted, 10 after 9 and a building before its units
        people =
        [
            .. people.OrderBy(x => x.Building?.Length).ThenBy(x => x.Building, StringComparer.Ordinal).ThenBy(x => x.Unit?.Length).ThenBy(x => x.Unit, StringComparer.Ordinal)
                .ThenBy(x => x.Appointment.From).ThenBy(x => x.Appointment.Id),
        ];
        var members = people.ConvertAll(x => (x.Appointment.BodyId, Person: new ChartPerson(
            x.Appointment.OfficeHolderId, x.Name, x.PhoneMasked, x.Appointment.Post, HouseWords.Of(x.Kind, x.Building, x.Unit), PostCatalogue.Of(x.Appointment.Post).IsHead, x.Appointment.From,
            x.Appointment.TermEnd, x.Appointment.IsOverdueOn(day))));
        var terms = await db.Bodies.AsNoTracking().Where(x => x.CommunityId == query.CommunityId).ToDictionaryAsync(x => x.Id, x => x.TermFrom, ct);
        var leader = await (from assignment in db.ContactLeaders.AsNoTracking()
                            where assignment.CommunityId == query.CommunityId && assignment.From <= day && (assignment.EndedOn == null || assignment.EndedOn > day)
                            join holder in db.OfficeHolders on assignment.OfficeHolderId equals holder.Id
                            select new { holder.Id, holder.Name, holder.PhoneMasked, assignment.Duty, assignment.From }).FirstOrDefaultAsync(ct);
        var duties = await db.DutiesInForce(day).OrderBy(x => x.Subject).Select(x => new ChartDuty(x.Post == null ? x.Body : null, x.Post, x.Number, x.Title, x.Text)).ToListAsync(ct);
        return new OrganisationChart(
            site.CommunityId, site.CommunityName, day,
            leader is null ? null : new ChartPerson(leader.Id, leader.Name, leader.PhoneMasked, null, null, false, leader.From, null, false), leader?.Duty,
            [.. site.Bodies.Select(x => new ChartBody(x.Kind, x.Gap, x.BodyId, x.Name, x.BodyId is { } id ? terms.GetValueOrDefault(id) : null, x.TermTo,
                [.. members.Where(member => x.BodyId is not null && member.BodyId == x.BodyId).Select(member => member.Person).OrderBy(person => person.Post)]))],
            [.. members.Where(member => member.BodyId is null).Select(member => member.Person)],
            duties);
    }
}
