using MediatR;
using Microsoft.EntityFrameworkCore;
using Resettlement.Application.Common;
using Resettlement.Domain.Access;
using Resettlement.Domain.Common;
using Resettlement.Domain.Organisation;
using Resettlement.Domain.Registry;

namespace Resettlement.Application.Organisation;

/// <summary>Buildings and rows with their heads and those of their units; <paramref name="Vacant"/>: only those where somebody is missing.</summary>
[RequiresPermission(Permissions.Organisation.Read)]
public sealed record ListHouseHeadsQuery(Guid? CommunityId, bool Vacant, PageRequest Page) : IRequest<Result<Page<HouseHeadRow>>>;

/// <param name="Vacancies">Heads that are missing in this house, of the building and its units together.</param>
public sealed record HouseHeadRow(Guid BuildingId, Guid CommunityId, string CommunityName, BuildingKind Kind, string Number, HouseHead? Head, IReadOnlyList<UnitHeadRow> Units, int Vacancies);

public sealed record UnitHeadRow(Guid UnitId, string Number, HouseHead? Head);

public sealed record HouseHead(Guid AppointmentId, Guid OfficeHolderId, string Name, DateOnly From, DateOnly? TermEnd);

/// <summary>Heads by design and heads there are, over the communities in scope or one of them.</summary>
[RequiresPermission(Permissions.Organisation.Read)]
public sealed record CountHouseHeadsQuery(Guid? CommunityId) : IRequest<Result<HouseHeadCounts>>;

public sealed record HouseHeadCounts(int Buildings, int BuildingHeads, int Rows, int RowHeads, int Units, int UnitHeads);

internal sealed class ListHouseHeadsHandler(IAppDbContext db, ICurrentUser user, TimeProvider clock) : IRequestHandler<ListHouseHeadsQuery, Result<Page<HouseHeadRow>>>
{
    public async Task<Result<Page<HouseHeadRow>>> Handle(ListHouseHeadsQuery query, CancellationToken ct)
    {
        var held = db.Appointments.AsNoTracking().Where(Appointment.InForce(clock.LocalToday())).Where(x => x.BuildingId != null);
        var buildings = Houses.In(db, user, query.CommunityId);
        if (query.Vacant)
        {
            buildings = buildings.Where(x => !held.Any(head => head.BuildingId == x.Id && head.UnitId == null)
                || db.BuildingUnits.Any(unit => unit.BuildingId == x.Id && !held.Any(head => head.UnitId == unit.Id)));
        }

        var total = await buildings.CountAsync(ct);
        var page = await buildings.OrderBy(x => x.CommunityId).ThenBy(x => x.Number.Length).ThenBy(x => x.Number).ThenBy(x => x.Id).Skip(query.Page.Skip).Take(query.Page.Take)
            .Select(x => new { x.Id, x.CommunityId, x.Kind, x.Number, Community = db.Communities.First(c => c.Id == x.CommunityId).Name }).ToListAsync(ct);
        Guid[] ids = [.. page.Select(x => x.Id)];
        var units = (await db.BuildingUnits.AsNoTracking().Where(x => EF.Parameter(ids).Contains(x.BuildingId)).Select(x => new { x.Id, x.BuildingId, x.Number }).ToListAsync(ct)).ToLookup(x => x.BuildingId);
        var heads = await (
            from head in held
            where EF.Parameter(ids).Contains(head.BuildingId!.Value)
            join holder in db.OfficeHolders on head.OfficeHolderId equals holder.Id
            select new { BuildingId = head.BuildingId!.Value, head.UnitId, Head = new HouseHead(head.Id, head.OfficeHolderId, holder.Name, head.From, head.TermEnd) }).ToListAsync(ct);
        var ofBuilding = heads.Where(x => x.UnitId is null).ToDictionary(x => x.BuildingId, x => x.Head);
        var ofUnit = heads.Where(x => x.UnitId is not null).ToDictionary(x => x.UnitId!.Value, x => x.Head);
        return query.Page.Of<HouseHeadRow>(
        [
            .. page.Select(x =>
            {
                var head = ofBuilding.GetValueOrDefault(x.Id);
                UnitHeadRow[] inside = [.. units[x.Id].OrderBy(unit => unit.Number.Length).ThenBy(unit => unit.Number, StringComparer.Ordinal).Select(unit => new UnitHeadRow(unit.Id, unit.Number, ofUnit.GetValueOrDefault(unit.Id)))];
                return new HouseHeadRow(x.Id, x.CommunityId, x.Community, x.Kind, x.Number, head, inside, (head is null ? 1 : 0) + inside.Count(unit => unit.Head is null));
            }),
        ], total);
    }
}

internal sealed class CountHouseHeadsHandler(IAppDbContext db, ICurrentUser user, TimeProvider clock) : IRequestHandler<CountHouseHeadsQuery, Result<HouseHeadCounts>>
{
    public async Task<Result<HouseHeadCounts>> Handle(CountHouseHeadsQuery query, CancellationToken ct)
    {
        var buildings = Houses.In(db, user, query.CommunityId);
        var held = db.Appointments.AsNoTracking().Where(Appointment.InForce(clock.LocalToday())).Where(x => x.BuildingId != null);
        var byKind = await buildings.GroupBy(x => x.Kind).Select(group => new { group.Key, Count = group.Count() }).ToDictionaryAsync(x => x.Key, x => x.Count, ct);
        var headed = await buildings.Where(x => held.Any(head => head.BuildingId == x.Id && head.UnitId == null)).GroupBy(x => x.Kind).Select(group => new { group.Key, Count = group.Count() })
            .ToDictionaryAsync(x => x.Key, x => x.Count, ct);
        var units = db.BuildingUnits.AsNoTracking().Where(x => buildings.Any(building => building.Id == x.BuildingId));
        return new HouseHeadCounts(byKind.GetValueOrDefault(BuildingKind.Building), headed.GetValueOrDefault(BuildingKind.Building), byKind.GetValueOrDefault(BuildingKind.Row),
            headed.GetValueOrDefault(BuildingKind.Row), await units.CountAsync(ct), await units.CountAsync(x => held.Any(head => head.UnitId == x.Id), ct));
    }
}

internal static class Houses
{
    /// <summary>Buildings and rows in scope.</summary>
    public static IQueryable<Building> In(IAppDbContext db, ICurrentUser user, Guid? communityId)
    {
        var buildings = db.Buildings.AsNoTracking().InScope(user.ScopeOf(Permissions.Organisation.Read));
        return communityId is { } community ? buildings.Where(x => x.CommunityId == community) : buildings;
    }
}
