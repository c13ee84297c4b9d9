using MediatR;
using Microsoft.EntityFrameworkCore;
using Resettlement.Application.Common;
using Resettlement.Application.Registry;
using Resettlement.Domain.Access;
using Resettlement.Domain.Common;
using Resettlement.Domain.Organisation;
using Resettlement.Domain.Registry;

namespace Resettlement.Application.Organisation;

/// <summary>The four counters as of any day, by site and origin township, from the histories of the registry: what a head-count of that day would say.</summary>
[RequiresPermission(Permissions.Organisation.Read)]
public sealed record CountPopulationQuery(DateOnly? Day, Guid? CommunityId) : IRequest<Result<PopulationCount>>;

/// <summary>The people behind the counters of a day at one site, masked.</summary>
[RequiresPermission(Permissions.Registry.Read)]
public sealed record ListPopulationQuery(Guid CommunityId, DateOnly? Day, string? OriginTownshipCode, RelocationKind? Kind, PageRequest Page) : IRequest<Result<Page<HeadCountPersonRow>>>;

public sealed record PopulationCount(DateOnly Day, IReadOnlyList<PopulationRow> Rows, HeadCountSums Sums);

public sealed record PopulationRow(Guid CommunityId, string CommunityName, DateOnly? OccupiedFrom, string OriginTownshipCode, string OriginTownship, int Poor, int Synchronous, int Additions, int ResidentNow, int Counted);

internal sealed class CountPopulationHandler(IAppDbContext db, ICurrentUser user, TimeProvider clock) : IRequestHandler<CountPopulationQuery, Result<PopulationCount>>
{
    public async Task<Result<PopulationCount>> Handle(CountPopulationQuery query, CancellationToken ct)
    {
        var day = clock.AsOf(query.Day);
        if (day.Error is { } error)
        {
            return error;
        }

        var scope = user.ScopeOf(Permissions.Organisation.Read);
        var communities = db.Communities.AsNoTracking().CommunitiesIn(scope);
        if (query.CommunityId is { } id)
        {
            communities = communities.Where(x => x.Id == id);
        }

        var sites = await communities.OrderBy(x => x.Code).Select(x => new { x.Id, x.Name, x.OccupiedFrom }).ToListAsync(ct);
        if (query.CommunityId is not null && sites.Count == 0)
        {
            return HeadCountErrors.CommunityNotFound;
        }

        var counts = await HeadCounting.CountAsync(db, communities, communities.On(day.Value), ct);
        var names = await db.Townships.AsNoTracking().ToDictionaryAsync(x => x.Code, x => x.Name, ct);
        var rows = sites.SelectMany(site => counts.GetValueOrDefault(site.Id, []).Where(x => scope.Covers(site.Id) || scope.OriginTownships.Contains(x.TownshipCode)).Select(x =>
            (x.Counters, Row: new PopulationRow(site.Id, site.Name, site.OccupiedFrom, x.TownshipCode, names[x.TownshipCode], x.Counters.Poor, x.Counters.Synchronous, x.Counters.Additions,
                x.Counters.ResidentNow, x.Counters.Counted)))).ToList();
        return new PopulationCount(day.Value, [.. rows.Select(x => x.Row)], HeadCountRows.Sums(rows.Aggregate(default(HeadCounters), (sum, x) => sum + x.Counters)));
    }
}

internal sealed class ListPopulationHandler(IAppDbContext db, ICurrentUser user, TimeProvider clock) : IRequestHandler<ListPopulationQuery, Result<Page<HeadCountPersonRow>>>
{
    public async Task<Result<Page<HeadCountPersonRow>>> Handle(ListPopulationQuery query, CancellationToken ct)
    {
        var day = clock.AsOf(query.Day);
        if (day.Error is { } error)
        {
            return error;
        }

        var scope = user.ScopeOf(Permissions.Registry.Read);
        var site = db.Communities.AsNoTracking().CommunitiesIn(scope).Where(x => x.Id == query.CommunityId);
        if (!await site.AnyAsync(ct))
        {
            return HeadCountErrors.CommunityNotFound;
        }

        var people = HeadCounting.People(db, site.On(day.Value)).Narrowed(scope, query.OriginTownshipCode, query.Kind);
        return query.Page.Of(await CountedPeople.ReadAsync(db, people, query.Page, day.Value, ct), await people.CountAsync(ct));
    }
}
