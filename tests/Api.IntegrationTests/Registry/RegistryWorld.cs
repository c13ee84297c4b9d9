using System.Globalization;
using System.Net.Http.Json;
using System.Text.Json;
using Resettlement.Api.IntegrationTests.Common;
using Resettlement.Domain.Access;
using Resettlement.Domain.Registry;

namespace Resettlement.Api.IntegrationTests.Registry;

/// <summary>A community with one building, its clerk, its director and its township, for tests that live in it.</summary>
internal sealed class RegistryWorld : IDisposable
{
    public required TestApp App { get; init; }

    public required Community Community { get; init; }

    /// <summary>Enters.</summary>
    public required HttpClient Clerk { get; init; }

    /// <summary>Confirms.</summary>
    public required HttpClient Director { get; init; }

    /// <summary>Confirms and verifies accounts.</summary>
    public required HttpClient Township { get; init; }

    public required IReadOnlyList<Guid> Dwellings { get; init; }

    public static async Task<RegistryWorld> MakeAsync(TestApp? own = null)
    {
        var app = own ?? await TestApp.SharedAsync();
        var community = await app.AddCommunityAsync();
        var building = Building.Create(community.Id, BuildingKind.Building, "1", 6, true);
        var unit = BuildingUnit.Create(building, "1");
        var dwellings = Enumerable.Range(1, 12).Select(i => Dwelling.Create(building, unit, string.Create(CultureInfo.InvariantCulture, $"{((i + 1) / 2)}0{2 - (i % 2)}"), (i + 1) / 2, 8_000)).ToList();
        await app.ArrangeAsync(db =>
        {
            db.Buildings.Add(building);
            db.BuildingUnits.Add(unit);
            db.Dwellings.AddRange(dwellings);
            return Task.CompletedTask;
        });
        return new()
        {
            App = app,
            Community = community,
            Clerk = await app.AsAsync(Role.CommunityClerk, community.Id),
            Director = await app.AsAsync(Role.CentreDirector, community.Id),
            Township = await app.AsAsync(Role.TownshipClerk, townshipCode: community.LeadTownshipCode),
            Dwellings = [.. dwellings.Select(x => x.Id)],
        };
    }

    /// <summary>An ID number nobody else of this run has: the running number fills the order digits and moves the birth date on.</summary>
    public static string NewId(DateOnly? birth = null, Sex sex = Sex.Female)
    {
        var number = TestApp.NextNumber();
        var born = (birth ?? new DateOnly(1950, 1, 1)).AddDays(number / 500).ToString("yyyyMMdd", CultureInfo.InvariantCulture);
        var order = (number % 500 * 2) + (sex == Sex.Male ? 1 : 0);
        var first = string.Create(CultureInfo.InvariantCulture, $"140899{born}{order:000}");
        return first + IdNumber.CheckCharacter(first);
    }

    public static object Person(string name, string relation, string? id = null, string? phone = null, DateOnly? birth = null) =>
        new { name, idNumber = id ?? NewId(birth), relation, relocation = "RegisteredPoor", phone };

    public string NewNumber() => $"{Community.Code}-{TestApp.NextNumber():0000}";

    /// <summary>A family of head, wife and son, entered by the clerk and confirmed by the director unless it stays pending.</summary>
    public async Task<Family> AddFamilyAsync(string on = "2020-01-01", int dwelling = 0, bool confirm = true, string poverty = "LiftedOut", string? number = null)
    {
        number ??= NewNumber();
        var (head, wife, son) = (NewId(new(1960, 5, 1), Sex.Male), NewId(new(1962, 5, 1)), NewId(new(1990, 5, 1), Sex.Male));
        using var made = await Clerk.PostAsJsonAsync("/api/v1/households", new
        {
            number,
            communityId = Community.Id,
            dwellingId = Dwellings[dwelling],
            on,
            relocation = "RegisteredPoor",
            poverty,
            members = new[] { Person("张建国", "02", head), Person("李桂兰", "12", wife), Person("张小军", "20", son) },
        });
        Assert.That(made.IsSuccessStatusCode, Is.True, () => made.Content.ReadAsStringAsync().Result);
        var body = await made.Content.ReadFromJsonAsync<JsonElement>();
        var (id, change) = (body.GetProperty("id").GetGuid(), body.GetProperty("changeId").GetGuid());
        if (confirm)
        {
            using var confirmed = await Director.PostOnceAsync($"/api/v1/changes/{change}/confirm", new { });
            Assert.That(confirmed.IsSuccessStatusCode, Is.True, () => confirmed.Content.ReadAsStringAsync().Result);
        }

        var detail = await GetAsync(id);
        var members = detail.GetProperty("membersList").EnumerateArray().ToDictionary(x => x.GetProperty("name").GetString()!, x => x.GetProperty("residentId").GetGuid());
        return new(id, number, change, members["张建国"], members["李桂兰"], members["张小军"], head, wife, son);
    }

    public async Task<JsonElement> GetAsync(Guid household, string? asOf = null) =>
        await Clerk.GetFromJsonAsync<JsonElement>($"/api/v1/households/{household}{(asOf is null ? "" : "?asOf=" + asOf)}");

    public async Task<JsonElement> ListAsync(string query = "", HttpClient? client = null) =>
        (await (client ?? Clerk).GetFromJsonAsync<JsonElement>($"/api/v1/households?communityId={Community.Id}&pageSize=200{query}")).GetProperty("items");

    /// <summary>One act on the version of the household that the caller sees now.</summary>
    public async Task<HttpResponseMessage> SendAsync(Guid household, string act, object body, HttpClient? by = null)
    {
        using var seen = await (by ?? Clerk).GetAsync($"/api/v1/households/{household}");
        var version = seen.IsSuccessStatusCode ? (await seen.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("version").GetInt32() : 1;
        return await (by ?? Clerk).SendMatchingAsync(HttpMethod.Post, $"/api/v1/households/{household}/{act}", version, body);
    }

    /// <summary>One act on a household; asserts success and gives the answer.</summary>
    public async Task<JsonElement> ActAsync(Guid household, string act, object body)
    {
        using var answer = await SendAsync(household, act, body);
        Assert.That(answer.IsSuccessStatusCode, Is.True, () => answer.Content.ReadAsStringAsync().Result);
        return await answer.Content.ReadFromJsonAsync<JsonElement>();
    }

    /// <summary>The code of a refused act.</summary>
    public async Task<string?> RefusedAsync(Guid household, string act, object body)
    {
        using var answer = await SendAsync(household, act, body);
        Assert.That(answer.IsSuccessStatusCode, Is.False);
        return await answer.CodeAsync();
    }

    public async Task ConfirmAsync(Guid change, HttpClient? by = null)
    {
        using var answer = await (by ?? Director).PostOnceAsync($"/api/v1/changes/{change}/confirm", new { });
        Assert.That(answer.IsSuccessStatusCode, Is.True, () => answer.Content.ReadAsStringAsync().Result);
    }

    public void Dispose()
    {
        Clerk.Dispose();
        Director.Dispose();
        Township.Dispose();
    }

    public sealed record Family(Guid Id, string Number, Guid ChangeId, Guid Head, Guid Wife, Guid Son, string HeadNumber, string WifeNumber, string SonNumber);
}
