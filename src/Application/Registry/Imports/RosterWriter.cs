using System.Globalization;
using Resettlement.Application.Common;
using Resettlement.Application.Imports;
using Resettlement.Domain.Common;
using Resettlement.Domain.Registry;

namespace Resettlement.Application.Registry.Imports;

/// <summary>
/// Makes the rows of new households: doors that are not there yet, people, the household with its dated rows, an account that waits for verification
/// and a change that waits for the second person.
/// </summary>
internal sealed class RosterWriter(IBulkWriter bulk, IFieldProtector protector, RosterBook book, CommunityForm form, ImportContext context)
{
    // dwellings of seven storeys and more need a lift by GB 50096; the clerk can correct it
    private const int LiftFromStoreys = 7;

    private readonly List<Building> _buildings = [];
    private readonly List<BuildingUnit> _units = [];
    private readonly List<Dwelling> _dwellings = [];
    private readonly List<Resident> _residents = [];
    private readonly List<Household> _households = [];
    private readonly List<PayoutAccount> _accounts = [];
    private readonly List<RegistryChange> _changes = [];

    public async Task<int> WriteAsync(IReadOnlyCollection<RosterHousehold> roster, CancellationToken ct)
    {
        var storeys = roster.Where(household => household.Door is not null).GroupBy(household => household.Door!.Building)
            .ToDictionary(group => group.Key, group => group.Max(household => FloorOf(household.Door!.Room) ?? 1), StringComparer.Ordinal);
        foreach (var household in roster)
        {
            Make(household, storeys);
        }

        await bulk.InsertAsync(_buildings, ct);
        await bulk.InsertAsync(_units, ct);
        await bulk.InsertAsync(_dwellings, ct);
        await bulk.InsertAsync(_residents, ct);
        await bulk.InsertAsync(_households, ct);
        await bulk.InsertAsync(_households.SelectMany(household => household.Stays), ct);
        await bulk.InsertAsync(_households.SelectMany(household => household.Members), ct);
        await bulk.InsertAsync(_households.SelectMany(household => household.Heads), ct);
        await bulk.InsertAsync(_households.SelectMany(household => household.Poverty), ct);
        await bulk.InsertAsync(_accounts, ct);
        await bulk.InsertAsync(_changes, ct);
        return roster.Sum(household => household.People.Count);
    }

    private void Make(RosterHousehold roster, Dictionary<string, int> storeys)
    {
        var day = roster.MovedIn;
        var dwelling = roster.Door is { } door ? DwellingFor(door, storeys[door.Building]) : null;
        var household = Household.Form(HouseholdNumber.Restore(roster.Number), context.CommunityId, roster.TownshipCode, roster.Relocation, day, Confirmation.Pending);
        var ids = new Dictionary<RosterPerson, Guid>();
        foreach (var person in roster.People)
        {
            var id = person.ResidentId ?? MakeResident(person, roster.Relocation);
            ids.Add(person, id);
            Must(household.AddMember(id, person.Relation!.Code, person.BirthDate > day ? person.BirthDate : day));
        }

        Must(household.SetHead(ids[roster.Head!], day));
        Must(household.SetPoverty(roster.Poverty, day));
        Must(household.Settle(context.CommunityId, dwelling?.Id, day));
        _households.Add(household);
        _changes.Add(RegistryChange.NewHousehold(household, day, "花名册导入", context.By, context.ByName, context.Now));
        if (roster.Account is { } account)
        {
            var number = protector.Protect(FieldPurpose.Account, account.Number.Value, account.Number.Masked);
            _accounts.Add(PayoutAccount.Create(household.Id, 1, ids[account.Holder], account.Holder.Name!.Value, number, account.BankName, null, day, context.By, context.Now, context.ByName));
        }
    }

    private Guid MakeResident(RosterPerson person, RelocationKind household)
    {
        var id = person.Id is null ? null : protector.Protect(FieldPurpose.IdNumber, person.Id.Value, person.Id.Masked);
        var resident = Resident.Create(person.Name!.Value, id, person.BirthDate, person.Sex, person.Relocation ?? household).WithIdWaiver(person.Waiver);
        if (person.Phone is { } phone)
        {
            resident.ChangePhone(protector.Protect(FieldPurpose.Phone, phone.Value, phone.Masked));
        }

        var line = person.Line;
        var facts = new[] { RosterColumns.EthnicGroup, RosterColumns.Education, RosterColumns.PoliticalStatus, RosterColumns.Health, RosterColumns.LabourAbility }.Select(line.Text).ToArray();
        if (facts.Any(fact => fact is not null))
        {
            resident.ChangeFacts(resident.RelocationKind, facts[0], facts[1], facts[2], facts[3], facts[4]);
        }

        _residents.Add(resident);
        return resident.Id;
    }

    private Dwelling DwellingFor(RosterDoor door, int storeys)
    {
        if (!book.Buildings.TryGetValue(door.Building, out var building))
        {
            building = form == CommunityForm.Courtyards
                ? Building.Create(context.CommunityId, BuildingKind.Row, door.Building, 1, hasElevator: false)
                : Building.Create(context.CommunityId, BuildingKind.Building, door.Building, storeys, storeys >= LiftFromStoreys);
            book.Buildings.Add(door.Building, building);
            _buildings.Add(building);
        }

        BuildingUnit? unit = null;
        if (door.Unit is not null && !book.Units.TryGetValue((building.Id, door.Unit), out unit))
        {
            unit = BuildingUnit.Create(building, door.Unit);
            book.Units.Add((building.Id, door.Unit), unit);
            _units.Add(unit);
        }

        if (book.FindDwelling(building.Id, unit?.Id, door.Room) is { } known)
        {
            return known;
        }

        var dwelling = Dwelling.Create(building, unit, door.Room, form == CommunityForm.Courtyards ? null : FloorOf(door.Room), door.AreaHundredths);
        book.Add(dwelling);
        _dwellings.Add(dwelling);
        return dwelling;
    }

    private static int? FloorOf(string room) =>
        room.Length is 3 or 4 && int.TryParse(room, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number is >= 100 and < 6_100 ? number / 100 : null;

    private static void Must(Result result)
    {
        if (result.Error is { } error)
        {
            throw new InvalidOperationException($"A checked roster was refused: {error.Code}.");
        }
    }
}
