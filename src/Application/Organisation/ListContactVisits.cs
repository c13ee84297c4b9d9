using MediatR;
using Microsoft.EntityFrameworkCore;
using Resettlement.Application.Common;
using Resettlement.Domain.Access;
using Resettlement.Domain.Common;

namespace Resettlement.Application.Organisation;

/// <summary>The visit log of contact leaders, newest first; both days included.</summary>
[RequiresPermission(Permissions.Organisation.Read)]
public sealed record ListContactVisitsQuery(Guid? CommunityId, Guid? AssignmentId, DateOnly? From, DateOnly? To, PageRequest Page) : IRequest<Result<Page<ContactVisitRow>>>;

public sealed record ContactVisitRow(
    Guid Id, Guid CommunityId, string CommunityName, Guid AssignmentId, string LeaderName, DateOnly VisitedOn, string Matter, string? FollowUp, string RecordedByName, DateTimeOffset RecordedAt);

internal sealed class ListContactVisitsHandler(IAppDbContext db, ICurrentUser user) : IRequestHandler<ListContactVisitsQuery, Result<Page<ContactVisitRow>>>
{
    public async Task<Result<Page<ContactVisitRow>>> Handle(ListContactVisitsQuery query, CancellationToken ct)
    {
        var visits = db.ContactVisits.AsNoTracking().InScope(user.ScopeOf(Permissions.Organisation.Read));
        if (query.CommunityId is { } community)
        {
            visits = visits.Where(x => x.CommunityId == community);
        }

        if (query.AssignmentId is { } assignment)
        {
            visits = visits.Where(x => x.AssignmentId == assignment);
        }

        if (query.From is { } from)
        {
            visits = visits.Where(x => x.VisitedOn >= from);
        }

        if (query.To is { } to)
        {
            visits = visits.Where(x => x.VisitedOn <= to);
        }

        var total = await visits.CountAsync(ct);
        var rows = await visits.OrderByDescending(x => x.VisitedOn).ThenByDescending(x => x.Id).Skip(query.Page.Skip).Take(query.Page.Take).Select(x => new
        {
            Visit = x,
            Community = db.Communities.First(c => c.Id == x.CommunityId).Name,
            Leader = db.ContactLeaders.Where(l => l.Id == x.AssignmentId).Select(l => db.OfficeHolders.First(h => h.Id == l.OfficeHolderId).Name).First(),
        }).ToListAsync(ct);
        return query.Page.Of<ContactVisitRow>([.. rows.Select(x => new ContactVisitRow(
            x.Visit.Id, x.Visit.CommunityId, x.Community, x.Visit.AssignmentId, x.Leader, x.Visit.VisitedOn, x.Visit.Matter, x.Visit.FollowUp, x.Visit.RecordedByName, x.Visit.RecordedAt))], total);
    }
}
