using MediatR;
using Microsoft.EntityFrameworkCore;
using Resettlement.Application.Common;
using Resettlement.Domain.Access;
using Resettlement.Domain.Common;

namespace Resettlement.Application.Organisation;

/// <summary>Contact leaders, present and past, by community, newest first.</summary>
[RequiresPermission(Permissions.Organisation.Read)]
public sealed record ListContactLeadersQuery(Guid? CommunityId, bool? Current, PageRequest Page) : IRequest<Result<Page<ContactLeaderRow>>>;

/// <param name="Phone">Masked.</param>
/// <param name="Visits">How many visits are written down.</param>
/// <param name="LastVisit">Day of the latest one.</param>
public sealed record ContactLeaderRow(
    Guid Id, Guid CommunityId, string CommunityName, Guid OfficeHolderId, string Name, string? Phone, string Duty, string DocumentNumber, DateOnly From, DateOnly? EndedOn, string? EndNote, bool IsInForce,
    int Visits, DateOnly? LastVisit);

internal sealed class ListContactLeadersHandler(IAppDbContext db, ICurrentUser user, TimeProvider clock) : IRequestHandler<ListContactLeadersQuery, Result<Page<ContactLeaderRow>>>
{
    public async Task<Result<Page<ContactLeaderRow>>> Handle(ListContactLeadersQuery query, CancellationToken ct)
    {
        var today = clock.LocalToday();
        var leaders = db.ContactLeaders.AsNoTracking().InScope(user.ScopeOf(Permissions.Organisation.Read));
        if (query.CommunityId is { } community)
        {
            leaders = leaders.Where(x => x.CommunityId == community);
        }

        if (query.Current is { } current)
        {
            leaders = leaders.Where(x => (x.From <= today && (x.EndedOn == null || x.EndedOn > today)) == current);
        }

        var total = await leaders.CountAsync(ct);
        var rows = await (from leader in leaders
                          join site in db.Communities on leader.CommunityId equals site.Id
                          join holder in db.OfficeHolders on leader.OfficeHolderId equals holder.Id
                          orderby site.Code, leader.From descending, leader.Id
                          select new
                          {
                              Leader = leader,
                              Community = site.Name,
                              holder.Name,
                              holder.PhoneMasked,
                              Visits = db.ContactVisits.Count(x => x.AssignmentId == leader.Id),
                              Last = db.ContactVisits.Where(x => x.AssignmentId == leader.Id).Max(x => (DateOnly?)x.VisitedOn),
                          }).Skip(query.Page.Skip).Take(query.Page.Take).ToListAsync(ct);
        return query.Page.Of<ContactLeaderRow>([.. rows.Select(x => new ContactLeaderRow(
            x.Leader.Id, x.Leader.CommunityId, x.Community, x.Leader.OfficeHolderId, x.Name, x.PhoneMasked, x.Leader.Duty, x.Leader.DocumentNumber, x.Leader.From, x.Leader.EndedOn, x.Leader.EndNote,
            x.Leader.InForceOn(today), x.Visits, x.Last))], total);
    }
}
