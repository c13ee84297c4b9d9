using MediatR;
using Microsoft.EntityFrameworkCore;
using Resettlement.Application.Common;
using Resettlement.Domain.Access;
using Resettlement.Domain.Common;

namespace Resettlement.Application.Fees;

/// <summary>Property and water companies in scope.</summary>
[RequiresPermission(Permissions.Fees.Read)]
public sealed record ListFeeSourcesQuery(Guid? CommunityId, bool? Active, PageRequest Page) : IRequest<Result<Page<FeeSourceRow>>>;

public sealed record FeeSourceRow(Guid Id, Guid CommunityId, string CommunityName, string Code, string Name, bool IsActive, int Version);

internal sealed class ListFeeSourcesHandler(IAppDbContext db, ICurrentUser user) : IRequestHandler<ListFeeSourcesQuery, Result<Page<FeeSourceRow>>>
{
    public async Task<Result<Page<FeeSourceRow>>> Handle(ListFeeSourcesQuery query, CancellationToken ct)
    {
        var sources = db.FeeSources.AsNoTracking().InScope(user.ScopeOf(Permissions.Fees.Read));
        if (query.CommunityId is { } community)
        {
            sources = sources.Where(x => x.CommunityId == community);
        }

        if (query.Active is { } active)
        {
            sources = sources.Where(x => x.IsActive == active);
        }

        var total = await sources.CountAsync(ct);
        var rows = await sources.OrderBy(x => x.Code).ThenBy(x => x.Id).Skip(query.Page.Skip).Take(query.Page.Take)
            .Select(x => new FeeSourceRow(x.Id, x.CommunityId, db.Communities.First(c => c.Id == x.CommunityId).Name, x.Code, x.Name, x.IsActive, x.Version)).ToListAsync(ct);
        return query.Page.Of(rows, total);
    }
}
