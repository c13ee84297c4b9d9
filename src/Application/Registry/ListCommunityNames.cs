using MediatR;
using Microsoft.EntityFrameworkCore;
using Resettlement.Application.Common;
using Resettlement.Domain.Access;
using Resettlement.Domain.Common;

namespace Resettlement.Application.Registry;

/// <summary>The names of all sites, for handing a household over to another one. Names of places are public; nothing else is told.</summary>
[RequiresPermission(Permissions.SignedIn)]
public sealed record ListCommunityNamesQuery : IRequest<Result<IReadOnlyList<CommunityName>>>;

public sealed record CommunityName(Guid Id, string Name);

internal sealed class ListCommunityNamesHandler(IAppDbContext db) : IRequestHandler<ListCommunityNamesQuery, Result<IReadOnlyList<CommunityName>>>
{
    public async Task<Result<IReadOnlyList<CommunityName>>> Handle(ListCommunityNamesQuery query, CancellationToken ct) =>
        await db.Communities.AsNoTracking().OrderBy(x => x.Code).Select(x => new CommunityName(x.Id, x.Name)).ToListAsync(ct);
}
