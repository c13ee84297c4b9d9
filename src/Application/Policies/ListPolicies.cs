using AutoMapper;
using AutoMapper.QueryableExtensions;
using MediatR;
using Microsoft.EntityFrameworkCore;
using Resettlement.Application.Common;
using Resettlement.Domain.Access;
using Resettlement.Domain.Common;
using Resettlement.Domain.Policies;

namespace Resettlement.Application.Policies;

/// <summary>Versions, newest period first.</summary>
[RequiresPermission(Permissions.Policies.Read)]
public sealed record ListPoliciesQuery(PolicyArea? Area, PolicyState? State, PageRequest Page) : IRequest<Result<Page<PolicyRow>>>;

public sealed record PolicyRow(
    Guid Id, PolicyArea Area, PolicyState State, string DocumentNumber, string DocumentTitle, DateOnly DocumentDate, DateOnly EffectiveFrom, DateOnly? EffectiveUntil,
    string MadeByName, DateTimeOffset MadeAt, string? PublishedByName, DateTimeOffset? PublishedAt, string? ReturnedReason, DateOnly? LastUsedOn, int Version);

/// <summary>Flat rows for lists.</summary>
internal sealed class PolicyRows : Profile
{
    public PolicyRows() => CreateProjection<PolicyVersion, PolicyRow>();
}

internal sealed class ListPoliciesHandler(IAppDbContext db, IConfigurationProvider mappings) : IRequestHandler<ListPoliciesQuery, Result<Page<PolicyRow>>>
{
    public async Task<Result<Page<PolicyRow>>> Handle(ListPoliciesQuery query, CancellationToken ct)
    {
        var versions = db.PolicyVersions.AsNoTracking();
        if (query.Area is { } area)
        {
            versions = versions.Where(x => x.Area == area);
        }

        if (query.State is { } state)
        {
            versions = versions.Where(x => x.State == state);
        }

        var total = await versions.CountAsync(ct);
        var rows = await versions.OrderBy(x => x.Area).ThenByDescending(x => x.EffectiveFrom).ThenBy(x => x.Id).Skip(query.Page.Skip).Take(query.Page.Take)
            .ProjectTo<PolicyRow>(mappings).ToListAsync(ct);
        return query.Page.Of(rows, total);
    }
}
