using System.Collections.Concurrent;
using System.Globalization;
using Microsoft.Extensions.DependencyInjection;
using Resettlement.Api.IntegrationTests.Common;
using Resettlement.Api.IntegrationTests.Registry;
using Resettlement.Application.Common;
using Resettlement.Domain.Common;
using Resettlement.Domain.Fees;
using Resettlement.Domain.Registry;

namespace Resettlement.Api.IntegrationTests.Cases;

/// <summary>Fresh things of one site, each made when a request first asks for it, so that a request may use them up.</summary>
internal sealed partial class Stock(CaseWorld world, CaseSite site)
{
    private static readonly DateOnly Since = new(2020, 1, 1);

    private readonly ConcurrentDictionary<string, Task<object>> _made = new(StringComparer.Ordinal);

    public CaseSite Site => site;

    public Guid Community => site.Community.Id;

    public string Lead => site.Lead;

    /// <summary>Head, wife and son with numbers and phones; nothing is pending.</summary>
    public Task<Kin> FamilyAsync() => Once("family", () => MakeFamilyAsync());

    public Task<Kin> OtherFamilyAsync() => Once("other-family", () => MakeFamilyAsync());

    public async Task<Guid> HouseholdAsync() => (await FamilyAsync()).Household.Id;

    public async Task<Guid> FamilyDwellingAsync() => (await FamilyAsync()).Household.Stays[0].DwellingId!.Value;

    public async Task<Guid> OtherHouseholdAsync() => (await OtherFamilyAsync()).Household.Id;

    public async Task<string> HouseholdNumberAsync() => (await FamilyAsync()).Household.Number;

    public async Task<int> HouseholdVersionAsync() => (await FamilyAsync()).Household.Version;

    public async Task<Guid> HeadAsync() => (await FamilyAsync()).Head.Id;

    public async Task<Guid> WifeAsync() => (await FamilyAsync()).Wife.Id;

    public async Task<Guid> SonAsync() => (await FamilyAsync()).Son.Id;

    public async Task<int> ResidentVersionAsync() => (await FamilyAsync()).Wife.Version;

    /// <summary>A request for another poverty status that waits for a second person.</summary>
    public Task<Guid> ChangeAsync() => Once("change", async () =>
    {
        var family = await MakeFamilyAsync();
        var change = RegistryChange.PovertyStatusTo(family.Household, PovertyStatus.Unstable, new(2025, 1, 1), "入户核实", new("somebody"), "某人", world.App.Clock.GetUtcNow());
        await AddAsync(change);
        return change.Id;
    });

    /// <summary>A payout account that waits for verification.</summary>
    public Task<Guid> AccountAsync() => Once("account", async () =>
    {
        var family = await MakeFamilyAsync();
        var number = string.Create(CultureInfo.InvariantCulture, $"9990{TestApp.NextNumber():00000000000}");
        var account = PayoutAccount.Create(family.Household.Id, 1, family.Head.Id, family.Head.Name, Protect(FieldPurpose.Account, number, "****" + number[^4..]), "夏县农商银行", null, Since,
            new("somebody"), world.App.Clock.GetUtcNow());
        await AddAsync(account);
        return account.Id;
    });

    public Task<Guid> DwellingAsync() => Once("dwelling", async () =>
    {
        var dwelling = NewDwelling();
        await AddAsync(dwelling);
        return dwelling.Id;
    });

    /// <summary>A building with nothing in it.</summary>
    public Task<Guid> EmptyBuildingAsync() => Once("building", async () =>
    {
        var building = Building.Create(Community, BuildingKind.Building, string.Create(CultureInfo.InvariantCulture, $"{1000 + TestApp.NextNumber()}"), 6, false);
        await AddAsync(building);
        return building.Id;
    });

    /// <summary>A unit of <see cref="UnitBuildingAsync"/> with nothing in it.</summary>
    public async Task<Guid> EmptyUnitAsync() => (await UnitAndBuildingAsync()).Id;

    public async Task<Guid> UnitBuildingAsync() => (await UnitAndBuildingAsync()).BuildingId;

    /// <summary>A community under the same township that nothing hangs on.</summary>
    public Task<Community> EmptyCommunityAsync() => Once("community", async () =>
    {
        var number = TestApp.NextNumber();
        var community = Domain.Registry.Community.Create($"E{number}", $"空社区{number}", CommunityForm.Buildings, Lead, Lead, [], null);
        await AddAsync(community);
        return community;
    });

    public async Task<Guid> EmptyCommunityIdAsync() => (await EmptyCommunityAsync()).Id;

    public Task<FeeSource> FreshSourceAsync() => Once("source", async () =>
    {
        var source = FeeSource.Create(Community, $"{site.Community.Code}-S{TestApp.NextNumber()}", "水务公司");
        await AddAsync(source);
        return source;
    });

    public async Task<Guid> FreshSourceIdAsync() => (await FreshSourceAsync()).Id;

    public Task<Guid> TariffAsync() => Once("tariff", async () =>
    {
        var tariff = Tariff.Create(Community, await FreshSourceIdAsync(), FeeType.Water, TariffBasis.CubicMetre, 30_000, 30, Since, null);
        await AddAsync(tariff);
        return tariff.Id;
    });

    /// <summary>A payment of 100 yuan by <see cref="FamilyAsync"/>.</summary>
    public Task<FeeReceipt> ReceiptAsync() => Once("receipt", async () =>
    {
        var receipt = new FeeReceipt
        {
            CommunityId = Community,
            HouseholdId = await HouseholdAsync(),
            SourceId = site.Source.Id,
            ReceiptNumber = $"K{TestApp.NextNumber()}",
            LineNumber = 1,
            Kind = ReceiptKind.Payment,
            FeeType = FeeType.Property,
            Payer = PayerKind.Own,
            ServiceFrom = new(2026, 10, 1),
            ServiceTo = new(2026, 10, 31),
            PaidOn = new(2026, 10, 5),
            AmountFen = 10_000,
            RecordedBy = new("somebody"),
            RecordedAt = world.App.Clock.GetUtcNow(),
        };
        await AddAsync(receipt);
        return receipt;
    });

    public async Task<Guid> ReceiptIdAsync() => (await ReceiptAsync()).Id;

    private Task<BuildingUnit> UnitAndBuildingAsync() => Once("unit", async () =>
    {
        var building = Building.Create(Community, BuildingKind.Building, string.Create(CultureInfo.InvariantCulture, $"{1000 + TestApp.NextNumber()}"), 6, false);
        var unit = BuildingUnit.Create(building, "9");
        await AddAsync(building, unit);
        return unit;
    });

    private async Task<Kin> MakeFamilyAsync()
    {
        var dwelling = NewDwelling();
        var number = HouseholdNumber.Parse(string.Create(CultureInfo.InvariantCulture, $"{site.Community.Code}-{TestApp.NextNumber():00000}")).Value;
        var household = Household.Form(number, Community, Lead, RelocationKind.RegisteredPoor, Since, Confirmation.Confirmed);
        var (head, wife, son) = (NewPerson("张建国", Sex.Male), NewPerson("李桂兰", Sex.Female), NewPerson("张小军", Sex.Male));
        Assert.That(household.AddMember(head.Id, "02", Since).Error, Is.Null);
        Assert.That(household.AddMember(wife.Id, "12", Since).Error, Is.Null);
        Assert.That(household.AddMember(son.Id, "20", Since).Error, Is.Null);
        Assert.That(household.SetHead(head.Id, Since).Error, Is.Null);
        Assert.That(household.Settle(Community, dwelling.Id, Since).Error, Is.Null);
        Assert.That(household.SetPoverty(PovertyStatus.LiftedOut, Since).Error, Is.Null);
        await AddAsync(dwelling, head, wife, son, household);
        return new(household, head, wife, son);
    }

    private Resident NewPerson(string name, Sex sex)
    {
        var number = IdNumber.Parse(RegistryWorld.NewId(new(1960, 1, 1), sex), new(2026, 11, 25)).Value;
        var person = Resident.Create(name, Protect(FieldPurpose.IdNumber, number.Value, number.Masked), number.BirthDate, sex, RelocationKind.RegisteredPoor);
        var phone = string.Create(CultureInfo.InvariantCulture, $"138{TestApp.NextNumber():00000000}");
        person.ChangePhone(Protect(FieldPurpose.Phone, phone, $"138****{phone[^4..]}"));
        return person;
    }

    private Dwelling NewDwelling() => Dwelling.Create(site.Building, site.Unit, string.Create(CultureInfo.InvariantCulture, $"{10_000 + TestApp.NextNumber()}"), 1, 8_000);

    private ProtectedText Protect(FieldPurpose purpose, string value, string masked) => world.App.Services.GetRequiredService<IFieldProtector>().Protect(purpose, value, masked);

    private Task AddAsync(params object[] things) => world.App.ArrangeAsync(db =>
    {
        foreach (var thing in things)
        {
            ((Microsoft.EntityFrameworkCore.DbContext)db).Add(thing);
        }

        return Task.CompletedTask;
    });

    private async Task<T> Once<T>(string name, Func<Task<T>> make)
        where T : notnull => (T)await _made.GetOrAdd(name, async _ => await make());

    internal sealed record Kin(Household Household, Resident Head, Resident Wife, Resident Son);
}
