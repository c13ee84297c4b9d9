using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using Hangfire;
using Hangfire.Storage;
using MediatR;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Resettlement.Api.IntegrationTests.Common;
using Resettlement.Application.Common;
using Resettlement.Application.Subsidies;
using Resettlement.Domain.Access;
using Resettlement.Domain.Common;
using Resettlement.Domain.Fees;
using Resettlement.Domain.Subsidies;
using Resettlement.Infrastructure.Jobs;
using Resettlement.Infrastructure.Persistence;
using Resettlement.Infrastructure.Persistence.Bulk;

namespace Resettlement.Api.IntegrationTests.Subsidies;

/// <summary>Opening and compiling by the sweep: once each, whoever else sweeps, and again after a crash.</summary>
internal sealed class SweepTests
{
    private static readonly Quarter Q3 = SubsidyScene.Q3;

    [Test]
    public async Task Twenty_sweeps_at_once_compile_each_community_once_and_the_next_changes_nothing()
    {
        await using var app = await StartAsync();
        var scenes = await CommunitiesAsync(app, 6);

        var sweeps = await Task.WhenAll(Enumerable.Range(0, 20).Select(_ => Task.Run(() => SweepAsync(app))));
        var state = await StateAsync(app);
        var again = await SweepAsync(app);

        Assert.That(sweeps.Sum(x => x.Opened), Is.EqualTo(6));
        Assert.That(sweeps.Sum(x => x.Compiled), Is.EqualTo(6));
        Assert.That(sweeps.SelectMany(x => x.Refused).Select(x => x.Code + x.Message), Is.Empty);
        foreach (var scene in scenes)
        {
            Assert.That(await scene.OutcomesAsync(), Is.EqualTo(new[] { scene.Prefix + "1 2000", scene.Prefix + "2 NoReceipts 0" }));
        }

        Assert.That((again.Opened, again.Compiled, again.Unchanged), Is.EqualTo((0, 0, 0)));
        Assert.That(await StateAsync(app), Is.EqualTo(state));
        Assert.That(await app.ReadAsync(db => db.AuditEntries.CountAsync(x => x.Action == "compile")), Is.EqualTo(6));
    }

    [Test]
    public async Task A_run_that_died_is_continued_and_only_its_unit_is_repeated()
    {
        var fault = new Fault();
        await using var app = await StartAsync(fault);
        var scenes = await CommunitiesAsync(app, 4);
        fault.KillAfterBatches = 2;

        await Assert.ThrowsAsync<OperationCanceledException>(() => SweepAsync(app));
        var afterDeath = await app.ReadAsync(db => db.SubsidyBatches.Where(x => x.State == SubsidyBatchState.Compiled).Select(x => new { x.Id, x.Version, x.CompiledAt }).OrderBy(x => x.Id).ToListAsync());
        fault.KillAfterBatches = null;
        var early = await SweepAsync(app);
        app.Clock.Advance(BatchCompiler.LeaseTime);
        var late = await SweepAsync(app);

        Assert.That(afterDeath, Has.Count.EqualTo(2));
        // the unit in which the run died is still claimed; the one it never reached is done at once
        Assert.That((early.Compiled, early.Elsewhere), Is.EqualTo((1, 1)));
        Assert.That((late.Compiled, late.Elsewhere), Is.EqualTo((1, 0)));
        var compiled = await app.ReadAsync(db => db.SubsidyBatches.Where(x => x.State == SubsidyBatchState.Compiled).Select(x => new { x.Id, x.Version, x.CompiledAt }).ToListAsync());
        Assert.That(compiled, Has.Count.EqualTo(4));
        Assert.That(compiled, Is.SupersetOf(afterDeath));
        foreach (var scene in scenes)
        {
            Assert.That(await scene.OutcomesAsync(), Has.Length.EqualTo(2));
        }
    }

    [Test]
    public async Task A_worker_whose_lease_was_taken_over_cannot_commit()
    {
        var fault = new Fault();
        await using var app = await StartAsync(fault);
        var scene = (await CommunitiesAsync(app, 1))[0];
        // while the first worker writes, its lease runs out and another one compiles the batch
        fault.BeforeWrite = async () =>
        {
            fault.BeforeWrite = null;
            await app.ReadAsync(async db =>
            {
                var lease = await db.WorkLeases.SingleAsync();
                return await db.WorkLeases.Where(x => x.Key == lease.Key).ExecuteUpdateAsync(set => set.SetProperty(x => x.Fence, x => x.Fence + 1));
            });
        };

        // the embedded database has one writer, so there the takeover itself cannot happen while the transaction is open
        if (TestApp.Provider == DatabaseProvider.Sqlite)
        {
            fault.BeforeWrite = null;
            fault.InTransaction = async db => await db.WorkLeases.ExecuteUpdateAsync(set => set.SetProperty(x => x.Fence, x => x.Fence + 1));
        }

        var sweep = await SweepAsync(app);

        Assert.That((sweep.Compiled, sweep.Elsewhere + sweep.Refused.Count), Is.EqualTo((0, 1)));
        Assert.That(await scene.OutcomesAsync(), Is.Empty);
    }

    [Test]
    public async Task A_community_that_fails_is_listed_with_its_reason_and_does_not_stop_the_others()
    {
        var fault = new Fault();
        await using var app = await StartAsync(fault);
        var scenes = await CommunitiesAsync(app, 3);
        fault.FailFor = scenes[1].Community.Id;

        var sweep = await SweepAsync(app);
        using var county = await app.AsAsync(Role.CountyFinancePreparer);
        var shown = await county.GetFromJsonAsync<JsonElement>($"/api/v1/subsidies/quarters/{Q3}");
        fault.FailFor = null;
        var repaired = await SweepAsync(app);

        Assert.That(sweep.Compiled, Is.EqualTo(2));
        Assert.That(sweep.Refused.Select(x => (x.CommunityId, x.Code)), Is.EqualTo(new[] { (scenes[1].Community.Id, "subsidy.failed") }));
        var row = shown.GetProperty("communities").EnumerateArray().Single(x => x.GetProperty("communityId").GetGuid() == scenes[1].Community.Id);
        Assert.That((row.GetProperty("state").GetString(), row.GetProperty("reasonCode").GetString()), Is.EqualTo(("Failed", "subsidy.failed")));
        Assert.That((repaired.Compiled, repaired.Refused.Count), Is.EqualTo((1, 0)));
        Assert.That(await scenes[1].OutcomesAsync(), Has.Length.EqualTo(2));
    }

    [Test]
    public async Task Without_a_valid_policy_nothing_is_computed_and_the_batch_says_so()
    {
        await using var app = await TestApp.StartAsync();
        await CommunitiesAsync(app, 1);

        var first = await SweepAsync(app);
        var state = await StateAsync(app);
        var second = await SweepAsync(app);
        var same = await StateAsync(app);
        await SubsidyScene.PublishPolicyAsync(app, new(2026, 1, 1), null);
        var third = await SweepAsync(app);

        Assert.That(first.Refused.Select(x => x.Code), Is.EqualTo(new[] { "policy.none-valid" }));
        Assert.That(second.Refused, Has.Count.EqualTo(1));
        Assert.That(same, Is.EqualTo(state));
        Assert.That((third.Compiled, third.Refused.Count), Is.EqualTo((1, 0)));
    }

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

        await SweepAsync(app);

        var batches = await app.ReadAsync(db => db.SubsidyBatches.Select(x => new { x.Quarter, x.State }).ToListAsync());
        Assert.That(batches.OrderBy(x => x.Quarter).Select(x => $"{x.Quarter} {x.State}"), Is.EqualTo(new[] { "2025Q3 Settled", "2026Q2 Compiled", "2026Q3 Compiled" }));
    }

    [Test]
    public async Task Papers_replace_a_batch_that_was_compiled_before_they_came_and_are_loaded_once()
    {
        await using var app = await StartAsync();
        var scene = (await CommunitiesAsync(app, 1))[0];
        await SweepAsync(app);
        using var finance = await app.AsAsync(Role.CountyFinancePreparer);
        var papers = new { communityId = scene.Community.Id, quarter = Q3.ToString(), reference = "凭证9", lines = new[] { new { householdNumber = scene.Prefix + "1", amountFen = 1_999 } } };
        var other = papers with { lines = [new { householdNumber = scene.Prefix + "1", amountFen = 2_001 }] };
        var foreign = papers with { lines = [new { householdNumber = "NOBODY1", amountFen = 2_001 }] };

        using var first = await finance.PostOnceAsync("/api/v1/subsidies/paper", papers);
        using var again = await finance.PostOnceAsync("/api/v1/subsidies/paper", papers);
        using var differs = await finance.PostOnceAsync("/api/v1/subsidies/paper", other);
        using var unknown = await finance.PostOnceAsync("/api/v1/subsidies/paper", foreign);
        await SweepAsync(app);

        Assert.That(await scene.OutcomesAsync(), Is.EqualTo(new[] { scene.Prefix + "1 1999" }));
        Assert.That((await first.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("added").GetInt32(), Is.EqualTo(1));
        Assert.That((await again.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("unchanged").GetInt32(), Is.EqualTo(1));
        Assert.That(await differs.CodeAsync(), Is.EqualTo("subsidy.paper-conflict"));
        Assert.That(await unknown.CodeAsync(), Is.EqualTo("subsidy.paper-household"));
    }

    [Test]
    public async Task The_button_asks_for_a_compilation_and_triggers_the_sweep_after_the_commit()
    {
        await using var app = await StartAsync();
        var scene = (await CommunitiesAsync(app, 1))[0];
        await SweepAsync(app);
        var household = await app.ReadAsync(db => db.Households.Where(x => x.CommunityId == scene.Community.Id).OrderBy(x => x.Number).FirstAsync());
        await scene.PayAsync(new(household.Id, household.Number, scene.Community.Id, default, []), 5_000);
        using var clerk = await app.AsAsync(Role.CommunityClerk, scene.Community.Id);
        var path = $"/api/v1/subsidies/quarters/{Q3}/run";
        var body = new { communityIds = new[] { scene.Community.Id } };

        using var run = await clerk.PostOnceAsync(path, body, "same-key-1");
        using var repeat = await clerk.PostOnceAsync(path, body, "same-key-1");
        using var withoutKey = await clerk.PostAsJsonAsync(path, body);
        var queued = await clerk.GetFromJsonAsync<JsonElement>($"/api/v1/subsidies/quarters/{Q3}");
        var jobs = app.Services.GetRequiredService<JobStorage>().GetMonitoringApi().EnqueuedCount("default");
        await RunJobAsync(app);

        Assert.That((run.StatusCode, repeat.StatusCode), Is.EqualTo((HttpStatusCode.OK, HttpStatusCode.OK)));
        Assert.That(await withoutKey.CodeAsync(), Is.EqualTo("idempotency.key-required"));
        Assert.That(queued.GetProperty("communities")[0].GetProperty("state").GetString(), Is.EqualTo("Queued"));
        Assert.That(jobs, Is.GreaterThanOrEqualTo(1));
        Assert.That(await scene.OutcomesAsync(), Does.Contain(scene.Prefix + "1 3000"));
        // whoever pressed the button is the maker, not the job
        var maker = await app.ReadAsync(db => db.SubsidyBatches.Select(x => new { x.CompiledByName, x.RequestedAt }).SingleAsync());
        Assert.That(maker.CompiledByName, Does.StartWith("社区经办"));
        Assert.That(maker.RequestedAt, Is.Null);
    }

    [Test]
    public async Task The_sweep_recurs_at_two_in_the_night_of_Shanghai()
    {
        await using var app = await TestApp.StartAsync();

        JobServer.Register(app.Services.GetRequiredService<IRecurringJobManager>());

        using var connection = app.Services.GetRequiredService<JobStorage>().GetConnection();
        var job = connection.GetRecurringJobs().Single(x => x.Id == nameof(QuarterSweepJob));
        Assert.That((job.Cron, job.TimeZoneId), Is.EqualTo(("0 2 * * *", "Asia/Shanghai")));
        Assert.That(job.NextExecution!.Value.Hour, Is.EqualTo(18), "02:00 in Shanghai is 18:00 UTC");
    }

    [Test]
    public async Task The_dashboard_of_the_jobs_is_for_the_system_administrator()
    {
        await using var app = await TestApp.StartAsync();
        using var nobody = app.Anonymous();
        using var county = await app.AsAsync(Role.CountyAdministrator);
        using var system = await app.AsAsync(Role.SystemAdministrator);

        using var refused = await nobody.GetAsync("/jobs");
        using var forbidden = await county.GetAsync("/jobs");
        using var shown = await system.GetAsync("/jobs");
        await app.ReadAsync(db => db.Users.ExecuteUpdateAsync(set => set.SetProperty(x => x.MustChangePassword, true)));
        using var expired = await system.GetAsync("/jobs");

        Assert.That((refused.StatusCode, forbidden.StatusCode), Is.EqualTo((HttpStatusCode.Unauthorized, HttpStatusCode.Forbidden)));
        Assert.That((shown.StatusCode, expired.StatusCode), Is.EqualTo((HttpStatusCode.OK, HttpStatusCode.Forbidden)), "a password that must be changed opens nothing else");
    }

    private static async Task<TestApp> StartAsync(Fault? fault = null, DateTimeOffset? now = null)
    {
        var app = await TestApp.StartAsync(services =>
        {
            if (fault is not null)
            {
                services.AddScoped<BulkWriter>();
                services.AddScoped<IBulkWriter>(provider => new FaultyWriter(provider.GetRequiredService<BulkWriter>(), fault, provider.GetRequiredService<IAppDbContext>()));
            }

            if (now is { } moment)
            {
                services.AddSingleton<TimeProvider>(new Microsoft.Extensions.Time.Testing.FakeTimeProvider(moment));
            }
        });
        await SubsidyScene.PublishPolicyAsync(app, new(2018, 1, 1), null);
        return app;
    }

    /// <summary>Communities with one household that paid 100 yuan and one that paid nothing.</summary>
    private static async Task<List<SubsidyScene>> CommunitiesAsync(TestApp app, int count)
    {
        var scenes = new List<SubsidyScene>();
        for (var i = 0; i < count; i++)
        {
            var scene = await SubsidyScene.CreateAsync(app);
            await scene.PayAsync(await scene.AddAsync(new(scene.Prefix + "1")), 10_000);
            await scene.AddAsync(new(scene.Prefix + "2"));
            scenes.Add(scene);
        }

        return scenes;
    }

    private static async Task<QuartersSwept> SweepAsync(TestApp app)
    {
        await using var scope = app.SystemScope();
        return (await scope.ServiceProvider.GetRequiredService<IMediator>().Send(new SweepQuartersCommand())).Value;
    }

    private static async Task RunJobAsync(TestApp app)
    {
        await using var scope = app.Services.CreateAsyncScope();
        await scope.ServiceProvider.GetRequiredService<QuarterSweepJob>().RunAsync(default);
    }

    private static Task<string> StateAsync(TestApp app) => app.ReadAsync(async db =>
    {
        var batches = await db.SubsidyBatches.OrderBy(x => x.Id).Select(x => new { x.Id, x.Version, x.ContentHash, x.CompiledAt, x.RefusedAt }).ToListAsync();
        var lines = await db.SubsidyLines.OrderBy(x => x.Id).Select(x => x.Id).ToListAsync();
        return string.Join(';', batches) + string.Join(';', lines) + await db.AuditEntries.CountAsync();
    });

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

    /// <summary>What goes wrong while lines are written.</summary>
    private sealed class Fault
    {
        private int _batches;

        public int? KillAfterBatches { get; set; }

        public Guid? FailFor { get; set; }

        public Func<Task>? BeforeWrite { get; set; }

        public Func<IAppDbContext, Task>? InTransaction { get; set; }

        public async Task StrikeAsync(Guid communityId, IAppDbContext db)
        {
            if (communityId == FailFor)
            {
                throw new InvalidOperationException("Injected.");
            }

            if (KillAfterBatches is { } limit && Interlocked.Increment(ref _batches) > limit)
            {
                throw new OperationCanceledException("Injected.");
            }

            if (BeforeWrite is { } action)
            {
                await action();
            }

            if (InTransaction is { } inside)
            {
                await inside(db);
            }
        }
    }

    private sealed class FaultyWriter(BulkWriter inner, Fault fault, IAppDbContext db) : IBulkWriter
    {
        public async Task<int> InsertAsync<T>(IEnumerable<T> rows, CancellationToken ct)
            where T : class
        {
            if (rows is IEnumerable<SubsidyLine> lines && lines.FirstOrDefault() is { } line)
            {
                await fault.StrikeAsync(line.CommunityId, db);
            }

            return await inner.InsertAsync(rows, ct);
        }
    }
}
