using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Resettlement.Api.IntegrationTests.Common;
using Resettlement.Domain.Access;
using Resettlement.Domain.Registry;
using static Resettlement.Api.IntegrationTests.Registry.RegistryWorld;

namespace Resettlement.Api.IntegrationTests.Registry;

/// <summary>Payout accounts: versions, holder, verification by another person.</summary>
internal sealed class AccountTests
{
    [Test]
    public async Task An_account_is_verified_by_the_township_and_never_by_who_typed_it()
    {
        using var world = await MakeAsync();
        var family = await world.AddFamilyAsync();
        var account = await AddAsync(world, family, family.Head, NewAccount());

        using var director = await world.Director.PostOnceAsync("/api/v1/accounts/verify", new { ids = new[] { account }, method = "Township" });
        using var verified = await world.Township.PostOnceAsync("/api/v1/accounts/verify", new { ids = new[] { account }, method = "BankPreCheck" });
        using var again = await world.Township.PostOnceAsync("/api/v1/accounts/verify", new { ids = new[] { account }, method = "Township" });
        var row = (await world.GetAsync(family.Id)).GetProperty("accounts")[0];

        Assert.Multiple(async () =>
        {
            Assert.That(director.StatusCode, Is.EqualTo(HttpStatusCode.Forbidden));
            Assert.That((await verified.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("decided").GetInt32(), Is.EqualTo(1));
            Assert.That((await again.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("refused")[0].GetProperty("code").GetString(), Is.EqualTo("registry.account-decided"));
            Assert.That(row.GetProperty("state").GetString(), Is.EqualTo("Verified"));
            Assert.That(row.GetProperty("method").GetString(), Is.EqualTo("BankPreCheck"));
            Assert.That(row.GetProperty("accountNumber").GetString(), Does.Match(@"^\*{4}[0-9]{4}$"));
            Assert.That((await world.ListAsync("&account=Verified")).GetArrayLength(), Is.EqualTo(1));
            Assert.That((await world.ListAsync("&account=None")).GetArrayLength(), Is.Zero);
        });
    }

    [Test]
    public async Task The_same_person_under_another_account_cannot_verify()
    {
        using var world = await MakeAsync();
        var family = await world.AddFamilyAsync();
        var person = $"one-{world.Community.Id}";
        using var clerk = await world.App.SignInAsync(await world.App.AddUserAsync(Role.CommunityClerk, world.Community.Id, person: person));
        using var township = await world.App.SignInAsync(await world.App.AddUserAsync(Role.TownshipClerk, townshipCode: world.Community.LeadTownshipCode, person: person));
        var account = await AddAsync(world, family, family.Head, NewAccount(), clerk);

        using var answer = await township.PostOnceAsync("/api/v1/accounts/verify", new { ids = new[] { account }, method = "Township" });
        using var refused = await township.PostOnceAsync($"/api/v1/changes/{account}/reject", new { reason = "账号有误" });
        using var rejected = await world.Township.PostOnceAsync($"/api/v1/changes/{account}/reject", new { reason = "账号有误" });

        Assert.That((await answer.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("refused")[0].GetProperty("code").GetString(), Is.EqualTo("registry.own-entry"));
        Assert.That(await refused.CodeAsync(), Is.EqualTo("registry.own-entry"));
        Assert.That(rejected.StatusCode, Is.EqualTo(HttpStatusCode.OK));
        Assert.That((await world.GetAsync(family.Id)).GetProperty("accounts")[0].GetProperty("state").GetString(), Is.EqualTo("Rejected"));
    }

    [Test]
    public async Task A_holder_with_another_name_or_id_number_has_to_be_verified_anew_by_somebody_else()
    {
        using var world = await MakeAsync();
        var family = await world.AddFamilyAsync();
        var old = await AddAsync(world, family, family.Wife, NewAccount());
        var account = await AddAsync(world, family, family.Head, NewAccount());
        using var verified = await world.Township.PostOnceAsync("/api/v1/accounts/verify", new { ids = new[] { old, account }, method = "Township" });
        var person = $"changer-{world.Community.Id}";
        using var clerk = await world.App.SignInAsync(await world.App.AddUserAsync(Role.CommunityClerk, world.Community.Id, person: person));
        using var changer = await world.App.SignInAsync(await world.App.AddUserAsync(Role.TownshipClerk, townshipCode: world.Community.LeadTownshipCode, person: person));
        var head = await clerk.GetFromJsonAsync<JsonElement>($"/api/v1/residents/{family.Head}");

        // the same again changes nothing, another ID number sends the account back
        using var same = await clerk.SendMatchingAsync(HttpMethod.Put, $"/api/v1/residents/{family.Head}", head.GetProperty("version").GetInt32(), new { name = head.GetProperty("name").GetString() });
        Assert.That((await StateAsync(world, account)).State, Is.EqualTo(AccountState.Verified), await same.Content.ReadAsStringAsync());
        using var changed = await clerk.SendMatchingAsync(HttpMethod.Put, $"/api/v1/residents/{family.Head}", (await same.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("version").GetInt32(),
            new { name = head.GetProperty("name").GetString(), idNumber = Imports.Ids.Next() });
        Assert.That(changed.IsSuccessStatusCode, Is.True, await changed.Content.ReadAsStringAsync());
        var sentBack = await StateAsync(world, account);
        Assert.That((sentBack.State, sentBack.ReverifyReason, sentBack.DecidedBy), Is.EqualTo((AccountState.Pending, "持有人身份证号已更改，需重新核验", (Domain.Common.PersonKey?)null)));
        Assert.That((await StateAsync(world, old)).State, Is.EqualTo(AccountState.Verified), "another holder's");

        using var own = await changer.PostOnceAsync("/api/v1/accounts/verify", new { ids = new[] { account }, method = "Township" });
        Assert.That((await own.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("refused")[0].GetProperty("code").GetString(), Is.EqualTo("registry.own-entry"));
        using var again = await world.Township.PostOnceAsync("/api/v1/accounts/verify", new { ids = new[] { account }, method = "Township" });
        Assert.That((await again.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("decided").GetInt32(), Is.EqualTo(1));

        // with another name the account has to be entered anew: the bank knows the old name
        using var renamed = await clerk.SendMatchingAsync(HttpMethod.Put, $"/api/v1/residents/{family.Head}", (await changed.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("version").GetInt32(), new { name = "新名" });
        Assert.That(renamed.IsSuccessStatusCode, Is.True, await renamed.Content.ReadAsStringAsync());
        using var stale = await world.Township.PostOnceAsync("/api/v1/accounts/verify", new { ids = new[] { account }, method = "Township" });
        Assert.That((await stale.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("refused")[0].GetProperty("code").GetString(), Is.EqualTo("registry.holder-name"));
    }

    private static Task<PayoutAccount> StateAsync(RegistryWorld world, Guid account) => world.App.ReadAsync(db => db.PayoutAccounts.AsNoTracking().SingleAsync(x => x.Id == account));

    [Test]
    public async Task The_holder_is_a_member_and_the_name_is_theirs()
    {
        using var world = await MakeAsync();
        var (family, other) = (await world.AddFamilyAsync(), await world.AddFamilyAsync(dwelling: 1));
        object Account(Guid holder, string number, string? name = null) =>
            new { bankName = "夏县农村信用社", accountNumber = number, holderResidentId = holder, holderName = name, effectiveFrom = "2026-11-01" };

        Assert.That(await world.RefusedAsync(family.Id, "accounts", Account(other.Head, NewAccount())), Is.EqualTo("registry.holder-not-member"));
        Assert.That(await world.RefusedAsync(family.Id, "accounts", Account(family.Head, NewAccount(), "李桂兰")), Is.EqualTo("registry.holder-name"));
        Assert.That(await world.RefusedAsync(family.Id, "accounts", Account(family.Head, "6.2128E+18")), Is.EqualTo("registry.account-digits-lost"));
        Assert.That(await world.RefusedAsync(family.Id, "accounts", Account(family.Head, "****1234")), Is.EqualTo("validation.failed"));
        var number = NewAccount();
        await AddAsync(world, family, family.Head, number);
        Assert.That(await world.RefusedAsync(family.Id, "accounts", Account(family.Head, number)), Is.EqualTo("registry.same-account"));
        var second = await AddAsync(world, family, family.Wife, number);
        Assert.That((await world.GetAsync(family.Id)).GetProperty("accounts").EnumerateArray().First().GetProperty("id").GetGuid(), Is.EqualTo(second));
        Assert.That((await world.GetAsync(family.Id)).GetProperty("accounts").GetArrayLength(), Is.EqualTo(2), "a correction is a new version, the old one stays");
    }

    [Test]
    public async Task Hundreds_are_verified_in_one_piece_and_audited_as_one_entry()
    {
        using var world = await MakeAsync();
        var ids = new List<Guid>();
        await world.App.ArrangeAsync(db =>
        {
            for (var i = 0; i < 300; i++)
            {
                var household = Household.Form(HouseholdNumber.Restore(world.NewNumber()), world.Community.Id, world.Community.LeadTownshipCode, RelocationKind.RegisteredPoor, new(2020, 1, 1), Confirmation.Confirmed);
                var head = Resident.Create("王大明", null, new(1970, 1, 1), Sex.Male, RelocationKind.RegisteredPoor);
                _ = household.AddMember(head.Id, "02", new(2020, 1, 1));
                _ = household.SetHead(head.Id, new(2020, 1, 1));
                var number = NewAccount();
                var account = PayoutAccount.Create(household.Id, 1, head.Id, head.Name, new("sealed", "index-" + number, "****" + number[^4..]), "夏县农村信用社", null, new(2020, 1, 1), new("importer"), world.App.Clock.GetUtcNow());
                db.Residents.Add(head);
                db.Households.Add(household);
                db.PayoutAccounts.Add(account);
                ids.Add(account.Id);
            }

            return Task.CompletedTask;
        });

        using var answer = await world.Township.PostOnceAsync("/api/v1/accounts/verify", new { ids, method = "Township" });

        Assert.That((await answer.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("decided").GetInt32(), Is.EqualTo(300));
        Assert.That(await world.App.ReadAsync(db => db.PayoutAccounts.CountAsync(x => ids.Contains(x.Id) && x.State == AccountState.Verified && x.Version == 2 && x.DecidedByName != null)), Is.EqualTo(300));
        var entry = await world.App.ReadAsync(db => db.AuditEntries.SingleAsync(x => x.Action == "bulk-verify" && x.Chain == world.Community.Id.ToString()));
        Assert.That(entry.RowCount, Is.EqualTo(300));
        Assert.That(entry.RowsDigest, Has.Length.EqualTo(64));
    }

    [Test]
    public async Task Shared_accounts_dwellings_phones_and_missing_numbers_are_warned_of()
    {
        using var world = await MakeAsync();
        var (first, second) = (await world.AddFamilyAsync(), await world.AddFamilyAsync());
        var number = NewAccount();
        await AddAsync(world, first, first.Head, number);
        await AddAsync(world, second, second.Head, number);
        foreach (var (family, resident) in new[] { (first, first.Head), (first, first.Wife), (first, first.Son), (second, second.Head), (second, second.Wife), (second, second.Son) })
        {
            using var changed = await world.Clerk.SendMatchingAsync(HttpMethod.Put, $"/api/v1/residents/{resident}", 1,
                new { name = resident == family.Head ? "张建国" : resident == family.Wife ? "李桂兰" : "张小军", phone = $"139{world.Community.Code[1..].PadLeft(8, '0')}" });
            Assert.That(changed.StatusCode, Is.EqualTo(HttpStatusCode.OK), () => changed.Content.ReadAsStringAsync().Result);
        }

        await world.ActAsync(first.Id, "members", new { on = "2026-10-01", name = "张新生", birthDate = "2026-09-20", sex = "Female", relation = "孙女" });
        var page = await world.Clerk.GetFromJsonAsync<JsonElement>($"/api/v1/registry/warnings?communityId={world.Community.Id}");
        var kinds = page.GetProperty("items").EnumerateArray().GroupBy(x => x.GetProperty("kind").GetString()!).ToDictionary(x => x.Key, x => x.Count());
        var seen = new List<string>();
        for (var i = 1; i <= 4; i++)
        {
            var part = await world.Clerk.GetFromJsonAsync<JsonElement>($"/api/v1/registry/warnings?communityId={world.Community.Id}&pageSize=2&page={i}");
            seen.AddRange(part.GetProperty("items").EnumerateArray().Select(x => x.GetProperty("kind").GetString() + x.GetProperty("householdNumber").GetString()));
        }

        Assert.That(kinds, Is.EquivalentTo(new Dictionary<string, int> { ["MissingIdNumber"] = 1, ["SharedAccount"] = 2, ["SharedDwelling"] = 2, ["SharedPhone"] = 2 }));
        Assert.That(page.GetProperty("total").GetInt32(), Is.EqualTo(7));
        Assert.That(seen, Is.Unique.And.Count.EqualTo(7), "pages run on from one kind into the next");
        Assert.That((await world.GetAsync(first.Id)).GetProperty("warnings").GetArrayLength(), Is.EqualTo(4));
    }

    [Test]
    public async Task The_desk_shows_accounts_among_the_changes()
    {
        using var world = await MakeAsync();
        var family = await world.AddFamilyAsync();
        var account = await AddAsync(world, family, family.Head, NewAccount());
        await world.ActAsync(family.Id, "poverty-status", new { status = "Unstable", from = "2026-05-01", reason = "收入下降" });

        var desk = await world.Township.GetFromJsonAsync<JsonElement>($"/api/v1/changes?state=Pending&communityId={world.Community.Id}&sort=-enteredAt");
        var accounts = await world.Township.GetFromJsonAsync<JsonElement>($"/api/v1/changes?kind=Account&communityId={world.Community.Id}");

        Assert.That(desk.GetProperty("items").EnumerateArray().Select(x => x.GetProperty("kind").GetString()), Is.EquivalentTo(new[] { "Account", "PovertyStatus" }));
        Assert.That(accounts.GetProperty("items")[0].GetProperty("accountId").GetGuid(), Is.EqualTo(account));
        Assert.That(accounts.GetProperty("items")[0].GetProperty("enteredBy").GetString(), Does.StartWith("社区经办"));
        Assert.That(accounts.GetProperty("items")[0].GetProperty("ownEntry").GetBoolean(), Is.False);
    }

    private static string NewAccount() => $"9990{TestApp.NextNumber():000000000000}";

    private static async Task<Guid> AddAsync(RegistryWorld world, Family family, Guid holder, string number, HttpClient? by = null)
    {
        using var answer = await world.SendAsync(family.Id, "accounts",
            new { bankName = "夏县农村信用社", accountNumber = number, holderResidentId = holder, effectiveFrom = "2026-11-01" }, by);
        Assert.That(answer.IsSuccessStatusCode, Is.True, () => answer.Content.ReadAsStringAsync().Result);
        return (await answer.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("accountId").GetGuid();
    }
}
