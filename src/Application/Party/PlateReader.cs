using Microsoft.EntityFrameworkCore;
using Resettlement.Application.Common;
using Resettlement.Application.Registry;
using Resettlement.Domain.Party;

namespace Resettlement.Application.Party;

/// <summary>How many doors there are for a plate, and how many have one.</summary>
/// <param name="Flats">In which a member lives, by the registry.</param>
public sealed record PlateFigures(int Buildings, int BuildingsWithPlate, int Flats, int FlatsWithPlate)
{
    public PlateFigures Plus(PlateFigures other)
    {
        ArgumentNullException.ThrowIfNull(other);
        return new(Buildings + other.Buildings, BuildingsWithPlate + other.BuildingsWithPlate, Flats + other.Flats, FlatsWithPlate + other.FlatsWithPlate);
    }
}

/// <summary>A door that a plate belongs to.</summary>
internal sealed record PlateDoor(Guid CommunityId, Guid BuildingId, Guid? DwellingId, bool HasPlate, IReadOnlyList<string> Members);

/// <summary>
/// The doors of a day: every building of the sites, and every flat in which a member of the branch lives. Members without a flat here are in neither number, for the
/// registry does not know where their door is.
/// </summary>
internal sealed class PlateReader(IAppDbContext db)
{
    public async Task<List<PlateDoor>> ReadAsync(AccessScope scope, Guid? communityId, DateOnly day, CancellationToken ct)
    {
        var buildings = await db.Buildings.AsNoTracking().InScope(scope).Where(x => communityId == null || x.CommunityId == communityId).Select(x => new { x.Id, x.CommunityId }).ToListAsync(ct);
        var plates = await db.DoorPlates.AsNoTracking().InScope(scope).HangingOn(day).Where(x => communityId == null || x.CommunityId == communityId).Select(x => new { x.BuildingId, x.DwellingId }).ToListAsync(ct);
        var homes = await (
            from membership in db.PartyMemberships.AsNoTracking().InScope(scope).HeldOn(day)
            where communityId == null || membership.CommunityId == communityId
            join member in db.PartyMembers on membership.MemberId equals member.Id
            join resident in db.Residents on member.IdNumberIndex equals resident.IdNumberIndex
            join lives in db.HouseholdMembers.HeldOn(day) on resident.Id equals lives.ResidentId
            join stay in db.HouseholdStays.HeldOn(day) on lives.HouseholdId equals stay.HouseholdId
            join dwelling in db.Dwellings on stay.DwellingId equals dwelling.Id
            where stay.CommunityId == membership.CommunityId
            orderby member.Name, membership.Id
            select new { membership.CommunityId, dwelling.BuildingId, DwellingId = dwelling.Id, member.Name }).ToListAsync(ct);
        var onBuildings = plates.Where(x => x.DwellingId is null).Select(x => x.BuildingId).ToHashSet();
        var onFlats = plates.Select(x => x.DwellingId).OfType<Guid>().ToHashSet();
        return
        [
            .. buildings.Select(x => new PlateDoor(x.CommunityId, x.Id, null, onBuildings.Contains(x.Id), [])),
            .. homes.GroupBy(x => (x.CommunityId, x.BuildingId, x.DwellingId)).Select(x => new PlateDoor(x.Key.CommunityId, x.Key.BuildingId, x.Key.DwellingId, onFlats.Contains(x.Key.DwellingId), [.. x.Select(one => one.Name)])),
        ];
    }

    public static PlateFigures Count(IReadOnlyCollection<PlateDoor> doors) => new(doors.Count(x => x.DwellingId is null), doors.Count(x => x is { DwellingId: null, HasPlate: true }),
        doors.Count(x => x.DwellingId is not null), doors.Count(x => x is { DwellingId: not null, HasPlate: true }));
}
