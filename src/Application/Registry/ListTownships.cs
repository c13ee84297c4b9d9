using AutoMapper;
using AutoMapper.QueryableExtensions;
using MediatR;
using Microsoft.EntityFrameworkCore;
using Resettlement.Application.Common;
using Resettlement.Domain.Access;
using Resettlement.Domain.Common;
using Resettlement.Domain.Registry;

namespace Resettlement.Application.Registry;

/// <summary>The townships of the county; public reference data, for everybody signed in.</summary>
[RequiresPermission(Permissions.SignedIn)]
public sealed record ListTownshipsQuery : IRequest<Result<IReadOnlyList<TownshipRow>>>;

public sealed record TownshipRow(string Code, string Name);

/// <summary>Flat rows for lists.</summary>
internal sealed class RegistryRows : Profile
{
    public RegistryRows() => CreateProjection<Township, TownshipRow>();
}

internal sealed class ListTownshipsHandler(IAppDbContext db, IConfigurationProvider mappings) : IRequestHandler<ListTownshipsQuery, Result<IReadOnlyList<TownshipRow>>>
{
    public async Task<Result<IReadOnlyList<TownshipRow>>> Handle(ListTownshipsQuery query, CancellationToken ct) =>
        await db.Townships.AsNoTracking().OrderBy(x => x.Code).ProjectTo<TownshipRow>(mappings).ToListAsync(ct);
}
