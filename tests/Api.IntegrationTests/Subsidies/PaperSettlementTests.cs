using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Resettlement.Api.IntegrationTests.Cases;
using Resettlement.Api.IntegrationTests.Common;
using Resettlement.Domain.Access;
using Resettlement.Domain.Common;
using Resettlement.Domain.Subsidies;
using static Resettlement.Api.IntegrationTests.Subsidies.Sweeps;

namespace Resettlement.Api.IntegrationTests.Subsidies;

/// <summary>Quarters that were settled on paper before the system came.</summary>
internal sealed class PaperSettlementTests
{
    private static readonly Quarter Q3 = SubsidyScene.Q3;

    [Test]
    public async Task Papers_replace_a_batch_that_was_compiled_before_they_came_and_are_loaded_once()
    {
        await using var app = await StartAsync();
        var scene = (await CommunitiesAsync(app, 1))[0];
        await SweepAsync(app);
        using var finance = await app.AsAsync(Role.CountyFinancePreparer);
        using var reviewer = await app.AsAsync(Role.CountyFinanceReviewer);
        var papers = new { communityId = scene.Community.Id, quarter = Q3.ToString(), reference = "凭证9", lines = new[] { new { householdNumber = scene.Prefix + "1", amountFen = 1_999 } } };
        var other = papers with { lines = [new { householdNumber = scene.Prefix + "1", amountFen = 2_001 }] };
        var foreign = papers with { lines = [new { householdNumber = "NOBODY1", amountFen = 2_001 }] };

        using var first = await finance.PostOnceAsync("/api/v1/subsidies/paper", papers);
        var entered = (await first.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("claimId").GetGuid();
        Assert.That(await scene.OutcomesAsync(), Does.Contain(scene.Prefix + "1 2000"), "nothing counts before the second person");
        using var own = await finance.PostOnceAsync($"/api/v1/subsidies/paper/{entered}/confirm", new { });
        using var loaded = await reviewer.PostOnceAsync($"/api/v1/subsidies/paper/{entered}/confirm", new { });
        using var twice = await reviewer.PostOnceAsync($"/api/v1/subsidies/paper/{entered}/confirm", new { });
        using var again = await finance.PostOnceAsync("/api/v1/subsidies/paper", papers);
        using var unchanged = await reviewer.PostOnceAsync($"/api/v1/subsidies/paper/{(await again.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("claimId").GetGuid()}/confirm", new { });
        using var differs = await finance.PostOnceAsync("/api/v1/subsidies/paper", other);
        using var unknown = await finance.PostOnceAsync("/api/v1/subsidies/paper", foreign);
        await SweepAsync(app);

        Assert.That(await scene.OutcomesAsync(), Is.EqualTo(new[] { scene.Prefix + "1 1999" }));
        Assert.That(await own.CodeAsync(), Is.EqualTo("subsidy.own-paper"));
        Assert.That((await loaded.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("added").GetInt32(), Is.EqualTo(1));
        Assert.That(await twice.CodeAsync(), Is.EqualTo("subsidy.paper-decided"));
        Assert.That((await unchanged.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("unchanged").GetInt32(), Is.EqualTo(1));
        Assert.That(await differs.CodeAsync(), Is.EqualTo("subsidy.paper-conflict"));
        Assert.That(await unknown.CodeAsync(), Is.EqualTo("subsidy.paper-household"));
        var removed = await app.ReadAsync(db => db.AuditEntries.SingleAsync(x => x.Action == "bulk-delete"));
        Assert.That((removed.RowCount, removed.RowsDigest?.Length), Is.EqualTo((1, 64)), "what the papers replaced stays in the chain");
    }

    [Test]
    public async Task Of_one_quarter_one_claim_waits_at_a_time_also_when_fifty_enter_it_at_once()
    {
        await using var app = await StartAsync();
        var scenes = await CommunitiesAsync(app, 2);
        using var finance = await app.AsAsync(Role.CountyFinancePreparer);
        using var reviewer = await app.AsAsync(Role.CountyFinanceReviewer);
        object Papers(SubsidyScene of, Quarter quarter, int fen = 1_999) =>
            new { communityId = of.Community.Id, quarter = quarter.ToString(), reference = "凭证9", lines = new[] { new { householdNumber = of.Prefix + "1", amountFen = fen } } };

        var race = await Race.OfAsync(Race.Fifty, i => (i % 2 == 0 ? finance : reviewer).PostOnceAsync("/api/v1/subsidies/paper", Papers(scenes[0], Q3, 1_000 + i)));
        race.AssertCleanlyLost();
        Assert.That(race.Won, Has.Count.EqualTo(1));
        Assert.That((await app.ReadAsync(db => db.PaperClaims.CountAsync()), await app.ReadAsync(db => db.PaperClaimLines.CountAsync())), Is.EqualTo((1, 1)));
        using var late = await finance.PostOnceAsync("/api/v1/subsidies/paper", Papers(scenes[0], Q3));
        Assert.That(await late.CodeAsync(), Is.EqualTo("subsidy.paper-pending"));

        using var neighbour = await finance.PostOnceAsync("/api/v1/subsidies/paper", Papers(scenes[1], Q3));
        using var earlier = await finance.PostOnceAsync("/api/v1/subsidies/paper", Papers(scenes[0], Q3.Previous));
        Assert.That((neighbour.StatusCode, earlier.StatusCode), Is.EqualTo((HttpStatusCode.OK, HttpStatusCode.OK)));

        var waiting = JsonSerializer.Deserialize<JsonElement>(race.Won[0]).GetProperty("claimId").GetGuid();
        using var refused = await reviewer.PostOnceAsync($"/api/v1/subsidies/paper/{waiting}/reject", new { reason = "金额不符" });
        using var anew = await finance.PostOnceAsync("/api/v1/subsidies/paper", Papers(scenes[0], Q3));
        Assert.That((refused.StatusCode, anew.StatusCode), Is.EqualTo((HttpStatusCode.OK, HttpStatusCode.OK)));
    }

    [TestCase(SubsidyBatchState.CommitteeChecked)]
    [TestCase(SubsidyBatchState.Noticed)]
    [TestCase(SubsidyBatchState.Released)]
    public async Task Papers_never_replace_what_is_on_its_way(SubsidyBatchState state)
    {
        await using var app = await StartAsync();
        var scene = (await CommunitiesAsync(app, 1))[0];
        await SweepAsync(app);
        using var finance = await app.AsAsync(Role.CountyFinancePreparer);
        using var reviewer = await app.AsAsync(Role.CountyFinanceReviewer);
        var papers = new { communityId = scene.Community.Id, quarter = Q3.ToString(), reference = "凭证9", lines = new[] { new { householdNumber = scene.Prefix + "1", amountFen = 1_999 } } };
        using var early = await finance.PostOnceAsync("/api/v1/subsidies/paper", papers);
        var entered = (await early.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("claimId").GetGuid();
        await app.ReadAsync(db => db.SubsidyBatches.Where(x => x.CommunityId == scene.Community.Id).ExecuteUpdateAsync(set => set.SetProperty(x => x.State, state)));

        using var late = await finance.PostOnceAsync("/api/v1/subsidies/paper", papers);
        using var confirmed = await reviewer.PostOnceAsync($"/api/v1/subsidies/paper/{entered}/confirm", new { });
        Assert.That(await late.CodeAsync(), Is.EqualTo("subsidy.wrong-state"));
        Assert.That(await confirmed.CodeAsync(), Is.EqualTo("subsidy.wrong-state"));
        Assert.That(await scene.OutcomesAsync(), Does.Contain(scene.Prefix + "1 2000"));
    }

    [Test]
    public async Task Fifty_confirmations_at_once_settle_the_quarter_once()
    {
        await using var app = await StartAsync();
        var scene = (await CommunitiesAsync(app, 1))[0];
        using var finance = await app.AsAsync(Role.CountyFinancePreparer);
        using var reviewer = await app.AsAsync(Role.CountyFinanceReviewer);
        using var first = await finance.PostOnceAsync("/api/v1/subsidies/paper",
            new { communityId = scene.Community.Id, quarter = Q3.ToString(), reference = "凭证9", lines = new[] { new { householdNumber = scene.Prefix + "1", amountFen = 1_999 } } });
        var entered = (await first.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("claimId").GetGuid();
        var key = Guid.CreateVersion7().ToString();

        var answers = await Task.WhenAll(Enumerable.Range(0, 50).Select(i => reviewer.PostOnceAsync($"/api/v1/subsidies/paper/{entered}/{(i % 5 == 4 ? "reject" : "confirm")}", new { reason = "金额不符" }, i % 2 == 0 && i % 5 != 4 ? key : null)));
        var effects = answers.Where(x => x.IsSuccessStatusCode).Select(x => x.Content.ReadAsStringAsync().Result).Distinct().ToList();
        Assert.That(answers.Select(x => x.StatusCode), Is.All.AnyOf(HttpStatusCode.OK, HttpStatusCode.Conflict));
        Assert.That(effects, Has.Count.EqualTo(1));
        Assert.That(await app.ReadAsync(db => db.SubsidyLines.CountAsync(x => x.CommunityId == scene.Community.Id)), Is.EqualTo(effects[0].Contains("added", StringComparison.Ordinal) ? 1 : 0));
    }
}
