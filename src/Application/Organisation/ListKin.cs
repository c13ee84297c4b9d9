using MediatR;
using Microsoft.EntityFrameworkCore;
using Resettlement.Application.Common;
using Resettlement.Domain.Access;
using Resettlement.Domain.Common;
using Resettlement.Domain.Organisation;

namespace Resettlement.Application.Organisation;

/// <summary>Near relatives among office holders, newest first.</summary>
[RequiresPermission(Permissions.Organisation.Read)]
public sealed record ListKinQuery(Guid? CommunityId, Guid? HolderId, bool Withdrawn, PageRequest Page) : IRequest<Result<Page<KinRow>>>;

public sealed record KinRow(
    Guid Id, Guid CommunityId, string CommunityName, Guid HolderId, string HolderName, Guid RelativeId, string RelativeName, KinRelation Relation, string RecordedByName, DateTimeOffset RecordedAt,
    bool IsWithdrawn, string? WithdrawnReason, string? WithdrawnByName, DateTimeOffset? WithdrawnAt);

internal sealed class ListKinHandler(IAppDbContext db, ICurrentUser user) : IRequestHandler<ListKinQuery, Result<Page<KinRow>>>
{
    public async Task<Result<Page<KinRow>>> Handle(ListKinQuery query, CancellationToken ct)
    {
        var ties = db.KinTies.AsNoTracking().InScope(user.ScopeOf(Permissions.Organisation.Read));
        if (!query.Withdrawn)
        {
            ties = ties.Where(x => !x.IsWithdrawn);
        }

        if (query.CommunityId is { } community)
        {
            ties = ties.Where(x => x.CommunityId == community);
        }

        if (query.HolderId is { } holder)
        {
            ties = ties.Where(x => x.FirstHolderId == holder || x.SecondHolderId == holder);
        }

        var total = await ties.CountAsync(ct);
        var rows = await ties.OrderByDescending(x => x.RecordedAt).ThenBy(x => x.Id).Skip(query.Page.Skip).Take(query.Page.Take)
            .Select(x => new KinRow(x.Id, x.CommunityId, db.Communities.First(c => c.Id == x.CommunityId).Name, x.FirstHolderId, db.OfficeHolders.First(h => h.Id == x.FirstHolderId).Name,
                x.SecondHolderId, db.OfficeHolders.First(h => h.Id == x.SecondHolderId).Name, x.Relation, x.RecordedByName, x.RecordedAt, x.IsWithdrawn, x.WithdrawnReason, x.WithdrawnByName, x.WithdrawnAt))
            .ToListAsync(ct);
        return query.Page.Of<KinRow>(rows, total);
    }
}
