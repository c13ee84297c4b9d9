using System.Net.Http.Json;
using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Resettlement.Api.IntegrationTests.Common;
using Resettlement.Api.IntegrationTests.Imports;
using Resettlement.Api.IntegrationTests.Registry;
using Resettlement.Domain.Access;

namespace Resettlement.Api.IntegrationTests.Home;

internal sealed class HomeTests
{
    [Test]
    public async Task A_change_waits_for_the_second_person_of_its_community_and_for_nobody_else()
    {
        using var world = await RegistryWorld.MakeAsync();
        using var elsewhere = await RegistryWorld.MakeAsync();
        var family = await world.AddFamilyAsync(confirm: false);

        Assert.That(await CountAsync(world.Director, "changes"), Is.EqualTo(1));
        Assert.That(await CountAsync(world.Township, "changes"), Is.EqualTo(1));
        Assert.That(await CountAsync(world.Clerk, "changes"), Is.Zero, "may not confirm");
        Assert.That(await CountAsync(elsewhere.Director, "changes"), Is.Zero);

        await world.ConfirmAsync(family.ChangeId);
        Assert.That(await CountAsync(world.Director, "changes"), Is.Zero);
    }

    [Test]
    public async Task What_the_caller_entered_through_another_account_does_not_wait_for_the_caller()
    {
        using var world = await RegistryWorld.MakeAsync();
        var clerkPerson = await world.App.ReadAsync(async db => (await db.UserGrants.Where(x => x.CommunityId == world.Community.Id && x.Role == Role.CommunityClerk)
            .Join(db.Users, grant => grant.UserId, user => user.Id, (grant, user) => user.PersonIndex).SingleAsync()));
        using var sameHuman = await world.App.SignInAsync(await world.App.AddUserAsync(Role.CentreDirector, world.Community.Id, person: clerkPerson));
        await world.AddFamilyAsync(confirm: false);

        Assert.That(await CountAsync(sameHuman, "changes"), Is.Zero);
        Assert.That(await CountAsync(world.Director, "changes"), Is.EqualTo(1));
    }

    [Test]
    public async Task An_account_waits_for_the_township_and_not_for_the_director()
    {
        using var world = await RegistryWorld.MakeAsync();
        var family = await world.AddFamilyAsync();
        await world.ActAsync(family.Id, "accounts", new { bankName = "夏县农村商业银行", accountNumber = "9990" + TestApp.NextNumber().ToString("00000000", System.Globalization.CultureInfo.InvariantCulture), isCard = false, holderResidentId = family.Head, effectiveFrom = "2026-11-01" });

        Assert.That(await CountAsync(world.Township, "accounts"), Is.EqualTo(1));
        Assert.That(await CountAsync(world.Director, "accounts"), Is.Zero);
    }

    [Test]
    public async Task A_checked_file_waits_and_an_uncompiled_quarter_too()
    {
        await using var app = await TestApp.StartAsync();
        using var world = await RegistryWorld.MakeAsync(app);
        var proposal = await world.Clerk.UploadAsync("Roster", world.Community.Id, ImportDesk.Workbook([.. ImportDesk.RosterHeader], ["X-1", "张三"]));
        Assert.That(await CountAsync(world.Clerk, "imports"), Is.Zero, "not checked yet");
        using var mapped = await world.Clerk.SendMappingAsync(proposal);
        Assert.That(mapped.IsSuccessStatusCode, Is.True, await mapped.Content.ReadAsStringAsync());

        var todos = (await world.Clerk.GetFromJsonAsync<JsonElement>("/api/v1/todos")).EnumerateArray().ToList();
        Assert.That(todos.Select(x => x.GetProperty("kind").GetString()), Does.Contain("quarterEarly"), "there is no policy, so nothing can be compiled yet");
        Assert.That(todos.Single(x => x.GetProperty("kind").GetString() == "quarterEarly").GetProperty("link").GetString(), Is.EqualTo("/subsidies/quarters/2026Q3"));
        Assert.That(await CountAsync(world.Clerk, "imports"), Is.EqualTo(1));
    }

    [Test]
    public async Task The_overview_is_the_sum_of_the_list_and_stays_within_scope()
    {
        await using var app = await TestApp.StartAsync();
        using var world = await RegistryWorld.MakeAsync(app);
        using var elsewhere = await RegistryWorld.MakeAsync(app);
        await world.AddFamilyAsync();
        await elsewhere.AddFamilyAsync();
        using var county = await app.AsAsync(Role.CountyAdministrator);
        using var auditor = await app.AsAsync(Role.AuditAdministrator);

        Assert.That(await FiguresAsync(world.Clerk), Is.EqualTo((1, 1, 3)));
        Assert.That(await FiguresAsync(county), Is.EqualTo((2, 2, 6)));
        var rows = (await county.GetFromJsonAsync<JsonElement>("/api/v1/communities")).GetProperty("items").EnumerateArray().ToList();
        Assert.That((rows.Count, rows.Sum(x => x.GetProperty("households").GetInt32()), rows.Sum(x => x.GetProperty("residents").GetInt32())), Is.EqualTo((2, 2, 6)));
        var none = await auditor.GetFromJsonAsync<JsonElement>("/api/v1/overview");
        Assert.That(none.GetProperty("communities").ValueKind, Is.EqualTo(JsonValueKind.Null));
        Assert.That(none.GetProperty("quarters").GetArrayLength(), Is.Zero);
        Assert.That(none.GetProperty("currentQuarter").GetString(), Is.EqualTo("2026Q4"));
    }

    private static async Task<(int, int, int)> FiguresAsync(HttpClient client)
    {
        var overview = await client.GetFromJsonAsync<JsonElement>("/api/v1/overview");
        return (overview.GetProperty("communities").GetInt32(), overview.GetProperty("households").GetInt32(), overview.GetProperty("residents").GetInt32());
    }

    private static async Task<int> CountAsync(HttpClient client, string kind) =>
        (await client.GetFromJsonAsync<JsonElement>("/api/v1/todos")).EnumerateArray().Where(x => x.GetProperty("kind").GetString() == kind).Sum(x => x.GetProperty("count").GetInt32());
}
