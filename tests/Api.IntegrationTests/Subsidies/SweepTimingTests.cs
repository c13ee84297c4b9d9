using System.Net.Http.Json;
using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Resettlement.Api.IntegrationTests.Common;
using Resettlement.Domain.Access;
using Resettlement.Domain.Common;
using Resettlement.Domain.Fees;
using Resettlement.Domain.Subsidies;
using static Resettlement.Api.IntegrationTests.Subsidies.Sweeps;

namespace Resettlement.Api.IntegrationTests.Subsidies;

/// <summary>Which quarters the sweep opens, and from which day it may compile them.</summary>
internal sealed class SweepTimingTests
{
    private static readonly Quarter Q3 = SubsidyScene.Q3;

    [TestCase("2026-10-10T15:59:59Z", "subsidy.too-early")]
    [TestCase("2026-10-10T16:00:00Z", null)]
    [TestCase("2026-09-30T15:59:59Z", "subsidy.too-early")]
    public async Task A_quarter_compiles_after_the_cutoff_in_local_days(string now, string? refusal)
    {
        await using var app = await StartAsync(now: DateTimeOffset.Parse(now));
        await CommunitiesAsync(app, 1);
        using var county = await app.AsAsync(Role.CountyFinancePreparer);

        using var run = await county.PostOnceAsync($"/api/v1/subsidies/quarters/{Q3}/run", new { });
        var sweep = await SweepAsync(app);

        var answer = await run.Content.ReadFromJsonAsync<JsonElement>();

        Assert.That(run.IsSuccessStatusCode ? null : answer.GetProperty("code").GetString(), Is.EqualTo(refusal));
        Assert.That(await app.ReadAsync(db => db.SubsidyBatches.CountAsync(x => x.Quarter == Q3 && x.State == SubsidyBatchState.Compiled)), Is.EqualTo(refusal is null ? 1 : 0));
        if (refusal is not null && now.StartsWith("2026-10", StringComparison.Ordinal))
        {
            Assert.That(answer.GetProperty("title").GetString(), Does.Contain("2026-10-11"));
            Assert.That(sweep.Waiting, Is.EqualTo(1));
        }
    }

    [Test]
    public async Task Every_source_declared_the_quarter_so_it_compiles_early_unless_the_figures_differ()
    {
        await using var app = await StartAsync(now: new(2026, 10, 3, 2, 0, 0, TimeSpan.Zero));
        var scene = (await CommunitiesAsync(app, 1))[0];
        await DeclareAsync(app, scene, count: 1, sumFen: 9_999);
        var wrong = await SweepAsync(app);
        await app.ReadAsync(db => db.SourceDeclarations.ExecuteDeleteAsync());
        await DeclareAsync(app, scene, count: 1, sumFen: 10_000);

        var right = await SweepAsync(app);

        Assert.That((wrong.Waiting, wrong.Compiled), Is.EqualTo((1, 0)));
        Assert.That((right.Waiting, right.Compiled), Is.EqualTo((0, 1)));
    }

    [Test]
    public async Task Older_quarters_with_receipts_are_opened_back_to_the_newest_one_settled_on_paper()
    {
        await using var app = await StartAsync();
        var scene = await SubsidyScene.CreateAsync(app);
        var household = await scene.AddAsync(new(scene.Prefix + "1"));
        foreach (var day in new[] { "2025-02-01", "2025-08-01", "2026-05-01", "2026-08-01" })
        {
            await scene.PayAsync(household, 10_000, day, from: "2025-01-01", to: "2026-12-31");
        }

        using var finance = await app.AsAsync(Role.CountyFinancePreparer);
        using var paper = await finance.PostOnceAsync("/api/v1/subsidies/paper", new
        {
            communityId = scene.Community.Id,
            quarter = "2025Q3",
            reference = "凭证 2025-3",
            lines = new[] { new { householdNumber = household.Number, amountFen = 2_000 } },
        });
        Assert.That(paper.IsSuccessStatusCode, Is.True, await paper.Content.ReadAsStringAsync());
        using var reviewer = await app.AsAsync(Role.CountyFinanceReviewer);
        using var confirmed = await reviewer.PostOnceAsync($"/api/v1/subsidies/paper/{(await paper.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("claimId").GetGuid()}/confirm", new { });
        Assert.That(confirmed.IsSuccessStatusCode, Is.True, await confirmed.Content.ReadAsStringAsync());

        await SweepAsync(app);

        var batches = await app.ReadAsync(db => db.SubsidyBatches.Select(x => new { x.Quarter, x.State }).ToListAsync());
        Assert.That(batches.OrderBy(x => x.Quarter).Select(x => $"{x.Quarter} {x.State}"), Is.EqualTo(new[] { "2025Q3 Settled", "2026Q2 Compiled", "2026Q3 Compiled" }));
    }

    private static Task DeclareAsync(TestApp app, SubsidyScene scene, int count, long sumFen) => app.ArrangeAsync(db =>
    {
        db.SourceDeclarations.Add(new SourceDeclaration
        {
            CommunityId = scene.Community.Id,
            SourceId = scene.SourceId,
            Quarter = Q3,
            RowCount = count,
            SumFen = sumFen,
            DeclaredBy = new("company"),
            DeclaredAt = app.Clock.GetUtcNow(),
        });
        return Task.CompletedTask;
    });
}
