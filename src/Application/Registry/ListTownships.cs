using MediatR;
using Microsoft.EntityFrameworkCore;
using Resettlement.Application.Common;
using Resettlement.Domain.Access;
using Resettlement.Domain.Common;

namespace Resettlement.Application.Registry;

/// <summary>The townships of the county; public reference data, for everybody signed in.</summary>
[RequiresPermission(Permissions.SignedIn)]
public sealed record ListTownshipsQuery : IRequest<Result<IReadOnlyList<TownshipRow>>>;

public sealed record TownshipRow(string Code, string Name);

internal sealed class ListTownshipsHandler(IAppDbContext db) : IRequestHandler<ListTownshipsQuery, Result<IReadOnlyList<TownshipRow>>>
{
    public async Task<Result<IReadOnlyList<TownshipRow>>> Handle(ListTownshipsQuery query, CancellationToken ct) =>
        await db.Townships.AsNoTracking().OrderBy(x => x.Code).Select(x => new TownshipRow(x.Code, x.Name)).ToListAsync(ct);
}
