using System.Globalization;
using Resettlement.Application.Common;
using Resettlement.Domain.Common;
using Resettlement.Domain.Registry;

namespace Resettlement.Infrastructure.Sample;

/// <summary>All rows of one site's registry, ready to be written in bulk.</summary>
internal sealed class SampleRegistry
{
    public List<Building> Buildings { get; } = [];

    public List<BuildingUnit> Units { get; } = [];

    public List<Dwelling> Dwellings { get; } = [];

    public List<Household> Households { get; } = [];

    public List<Resident> Residents { get; } = [];

    public List<PayoutAccount> Accounts { get; } = [];

    public List<RegistryChange> Changes { get; } = [];

    public List<SamplePayer> Payers { get; } = [];
}

/// <summary>Who made and who confirmed the sample rows of a site.</summary>
internal sealed record SampleMakers(PersonKey Maker, string MakerName, PersonKey Checker, string CheckerName, DateTimeOffset At);

/// <summary>Fills one site with buildings and households, among them the cases that clerks meet: no account yet, one to be verified, a shared account, a payee who died.</summary>
internal sealed class SampleSiteBuilder(SampleSite site, Community community, SampleHouseholds households, SampleIdentities identities, IFieldProtector protector, SampleMakers makers,
    DateOnly today, Random random)
{
    private static readonly int[] AreasHundredths = [5_000, 7_500, 9_000, 10_000, 12_000];
    private readonly SampleRegistry _registry = new();
    private ProtectedText? _sharedAccount;

    public SampleRegistry Build()
    {
        var free = new List<(Building Building, Dwelling Dwelling)>();
        foreach (var block in site.Blocks)
        {
            foreach (var number in block.Numbers)
            {
                var dwellings = AddBuilding(block, number);
                if (!block.IsVacant)
                {
                    free.AddRange(dwellings);
                }
            }
        }

        var sizes = households.Sizes(site.Households, site.People);
        var perBuilding = new Dictionary<string, int>(StringComparer.Ordinal);
        // spread the vacant dwellings evenly over the site
        for (var i = 0; i < sizes.Length; i++)
        {
            var (building, dwelling) = free[(int)((long)i * free.Count / sizes.Length)];
            var sequence = perBuilding[building.Number] = perBuilding.GetValueOrDefault(building.Number) + 1;
            var number = string.Create(CultureInfo.InvariantCulture, $"{site.Code}{int.Parse(building.Number, CultureInfo.InvariantCulture):00}{sequence:000}");
            AddHousehold(number, building, dwelling, sizes[i], i);
        }

        return _registry;
    }

    private List<(Building, Dwelling)> AddBuilding(SampleBlock block, string number)
    {
        var courtyards = block.Units == 0;
        var building = Building.Create(community.Id, courtyards ? BuildingKind.Row : BuildingKind.Building, number, block.Storeys, block.HasElevator);
        _registry.Buildings.Add(building);
        var made = new List<(Building, Dwelling)>();
        if (courtyards)
        {
            made.AddRange(Enumerable.Range(1, block.PerFloor).Select(place => (building, Dwelling.Create(building, null, Text(place), null, 12_000))));
        }

        for (var unitNumber = 1; unitNumber <= block.Units; unitNumber++)
        {
            var unit = BuildingUnit.Create(building, Text(unitNumber));
            _registry.Units.Add(unit);
            for (var floor = 1; floor <= block.Storeys; floor++)
            {
                for (var place = 1; place <= block.PerFloor; place++)
                {
                    made.Add((building, Dwelling.Create(building, unit, Text((floor * 100) + place), floor, Area(place))));
                }
            }
        }

        _registry.Dwellings.AddRange(made.Select(x => x.Item2));
        return made;
    }

#pragma warning disable CA5394
    private int Area(int place) => AreasHundredths[(place + random.Next(3)) % AreasHundredths.Length];

    private void AddHousehold(string number, Building building, Dwelling dwelling, int size, int index)
    {
        var registeredPoor = random.Next(100) < 83;
        var kind = registeredPoor ? RelocationKind.RegisteredPoor : RelocationKind.Synchronous;
        var origins = community.Origins.Select(x => x.TownshipCode).Order(StringComparer.Ordinal).ToArray();
        var household = Household.Form(HouseholdNumber.Restore(number), community.Id, origins[random.Next(origins.Length)], kind, site.OccupiedFrom, Confirmation.Confirmed);
        Must(household.Settle(community.Id, dwelling.Id, site.OccupiedFrom));
        var hasFormerHead = index % 97 == 50;
        var residents = households.Members(size, today).ConvertAll(person => (Person: person, Resident: Store(person, kind)));
        foreach (var (person, resident) in residents)
        {
            // where the old head died this year somebody else has come back to the household before
            var from = hasFormerHead && resident == residents[^1].Resident ? SampleHeadCounts.Day.AddDays(60) : person.BirthDate > site.OccupiedFrom ? person.BirthDate : site.OccupiedFrom;
            Must(household.AddMember(resident.Id, person.RelationCode, from));
        }

        var head = residents[0].Resident;
        var holder = hasFormerHead ? AddFormerHead(household, head, kind) : head;
        if (holder == head)
        {
            Must(household.SetHead(head.Id, site.OccupiedFrom));
        }

        AddPoverty(household, registeredPoor);
        AddAccount(household, holder, index);
        _registry.Households.Add(household);
        _registry.Payers.Add(new(community.Id, household.Id, dwelling.Id, head.Name, dwelling.AreaHundredths ?? 9_000,
            building.HasElevator && dwelling.Floor is > 1, 4 + Math.Min(8, size + random.Next(3))));
    }

    /// <summary>The old head died last summer; the account is still in his name.</summary>
    private Resident AddFormerHead(Household household, Resident successor, RelocationKind kind)
    {
        var birth = new DateOnly(1946, 3, 1).AddDays(random.Next(900));
        var former = Store(new(identities.Name(Sex.Male), identities.IdNumber(birth, Sex.Male), birth, Sex.Male, "02"), kind);
        var died = new DateOnly(2026, 7, 1).AddDays(random.Next(60));
        Must(household.AddMember(former.Id, "02", site.OccupiedFrom));
        Must(household.SetHead(former.Id, site.OccupiedFrom));
        former.RecordDeath(died);
        Must(household.MemberDied(former.Id, died, "死亡"));
        Must(household.SetHead(successor.Id, died));
        return former;
    }

    private void AddPoverty(Household household, bool registeredPoor)
    {
        if (!registeredPoor)
        {
            Must(household.SetPoverty(PovertyStatus.None, site.OccupiedFrom));
            return;
        }

        Must(household.SetPoverty(PovertyStatus.LiftedOut, site.OccupiedFrom));
        var draw = random.Next(1_000);
        PovertyStatus? later = draw switch { < 35 => PovertyStatus.Unstable, < 50 => PovertyStatus.Marginal, < 60 => PovertyStatus.SuddenHardship, _ => null };
        if (later is { } status)
        {
            Must(household.SetPoverty(status, new DateOnly(2025, 1 + random.Next(12), 1)));
        }
    }

    private void AddAccount(Household household, Resident holder, int index)
    {
        if (index % 61 == 17)
        {
            return;
        }

        var number = identities.Account();
        var account = protector.Protect(FieldPurpose.Account, number, "****" + number[^4..]);
        // one pair per site shares an account, as a finding for the duplicate check
        if (index == 40)
        {
            account = _sharedAccount!;
        }

        if (index == 20)
        {
            _sharedAccount = account;
        }

        // entered when people moved in: an account that was typed just now is looked at before it is paid to
        var at = site.OccupiedFrom.StartOfDay().AddHours(10);
        var version = PayoutAccount.Create(household.Id, 1, holder.Id, holder.Name, account, "夏县农村信用社", "402181000018", site.OccupiedFrom, makers.Maker, at, makers.MakerName);
        if (index % 61 != 30)
        {
            Must(version.Verify(makers.Checker, VerificationMethod.Township, at, makers.CheckerName));
        }

        _registry.Accounts.Add(version);
    }
#pragma warning restore CA5394

    private Resident Store(SamplePerson person, RelocationKind kind)
    {
        var id = IdNumber.Restore(person.IdNumber);
        var resident = Resident.Create(person.Name, protector.Protect(FieldPurpose.IdNumber, id.Value, id.Masked), person.BirthDate, person.Sex, kind);
        _registry.Residents.Add(resident);
        return resident;
    }

    private static string Text(int number) => number.ToString(CultureInfo.InvariantCulture);

    private static void Must(Result result)
    {
        if (result.Error is { } error)
        {
            throw new InvalidOperationException("The sample breaks a rule: " + error.Code);
        }
    }
}
