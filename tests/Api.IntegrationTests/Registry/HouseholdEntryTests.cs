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

/// <summary>Entering households and people: second person, identity, personal data.</summary>
internal sealed class HouseholdEntryTests
{
    [Test]
    public async Task A_new_household_counts_when_another_person_has_confirmed_it()
    {
        using var world = await MakeAsync();
        var family = await world.AddFamilyAsync(confirm: false);
        var pending = await world.GetAsync(family.Id);

        await world.ConfirmAsync(family.ChangeId);
        var confirmed = await world.GetAsync(family.Id);

        Assert.Multiple(() =>
        {
            Assert.That(pending.GetProperty("state").GetString(), Is.EqualTo("Pending"));
            Assert.That(pending.GetProperty("pendingChanges")[0].GetProperty("kind").GetString(), Is.EqualTo("NewHousehold"));
            Assert.That(confirmed.GetProperty("state").GetString(), Is.EqualTo("Active"));
            Assert.That(confirmed.GetProperty("headName").GetString(), Is.EqualTo("张建国"));
            Assert.That(confirmed.GetProperty("address").GetString(), Is.EqualTo("1号楼1单元101"));
            Assert.That(confirmed.GetProperty("members").GetInt32(), Is.EqualTo(3));
            Assert.That(confirmed.GetProperty("version").GetInt32(), Is.GreaterThan(pending.GetProperty("version").GetInt32()));
        });
    }

    [Test]
    public async Task Two_accounts_of_one_human_are_one_person()
    {
        using var world = await MakeAsync();
        var clerkName = await world.App.AddUserAsync(Role.CommunityClerk, world.Community.Id, person: $"same-{world.Community.Id}");
        var directorName = await world.App.AddUserAsync(Role.CentreDirector, world.Community.Id, person: $"same-{world.Community.Id}");
        using var clerk = await world.App.SignInAsync(clerkName);
        using var director = await world.App.SignInAsync(directorName);
        using var made = await clerk.PostAsJsonAsync("/api/v1/households", new
        {
            number = world.NewNumber(),
            communityId = world.Community.Id,
            on = "2021-05-01",
            relocation = "RegisteredPoor",
            members = new[] { Person("王大山", "02") },
        });
        var change = (await made.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("changeId").GetGuid();

        using var own = await director.PostOnceAsync($"/api/v1/changes/{change}/confirm", new { });
        var desk = await director.GetFromJsonAsync<JsonElement>($"/api/v1/changes?communityId={world.Community.Id}");
        using var other = await world.Director.PostOnceAsync($"/api/v1/changes/{change}/confirm", new { });

        Assert.That(own.StatusCode, Is.EqualTo(HttpStatusCode.Forbidden));
        Assert.That(await own.CodeAsync(), Is.EqualTo("registry.own-entry"));
        Assert.That(desk.GetProperty("items")[0].GetProperty("ownEntry").GetBoolean(), Is.True);
        Assert.That(other.StatusCode, Is.EqualTo(HttpStatusCode.OK));
    }

    [Test]
    public async Task Many_are_confirmed_at_once_and_own_or_decided_ones_are_refused_one_by_one()
    {
        using var world = await MakeAsync();
        var families = new List<Family>();
        for (var i = 0; i < 3; i++)
        {
            families.Add(await world.AddFamilyAsync(dwelling: i, confirm: i == 0));
        }

        var own = Guid.Empty;
        await world.App.ArrangeAsync(async db =>
        {
            var director = await db.Users.SingleAsync(x => db.UserGrants.Any(grant => grant.UserId == x.Id && grant.Role == Role.CentreDirector && grant.CommunityId == world.Community.Id));
            var household = Household.Form(HouseholdNumber.Restore(world.NewNumber()), world.Community.Id, world.Community.LeadTownshipCode, RelocationKind.RegisteredPoor, new(2020, 1, 1), Confirmation.Pending);
            var change = RegistryChange.NewHousehold(household, new(2020, 1, 1), "新增户", new(director.PersonIndex), "主任", world.App.Clock.GetUtcNow());
            own = change.Id;
            db.Households.Add(household);
            db.RegistryChanges.Add(change);
        });
        var stranger = Guid.CreateVersion7();

        using var answer = await world.Director.PostOnceAsync("/api/v1/changes/confirm", new { ids = families.Select(x => x.ChangeId).Append(own).Append(stranger) });
        var result = await answer.Content.ReadFromJsonAsync<JsonElement>();

        Assert.Multiple(async () =>
        {
            Assert.That(result.GetProperty("asked").GetInt32(), Is.EqualTo(5));
            Assert.That(result.GetProperty("decided").GetInt32(), Is.EqualTo(2));
            Assert.That(result.GetProperty("refused").EnumerateArray().ToDictionary(x => x.GetProperty("id").GetGuid(), x => x.GetProperty("code").GetString()),
                Is.EquivalentTo(new Dictionary<Guid, string?> { [families[0].ChangeId] = "registry.change-decided", [own] = "registry.own-entry", [stranger] = "registry.change-not-found" }));
            Assert.That((await world.ListAsync("&state=Active")).GetArrayLength(), Is.EqualTo(3));
        });
    }

    [Test]
    public async Task Thousands_of_imported_households_are_confirmed_set_based()
    {
        using var world = await MakeAsync();
        var households = Enumerable.Range(0, 2_500).Select(_ => Household.Form(HouseholdNumber.Restore(world.NewNumber()), world.Community.Id, world.Community.LeadTownshipCode,
            RelocationKind.RegisteredPoor, new(2020, 1, 1), Confirmation.Pending)).ToList();
        var changes = households.ConvertAll(x => RegistryChange.NewHousehold(x, new(2020, 1, 1), "名册导入", new("importer"), "导入", world.App.Clock.GetUtcNow()));
        await using (var scope = world.App.SystemScope())
        {
            var bulk = scope.ServiceProvider.GetRequiredService<IBulkWriter>();
            await scope.ServiceProvider.GetRequiredService<IAppDbContext>().InTransactionAsync(async ct => await bulk.InsertAsync(households, ct) + await bulk.InsertAsync(changes, ct), CancellationToken.None);
        }

        var key = Guid.CreateVersion7().ToString();
        var watch = System.Diagnostics.Stopwatch.StartNew();
        using var answer = await world.Director.PostOnceAsync("/api/v1/changes/confirm", new { ids = changes.Select(x => x.Id) }, key);
        watch.Stop();
        using var repeat = await world.Director.PostOnceAsync("/api/v1/changes/confirm", new { ids = changes.Select(x => x.Id) }, key);

        Assert.That((await answer.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("decided").GetInt32(), Is.EqualTo(2_500));
        Assert.That((await repeat.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("decided").GetInt32(), Is.EqualTo(2_500), "the repeat gets the first answer");
        Assert.That(await world.App.ReadAsync(db => db.Households.CountAsync(x => x.CommunityId == world.Community.Id && x.Confirmation == Confirmation.Confirmed && x.Version == 2)), Is.EqualTo(2_500));
        Assert.That(await world.App.ReadAsync(db => db.AuditEntries.CountAsync(x => x.Chain == world.Community.Id.ToString() && x.Action == "bulk-confirm" && x.RowCount == 2_500)), Is.EqualTo(1));
        Assert.That(watch.Elapsed, Is.LessThan(TimeSpan.FromSeconds(20)));
    }

    [Test]
    public async Task A_known_id_number_is_refused_and_tells_nothing_of_another_community()
    {
        using var world = await MakeAsync();
        using var elsewhere = await MakeAsync();
        var own = await world.AddFamilyAsync();
        var foreign = await elsewhere.AddFamilyAsync();

        using var here = await world.SendAsync(own.Id, "members", new { on = "2024-01-01", name = "张建国", idNumber = own.HeadNumber, relation = "80" });
        using var there = await world.SendAsync(own.Id, "members", new { on = "2024-01-01", name = "张建国", idNumber = foreign.HeadNumber, relation = "80" });
        using var otherName = await world.SendAsync(own.Id, "members", new { on = "2024-01-01", name = "王二", idNumber = foreign.HeadNumber, relation = "80" });

        Assert.That(await here.CodeAsync(), Is.EqualTo("registry.id-known"));
        Assert.That(await here.Content.ReadAsStringAsync(), Does.Contain(own.Number));
        Assert.That(await there.CodeAsync(), Is.EqualTo("registry.id-known"));
        Assert.That(await there.Content.ReadAsStringAsync(), Does.Not.Contain(foreign.Number).And.Not.Contain(elsewhere.Community.Name));
        Assert.That(await otherName.CodeAsync(), Is.EqualTo("registry.id-known-other-name"));
        Assert.That(await otherName.Content.ReadAsStringAsync(), Does.Not.Contain("张建国"));
    }

    [Test]
    public async Task A_person_who_left_joins_again_under_the_same_record()
    {
        using var world = await MakeAsync();
        var (first, second) = (await world.AddFamilyAsync(), await world.AddFamilyAsync(dwelling: 1));
        await world.ActAsync(first.Id, $"members/{first.Son}/leave", new { on = "2023-06-01", reason = "结婚迁出" });

        Assert.That(await world.RefusedAsync(second.Id, "members", new { on = "2023-05-31", name = "张小军", idNumber = first.SonNumber, relation = "28" }), Is.EqualTo("registry.id-known"));
        var added = await world.ActAsync(second.Id, "members", new { on = "2023-06-01", name = "张小军", idNumber = first.SonNumber, relation = "28" });

        Assert.That(added.GetProperty("residentId").GetGuid(), Is.EqualTo(first.Son));
        var before = await world.GetAsync(first.Id, "2023-05-31");
        Assert.That(before.GetProperty("membersList").GetArrayLength(), Is.EqualTo(3));
        Assert.That((await world.GetAsync(first.Id)).GetProperty("membersList").GetArrayLength(), Is.EqualTo(2));
        Assert.That((await world.GetAsync(second.Id)).GetProperty("membersList").GetArrayLength(), Is.EqualTo(4));
    }

    [Test]
    public async Task A_wrong_checksum_needs_a_reason_and_sex_must_agree()
    {
        using var world = await MakeAsync();
        var family = await world.AddFamilyAsync();
        var good = NewId(new(2001, 2, 3));
        var bad = good[..17] + (good[17] == '0' ? '1' : '0');

        using var refused = await world.SendAsync(family.Id, "members", new { on = "2024-01-01", name = "张小红", idNumber = bad, relation = "30" });
        using var sex = await world.SendAsync(family.Id, "members", new { on = "2024-01-01", name = "张小红", idNumber = good, sex = "Male", relation = "30" });
        var added = await world.ActAsync(family.Id, "members", new { on = "2024-01-01", name = "张小红", idNumber = bad.ToLowerInvariant(), relation = "30", checksumReason = "已核对户口簿原件" });
        var resident = await world.Clerk.GetFromJsonAsync<JsonElement>($"/api/v1/residents/{added.GetProperty("residentId").GetGuid()}");

        Assert.That(refused.StatusCode, Is.EqualTo(HttpStatusCode.BadRequest));
        Assert.That(await refused.CodeAsync(), Is.EqualTo("registry.id-checksum"));
        Assert.That(await sex.CodeAsync(), Is.EqualTo("registry.id-sex"));
        Assert.That(resident.GetProperty("idNumberWaiver").GetString(), Is.EqualTo("已核对户口簿原件"));
        Assert.That(resident.GetProperty("age").GetInt32(), Is.EqualTo(25));
    }

    [Test]
    public async Task A_masked_value_sent_back_is_refused_and_nothing_is_changed_by_leaving_it_out()
    {
        using var world = await MakeAsync();
        var family = await world.AddFamilyAsync();
        var resident = await world.Clerk.GetFromJsonAsync<JsonElement>($"/api/v1/residents/{family.Head}");
        var (masked, version) = (resident.GetProperty("idNumber").GetString(), resident.GetProperty("version").GetInt32());

        using var back = await world.Clerk.SendMatchingAsync(HttpMethod.Put, $"/api/v1/residents/{family.Head}", version, new { name = "张建国", idNumber = masked });
        using var good = await world.Clerk.SendMatchingAsync(HttpMethod.Put, $"/api/v1/residents/{family.Head}", version, new { name = "张建国", phone = "138 0013 8000", education = "70" });
        using var stale = await world.Clerk.SendMatchingAsync(HttpMethod.Put, $"/api/v1/residents/{family.Head}", version, new { name = "张建国" });
        using var code = await world.Clerk.SendMatchingAsync(HttpMethod.Put, $"/api/v1/residents/{family.Wife}", 1, new { name = "李桂兰", education = "博士后" });
        var after = await world.Clerk.GetFromJsonAsync<JsonElement>($"/api/v1/residents/{family.Head}");

        Assert.Multiple(async () =>
        {
            Assert.That(masked, Does.Match("^14\\*+[0-9X]{3}$"));
            Assert.That(await back.CodeAsync(), Is.EqualTo("registry.masked-value"));
            Assert.That(good.StatusCode, Is.EqualTo(HttpStatusCode.OK), () => good.Content.ReadAsStringAsync().Result);
            Assert.That(stale.StatusCode, Is.EqualTo(HttpStatusCode.Conflict));
            Assert.That(await code.CodeAsync(), Is.EqualTo("registry.code-unknown"));
            Assert.That(after.GetProperty("idNumber").GetString(), Is.EqualTo(masked));
            Assert.That(after.GetProperty("phone").GetString(), Is.EqualTo("138****8000"));
        });
    }

    [Test]
    public async Task A_revealed_number_is_logged_with_its_reason()
    {
        using var world = await MakeAsync();
        var family = await world.AddFamilyAsync();

        using var noReason = await world.Clerk.PostAsJsonAsync($"/api/v1/residents/{family.Head}/reveal", new { field = "IdNumber", reason = " " });
        using var director = await world.Director.PostAsJsonAsync($"/api/v1/residents/{family.Head}/reveal", new { field = "IdNumber", reason = "核对证件" });
        using var shown = await world.Clerk.PostAsJsonAsync($"/api/v1/residents/{family.Head}/reveal", new { field = "IdNumber", reason = "核对证件" });
        using var none = await world.Clerk.PostAsJsonAsync($"/api/v1/residents/{family.Head}/reveal", new { field = "Phone", reason = "核对证件" });

        Assert.That(noReason.StatusCode, Is.EqualTo(HttpStatusCode.BadRequest));
        Assert.That(director.StatusCode, Is.EqualTo(HttpStatusCode.Forbidden));
        Assert.That((await shown.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("value").GetString(), Is.EqualTo(family.HeadNumber));
        Assert.That(await none.CodeAsync(), Is.EqualTo("registry.nothing-to-reveal"));
        var entry = await world.App.ReadAsync(db => db.AuditEntries.SingleAsync(x => x.Action == "reveal" && x.SubjectId == family.Head.ToString()));
        Assert.That(entry.Note, Is.EqualTo("IdNumber：核对证件"));
        Assert.That(entry.Chain, Is.EqualTo(world.Community.Id.ToString()));
    }

    [Test]
    public async Task A_household_has_one_head_and_faults_come_back_by_field()
    {
        using var world = await MakeAsync();
        object Household(params object[] members) => new { number = world.NewNumber(), communityId = world.Community.Id, on = "2022-01-01", relocation = "RegisteredPoor", members };

        using var twoHeads = await world.Clerk.PostAsJsonAsync("/api/v1/households", Household(Person("张三", "02"), Person("李四", "户主")));
        using var noHead = await world.Clerk.PostAsJsonAsync("/api/v1/households", Household(Person("张三", "20")));
        using var faults = await world.Clerk.PostAsJsonAsync("/api/v1/households", Household(Person("张三", "02"), new { name = "李", idNumber = "1408", phone = "12", relation = "媳妇" }));
        using var future = await world.Clerk.PostAsJsonAsync("/api/v1/households", new { number = world.NewNumber(), communityId = world.Community.Id, on = "2026-11-26", relocation = "RegisteredPoor", members = new[] { Person("张三", "02") } });
        using var foreignDwelling = await world.Clerk.PostAsJsonAsync("/api/v1/households", new { number = world.NewNumber(), communityId = world.Community.Id, dwellingId = Guid.CreateVersion7(), on = "2022-01-01", relocation = "RegisteredPoor", members = new[] { Person("张三", "02") } });
        var errors = (await faults.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("errors");

        Assert.Multiple(async () =>
        {
            Assert.That(await twoHeads.CodeAsync(), Is.EqualTo("registry.one-head"));
            Assert.That(await noHead.CodeAsync(), Is.EqualTo("registry.one-head"));
            Assert.That(errors.EnumerateObject().Select(x => x.Name), Is.EquivalentTo(new[] { "members[1].name", "members[1].idNumber", "members[1].phone", "members[1].relation" }));
            Assert.That(await future.CodeAsync(), Is.EqualTo("registry.future-day"));
            Assert.That(foreignDwelling.StatusCode, Is.EqualTo(HttpStatusCode.NotFound));
        });
    }
}
