using Microsoft.EntityFrameworkCore;
using Resettlement.Application.Common;
using Resettlement.Domain.Common;
using Resettlement.Domain.Fees;
using Resettlement.Domain.Registry;

namespace Resettlement.Application.Fees;

/// <summary>The household a receipt or bill belongs to.</summary>
/// <param name="HouseholdId">The household.</param>
/// <param name="Number">户编号.</param>
/// <param name="FormedOn">First day of the household, or of the one it was split from.</param>
/// <param name="DwellingId">What it held on the day; null when it had left the site by then.</param>
/// <param name="AreaHundredths">Built area in 1/100 m², where known.</param>
internal sealed record Holder(Guid HouseholdId, string Number, DateOnly FormedOn, Guid? DwellingId, int? AreaHundredths);

/// <summary>How a typed receipt or bill names its household; at least one part is given.</summary>
internal readonly record struct HouseholdChoice(Guid? HouseholdId, string? Number, Guid? DwellingId, string? Address);

/// <summary>Who held which dwelling of a site, and when. Read once for a receipt or a whole file, never once per row.</summary>
internal sealed class HolderBook
{
    private readonly DwellingAddresses _addresses;
    private readonly ILookup<Guid, Stay> _byDwelling;
    private readonly Dictionary<string, List<Stay>> _byNumber;
    private readonly Dictionary<Guid, string> _numbers;
    private readonly Dictionary<Guid, string> _successors;
    private readonly ILookup<Guid, string> _members;

    private HolderBook(DwellingAddresses addresses, List<Stay> stays, Dictionary<Guid, string> successors, ILookup<Guid, string> members)
    {
        _addresses = addresses;
        _byDwelling = stays.Where(stay => stay.DwellingId is not null).ToLookup(stay => stay.DwellingId!.Value);
        _byNumber = stays.GroupBy(stay => stay.Number, StringComparer.Ordinal).ToDictionary(group => group.Key, group => group.OrderBy(stay => stay.From).ToList(), StringComparer.Ordinal);
        _numbers = stays.DistinctBy(stay => stay.HouseholdId).ToDictionary(stay => stay.HouseholdId, stay => stay.Number);
        (_successors, _members) = (successors, members);
    }

    /// <param name="db">The database.</param>
    /// <param name="community">The site.</param>
    /// <param name="withNames">Also read who belongs to the households.</param>
    /// <param name="ct">Cancels the reading.</param>
    public static async Task<HolderBook> LoadAsync(IAppDbContext db, Community community, bool withNames, CancellationToken ct)
    {
        var places = await (
            from dwelling in db.Dwellings.AsNoTracking()
            where dwelling.CommunityId == community.Id
            join building in db.Buildings on dwelling.BuildingId equals building.Id
            join unit in db.BuildingUnits on dwelling.UnitId equals unit.Id into units
            from unit in units.DefaultIfEmpty()
            select new DwellingPlace(dwelling.Id, building.Kind, building.Number, unit.Number, dwelling.RoomNumber, dwelling.AreaHundredths)).ToListAsync(ct);
        var stays = await (
            from stay in db.HouseholdStays.AsNoTracking()
            where stay.CommunityId == community.Id && (stay.Until == null || stay.Until > stay.From)
            join household in db.Households on stay.HouseholdId equals household.Id
            join parent in db.Households on household.PredecessorId equals parent.Id into parents
            from parent in parents.DefaultIfEmpty()
            select new Stay(household.Id, household.Number, household.FormedOn, (DateOnly?)parent.FormedOn, household.EndedOn, household.SuccessorId, stay.DwellingId, stay.From, stay.Until)).ToListAsync(ct);
        var ended = stays.Where(stay => stay.SuccessorId is not null).Select(stay => stay.SuccessorId!.Value).Distinct().ToList();
        var successors = ended.Count == 0 ? [] : await db.Households.AsNoTracking().Where(x => ended.Contains(x.Id)).ToDictionaryAsync(x => x.Id, x => x.Number, ct);
        var names = !withNames ? [] : await (
            from member in db.HouseholdMembers.AsNoTracking()
            where db.HouseholdStays.Any(stay => stay.HouseholdId == member.HouseholdId && stay.CommunityId == community.Id)
            join resident in db.Residents on member.ResidentId equals resident.Id
            select new { member.HouseholdId, resident.Name }).ToListAsync(ct);
        return new(new(community.Name, places), stays, successors, names.ToLookup(x => x.HouseholdId, x => x.Name));
    }

    /// <summary>Whether a person of that name belongs, or belonged, to the household.</summary>
    public bool IsMember(Guid householdId, string name) => _members[householdId].Contains(Tidy(name), StringComparer.Ordinal);

    /// <summary>The household a form means; the failure is shown at the field it was named in.</summary>
    public Result<Holder> Find(HouseholdChoice choice, DateOnly on)
    {
        var number = choice.Number;
        if (choice.HouseholdId is { } id)
        {
            if (!_numbers.TryGetValue(id, out var own))
            {
                return RegistryErrors.HouseholdNotFound.At("householdId");
            }

            if (!string.IsNullOrWhiteSpace(number) && HouseholdNumber.Parse(number) is var typed && (typed.Error is not null || typed.Value.Value != own))
            {
                return FeeErrors.HouseholdOfOther(number, own).At("householdNumber");
            }

            number = own;
        }

        var field = choice.HouseholdId is not null ? "householdId" : !string.IsNullOrWhiteSpace(choice.Number) ? "householdNumber" : choice.DwellingId is not null ? "dwellingId" : "address";
        var found = Find(number, choice.Address, choice.DwellingId, on);
        return found.Error is { Fields: null } error ? error.At(field) : found;
    }

    /// <summary>
    /// The household meant on a day: by number, by dwelling (whoever held it on that day), or by both, which must agree.
    /// Where several households share a dwelling, the name of a member decides.
    /// </summary>
    public Result<Holder> Find(string? number, string? address, Guid? dwellingId, DateOnly on, string? memberName = null)
    {
        DwellingPlace? place = null;
        if (dwellingId is { } id)
        {
            if ((place = _addresses.Find(id)) is null)
            {
                return RegistryErrors.DwellingNotFound.At("dwellingId");
            }
        }
        else if (!string.IsNullOrWhiteSpace(address))
        {
            var found = _addresses.Find(address);
            if (found.Error is { } error)
            {
                return error;
            }

            place = found.Value;
        }

        return string.IsNullOrWhiteSpace(number)
            ? place is { } there ? ByDwelling(there, on, memberName) : FeeErrors.HouseholdMissing
            : ByNumber(number, place, on);
    }

    private Result<Holder> ByDwelling(DwellingPlace place, DateOnly on, string? memberName)
    {
        var holders = _byDwelling[place.Id].Where(stay => stay.HoldsOn(on)).ToList();
        if (holders.Count > 1 && memberName is not null)
        {
            holders = holders.Where(stay => IsMember(stay.HouseholdId, memberName)).ToList() is { Count: > 0 } named ? named : holders;
        }

        return holders.Count switch
        {
            0 => FeeErrors.DwellingEmpty(place.ToString(), on),
            1 => HolderOf(holders[0], place),
            _ => FeeErrors.DwellingShared(place.ToString(), string.Join('、', holders.Select(stay => stay.Number).Order(StringComparer.Ordinal))),
        };
    }

    private Result<Holder> ByNumber(string text, DwellingPlace? place, DateOnly on)
    {
        var parsed = HouseholdNumber.Parse(text);
        if (parsed.Error is { } wrong)
        {
            return wrong;
        }

        var number = parsed.Value.Value;
        if (!_byNumber.TryGetValue(number, out var stays))
        {
            return FeeErrors.HouseholdUnknown(number);
        }

        if (stays.Find(stay => stay.HoldsOn(on) && (place is null || stay.DwellingId == place.Value.Id)) is { } now)
        {
            return HolderOf(now, now.DwellingId is { } held ? _addresses.Find(held) : null);
        }

        if (place is { } there)
        {
            var holder = _byDwelling[there.Id].FirstOrDefault(stay => stay.HoldsOn(on));
            return holder is null ? FeeErrors.DwellingEmpty(there.ToString(), on) : FeeErrors.DwellingOfOther(there.ToString(), holder.Number);
        }

        var last = stays.FindLast(stay => stay.From <= on);
        return last switch
        {
            null => FeeErrors.HouseholdNotYet(number, stays[0].From),
            { EndedOn: { } ended } when ended <= on => FeeErrors.HouseholdEnded(number, ended, last.SuccessorId is { } id ? _successors.GetValueOrDefault(id) : null),
            // it has left the site and pays what it still owes: without a dwelling, because another household may hold it now
            _ => new Holder(last.HouseholdId, number, last.Formed, null, null),
        };
    }

    private static Holder HolderOf(Stay stay, DwellingPlace? place) => new(stay.HouseholdId, stay.Number, stay.Formed, place?.Id, place?.AreaHundredths);

    private static string Tidy(string name) => PersonName.Parse(name) is { IsSuccess: true, Value.Value: var tidy } ? tidy : ChineseText.Normalise(name);

    private sealed record Stay(
        Guid HouseholdId, string Number, DateOnly FormedOn, DateOnly? ParentFormedOn, DateOnly? EndedOn, Guid? SuccessorId, Guid? DwellingId, DateOnly From, DateOnly? Until)
    {
        public DateOnly Formed => ParentFormedOn is { } parent && parent < FormedOn ? parent : FormedOn;

        public bool HoldsOn(DateOnly day) => From <= day && (Until is not { } until || day < until);
    }
}
