using Microsoft.EntityFrameworkCore;
using Resettlement.Application.Common;
using Resettlement.Application.Imports;
using Resettlement.Domain.Common;
using Resettlement.Domain.Registry;

namespace Resettlement.Application.Registry.Imports;

/// <summary>What the registry already holds of a roster: its households, its people and the doors of the site.</summary>
internal sealed class RosterBook
{
    private readonly Dictionary<string, StoredHousehold> _households;
    private readonly Dictionary<string, StoredPerson> _people;
    private readonly Dictionary<(Guid Building, Guid? Unit, string Room), Dwelling> _dwellings;
    private readonly Guid _communityId;
    private readonly IFieldProtector _protector;

    private RosterBook(Guid communityId, IFieldProtector protector, Dictionary<string, StoredHousehold> households, Dictionary<string, StoredPerson> people, RosterSite site)
    {
        (_communityId, _protector, _households, _people) = (communityId, protector, households, people);
        Buildings = site.Buildings.ToDictionary(building => building.Number, StringComparer.Ordinal);
        Units = site.Units.ToDictionary(unit => (unit.BuildingId, unit.Number));
        _dwellings = site.Dwellings.ToDictionary(dwelling => (dwelling.BuildingId, dwelling.UnitId, dwelling.RoomNumber));
    }

    public Dictionary<string, Building> Buildings { get; }

    public Dictionary<(Guid Building, string Number), BuildingUnit> Units { get; }

    public static async Task<RosterBook> LoadAsync(IAppDbContext db, IFieldProtector protector, Guid communityId, IReadOnlyCollection<RosterHousehold> roster, CancellationToken ct)
    {
        string[] numbers = [.. roster.Select(household => household.Number)];
        string[] indexes = [.. roster.SelectMany(household => household.People).Select(person => person.IdIndex).OfType<string>()];
        var households = await db.Households.AsNoTracking().Where(x => EF.Parameter(numbers).Contains(x.Number))
            .Select(x => new StoredHousehold(x.Id, x.Number, x.CommunityId, x.Confirmation, x.EndedOn, x.FormedOn, x.OriginTownshipCode, x.RelocationKind,
                x.Heads.Where(head => head.Until == null).Select(head => (Guid?)head.ResidentId).FirstOrDefault(),
                x.Poverty.Where(spell => spell.Until == null).Select(spell => (PovertyStatus?)spell.Status).FirstOrDefault(),
                x.Stays.Where(stay => stay.Until == null).Select(stay => stay.DwellingId).FirstOrDefault(),
                db.PayoutAccounts.Where(account => account.HouseholdId == x.Id && account.State != AccountState.Rejected).OrderByDescending(account => account.VersionNumber)
                    .Select(account => account.AccountIndex).FirstOrDefault())).ToListAsync(ct);
        Guid[] ids = [.. households.Select(household => household.Id)];
        var members = await (from member in db.HouseholdMembers.AsNoTracking()
                             join resident in db.Residents on member.ResidentId equals resident.Id
                             where EF.Parameter(ids).Contains(member.HouseholdId) && member.Until == null
                             select new StoredMember(member.HouseholdId, resident.Id, resident.Name, resident.IdNumberIndex)).ToListAsync(ct);
        var byHousehold = members.ToLookup(member => member.HouseholdId);
        foreach (var household in households)
        {
            household.Members.AddRange(byHousehold[household.Id]);
        }

        var people = await db.Residents.AsNoTracking().Where(x => x.IdNumberIndex != null && EF.Parameter(indexes).Contains(x.IdNumberIndex))
            .Select(x => new StoredPerson(x.Id, x.IdNumberIndex!, x.Name, x.DiedOn, db.HouseholdMembers.Any(member => member.ResidentId == x.Id && member.Until == null))).ToListAsync(ct);
        var site = new RosterSite(
            await db.Buildings.AsNoTracking().Where(x => x.CommunityId == communityId).ToListAsync(ct),
            await db.BuildingUnits.AsNoTracking().Where(x => x.CommunityId == communityId).ToListAsync(ct),
            await db.Dwellings.AsNoTracking().Where(x => x.CommunityId == communityId).ToListAsync(ct));
        return new(communityId, protector, households.ToDictionary(household => household.Number, StringComparer.Ordinal), people.ToDictionary(person => person.IdIndex, StringComparer.Ordinal), site);
    }

    public Dwelling? FindDwelling(Guid buildingId, Guid? unitId, string room) => _dwellings.GetValueOrDefault((buildingId, unitId, room));

    public void Add(Dwelling dwelling) => _dwellings.Add((dwelling.BuildingId, dwelling.UnitId, dwelling.RoomNumber), dwelling);

    /// <summary>Puts the verdict on every line of a household that is good in itself.</summary>
    public void Judge(RosterHousehold household)
    {
        if (_households.TryGetValue(household.Number, out var stored))
        {
            JudgeStored(household, stored);
            return;
        }

        foreach (var person in household.People)
        {
            JudgeNewPerson(person);
        }

        if (household.Door is { Unit: null } door && Buildings.TryGetValue(door.Building, out var building) && Units.Keys.Any(key => key.Building == building.Id))
        {
            household.Speaker.Line.Fail(RosterColumns.Unit, RosterErrors.UnitRequired(DwellingLabel.Building(building.Kind, building.Number)));
        }

        if (!household.IsFaulty)
        {
            household.People.ForEach(person => person.Line.Accept(household));
        }
    }

    private void JudgeNewPerson(RosterPerson person)
    {
        if (person.IdIndex is null || !_people.TryGetValue(person.IdIndex, out var known))
        {
            return;
        }

        if (known.Name != person.Name!.Value)
        {
            person.Line.Fail(RosterColumns.Name, RosterErrors.IdKnownOtherName);
        }
        else if (known.DiedOn is not null)
        {
            person.Line.Fail(RosterColumns.IdNumber, RosterErrors.PersonDied);
        }
        else if (known.HasHousehold)
        {
            person.Line.Fail(RosterColumns.IdNumber, RosterErrors.IdKnown);
        }
        else
        {
            person.ResidentId = known.Id;
        }
    }

    private void JudgeStored(RosterHousehold household, StoredHousehold stored)
    {
        var speaker = household.Speaker.Line;
        if (stored.CommunityId != _communityId || stored.EndedOn is not null || stored.Confirmation == Confirmation.Rejected)
        {
            speaker.Fail(RosterColumns.Number, RosterErrors.NumberTaken);
            return;
        }

        foreach (var person in household.People)
        {
            var member = stored.Members.Find(member => person.IdIndex is null ? member.Name == person.Name!.Value && member.IdIndex is null : member.IdIndex == person.IdIndex);
            if (member is null)
            {
                person.Line.Fail(RosterColumns.IdNumber, RosterErrors.NotInHousehold);
            }
            else if (member.Name != person.Name!.Value)
            {
                person.Line.Fail(RosterColumns.Name, RosterErrors.IdKnownOtherName);
            }
            else if (person == household.Head && member.ResidentId != stored.HeadId)
            {
                person.Line.Fail(RosterColumns.Relation, RosterErrors.DiffersHidden);
            }
        }

        if (stored.Members.Count != household.People.Count && !household.IsFaulty)
        {
            speaker.Fail(RosterColumns.Number, RosterErrors.MembersMissing(stored.Members.Count, household.People.Count));
        }

        CompareFacts(household, stored, speaker);
        if (!household.IsFaulty)
        {
            household.People.ForEach(person => person.Line.AcceptKnown());
        }
    }

    private void CompareFacts(RosterHousehold household, StoredHousehold stored, ImportLine speaker)
    {
        if (stored.Relocation != household.Relocation)
        {
            speaker.Fail(RosterColumns.Relocation, RosterErrors.Differs(RelocationKindWords.Table.WordOf(stored.Relocation)));
        }

        if ((stored.Poverty ?? PovertyStatus.None) != household.Poverty)
        {
            speaker.Fail(RosterColumns.Poverty, RosterErrors.Differs(PovertyStatusWords.Table.WordOf(stored.Poverty ?? PovertyStatus.None)));
        }

        if (stored.TownshipCode != household.TownshipCode)
        {
            speaker.Fail(RosterColumns.Township, RosterErrors.Differs(stored.TownshipCode));
        }

        if (stored.FormedOn != household.MovedIn)
        {
            speaker.Fail(RosterColumns.MovedIn, RosterErrors.Differs(stored.FormedOn.ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture)));
        }

        if (household.Door is { } door && DwellingOf(door)?.Id != stored.DwellingId)
        {
            speaker.Fail(RosterColumns.Room, RosterErrors.DiffersHidden);
        }

        if (household.Account is { } account && _protector.Index(FieldPurpose.Account, account.Number.Value) != stored.AccountIndex)
        {
            account.Holder.Line.Fail(RosterColumns.Account, RosterErrors.DiffersHidden);
        }
    }

    private Dwelling? DwellingOf(RosterDoor door)
    {
        if (!Buildings.TryGetValue(door.Building, out var building))
        {
            return null;
        }

        var unit = door.Unit is null ? null : Units.GetValueOrDefault((building.Id, door.Unit));
        return door.Unit is not null && unit is null ? null : FindDwelling(building.Id, unit?.Id, door.Room);
    }

    private sealed record StoredHousehold(Guid Id, string Number, Guid CommunityId, Confirmation Confirmation, DateOnly? EndedOn, DateOnly FormedOn, string TownshipCode, RelocationKind Relocation,
        Guid? HeadId, PovertyStatus? Poverty, Guid? DwellingId, string? AccountIndex)
    {
        public List<StoredMember> Members { get; } = [];
    }

    private sealed record StoredMember(Guid HouseholdId, Guid ResidentId, string Name, string? IdIndex);

    private sealed record StoredPerson(Guid Id, string IdIndex, string Name, DateOnly? DiedOn, bool HasHousehold);

    private sealed record RosterSite(List<Building> Buildings, List<BuildingUnit> Units, List<Dwelling> Dwellings);
}
