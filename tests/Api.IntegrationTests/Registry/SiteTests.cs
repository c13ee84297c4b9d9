using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Resettlement.Api.IntegrationTests.Common;
using Resettlement.Domain.Access;
using Resettlement.Domain.Registry;

namespace Resettlement.Api.IntegrationTests.Registry;

internal sealed class SiteTests
{
    [Test]
    public async Task A_building_is_generated_with_its_units_and_dwellings()
    {
        var app = await TestApp.SharedAsync();
        var community = await app.AddCommunityAsync();
        using var clerk = await app.AsAsync(Role.CommunityClerk, community.Id);

        using var made = await clerk.PostAsJsonAsync($"/api/v1/communities/{community.Id}/buildings",
            new { name = "3", storeys = 7, units = 2, dwellingsPerFloor = 3, hasLift = true, areaSquareMetres = 75.25 });
        var list = await clerk.GetFromJsonAsync<JsonElement>($"/api/v1/communities/{community.Id}/buildings");
        var dwellings = await clerk.GetFromJsonAsync<JsonElement>($"/api/v1/dwellings?communityId={community.Id}&pageSize=200");

        Assert.Multiple(() =>
        {
            Assert.That(made.StatusCode, Is.EqualTo(HttpStatusCode.Created));
            Assert.That(list[0].GetProperty("dwellings").GetInt32(), Is.EqualTo(42));
            Assert.That(list[0].GetProperty("units").GetArrayLength(), Is.EqualTo(2));
            Assert.That(dwellings.GetProperty("total").GetInt32(), Is.EqualTo(42));
            var addresses = dwellings.GetProperty("items").EnumerateArray().Select(x => x.GetProperty("address").GetString()).ToList();
            Assert.That(addresses[0], Is.EqualTo("3号楼1单元101"));
            Assert.That(addresses[^1], Is.EqualTo("3号楼2单元703"));
            Assert.That(addresses.Distinct().Count(), Is.EqualTo(42));
            Assert.That(dwellings.GetProperty("items")[0].GetProperty("areaSquareMetres").GetDecimal(), Is.EqualTo(75.25m));
        });
    }

    [Test]
    public async Task A_courtyard_site_has_rows_without_units()
    {
        var app = await TestApp.SharedAsync();
        var community = await app.AddCommunityAsync(CommunityForm.Courtyards);
        using var clerk = await app.AsAsync(Role.CommunityClerk, community.Id);

        using var wrong = await clerk.PostAsJsonAsync($"/api/v1/communities/{community.Id}/buildings", new { name = "1", kind = "Building" });
        using var made = await clerk.PostAsJsonAsync($"/api/v1/communities/{community.Id}/buildings", new { name = "东片", courtyards = 12 });
        var row = (await made.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("id").GetGuid();
        using var unit = await clerk.PostAsJsonAsync($"/api/v1/buildings/{row}/units", new { name = "1" });
        var dwellings = await clerk.GetFromJsonAsync<JsonElement>($"/api/v1/dwellings?buildingId={row}");

        Assert.That(await wrong.CodeAsync(), Is.EqualTo("registry.building-kind"));
        Assert.That(await unit.CodeAsync(), Is.EqualTo("registry.row-has-no-units"));
        Assert.That(dwellings.GetProperty("items").EnumerateArray().Select(x => x.GetProperty("address").GetString()), Does.Contain("东片2号").And.Contain("东片12号"));
        Assert.That(dwellings.GetProperty("items")[1].GetProperty("number").GetString(), Is.EqualTo("2"), "2 comes before 10");
    }

    [Test]
    public async Task Rooms_may_have_hyphens_and_equal_doors_are_refused()
    {
        var app = await TestApp.SharedAsync();
        var community = await app.AddCommunityAsync();
        using var clerk = await app.AsAsync(Role.CommunityClerk, community.Id);
        var building = await AddBuildingAsync(clerk, community.Id, new { name = "5", units = 1, storeys = 1 });

        using var first = await clerk.PostAsJsonAsync("/api/v1/dwellings", new { buildingId = building, number = "5-1-501" });
        using var again = await clerk.PostAsJsonAsync("/api/v1/dwellings", new { buildingId = building, number = "５-1-501" });
        var dwellings = await clerk.GetFromJsonAsync<JsonElement>($"/api/v1/dwellings?buildingId={building}");

        Assert.That(first.StatusCode, Is.EqualTo(HttpStatusCode.Created));
        Assert.That(await again.CodeAsync(), Is.EqualTo("registry.dwelling-exists"));
        Assert.That(dwellings.GetProperty("items")[0].GetProperty("address").GetString(), Is.EqualTo("5号楼1单元5-1-501"));
    }

    [Test]
    public async Task What_has_children_or_ever_had_holders_cannot_be_deleted()
    {
        var app = await TestApp.SharedAsync();
        var community = await app.AddCommunityAsync();
        using var clerk = await app.AsAsync(Role.CommunityClerk, community.Id);
        var building = await AddBuildingAsync(clerk, community.Id, new { name = "1", units = 1, storeys = 1, dwellingsPerFloor = 2 });
        var doors = (await clerk.GetFromJsonAsync<JsonElement>($"/api/v1/dwellings?buildingId={building}")).GetProperty("items");
        var held = doors[0].GetProperty("id").GetGuid();
        await app.ArrangeAsync(db =>
        {
            var household = Household.Form(HouseholdNumber.Restore($"D{TestApp.NextNumber()}"), community.Id, community.LeadTownshipCode, RelocationKind.RegisteredPoor, new(2020, 1, 1), Confirmation.Confirmed);
            _ = household.Settle(community.Id, held, new(2020, 1, 1));
            _ = household.MoveOut(new(2021, 1, 1), "外迁");
            db.Households.Add(household);
            return Task.CompletedTask;
        });

        using var dwelling = await clerk.DeleteAsync($"/api/v1/dwellings/{held}");
        using var vacant = await clerk.DeleteAsync($"/api/v1/dwellings/{doors[1].GetProperty("id").GetGuid()}");
        using var plain = await clerk.DeleteAsync($"/api/v1/buildings/{building}");
        using var whole = await clerk.DeleteAsync($"/api/v1/buildings/{building}?withDwellings=true");

        Assert.That(await dwelling.CodeAsync(), Is.EqualTo("registry.dwelling-in-use"));
        Assert.That(vacant.StatusCode, Is.EqualTo(HttpStatusCode.NoContent));
        Assert.That(await plain.CodeAsync(), Is.EqualTo("registry.building-in-use"));
        Assert.That(await whole.CodeAsync(), Is.EqualTo("registry.dwelling-in-use"));
    }

    [Test]
    public async Task A_wrongly_generated_building_goes_with_its_dwellings_while_nobody_held_one()
    {
        var app = await TestApp.SharedAsync();
        var community = await app.AddCommunityAsync();
        using var clerk = await app.AsAsync(Role.CommunityClerk, community.Id);
        var building = await AddBuildingAsync(clerk, community.Id, new { name = "1", units = 2, storeys = 6, dwellingsPerFloor = 2 });

        using var answer = await clerk.DeleteAsync($"/api/v1/buildings/{building}?withDwellings=true");

        Assert.That(answer.StatusCode, Is.EqualTo(HttpStatusCode.NoContent));
        Assert.That(await app.ReadAsync(db => db.Dwellings.CountAsync(x => x.CommunityId == community.Id)), Is.Zero);
        Assert.That(await app.ReadAsync(db => db.AuditEntries.AnyAsync(x => x.Action == "bulk-delete" && x.RowCount == 24 && x.RootId == building.ToString())), Is.True);
    }

    [Test]
    public async Task Another_community_looks_missing_and_a_clerk_cannot_move_a_site_to_another_township()
    {
        var app = await TestApp.SharedAsync();
        var (own, foreign) = (await app.AddCommunityAsync(), await app.AddCommunityAsync());
        using var clerk = await app.AsAsync(Role.CommunityClerk, own.Id);
        using var county = await app.AsAsync(Role.CountyAdministrator);
        var building = await AddBuildingAsync(county, foreign.Id, new { name = "1", units = 1, storeys = 1, dwellingsPerFloor = 1 });

        var list = await clerk.GetFromJsonAsync<JsonElement>("/api/v1/communities?pageSize=200");
        using var read = await clerk.GetAsync($"/api/v1/communities/{foreign.Id}");
        using var build = await clerk.PostAsJsonAsync($"/api/v1/communities/{foreign.Id}/buildings", new { name = "2" });
        using var dwelling = await clerk.PostAsJsonAsync("/api/v1/dwellings", new { buildingId = building, number = "9" });
        using var edit = await clerk.SendMatchingAsync(HttpMethod.Put, $"/api/v1/communities/{own.Id}", 1,
            new { name = own.Name, destinationTownshipCode = own.DestinationTownshipCode, leadTownshipCode = foreign.LeadTownshipCode });
        var dwellings = await clerk.GetFromJsonAsync<JsonElement>($"/api/v1/dwellings?communityId={foreign.Id}");

        Assert.Multiple(() =>
        {
            Assert.That(list.GetProperty("items").EnumerateArray().Select(x => x.GetProperty("id").GetGuid()), Is.EqualTo(new[] { own.Id }));
            Assert.That(read.StatusCode, Is.EqualTo(HttpStatusCode.NotFound));
            Assert.That(build.StatusCode, Is.EqualTo(HttpStatusCode.NotFound));
            Assert.That(dwelling.StatusCode, Is.EqualTo(HttpStatusCode.NotFound));
            Assert.That(edit.StatusCode, Is.EqualTo(HttpStatusCode.Forbidden));
            Assert.That(dwellings.GetProperty("total").GetInt32(), Is.Zero);
        });
    }

    [Test]
    public async Task An_edit_needs_the_version_that_was_seen_and_a_stale_one_is_refused()
    {
        var app = await TestApp.SharedAsync();
        var community = await app.AddCommunityAsync();
        using var county = await app.AsAsync(Role.CountyAdministrator);
        var body = new { name = community.Name + "新", destinationTownshipCode = community.DestinationTownshipCode, leadTownshipCode = community.LeadTownshipCode };

        using var missing = await county.PutAsJsonAsync($"/api/v1/communities/{community.Id}", body);
        using var good = await county.SendMatchingAsync(HttpMethod.Put, $"/api/v1/communities/{community.Id}", 1, body);
        using var stale = await county.SendMatchingAsync(HttpMethod.Put, $"/api/v1/communities/{community.Id}", 1, body);
        using var read = await county.GetAsync($"/api/v1/communities/{community.Id}");
        var detail = await read.Content.ReadFromJsonAsync<JsonElement>();

        Assert.Multiple(() =>
        {
            Assert.That(missing.StatusCode, Is.EqualTo((HttpStatusCode)428));
            Assert.That(good.StatusCode, Is.EqualTo(HttpStatusCode.OK));
            Assert.That(stale.StatusCode, Is.EqualTo(HttpStatusCode.Conflict));
            Assert.That(read.Headers.ETag!.Tag, Is.EqualTo($"\"{detail.GetProperty("version").GetInt32()}\""));
            Assert.That(detail.GetProperty("name").GetString(), Is.EqualTo(community.Name + "新"));
            Assert.That(detail.GetProperty("occupiedFrom").GetString(), Is.EqualTo("2019-10-01"), "what is left out stays");
        });
    }

    private static async Task<Guid> AddBuildingAsync(HttpClient client, Guid communityId, object body)
    {
        using var made = await client.PostAsJsonAsync($"/api/v1/communities/{communityId}/buildings", body);
        Assert.That(made.StatusCode, Is.EqualTo(HttpStatusCode.Created), () => made.Content.ReadAsStringAsync().Result);
        return (await made.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("id").GetGuid();
    }
}
