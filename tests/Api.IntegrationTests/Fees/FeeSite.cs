using System.Net.Http.Json;
using System.Text.Json;
using Resettlement.Api.IntegrationTests.Common;
using Resettlement.Domain.Access;
using Resettlement.Domain.Common;
using Resettlement.Domain.Fees;
using Resettlement.Domain.Registry;

namespace Resettlement.Api.IntegrationTests.Fees;

/// <summary>A site of its own with one building, a property company, households in dwellings and a signed-in clerk.</summary>
internal sealed class FeeSite : IDisposable
{
    private readonly TestApp _app;

    private FeeSite(TestApp app, Community community, FeeSource source, Building building, BuildingUnit unit, HttpClient clerk) =>
        (_app, Community, Source, Building, Unit, Clerk) = (app, community, source, building, unit, clerk);

    public static DateOnly Occupied { get; } = new(2019, 10, 15);

    public Community Community { get; }

    public FeeSource Source { get; }

    public Building Building { get; }

    public BuildingUnit Unit { get; }

    public HttpClient Clerk { get; }

    public static async Task<FeeSite> MakeAsync(TestApp app)
    {
        var community = await app.AddCommunityAsync(occupiedFrom: Occupied);
        var source = FeeSource.Create(community.Id, $"{community.Code}-S", "新天地物业");
        var building = Building.Create(community.Id, BuildingKind.Building, "3", 7, hasElevator: true);
        var unit = BuildingUnit.Create(building, "1");
        await app.ArrangeAsync(db =>
        {
            db.FeeSources.Add(source);
            db.Buildings.Add(building);
            db.BuildingUnits.Add(unit);
            return Task.CompletedTask;
        });
        return new(app, community, source, building, unit, await app.AsAsync(Role.CommunityClerk, community.Id));
    }

    public async Task<Dwelling> AddDwellingAsync(string room, int? areaHundredths = 7500)
    {
        var dwelling = Dwelling.Create(Building, Unit, room, 1, areaHundredths);
        await _app.ArrangeAsync(db =>
        {
            db.Dwellings.Add(dwelling);
            return Task.CompletedTask;
        });
        return dwelling;
    }

    /// <summary>A confirmed household of one person, living at the site from the day given.</summary>
    public async Task<Household> AddHouseholdAsync(Dwelling? dwelling, string head = "杨俊燕", DateOnly? from = null, DateOnly? until = null)
    {
        var day = from ?? Occupied;
        var number = HouseholdNumber.Parse($"{Community.Code}-{TestApp.NextNumber():00000}").Value;
        var household = Household.Form(number, Community.Id, Community.LeadTownshipCode, RelocationKind.RegisteredPoor, day, Confirmation.Confirmed);
        var resident = Resident.Create(head, null, new DateOnly(1980, 1, 1), Sex.Female, RelocationKind.RegisteredPoor);
        Assert.That(household.AddMember(resident.Id, "02", day).Error, Is.Null);
        Assert.That(household.SetHead(resident.Id, day).Error, Is.Null);
        Assert.That(household.Settle(Community.Id, dwelling?.Id, day).Error, Is.Null);
        if (until is { } last)
        {
            Assert.That(household.MoveOut(last, "搬走").Error, Is.Null);
        }

        await _app.ArrangeAsync(db =>
        {
            db.Residents.Add(resident);
            db.Households.Add(household);
            return Task.CompletedTask;
        });
        return household;
    }

    public async Task AddTariffAsync(FeeType feeType, TariffBasis basis, long price, int? units = null)
    {
        await _app.ArrangeAsync(db =>
        {
            db.Tariffs.Add(Tariff.Create(Community.Id, Source.Id, feeType, basis, price, units, new DateOnly(2019, 10, 1), null));
            return Task.CompletedTask;
        });
    }

    /// <summary>Body of a typed receipt with one line.</summary>
    public object Receipt(string number, long fen, string paidOn = "2026-07-15", string feeType = "Property", string from = "2026-07-01", string to = "2026-07-31",
        string? household = null, Guid? dwelling = null, string? address = null, string payer = "Own") => new
        {
            sourceId = Source.Id,
            receiptNumber = number,
            paidOn,
            householdNumber = household,
            dwellingId = dwelling,
            address,
            payer,
            lines = new[] { new { feeType, serviceFrom = from, serviceTo = to, amountFen = fen } },
        };

    /// <summary>Types a receipt of one line and returns the id of the line.</summary>
    public async Task<Guid> PayAsync(string number, long fen, string household, string paidOn = "2026-07-15", string feeType = "Property", string from = "2026-07-01", string to = "2026-07-31")
    {
        using var answer = await Clerk.PostOnceAsync("/api/v1/receipts", Receipt(number, fen, paidOn, feeType, from, to, household));
        var body = await answer.Content.ReadFromJsonAsync<JsonElement>();
        Assert.That(answer.IsSuccessStatusCode, Is.True, body.ToString);
        return body.GetProperty("lines")[0].GetProperty("id").GetGuid();
    }

    public Task<HttpResponseMessage> RefundAsync(Guid line, string number, long fen, string on = "2026-08-01", string? key = null) =>
        Clerk.PostOnceAsync("/api/v1/receipts/refunds", new { receiptLineId = line, receiptNumber = number, on, amountFen = fen, reason = "重复缴费" }, key);

    public async Task<JsonElement> GetAsync(string path) => await Clerk.GetFromJsonAsync<JsonElement>("/api/v1" + path);

    public void Dispose() => Clerk.Dispose();
}
