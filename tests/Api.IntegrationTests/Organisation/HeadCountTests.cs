using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Resettlement.Api.IntegrationTests.Common;
using Resettlement.Application.Common;
using Resettlement.Domain.Access;
using Resettlement.Domain.Registry;
using static Resettlement.Api.IntegrationTests.Organisation.HeadCountScene;

namespace Resettlement.Api.IntegrationTests.Organisation;

/// <summary>Counting, freezing and correcting over HTTP.</summary>
internal sealed class HeadCountTests
{
    [Test]
    public async Task The_four_counters_are_those_of_the_snapshot_day_by_origin_township()
    {
        using var scene = await MakeAsync(await TestApp.SharedAsync());
        var poor = await scene.AddAsync(3, 4);
        await scene.AddAsync(2, 3, RelocationKind.Synchronous);
        await scene.AddAsync(1, 2, RelocationKind.Addition);
        await scene.AddAsync(2, 5, origin: scene.Other);
        // what must not count: moved out before, died on the day itself, came a day later, waits for the second person
        await scene.ChangeAsync(poor[0].Household, x => x.MoveOut(new(2025, 12, 31), "外迁"));
        await scene.DieAsync(poor[1].People[1], "2025-12-31");
        await scene.AddAsync(1, 6, from: "2026-01-01");
        await scene.AddAsync(1, 6, confirmation: Confirmation.Pending);
        // and what must: died and moved a day later
        await scene.DieAsync(poor[2].People[1], "2026-01-01");
        await scene.ChangeAsync(poor[1].Household, x => x.MoveOut(new(2026, 1, 1), "外迁"));

        var (id, _) = await scene.CountAsync();

        var detail = await scene.GetAsync(id);
        Assert.That(detail.GetProperty("day").GetString(), Is.EqualTo("2025-12-31"));
        var lines = detail.GetProperty("lines").EnumerateArray().ToDictionary(x => x.GetProperty("originTownshipCode").GetString()!, x => Counters(x.GetProperty("holds")));
        Assert.That(lines[scene.Lead], Is.EqualTo((7, 6, 2, 15, 13)));
        Assert.That(lines[scene.Other], Is.EqualTo((10, 0, 0, 10, 10)));
        Assert.That(Counters(detail.GetProperty("sums")), Is.EqualTo((17, 6, 2, 25, 23)));
        var live = await scene.Clerk.GetFromJsonAsync<JsonElement>($"/api/v1/head-counts/population?day=2025-12-31&communityId={scene.Community.Id}");
        Assert.That(Counters(live.GetProperty("sums")), Is.EqualTo((17, 6, 2, 25, 23)));
        var later = await scene.Clerk.GetFromJsonAsync<JsonElement>($"/api/v1/head-counts/population?day=2026-01-01&communityId={scene.Community.Id}");
        Assert.That(Counters(later.GetProperty("sums")), Is.EqualTo((19, 6, 2, 27, 25)));
    }

    [Test]
    public async Task Whoever_counted_does_not_freeze_and_what_was_frozen_no_longer_moves_with_the_registry()
    {
        using var scene = await MakeAsync(await TestApp.SharedAsync());
        var households = await scene.AddAsync(2, 3);
        var twice = await scene.App.AddUserAsync(Role.TownshipLeader, townshipCode: scene.Lead, person: "head-count-same");
        var counter = await scene.App.AddUserAsync(Role.TownshipClerk, townshipCode: scene.Lead, person: "head-count-same");
        using var clerk = await scene.App.SignInAsync(counter);
        using var same = await scene.App.SignInAsync(twice);
        var (id, version) = await scene.CountAsync(by: clerk);

        Assert.That(await CodeAsync(FreezeAsync(same, id, version)), Is.EqualTo("head-count.same-person"), "two accounts of one person");
        Assert.That(await CodeAsync(FreezeAsync(scene.Leader, id, null)), Is.EqualTo("concurrency.if-match-required"));
        await scene.DieAsync(households[0].People[1], "2025-12-01");
        Assert.That(await CodeAsync(FreezeAsync(scene.Leader, id, version)), Is.EqualTo("head-count.registry-changed"));
        (_, var again) = await scene.CountAsync(by: clerk);
        Assert.That(await CodeAsync(FreezeAsync(scene.Leader, id, version)), Is.EqualTo("concurrency.changed"), "somebody counted anew since it was seen");
        await MustAsync(await FreezeAsync(scene.Leader, id, again));
        Assert.That(await CodeAsync(scene.Clerk.PostOnceAsync("/api/v1/head-counts/", new { communityId = scene.Community.Id, year = 2026 })), Is.EqualTo("head-count.frozen"));

        // a death that becomes known later, and a name for the drill-down
        await scene.DieAsync(households[1].People[2], "2025-11-01");
        var people = (await scene.Clerk.GetFromJsonAsync<JsonElement>($"/api/v1/head-counts/{id}/people")).GetProperty("items").EnumerateArray().ToList();
        Assert.That(people.Select(x => x.GetProperty("residentId").GetGuid()), Is.EquivalentTo(households.SelectMany(x => x.People).Except([households[0].People[1]])));
        Assert.That(people.Single(x => x.GetProperty("residentId").GetGuid() == households[1].People[2]).GetProperty("diedOn").GetString(), Is.EqualTo("2025-11-01"));
        Assert.That(Counters((await scene.GetAsync(id)).GetProperty("sums")).Counted, Is.EqualTo(5));
        var live = await scene.Clerk.GetFromJsonAsync<JsonElement>($"/api/v1/head-counts/population/people?communityId={scene.Community.Id}&day=2025-12-31");
        Assert.That(live.GetProperty("total").GetInt32(), Is.EqualTo(4));
    }

    [Test]
    public async Task A_correction_has_a_day_a_reason_and_a_second_person()
    {
        using var scene = await MakeAsync(await TestApp.SharedAsync());
        await scene.AddAsync(2, 3);
        var id = await scene.FrozenAsync();

        var amendment = (await MustAsync(await scene.AmendAsync(id, "2026-05-01", 5))).GetProperty("amendmentId").GetGuid();
        Assert.That(await CodeAsync(scene.AmendAsync(id, "2026-06-01", 4)), Is.EqualTo("head-count.amendment-open"));
        using (var reasonless = await scene.Clerk.PostOnceAsync($"/api/v1/head-counts/{id}/amendments", new { originTownshipCode = scene.Lead, from = "2026-05-01", poor = 5, synchronous = 0, additions = 0, reason = "-" }))
        {
            Assert.That(reasonless.StatusCode, Is.EqualTo(HttpStatusCode.BadRequest));
        }

        Assert.That((await scene.GetAsync(id, scene.Clerk)).GetProperty("amendments")[0].GetProperty("mine").GetBoolean(), Is.True);
        await MustAsync(await scene.DecideAsync(id, amendment, true));

        var detail = await scene.GetAsync(id);
        Assert.That((Counters(detail.GetProperty("lines")[0].GetProperty("frozen")).Counted, Counters(detail.GetProperty("sums")).Counted), Is.EqualTo((6, 5)));
        Assert.That(await CodeAsync(scene.DecideAsync(id, amendment, true)), Is.EqualTo("head-count.amendment-decided"));
        var list = await scene.Clerk.GetFromJsonAsync<JsonElement>($"/api/v1/head-counts?communityId={scene.Community.Id}");
        Assert.That(list.GetProperty("items").EnumerateArray().Count(x => x.GetProperty("isAmended").GetBoolean()), Is.EqualTo(1));
        Assert.That(list.GetProperty("sums").GetProperty("counted").GetInt32(), Is.EqualTo(5));
    }

    [Test]
    public async Task Nobody_is_counted_before_the_site_is_lived_in_or_before_the_day_is_over()
    {
        using var scene = await MakeAsync(await TestApp.SharedAsync(), occupiedFrom: new DateOnly(2026, 5, 20));
        await scene.AddAsync(1, 4, from: "2026-05-20");

        Assert.That(await CodeAsync(scene.Clerk.PostOnceAsync("/api/v1/head-counts/", new { communityId = scene.Community.Id, year = 2025 })), Is.EqualTo("head-count.not-occupied"));
        Assert.That(await CodeAsync(scene.Clerk.PostOnceAsync("/api/v1/head-counts/", new { communityId = scene.Community.Id, year = 2027 })), Is.EqualTo("head-count.too-early"));
        var (id, _) = await scene.CountAsync();

        var detail = await scene.GetAsync(id);
        Assert.That((detail.GetProperty("day").GetString(), Counters(detail.GetProperty("sums")).Counted), Is.EqualTo(("2026-05-20", 4)));
    }

    [Test]
    public async Task A_township_that_does_not_lead_sees_the_line_it_pays_for_and_no_other()
    {
        using var scene = await MakeAsync(await TestApp.SharedAsync());
        await scene.AddAsync(1, 4);
        await scene.AddAsync(1, 3, origin: scene.Other);
        var id = await scene.FrozenAsync();
        using var other = await scene.App.AsAsync(Role.TownshipClerk, townshipCode: scene.Other);
        using var stranger = await scene.App.AsAsync(Role.TownshipClerk, townshipCode: (await scene.App.AddCommunityAsync()).LeadTownshipCode);

        var detail = await scene.GetAsync(id, other);
        var people = await other.GetFromJsonAsync<JsonElement>($"/api/v1/head-counts/{id}/people");
        var list = await other.GetFromJsonAsync<JsonElement>("/api/v1/head-counts");

        Assert.That(detail.GetProperty("lines").EnumerateArray().Select(x => x.GetProperty("originTownshipCode").GetString()), Is.EqualTo(new[] { scene.Other }));
        Assert.That(Counters(detail.GetProperty("sums")).Counted, Is.EqualTo(3));
        Assert.That(people.GetProperty("total").GetInt32(), Is.EqualTo(3));
        Assert.That(list.GetProperty("sums").GetProperty("counted").GetInt32(), Is.EqualTo(3));
        Assert.That(await CodeAsync(scene.AmendAsync(id, "2026-05-01", 1, origin: scene.Other, by: other)), Is.EqualTo("head-count.not-found"), "the lead township keeps the count");
        Assert.That(await CodeAsync(stranger.GetAsync($"/api/v1/head-counts/{id}")), Is.EqualTo("head-count.not-found"));
    }

    [Test]
    public async Task Who_reads_no_people_sees_counters_alone()
    {
        using var scene = await MakeAsync(await TestApp.SharedAsync());
        await scene.AddAsync(1, 4);
        var id = await scene.FrozenAsync();
        using var committee = await scene.App.AsAsync(Role.ResidentsCommittee, scene.Community.Id);

        Assert.That(Counters((await scene.GetAsync(id, committee)).GetProperty("sums")).Counted, Is.EqualTo(4));
        Assert.That(await CodeAsync(committee.GetAsync($"/api/v1/head-counts/{id}/people")), Is.EqualTo("access.forbidden"));
    }

    [Test]
    public async Task The_workbook_holds_the_rows_of_the_list_and_their_sums()
    {
        using var scene = await MakeAsync(await TestApp.SharedAsync());
        await scene.AddAsync(2, 3);
        await scene.AddAsync(1, 2, RelocationKind.Addition, scene.Other);
        await scene.FrozenAsync();
        using var answer = await scene.Clerk.GetAsync($"/api/v1/head-counts/export?communityId={scene.Community.Id}");
        var book = scene.App.Services.GetRequiredService<ISpreadsheetReader>().Open(await answer.Content.ReadAsByteArrayAsync(), "export.xlsx").Value;
        var rows = book.Rows(book.Sheets[0]).Select(row => row.Cells.Select(x => x.Text).ToList()).ToList();

        Assert.That(rows, Has.Count.EqualTo(4));
        Assert.That(rows[0][8], Is.EqualTo("核定人数"));
        Assert.That(rows.First(x => x[4] == "6").Take(10), Does.Contain("已定稿"));
        Assert.That(rows[3].Skip(4).Take(5), Is.EqualTo(new[] { "6", "0", "2", "8", "6" }));
        Assert.That(await scene.App.ReadAsync(db => db.AuditEntries.CountAsync(x => x.Chain == scene.Community.Id.ToString() && x.Action == "export")), Is.EqualTo(1));
    }

    [Test]
    public async Task Two_leaders_at_once_freeze_once_and_two_decisions_count_once()
    {
        using var scene = await MakeAsync(await TestApp.SharedAsync());
        await scene.AddAsync(3, 3);
        var (id, version) = await scene.CountAsync();
        using var second = await scene.App.AsAsync(Role.TownshipLeader, townshipCode: scene.Lead);

        var race = await Cases.Race.OfAsync(10, i => FreezeAsync(i % 2 == 0 ? scene.Leader : second, id, version));

        race.AssertCleanlyLost();
        Assert.That(race.Won, Has.Count.EqualTo(1));
        Assert.That(await scene.App.ReadAsync(db => db.HeadCountPeople.CountAsync(x => x.SnapshotId == id)), Is.EqualTo(9));
        var amendment = (await MustAsync(await scene.AmendAsync(id, "2026-05-01", 8))).GetProperty("amendmentId").GetGuid();
        var decisions = await Cases.Race.OfAsync(10, i => scene.DecideAsync(id, amendment, i % 2 == 0, i % 2 == 0 ? scene.Leader : second));
        decisions.AssertCleanlyLost();
        Assert.That(decisions.Won, Has.Count.EqualTo(1));
    }

    private static (int Poor, int Synchronous, int Additions, int ResidentNow, int Counted) Counters(JsonElement sums) =>
        (sums.GetProperty("poor").GetInt32(), sums.GetProperty("synchronous").GetInt32(), sums.GetProperty("additions").GetInt32(), sums.GetProperty("residentNow").GetInt32(), sums.GetProperty("counted").GetInt32());
}
