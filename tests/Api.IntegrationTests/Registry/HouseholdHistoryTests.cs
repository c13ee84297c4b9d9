using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Resettlement.Api.IntegrationTests.Common;
using Resettlement.Domain.Access;
using static Resettlement.Api.IntegrationTests.Registry.RegistryWorld;

namespace Resettlement.Api.IntegrationTests.Registry;

/// <summary>Dated changes: moves, split, merge, head, death, poverty status; every list as of a day.</summary>
internal sealed class HouseholdHistoryTests
{
    [Test]
    public async Task A_move_to_another_community_keeps_the_past_where_it_was()
    {
        using var world = await MakeAsync();
        using var other = await MakeAsync();
        var family = await world.AddFamilyAsync();

        using var foreignDoor = await world.SendAsync(family.Id, "move-in", new { on = "2025-03-01", communityId = other.Community.Id, dwellingId = other.Dwellings[0] });
        await world.ActAsync(family.Id, "move-in", new { on = "2025-03-01", communityId = other.Community.Id });
        var here = await world.ListAsync();
        var before = await world.ListAsync("&asOf=2025-02-28");
        var there = await other.ListAsync();
        using var today = await world.Clerk.GetAsync($"/api/v1/households/{family.Id}");
        var then = await world.GetAsync(family.Id, "2025-02-28");
        await other.ActAsync(family.Id, "change-dwelling", new { on = "2025-03-01", dwellingId = other.Dwellings[3] });
        var settled = await other.GetAsync(family.Id);

        Assert.Multiple(() =>
        {
            Assert.That(foreignDoor.StatusCode, Is.EqualTo(HttpStatusCode.NotFound), "a clerk names no doors of another site");
            Assert.That(here.GetArrayLength(), Is.Zero);
            Assert.That(before.EnumerateArray().Select(x => x.GetProperty("number").GetString()), Is.EqualTo(new[] { family.Number }));
            Assert.That(there.EnumerateArray().Select(x => x.GetProperty("number").GetString()), Is.EqualTo(new[] { family.Number }));
            Assert.That(today.StatusCode, Is.EqualTo(HttpStatusCode.NotFound));
            Assert.That(then.GetProperty("communityName").GetString(), Is.EqualTo(world.Community.Name));
            Assert.That(then.GetProperty("stays").GetArrayLength(), Is.EqualTo(1), "what came later is the other site's");
            Assert.That(settled.GetProperty("address").GetString(), Is.EqualTo("1号楼1单元202"));
            Assert.That(settled.GetProperty("stays").GetArrayLength(), Is.EqualTo(2));
            Assert.That(settled.GetProperty("stays")[1].GetProperty("to").GetString(), Is.EqualTo("2025-02-28"));
        });
    }

    [Test]
    public async Task Moving_out_and_back_leaves_a_gap_and_counts_follow()
    {
        using var world = await MakeAsync();
        var family = await world.AddFamilyAsync();

        await world.ActAsync(family.Id, "move-out", new { on = "2024-01-01", reason = "外出务工" });
        await world.ActAsync(family.Id, "move-in", new { on = "2024-07-01", communityId = world.Community.Id, dwellingId = world.Dwellings[5] });

        async Task<int> Living(string day) =>
            (await world.Clerk.GetFromJsonAsync<JsonElement>($"/api/v1/communities/{world.Community.Id}?asOf={day}")).GetProperty("residents").GetInt32();
        Assert.That(await Living("2019-12-31"), Is.Zero);
        Assert.That(await Living("2023-12-31"), Is.EqualTo(3));
        Assert.That(await Living("2024-01-01"), Is.Zero);
        Assert.That(await Living("2024-06-30"), Is.Zero);
        Assert.That(await Living("2024-07-01"), Is.EqualTo(3));
        Assert.That((await world.ListAsync("&asOf=2024-03-01"))[0].GetProperty("state").GetString(), Is.EqualTo("MovedOut"));
        Assert.That(await world.RefusedAsync(family.Id, "move-out", new { on = "2024-03-01", reason = "补记" }), Is.EqualTo("registry.later-change"));
        Assert.That(await world.RefusedAsync(family.Id, "move-out", new { on = "2026-11-26", reason = "计划" }), Is.EqualTo("registry.future-day"));
        Assert.That(await world.RefusedAsync(family.Id, "change-dwelling", new { on = "2019-12-31", dwellingId = world.Dwellings[6] }), Is.EqualTo("registry.not-living-here"));
    }

    [Test]
    public async Task A_split_makes_a_pending_household_that_a_second_person_confirms()
    {
        using var world = await MakeAsync();
        var family = await world.AddFamilyAsync(poverty: "Unstable");
        var number = world.NewNumber();

        Assert.That(await world.RefusedAsync(family.Id, "split", new { on = "2025-05-01", newHouseholdNumber = family.Number, memberIds = new[] { family.Son }, headId = family.Son }), Is.EqualTo("registry.number-taken"));
        Assert.That(await world.RefusedAsync(family.Id, "split", new { on = "2025-05-01", newHouseholdNumber = number, memberIds = new[] { family.Head, family.Wife }, headId = family.Wife }), Is.EqualTo("registry.head-cannot-leave"));
        Assert.That(await world.RefusedAsync(family.Id, "split", new { on = "2025-05-01", newHouseholdNumber = number, memberIds = new[] { family.Son }, headId = family.Wife }), Is.EqualTo("registry.head-not-among-split"));
        var split = await world.ActAsync(family.Id, "split", new { on = "2025-05-01", newHouseholdNumber = number, memberIds = new[] { family.Son }, headId = family.Son, dwellingId = world.Dwellings[2] });
        var made = split.GetProperty("newHouseholdId").GetGuid();
        var pending = await world.GetAsync(made);
        await world.ConfirmAsync(split.GetProperty("changeId").GetGuid());
        var confirmed = await world.GetAsync(made);

        Assert.Multiple(async () =>
        {
            Assert.That(pending.GetProperty("state").GetString(), Is.EqualTo("Pending"));
            Assert.That(confirmed.GetProperty("state").GetString(), Is.EqualTo("Active"));
            Assert.That(confirmed.GetProperty("poverty").GetString(), Is.EqualTo("Unstable"));
            Assert.That(confirmed.GetProperty("address").GetString(), Is.EqualTo("1号楼1单元201"));
            Assert.That(confirmed.GetProperty("headName").GetString(), Is.EqualTo("张小军"));
            Assert.That(confirmed.GetProperty("predecessor").GetProperty("number").GetString(), Is.EqualTo(family.Number));
            Assert.That((await world.GetAsync(family.Id)).GetProperty("members").GetInt32(), Is.EqualTo(2));
            Assert.That((await world.GetAsync(family.Id, "2025-04-30")).GetProperty("members").GetInt32(), Is.EqualTo(3));
        });
    }

    [Test]
    public async Task A_refused_split_gives_the_people_back()
    {
        using var world = await MakeAsync();
        var family = await world.AddFamilyAsync();
        var split = await world.ActAsync(family.Id, "split", new { on = "2025-05-01", newHouseholdNumber = world.NewNumber(), memberIds = new[] { family.Son }, headId = family.Son });
        var change = split.GetProperty("changeId").GetGuid();

        using var noReason = await world.Director.PostOnceAsync($"/api/v1/changes/{change}/reject", new { reason = "" });
        using var rejected = await world.Director.PostOnceAsync($"/api/v1/changes/{change}/reject", new { reason = "材料不全" });
        var made = await world.GetAsync(split.GetProperty("newHouseholdId").GetGuid());

        Assert.Multiple(async () =>
        {
            Assert.That(noReason.StatusCode, Is.EqualTo(HttpStatusCode.BadRequest));
            Assert.That(rejected.StatusCode, Is.EqualTo(HttpStatusCode.OK), () => rejected.Content.ReadAsStringAsync().Result);
            Assert.That(made.GetProperty("state").GetString(), Is.EqualTo("Rejected"));
            Assert.That(made.GetProperty("members").GetInt32(), Is.Zero);
            Assert.That((await world.GetAsync(family.Id)).GetProperty("members").GetInt32(), Is.EqualTo(3));
            Assert.That((await world.GetAsync(family.Id, "2025-05-01")).GetProperty("members").GetInt32(), Is.EqualTo(3));
            Assert.That((await world.ListAsync()).GetArrayLength(), Is.EqualTo(1));
        });
    }

    [Test]
    public async Task A_merge_moves_everybody_and_ends_the_household_with_a_successor()
    {
        using var world = await MakeAsync();
        var (first, second) = (await world.AddFamilyAsync(), await world.AddFamilyAsync(dwelling: 1));

        Assert.That(await world.RefusedAsync(first.Id, "merge", new { on = "2025-09-01", intoHouseholdId = first.Id }), Is.EqualTo("registry.merge-into-itself"));
        await world.ActAsync(first.Id, "merge", new { on = "2025-09-01", intoHouseholdId = second.Id, relations = new[] { new { residentId = first.Head, relation = "71" } } });
        var ended = await world.GetAsync(first.Id);
        var grown = await world.GetAsync(second.Id);

        Assert.Multiple(async () =>
        {
            Assert.That(ended.GetProperty("state").GetString(), Is.EqualTo("Ended"));
            Assert.That(ended.GetProperty("successor").GetProperty("number").GetString(), Is.EqualTo(second.Number));
            Assert.That(ended.GetProperty("formerMembers").GetArrayLength(), Is.EqualTo(3));
            Assert.That(grown.GetProperty("members").GetInt32(), Is.EqualTo(6));
            Assert.That(grown.GetProperty("membersList").EnumerateArray().Count(x => x.GetProperty("isHead").GetBoolean()), Is.EqualTo(1));
            Assert.That(grown.GetProperty("membersList").EnumerateArray().Single(x => x.GetProperty("residentId").GetGuid() == first.Head).GetProperty("relationText").GetString(), Is.EqualTo("兄"));
            Assert.That((await world.ListAsync()).GetArrayLength(), Is.EqualTo(1));
            Assert.That((await world.ListAsync("&asOf=2025-08-31")).GetArrayLength(), Is.EqualTo(2));
            Assert.That(await world.RefusedAsync(first.Id, "move-out", new { on = "2025-10-01", reason = "迁出" }), Is.EqualTo("registry.household-ended"));
        });
    }

    [Test]
    public async Task A_new_head_restates_the_relations()
    {
        using var world = await MakeAsync();
        var family = await world.AddFamilyAsync();

        await world.ActAsync(family.Id, "change-head", new { on = "2025-02-01", residentId = family.Son });
        var now = (await world.GetAsync(family.Id)).GetProperty("membersList").EnumerateArray().ToDictionary(x => x.GetProperty("residentId").GetGuid());
        var then = (await world.GetAsync(family.Id, "2025-01-31")).GetProperty("membersList").EnumerateArray().ToDictionary(x => x.GetProperty("residentId").GetGuid());

        Assert.Multiple(() =>
        {
            Assert.That(now[family.Son].GetProperty("isHead").GetBoolean(), Is.True);
            Assert.That(now[family.Head].GetProperty("relationText").GetString(), Is.EqualTo("父亲"));
            Assert.That(now[family.Wife].GetProperty("relationText").GetString(), Is.EqualTo("母亲"));
            Assert.That(now[family.Wife].GetProperty("from").GetString(), Is.EqualTo("2020-01-01"), "the membership did not begin anew");
            Assert.That(then[family.Son].GetProperty("relationText").GetString(), Is.EqualTo("子"));
            Assert.That(then[family.Head].GetProperty("isHead").GetBoolean(), Is.True);
        });
    }

    [Test]
    public async Task A_death_counts_after_confirmation_and_the_household_is_seen_to_need_a_head()
    {
        using var world = await MakeAsync();
        var family = await world.AddFamilyAsync();
        using var asked = await world.Clerk.PostAsJsonAsync($"/api/v1/residents/{family.Head}/death", new { on = "2026-03-05", evidence = "死亡医学证明 2026-001" });
        using var again = await world.Clerk.PostAsJsonAsync($"/api/v1/residents/{family.Head}/death", new { on = "2026-03-05", evidence = "死亡医学证明 2026-001" });
        var waiting = await world.GetAsync(family.Id);

        await world.ConfirmAsync((await asked.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("changeId").GetGuid());
        var after = await world.GetAsync(family.Id);
        var warnings = await world.Clerk.GetFromJsonAsync<JsonElement>($"/api/v1/registry/warnings?communityId={world.Community.Id}&kind=HeadDied");
        await world.ActAsync(family.Id, "change-head", new { on = "2026-03-05", residentId = family.Wife });
        var repaired = await world.GetAsync(family.Id);

        Assert.Multiple(async () =>
        {
            Assert.That(await again.CodeAsync(), Is.EqualTo("registry.death-pending"));
            Assert.That(waiting.GetProperty("members").GetInt32(), Is.EqualTo(3), "nothing counts before the confirmation");
            Assert.That(after.GetProperty("members").GetInt32(), Is.EqualTo(2));
            Assert.That(after.GetProperty("headDied").GetBoolean(), Is.True);
            Assert.That(after.GetProperty("warnings").EnumerateArray().Select(x => x.GetProperty("kind").GetString()), Does.Contain("HeadDied"));
            Assert.That(warnings.GetProperty("total").GetInt32(), Is.EqualTo(1));
            Assert.That((await world.GetAsync(family.Id, "2026-03-04")).GetProperty("members").GetInt32(), Is.EqualTo(3));
            Assert.That(repaired.GetProperty("headName").GetString(), Is.EqualTo("李桂兰"));
            Assert.That(repaired.GetProperty("headDied").GetBoolean(), Is.False);
            Assert.That(await world.RefusedAsync(family.Id, $"members/{family.Head}/leave", new { on = "2026-04-01", reason = "迁出" }), Is.EqualTo("registry.not-member"));
        });
    }

    [Test]
    public async Task The_last_member_s_death_ends_the_household()
    {
        using var world = await MakeAsync();
        using var made = await world.Clerk.PostAsJsonAsync("/api/v1/households", new
        {
            number = world.NewNumber(),
            communityId = world.Community.Id,
            dwellingId = world.Dwellings[9],
            on = "2020-01-01",
            relocation = "RegisteredPoor",
            members = new[] { Person("赵老汉", "02") },
        });
        var body = await made.Content.ReadFromJsonAsync<JsonElement>();
        var id = body.GetProperty("id").GetGuid();
        await world.ConfirmAsync(body.GetProperty("changeId").GetGuid());
        var person = (await world.GetAsync(id)).GetProperty("membersList")[0].GetProperty("residentId").GetGuid();

        using var asked = await world.Clerk.PostAsJsonAsync($"/api/v1/residents/{person}/death", new { on = "2026-02-01", evidence = "死亡证明" });
        await world.ConfirmAsync((await asked.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("changeId").GetGuid());
        var after = await world.GetAsync(id);

        Assert.That(after.GetProperty("state").GetString(), Is.EqualTo("Ended"));
        Assert.That(after.GetProperty("endKind").GetString(), Is.EqualTo("Extinct"));
        Assert.That((await world.ListAsync()).GetArrayLength(), Is.Zero);
    }

    [Test]
    public async Task A_poverty_status_waits_for_the_second_person_and_is_asked_as_of_a_day()
    {
        using var world = await MakeAsync();
        var family = await world.AddFamilyAsync();
        var asked = await world.ActAsync(family.Id, "poverty-status", new { status = "Marginal", from = "2026-04-01", reason = "因病支出骤增" });
        var change = asked.GetProperty("changeId").GetGuid();

        Assert.That(await world.RefusedAsync(family.Id, "poverty-status", new { status = "Unstable", from = "2026-04-01", reason = "再次提交" }), Is.EqualTo("registry.poverty-pending"));
        Assert.That((await world.GetAsync(family.Id)).GetProperty("poverty").GetString(), Is.EqualTo("LiftedOut"));
        await world.ConfirmAsync(change);

        Assert.That((await world.ListAsync("&poverty=Marginal")).GetArrayLength(), Is.EqualTo(1));
        Assert.That((await world.ListAsync("&poverty=Marginal&asOf=2026-03-31")).GetArrayLength(), Is.Zero);
        Assert.That((await world.ListAsync("&poverty=LiftedOut&asOf=2026-03-31")).GetArrayLength(), Is.EqualTo(1));
        Assert.That((await world.GetAsync(family.Id)).GetProperty("povertyHistory").GetArrayLength(), Is.EqualTo(2));
        using var twice = await world.Director.PostOnceAsync($"/api/v1/changes/{change}/confirm", new { });
        Assert.That(await twice.CodeAsync(), Is.EqualTo("registry.change-decided"));
    }

    [Test]
    public async Task A_stale_version_is_refused_when_the_clerk_says_what_was_seen()
    {
        using var world = await MakeAsync();
        var family = await world.AddFamilyAsync();
        var version = (await world.GetAsync(family.Id)).GetProperty("version").GetInt32();

        using var first = await world.Clerk.SendMatchingAsync(HttpMethod.Post, $"/api/v1/households/{family.Id}/change-dwelling", version, new { on = "2025-01-01", dwellingId = world.Dwellings[7] });
        using var second = await world.Clerk.SendMatchingAsync(HttpMethod.Post, $"/api/v1/households/{family.Id}/change-dwelling", version, new { on = "2025-02-01", dwellingId = world.Dwellings[8] });

        Assert.That(first.StatusCode, Is.EqualTo(HttpStatusCode.OK), () => first.Content.ReadAsStringAsync().Result);
        Assert.That(await second.CodeAsync(), Is.EqualTo("concurrency.changed"));
    }

    [Test]
    public async Task Every_change_is_in_the_history_of_the_household()
    {
        using var world = await MakeAsync();
        var family = await world.AddFamilyAsync();
        await world.ActAsync(family.Id, "move-out", new { on = "2026-01-01", reason = "外迁" });

        var entries = await world.App.ReadAsync(db => db.AuditEntries.AsNoTracking().Where(x => x.RootId == family.Id.ToString()).ToListAsync());

        Assert.That(entries.Select(x => x.SubjectType), Does.Contain("Household").And.Contain("HouseholdMember").And.Contain("HouseholdStay").And.Contain("HouseholdHead").And.Contain("PovertySpell").And.Contain("RegistryChange"));
        Assert.That(entries.Select(x => x.Chain).Distinct(), Is.EqualTo(new[] { world.Community.Id.ToString() }));
        Assert.That(entries.Any(x => x.SubjectType == "HouseholdStay" && x.Action == "update" && x.After!.Contains("2026-01-01", StringComparison.Ordinal)), Is.True);
        Assert.That(entries.Any(x => (x.After ?? "").Contains(family.HeadNumber, StringComparison.Ordinal)), Is.False);
    }

    [Test]
    public async Task An_origin_township_that_does_not_lead_sees_its_own_people_only()
    {
        using var world = await MakeAsync();
        using var elsewhere = await MakeAsync();
        var origin = elsewhere.Community.LeadTownshipCode;
        using var county = await world.App.AsAsync(Role.CountyAdministrator);
        using var joined = await county.SendMatchingAsync(HttpMethod.Put, $"/api/v1/communities/{world.Community.Id}", 1, new
        {
            name = world.Community.Name,
            destinationTownshipCode = world.Community.DestinationTownshipCode,
            leadTownshipCode = world.Community.LeadTownshipCode,
            participatingTownshipCodes = new[] { origin },
        });
        Assert.That(joined.StatusCode, Is.EqualTo(HttpStatusCode.OK), () => joined.Content.ReadAsStringAsync().Result);
        var theirs = await world.AddFamilyAsync();
        using var made = await world.Clerk.PostAsJsonAsync("/api/v1/households", new
        {
            number = world.NewNumber(),
            communityId = world.Community.Id,
            on = "2021-01-01",
            relocation = "RegisteredPoor",
            originTownshipCode = origin,
            members = new[] { Person("外乡人", "02") },
        });
        var own = (await made.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("id").GetGuid();

        var list = await world.ListAsync(client: elsewhere.Township);
        using var foreign = await elsewhere.Township.GetAsync($"/api/v1/households/{theirs.Id}");
        using var detail = await elsewhere.Township.GetAsync($"/api/v1/households/{own}");
        var residents = await elsewhere.Township.GetFromJsonAsync<JsonElement>($"/api/v1/residents?communityId={world.Community.Id}");

        Assert.That(list.EnumerateArray().Select(x => x.GetProperty("id").GetGuid()), Is.EqualTo(new[] { own }));
        Assert.That(foreign.StatusCode, Is.EqualTo(HttpStatusCode.NotFound));
        Assert.That(detail.StatusCode, Is.EqualTo(HttpStatusCode.OK));
        Assert.That(residents.GetProperty("total").GetInt32(), Is.EqualTo(1));
    }
}
