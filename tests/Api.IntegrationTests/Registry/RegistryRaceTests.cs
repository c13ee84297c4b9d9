using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Resettlement.Api.IntegrationTests.Cases;
using Resettlement.Api.IntegrationTests.Common;
using Resettlement.Domain.Access;
using Resettlement.Domain.Registry;
using static Resettlement.Api.IntegrationTests.Registry.RegistryWorld;

namespace Resettlement.Api.IntegrationTests.Registry;

/// <summary>Several people at the same moment: exactly one wins, the others are told.</summary>
internal sealed class RegistryRaceTests
{
    [Test]
    public async Task Two_second_persons_confirm_once()
    {
        using var world = await MakeAsync();
        var family = await world.AddFamilyAsync(confirm: false);

        var answers = await AtOnceAsync(
            () => world.Director.PostOnceAsync($"/api/v1/changes/{family.ChangeId}/confirm", new { }),
            () => world.Township.PostOnceAsync($"/api/v1/changes/{family.ChangeId}/confirm", new { }),
            () => world.Township.PostOnceAsync("/api/v1/changes/confirm", new { ids = new[] { family.ChangeId } }));

        // the bulk answer is 200 also when somebody else was quicker
        var bulk = answers[2].StatusCode == HttpStatusCode.OK ? (await answers[2].Content.ReadFromJsonAsync<JsonElement>()).GetProperty("decided").GetInt32() : 0;
        Assert.That(answers.Take(2).Count(x => x.StatusCode == HttpStatusCode.OK) + bulk, Is.EqualTo(1));
        Assert.That(answers.Where(x => x.StatusCode != HttpStatusCode.OK).Select(x => x.StatusCode), Is.All.EqualTo(HttpStatusCode.Conflict));
        var change = await world.App.ReadAsync(db => db.RegistryChanges.AsNoTracking().SingleAsync(x => x.Id == family.ChangeId));
        Assert.That(change.Version, Is.EqualTo(2));
    }

    [Test]
    public async Task A_death_confirmed_and_refused_at_once_is_one_of_both()
    {
        using var world = await MakeAsync();
        var family = await world.AddFamilyAsync();
        using var asked = await world.Clerk.PostAsJsonAsync($"/api/v1/residents/{family.Wife}/death", new { on = "2026-06-01", evidence = "死亡证明" });
        var change = (await asked.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("changeId").GetGuid();

        var answers = await AtOnceAsync(
            () => world.Director.PostOnceAsync($"/api/v1/changes/{change}/confirm", new { }),
            () => world.Township.PostOnceAsync($"/api/v1/changes/{change}/reject", new { reason = "证明不符" }));

        Assert.That(answers.Select(x => x.StatusCode), Is.EquivalentTo(new[] { HttpStatusCode.OK, HttpStatusCode.Conflict }));
        var confirmed = answers[0].StatusCode == HttpStatusCode.OK;
        Assert.That((await world.GetAsync(family.Id)).GetProperty("members").GetInt32(), Is.EqualTo(confirmed ? 2 : 3));
    }

    [Test]
    public async Task Two_clerks_who_saw_the_same_household_change_it_once()
    {
        using var world = await MakeAsync();
        var family = await world.AddFamilyAsync();
        using var colleague = await world.App.AsAsync(Role.CommunityClerk, world.Community.Id);
        var version = (await world.GetAsync(family.Id)).GetProperty("version").GetInt32();
        Task<HttpResponseMessage> Act(HttpClient by, string act, object body) => by.SendMatchingAsync(HttpMethod.Post, $"/api/v1/households/{family.Id}/{act}", version, body);

        var moves = await AtOnceAsync(
            () => Act(world.Clerk, "change-dwelling", new { on = "2025-01-01", dwellingId = world.Dwellings[4] }),
            () => Act(colleague, "change-dwelling", new { on = "2025-02-01", dwellingId = world.Dwellings[5] }),
            () => Act(colleague, "move-out", new { on = "2025-03-01", reason = "外迁" }));

        Assert.That(moves.Count(x => x.StatusCode == HttpStatusCode.OK), Is.EqualTo(1));
        foreach (var lost in moves.Where(x => x.StatusCode != HttpStatusCode.OK))
        {
            Assert.That(lost.StatusCode, Is.EqualTo(HttpStatusCode.Conflict));
            Assert.That(await lost.CodeAsync(), Is.AnyOf("concurrency.changed", "concurrency.duplicate"));
        }

        Assert.That(await OverlapsAsync(world), Is.Empty);
    }

    [Test]
    public async Task Fifty_acts_of_two_clerks_on_one_household_change_it_once_and_the_others_see_what_changed()
    {
        using var world = await MakeAsync();
        var family = await world.AddFamilyAsync();
        using var colleague = await world.App.AsAsync(Role.CommunityClerk, world.Community.Id);
        HttpClient[] clerks = [world.Clerk, colleague];
        var seen = await world.GetAsync(family.Id);
        var version = seen.GetProperty("version").GetInt32();
        (string Act, object Body)[] acts =
        [
            ("change-dwelling", new { on = "2025-01-01", dwellingId = world.Dwellings[4] }),
            ("move-out", new { on = "2025-03-01", reason = "外迁" }),
            ($"members/{family.Son}/leave", new { on = "2025-02-01", reason = "结婚" }),
            ("change-head", new { on = "2025-02-01", residentId = family.Wife }),
            ("split", new { on = "2025-01-01", newHouseholdNumber = world.NewNumber(), memberIds = new[] { family.Son }, headId = family.Son }),
        ];

        var race = await Race.OfAsync(Race.Fifty, i => clerks[i % 2].SendMatchingAsync(HttpMethod.Post, $"/api/v1/households/{family.Id}/{acts[i % acts.Length].Act}", version, acts[i % acts.Length].Body));

        race.AssertCleanlyLost();
        Assert.That(race.Won, Has.Count.EqualTo(1));
        Assert.That(race.Lost.Select(x => JsonDocument.Parse(x.Body).RootElement.GetProperty("code").GetString()), Is.All.AnyOf("concurrency.changed", "concurrency.duplicate", "concurrency.busy"));
        var now = await world.GetAsync(family.Id);
        Assert.That(now.GetProperty("version").GetInt32(), Is.EqualTo(JsonDocument.Parse(race.Won[0]).RootElement.GetProperty("version").GetInt32()).And.GreaterThan(version));
        Assert.That(now.GetRawText(), Is.Not.EqualTo(seen.GetRawText()));
        Assert.That(await OverlapsAsync(world), Is.Empty);

        // who lost reads in the history who changed what in the meantime
        var history = (await colleague.GetFromJsonAsync<JsonElement>($"/api/v1/audit?subject=Household&id={family.Id}")).GetProperty("items").EnumerateArray().ToList();
        var requests = history.Where(x => x.GetProperty("action").GetString() != "confirm").GroupBy(x => x.GetProperty("requestId").GetString()).ToList();
        Assert.That(requests, Has.Count.EqualTo(3), "the entry, its confirmation and the one act");
        Assert.That(history[0].GetProperty("changes").EnumerateArray().Select(x => x.GetProperty("after").GetString()), Has.Some.Not.Null);
    }

    [Test]
    public async Task Two_splits_take_one_person_once_and_one_number_once()
    {
        using var world = await MakeAsync();
        var (first, second) = (await world.AddFamilyAsync(), await world.AddFamilyAsync(dwelling: 1));
        using var colleague = await world.App.AsAsync(Role.CommunityClerk, world.Community.Id);
        var versions = new[] { first.Id, second.Id }.Select(async id => (await world.GetAsync(id)).GetProperty("version").GetInt32()).Select(x => x.Result).ToArray();
        Task<HttpResponseMessage> Split(HttpClient by, Family family, int version, string number) => by.SendMatchingAsync(HttpMethod.Post, $"/api/v1/households/{family.Id}/split", version,
            new { on = "2025-01-01", newHouseholdNumber = number, memberIds = new[] { family.Son }, headId = family.Son });

        var number = world.NewNumber();
        var samePerson = await AtOnceAsync(() => Split(world.Clerk, first, versions[0], number), () => Split(colleague, first, versions[0], world.NewNumber()));
        var numberAgain = world.NewNumber();
        var third = await world.AddFamilyAsync(dwelling: 2);
        var thirdVersion = (await world.GetAsync(third.Id)).GetProperty("version").GetInt32();
        var sameNumber = await AtOnceAsync(() => Split(world.Clerk, second, versions[1], numberAgain), () => Split(colleague, third, thirdVersion, numberAgain));

        Assert.That(samePerson.Select(x => x.StatusCode), Is.EquivalentTo(new[] { HttpStatusCode.OK, HttpStatusCode.Conflict }));
        Assert.That(sameNumber.Select(x => x.StatusCode), Is.EquivalentTo(new[] { HttpStatusCode.OK, HttpStatusCode.Conflict }));
        Assert.That(await OverlapsAsync(world), Is.Empty);
    }

    [Test]
    public async Task One_new_id_number_from_two_clerks_is_entered_once()
    {
        using var world = await MakeAsync();
        using var elsewhere = await MakeAsync();
        var id = NewId();
        Task<HttpResponseMessage> Enter(RegistryWorld at) => at.Clerk.PostAsJsonAsync("/api/v1/households",
            new { number = at.NewNumber(), communityId = at.Community.Id, on = "2025-01-01", relocation = "RegisteredPoor", members = new[] { Person("郑和平", "02", id) } });

        var answers = await AtOnceAsync(() => Enter(world), () => Enter(elsewhere));

        Assert.That(answers.Select(x => x.StatusCode), Is.EquivalentTo(new[] { HttpStatusCode.Created, HttpStatusCode.Conflict }));
        Assert.That(await answers.Single(x => x.StatusCode == HttpStatusCode.Conflict).CodeAsync(), Is.AnyOf("registry.id-known", "concurrency.duplicate"));
    }

    [Test]
    public async Task One_known_person_cannot_join_two_households_at_once()
    {
        using var world = await MakeAsync();
        var (first, second, third) = (await world.AddFamilyAsync(), await world.AddFamilyAsync(dwelling: 1), await world.AddFamilyAsync(dwelling: 2));
        await world.ActAsync(first.Id, $"members/{first.Son}/leave", new { on = "2025-01-01", reason = "结婚" });
        object body = new { on = "2025-01-01", name = "张小军", idNumber = first.SonNumber, relation = "28" };

        var answers = await AtOnceAsync(() => world.SendAsync(second.Id, "members", body), () => world.SendAsync(third.Id, "members", body));

        Assert.That(answers.Select(x => x.StatusCode), Is.EquivalentTo(new[] { HttpStatusCode.Created, HttpStatusCode.Conflict }));
        Assert.That(await world.App.ReadAsync(db => db.HouseholdMembers.CountAsync(x => x.ResidentId == first.Son && x.Until == null)), Is.EqualTo(1));
    }

    [Test]
    public async Task Two_account_changes_at_once_make_two_versions_or_one_conflict()
    {
        using var world = await MakeAsync();
        var family = await world.AddFamilyAsync();
        Task<HttpResponseMessage> Enter() => world.SendAsync(family.Id, "accounts",
            new { bankName = "夏县农村信用社", accountNumber = $"9990{TestApp.NextNumber():00000000000}", holderResidentId = family.Head, effectiveFrom = "2026-01-01" });

        var answers = await AtOnceAsync(Enter, Enter, Enter);

        var versions = await world.App.ReadAsync(db => db.PayoutAccounts.Where(x => x.HouseholdId == family.Id).Select(x => x.VersionNumber).ToListAsync());
        Assert.That(versions, Is.Unique.And.Count.EqualTo(answers.Count(x => x.StatusCode == HttpStatusCode.Created)));
        Assert.That(answers.Select(x => x.StatusCode), Is.All.AnyOf(HttpStatusCode.Created, HttpStatusCode.Conflict));
    }

    [Test]
    public async Task Two_verifiers_decide_an_account_once()
    {
        using var world = await MakeAsync();
        var family = await world.AddFamilyAsync();
        var added = await world.ActAsync(family.Id, "accounts", new { bankName = "夏县农村信用社", accountNumber = $"9990{TestApp.NextNumber():00000000000}", holderResidentId = family.Head, effectiveFrom = "2026-01-01" });
        var id = added.GetProperty("accountId").GetGuid();
        using var leader = await world.App.AsAsync(Role.TownshipLeader, townshipCode: world.Community.LeadTownshipCode);

        var answers = await AtOnceAsync(
            () => world.Township.PostOnceAsync("/api/v1/accounts/verify", new { ids = new[] { id }, method = "Township" }),
            () => leader.PostOnceAsync("/api/v1/accounts/reject", new { ids = new[] { id }, reason = "户名不符" }));

        var decided = 0;
        foreach (var answer in answers.Where(x => x.StatusCode == HttpStatusCode.OK))
        {
            decided += (await answer.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("decided").GetInt32();
        }

        Assert.That(decided, Is.EqualTo(1));
        Assert.That(await world.App.ReadAsync(db => db.PayoutAccounts.Where(x => x.Id == id).Select(x => x.Version).SingleAsync()), Is.EqualTo(2));
    }

    private static Task<HttpResponseMessage[]> AtOnceAsync(params Func<Task<HttpResponseMessage>>[] calls) => Task.WhenAll(calls.Select(call => Task.Run(call)));

    /// <summary>Dated rows of the community's households that hold on the same day although only one may.</summary>
    private static Task<List<string>> OverlapsAsync(RegistryWorld world) => world.App.ReadAsync(async db =>
    {
        var households = await db.Households.AsNoTracking().Include(x => x.Stays).Include(x => x.Members).Include(x => x.Heads).Include(x => x.Poverty)
            .Where(x => x.CommunityId == world.Community.Id).ToListAsync();
        var overlaps = new List<string>();
        foreach (var household in households)
        {
            Check("stay", household.Stays);
            Check("head", household.Heads);
            Check("poverty", household.Poverty);
        }

        foreach (var person in households.SelectMany(x => x.Members).GroupBy(x => x.ResidentId))
        {
            Check("member", person);
        }

        return overlaps;

        void Check(string what, IEnumerable<IDatedRow> rows)
        {
            var sorted = rows.Where(x => x.Until != x.From).OrderBy(x => x.From).ToList();
            overlaps.AddRange(sorted.Zip(sorted.Skip(1)).Where(x => x.First.Until is not { } until || until > x.Second.From).Select(_ => what));
        }
    });
}
