using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Resettlement.Api.IntegrationTests.Common;
using Resettlement.Application.Common;
using Resettlement.Domain.Access;
using Resettlement.Domain.Registry;
using static Resettlement.Api.IntegrationTests.Registry.RegistryWorld;

namespace Resettlement.Api.IntegrationTests.Registry;

/// <summary>Searching, paging, exporting, dictionaries.</summary>
internal sealed class RegistryListTests
{
    [Test]
    public async Task Whole_numbers_are_found_exactly_and_parts_of_them_never()
    {
        using var world = await MakeAsync();
        var (family, other) = (await world.AddFamilyAsync(), await world.AddFamilyAsync(dwelling: 1));
        await world.ActAsync(family.Id, "members", new { on = "2024-01-01", name = "周兰英", idNumber = NewId(new(1965, 1, 1)), relation = "97", phone = "13503590011" });
        var account = $"9990{TestApp.NextNumber():00000000000}";
        await world.ActAsync(family.Id, "accounts", new { bankName = "夏县农村信用社", accountNumber = account, holderResidentId = family.Head, effectiveFrom = "2026-01-01" });

        async Task<List<string?>> Find(string q) => [.. (await world.ListAsync("&q=" + Uri.EscapeDataString(q))).EnumerateArray().Select(x => x.GetProperty("number").GetString())];

        Assert.That(await Find(family.SonNumber), Is.EqualTo(new[] { family.Number }));
        Assert.That(await Find(family.SonNumber[..17]), Is.Empty);
        Assert.That(await Find("135 0359 0011"), Is.EqualTo(new[] { family.Number }));
        Assert.That(await Find(account), Is.EqualTo(new[] { family.Number }));
        Assert.That(await Find(account[..^1]), Is.Empty);
        Assert.That(await Find("兰英"), Is.EqualTo(new[] { family.Number }));
        Assert.That(await Find("小军"), Is.EquivalentTo(new[] { family.Number, other.Number }));
        Assert.That(await Find(other.Number.ToLowerInvariant()), Is.EqualTo(new[] { other.Number }));
        Assert.That(await Find("100%"), Is.Empty, "a sign of patterns is a character like any other");

        var people = await world.Clerk.GetFromJsonAsync<JsonElement>($"/api/v1/residents?q={family.WifeNumber}");
        Assert.That(people.GetProperty("items")[0].GetProperty("name").GetString(), Is.EqualTo("李桂兰"));
        Assert.That(people.GetProperty("items")[0].GetProperty("idNumber").GetString(), Does.Contain("*"));
    }

    [Test]
    public async Task Pages_of_an_ambiguous_order_neither_repeat_nor_lose_rows()
    {
        using var world = await MakeAsync();
        for (var i = 0; i < 7; i++)
        {
            await world.AddFamilyAsync(dwelling: i, confirm: false);
        }

        foreach (var sort in new[] { "headName", "-headName", "members", "-members", "community", "number", "nonsense" })
        {
            var seen = new List<Guid>();
            for (var page = 1; page <= 4; page++)
            {
                var part = await world.Clerk.GetFromJsonAsync<JsonElement>($"/api/v1/households?communityId={world.Community.Id}&sort={sort}&pageSize=2&page={page}");
                seen.AddRange(part.GetProperty("items").EnumerateArray().Select(x => x.GetProperty("id").GetGuid()));
            }

            Assert.That(seen, Is.Unique.And.Count.EqualTo(7), sort);
        }
    }

    [Test]
    public async Task The_list_as_it_opens_shows_what_the_sorted_list_shows()
    {
        await using var app = await TestApp.StartAsync();
        using var world = await MakeAsync(app);
        for (var i = 0; i < 7; i++)
        {
            await world.AddFamilyAsync(dwelling: i, confirm: i % 2 == 0);
        }

        using var county = await app.AsAsync(Role.CountyAdministrator);
        var opened = new List<string>();
        for (var page = 1; page <= 4; page++)
        {
            opened.AddRange(await RowsAsync($"page={page}&pageSize=2"));
        }

        var sorted = await RowsAsync("sort=-number&pageSize=200");
        Assert.That(opened, Has.Count.EqualTo(7));
        Assert.That(opened, Is.EqualTo(Enumerable.Reverse(sorted)));
        Assert.That(await RowsAsync("asOf=2019-01-01"), Is.Empty);

        async Task<List<string>> RowsAsync(string query) =>
            [.. (await county.GetFromJsonAsync<JsonElement>("/api/v1/households?" + query)).GetProperty("items").EnumerateArray().Select(x => x.GetRawText())];
    }

    [Test]
    public async Task A_number_is_looked_for_among_numbers_and_a_word_of_letters_among_names_too()
    {
        using var world = await MakeAsync();
        var family = await world.AddFamilyAsync();
        await world.ActAsync(family.Id, "members", new { on = "2024-01-01", name = "ANNA", idNumber = NewId(new(1990, 1, 1)), relation = "97" });

        async Task<List<string?>> People(string q) =>
            [.. (await world.Clerk.GetFromJsonAsync<JsonElement>($"/api/v1/residents?communityId={world.Community.Id}&q={Uri.EscapeDataString(q)}")).GetProperty("items").EnumerateArray().Select(x => x.GetProperty("name").GetString())];

        Assert.That(await People("ANNA"), Is.EqualTo(new[] { "ANNA" }));
        Assert.That(await People(family.Number[..^1]), Has.Count.EqualTo(4).And.Member("ANNA"), "the beginning of a household's number");
        Assert.That((await world.ListAsync("&q=ANNA")).GetArrayLength(), Is.EqualTo(1));
        Assert.That(await People("小军"), Has.Count.EqualTo(1));
        Assert.That(await People("小军1"), Is.Empty);
    }

    [Test]
    public async Task Filters_narrow_by_building_age_and_sex()
    {
        using var world = await MakeAsync();
        await world.AddFamilyAsync();
        var building = await world.App.ReadAsync(db => db.Buildings.Where(x => x.CommunityId == world.Community.Id).Select(x => x.Id).SingleAsync());

        async Task<int> People(string query) => (await world.Clerk.GetFromJsonAsync<JsonElement>($"/api/v1/residents?communityId={world.Community.Id}&{query}")).GetProperty("total").GetInt32();
        Assert.That((await world.ListAsync($"&buildingId={building}")).GetArrayLength(), Is.EqualTo(1));
        Assert.That((await world.ListAsync($"&buildingId={Guid.CreateVersion7()}")).GetArrayLength(), Is.Zero);
        Assert.That((await world.ListAsync("&relocation=Synchronous")).GetArrayLength(), Is.Zero);
        Assert.That(await People("sex=Female"), Is.EqualTo(1));
        Assert.That(await People("ageFrom=60"), Is.EqualTo(2));
        Assert.That(await People("ageFrom=60&asOf=2022-04-30"), Is.EqualTo(1), "born May 1960 and May 1962: on that day one of them was 61");
        Assert.That(await People("ageTo=59"), Is.EqualTo(1));
    }

    [Test]
    public async Task An_export_has_the_rows_of_the_list_as_text_cells_masked_and_is_logged()
    {
        using var world = await MakeAsync();
        var family = await world.AddFamilyAsync(number: $"0{TestApp.NextNumber():000000}");
        await world.ActAsync(family.Id, "members", new { on = "2024-01-01", name = "周兰英", idNumber = NewId(), relation = "97", phone = "13503590011" });

        var households = await ReadAsync(world, $"/api/v1/households/export?communityId={world.Community.Id}");
        var residents = await ReadAsync(world, $"/api/v1/residents/export?communityId={world.Community.Id}&q={Uri.EscapeDataString("兰英")}");
        using var grid = await world.App.AsAsync(Role.GridWorker, world.Community.Id);
        using var refused = await grid.GetAsync("/api/v1/households/export");

        Assert.Multiple(() =>
        {
            Assert.That(households[0][0].Text, Is.EqualTo("户编号"));
            Assert.That(households[1][0], Is.EqualTo(new SheetCell(CellKind.Text, family.Number)), "a number that begins with 0 keeps it");
            Assert.That(households[1].Select(x => x.Text), Does.Contain("建档立卡搬迁户").And.Contain("脱贫户").And.Contain("1号楼1单元101"));
            Assert.That(residents, Has.Count.EqualTo(2), "the export follows the filter");
            Assert.That(residents[1].Select(x => x.Text), Does.Contain("135****0011").And.Contain("其他亲属"));
            Assert.That(residents[1][3].Kind, Is.EqualTo(CellKind.Text));
            Assert.That(residents[1][3].Text, Does.Match("^14\\*+[0-9X]{3}$"));
            Assert.That(refused.StatusCode, Is.EqualTo(HttpStatusCode.Forbidden));
        });
        var log = await world.App.ReadAsync(db => db.AuditEntries.AsNoTracking().Where(x => x.Action == "export" && x.SubjectId == world.Community.Id.ToString()).ToListAsync());
        Assert.That(log.Select(x => (x.SubjectType, x.RowCount)), Is.EquivalentTo(new (string, int?)[] { ("Household", 1), ("Resident", 1) }));
        Assert.That(log.Select(x => x.Note), Has.None.Contain("兰英"));
    }

    [Test]
    public async Task Dictionaries_give_codes_with_both_languages()
    {
        var app = await TestApp.SharedAsync();
        using var client = await app.AsAsync(Role.AuditAdministrator);

        var lists = await client.GetFromJsonAsync<JsonElement>("/api/v1/dictionaries");

        foreach (var name in new[] { "relationToHead", "ethnicGroup", "education", "politicalStatus", "health", "labourAbility", "povertyStatus", "relocationKind", "warningKind", "feeType", "payerKind", "exclusionReason", "role" })
        {
            Assert.That(lists.GetProperty(name).EnumerateArray().All(x => x.GetProperty("zh").GetString()!.Length > 0 && x.GetProperty("en").GetString()!.All(char.IsAscii)), Is.True, name);
        }

        Assert.That(lists.GetProperty("ethnicGroup").GetArrayLength(), Is.EqualTo(56));
        Assert.That(lists.GetProperty("relationToHead").EnumerateArray().Single(x => x.GetProperty("code").GetString() == "12").GetProperty("zh").GetString(), Is.EqualTo("妻"));
    }

    [Test]
    public async Task Ids_of_another_community_look_missing_wherever_they_come()
    {
        using var world = await MakeAsync();
        using var elsewhere = await MakeAsync();
        var (own, foreign) = (await world.AddFamilyAsync(), await elsewhere.AddFamilyAsync(confirm: false));
        using var account = await elsewhere.SendAsync(foreign.Id, "accounts",
            new { bankName = "夏县农村信用社", accountNumber = $"9990{TestApp.NextNumber():00000000000}", holderResidentId = foreign.Head, effectiveFrom = "2026-01-01" });
        var accountId = (await account.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("accountId").GetGuid();

        var answers = new Dictionary<string, HttpResponseMessage>
        {
            ["detail"] = await world.Clerk.GetAsync($"/api/v1/households/{foreign.Id}"),
            ["resident"] = await world.Clerk.GetAsync($"/api/v1/residents/{foreign.Head}"),
            ["edit"] = await world.Clerk.SendMatchingAsync(HttpMethod.Put, $"/api/v1/residents/{foreign.Head}", 1, new { name = "某某" }),
            ["reveal"] = await world.Clerk.PostAsJsonAsync($"/api/v1/residents/{foreign.Head}/reveal", new { field = "IdNumber", reason = "核对证件" }),
            ["reveal account"] = await world.Clerk.PostAsJsonAsync($"/api/v1/accounts/{accountId}/reveal", new { reason = "核对账户" }),
            ["death"] = await world.Clerk.PostAsJsonAsync($"/api/v1/residents/{foreign.Head}/death", new { on = "2026-01-01", evidence = "证明材料" }),
            ["move"] = await world.SendAsync(foreign.Id, "move-out", new { on = "2026-01-01", reason = "外迁" }),
            ["merge into"] = await world.SendAsync(own.Id, "merge", new { on = "2026-01-01", intoHouseholdId = foreign.Id }),
            ["dwelling"] = await world.SendAsync(own.Id, "change-dwelling", new { on = "2026-01-01", dwellingId = elsewhere.Dwellings[0] }),
            ["new"] = await world.Clerk.PostAsJsonAsync("/api/v1/households", new { number = world.NewNumber(), communityId = elsewhere.Community.Id, on = "2026-01-01", relocation = "RegisteredPoor", members = new[] { Person("张三", "02") } }),
            ["confirm"] = await world.Director.PostOnceAsync($"/api/v1/changes/{foreign.ChangeId}/confirm", new { }),
        };
        using var verify = await world.Township.PostOnceAsync("/api/v1/accounts/verify", new { ids = new[] { accountId }, method = "Township" });

        Assert.Multiple(async () =>
        {
            foreach (var (what, answer) in answers)
            {
                Assert.That(answer.StatusCode, Is.EqualTo(HttpStatusCode.NotFound), what);
                answer.Dispose();
            }

            Assert.That((await verify.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("refused")[0].GetProperty("code").GetString(), Is.EqualTo("registry.account-not-found"));
        });
    }

    private static async Task<List<List<SheetCell>>> ReadAsync(RegistryWorld world, string path)
    {
        using var answer = await world.Clerk.GetAsync(path);
        Assert.That(answer.StatusCode, Is.EqualTo(HttpStatusCode.OK));
        var reader = world.App.Services.GetRequiredService<ISpreadsheetReader>();
        var book = reader.Open(await answer.Content.ReadAsByteArrayAsync(), "export.xlsx").Value;
        return [.. book.Rows(book.Sheets[0]).Select(row => row.Cells.ToList())];
    }
}
