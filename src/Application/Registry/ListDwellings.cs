using MediatR;
using Microsoft.EntityFrameworkCore;
using Resettlement.Application.Common;
using Resettlement.Domain.Access;
using Resettlement.Domain.Common;
using Resettlement.Domain.Registry;

namespace Resettlement.Application.Registry;

/// <summary>Dwellings with the household that holds each on a day. Sort: building (default), area.</summary>
[RequiresPermission(Permissions.SignedIn)]
public sealed record ListDwellingsQuery(PageRequest Page, Guid? CommunityId, Guid? BuildingId, Guid? UnitId, string? Q, bool? Vacant, DateOnly? AsOf, string? Sort)
    : IRequest<Result<Page<DwellingRow>>>;

/// <param name="Holders">More than one household in a dwelling is a warning, not an error; the first is named in <paramref name="HouseholdNumber"/>.</param>
public sealed record DwellingRow(Guid Id, Guid CommunityId, Guid BuildingId, string Building, Guid? UnitId, string? Unit, string Number, int? Floor, decimal? AreaSquareMetres, string Address,
    Guid? HouseholdId, string? HouseholdNumber, string? HeadName, int Holders, int Version);

internal sealed class ListDwellingsHandler(IAppDbContext db, ICurrentUser user, TimeProvider clock) : IRequestHandler<ListDwellingsQuery, Result<Page<DwellingRow>>>
{
    public async Task<Result<Page<DwellingRow>>> Handle(ListDwellingsQuery query, CancellationToken ct)
    {
        var day = clock.AsOf(query.AsOf);
        if (day.Error is { } error)
        {
            return error;
        }

        var visible = db.Communities.CommunitiesIn(user.SiteScope()).Select(x => x.Id);
        var stays = db.HouseholdStays.HeldOn(day.Value);
        var rows =
            from dwelling in db.Dwellings.AsNoTracking()
            where visible.Contains(dwelling.CommunityId)
            join building in db.Buildings on dwelling.BuildingId equals building.Id
            join unit in db.BuildingUnits on dwelling.UnitId equals unit.Id into units
            from unit in units.DefaultIfEmpty()
            select new { dwelling, building, unit };
        if (query.CommunityId is { } community)
        {
            rows = rows.Where(x => x.dwelling.CommunityId == community);
        }

        if (query.BuildingId is { } buildingId)
        {
            rows = rows.Where(x => x.dwelling.BuildingId == buildingId);
        }

        if (query.UnitId is { } unitId)
        {
            rows = rows.Where(x => x.dwelling.UnitId == unitId);
        }

        if (ChineseText.Compact(query.Q) is { Length: > 0 } q)
        {
            rows = rows.Where(x => x.dwelling.RoomNumber.StartsWith(q) || x.building.Number == q);
        }

        if (query.Vacant is { } vacant)
        {
            rows = rows.Where(x => stays.Any(stay => stay.DwellingId == x.dwelling.Id) != vacant);
        }

        var total = await rows.CountAsync(ct);
        var sorted = query.Sort switch
        {
            "area" => rows.OrderBy(x => x.dwelling.AreaHundredths).ThenBy(x => x.dwelling.Id),
            "-area" => rows.OrderByDescending(x => x.dwelling.AreaHundredths).ThenBy(x => x.dwelling.Id),
            "-building" => rows.OrderByDescending(x => x.building.Number.Length).ThenByDescending(x => x.building.Number).ThenByDescending(x => x.unit.Number)
                .ThenByDescending(x => x.dwelling.RoomNumber.Length).ThenByDescending(x => x.dwelling.RoomNumber).ThenBy(x => x.dwelling.Id),
            // shorter numbers first: 2 before 10, 901 before 1001
            _ => rows.OrderBy(x => x.building.Number.Length).ThenBy(x => x.building.Number).ThenBy(x => x.unit.Number)
                .ThenBy(x => x.dwelling.RoomNumber.Length).ThenBy(x => x.dwelling.RoomNumber).ThenBy(x => x.dwelling.Id),
        };
        var page = await sorted.Skip(query.Page.Skip).Take(query.Page.Take).Select(x => new
        {
            x.dwelling.Id,
            x.dwelling.CommunityId,
            x.dwelling.BuildingId,
            Building = x.building.Number,
            x.building.Kind,
            x.dwelling.UnitId,
            Unit = (string?)x.unit.Number,
            x.dwelling.RoomNumber,
            x.dwelling.Floor,
            x.dwelling.AreaHundredths,
            x.dwelling.Version,
        }).ToListAsync(ct);
        var holders = await HoldersAsync([.. page.Select(x => x.Id)], day.Value, ct);
        return query.Page.Of(page.ConvertAll(x =>
        {
            var held = holders[x.Id].ToList();
            var first = held.FirstOrDefault();
            return new DwellingRow(x.Id, x.CommunityId, x.BuildingId, DwellingLabel.Building(x.Kind, x.Building), x.UnitId, x.Unit is null ? null : DwellingLabel.Unit(x.Unit), x.RoomNumber, x.Floor,
                x.AreaHundredths / 100m, DwellingLabel.Of(x.Kind, x.Building, x.Unit, x.RoomNumber), first?.HouseholdId, first?.Number, first?.HeadName, held.Count, x.Version);
        }), total);
    }

    /// <summary>Whoever sees the door need not see the people: holders are named only where the registry may be read.</summary>
    private async Task<ILookup<Guid, Holder>> HoldersAsync(List<Guid> dwellings, DateOnly day, CancellationToken ct)
    {
        var households = db.Households.AsNoTracking().HouseholdsIn(user.ScopeOf(Permissions.Registry.Read));
        var heads = db.HouseholdHeads.HeldOn(day);
        var rows = await (
            from stay in db.HouseholdStays.AsNoTracking().HeldOn(day)
            where stay.DwellingId != null && dwellings.Contains(stay.DwellingId.Value)
            join household in households on stay.HouseholdId equals household.Id
            orderby household.Number
            select new Holder(stay.DwellingId!.Value, household.Id, household.Number,
                (from head in heads where head.HouseholdId == household.Id join person in db.Residents on head.ResidentId equals person.Id select person.Name).FirstOrDefault())).ToListAsync(ct);
        return rows.ToLookup(x => x.DwellingId);
    }

    private sealed record Holder(Guid DwellingId, Guid HouseholdId, string Number, string? HeadName);
}
