using System.Net.Http.Json;
using System.Text.Json;
using Hangfire;
using Hangfire.Storage;
using MediatR;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Resettlement.Api.IntegrationTests.Common;
using Resettlement.Application.Organisation;
using Resettlement.Domain.Access;
using Resettlement.Domain.Organisation;
using Resettlement.Infrastructure.Jobs;
using static Resettlement.Api.IntegrationTests.Organisation.HeadCountScene;

namespace Resettlement.Api.IntegrationTests.Organisation;

/// <summary>The yearly sweep: what it makes, that a second run changes nothing, and that many at once make each head-count once.</summary>
internal sealed class HeadCountSweepTests
{
    [Test]
    public async Task It_counts_every_occupied_site_once_and_a_second_run_changes_nothing()
    {
        await using var app = await TestApp.StartAsync();
        using var scene = await MakeAsync(app);
        await scene.AddAsync(2, 3);
        using var young = await MakeAsync(app, new DateOnly(2026, 5, 20));
        await young.AddAsync(1, 4, from: "2026-05-20");
        using var empty = await MakeAsync(app, new DateOnly(2027, 5, 20));

        await RunJobAsync(app);
        var made = await app.ReadAsync(db => db.HeadCountSnapshots.AsNoTracking().Include(x => x.Lines).ToListAsync());
        var entries = await app.ReadAsync(db => db.AuditEntries.CountAsync());
        await RunJobAsync(app);

        // beside each scene there is the site that gave the scene its township
        Assert.That(made, Has.Count.EqualTo(5));
        Assert.That(made.Select(x => x.CommunityId), Does.Not.Contain(empty.Community.Id));
        Assert.That(made.Single(x => x.CommunityId == scene.Community.Id).On(new(2026, 6, 1)).Counted, Is.EqualTo(6));
        var own = made.Single(x => x.CommunityId == young.Community.Id);
        Assert.That((own.Day, own.On(new(2026, 6, 1)).Counted, own.State, own.CountedBy), Is.EqualTo((new DateOnly(2026, 5, 20), 4, HeadCountState.Preview, (Domain.Common.PersonKey?)null)));
        Assert.That(await app.ReadAsync(db => db.HeadCountSnapshots.CountAsync()), Is.EqualTo(5));
        Assert.That(await app.ReadAsync(db => db.AuditEntries.CountAsync()), Is.EqualTo(entries));

        // a person takes it over, another freezes it
        Assert.That(await CodeAsync(FreezeAsync(scene.Leader, made.Single(x => x.CommunityId == scene.Community.Id).Id, 1)), Is.EqualTo("head-count.not-taken-over"));
        await scene.FrozenAsync();
        await RunJobAsync(app);
        Assert.That((await scene.Clerk.GetFromJsonAsync<JsonElement>($"/api/v1/head-counts?communityId={scene.Community.Id}")).GetProperty("items")[0].GetProperty("state").GetString(), Is.EqualTo("Frozen"));
    }

    [Test]
    public async Task Twenty_sweeps_at_once_make_each_head_count_once()
    {
        await using var app = await TestApp.StartAsync();
        using var first = await MakeAsync(app);
        using var second = await MakeAsync(app);
        await first.AddAsync(1, 3);
        await second.AddAsync(1, 2);

        var results = await Task.WhenAll(Enumerable.Range(0, 20).Select(_ => Task.Run(async () =>
        {
            await using var scope = app.SystemScope();
            return await scope.ServiceProvider.GetRequiredService<IMediator>().Send(new SweepHeadCountsCommand());
        })));

        Assert.That(results.Select(x => x.Error), Is.All.Null);
        Assert.That(results.Sum(x => x.Value.Counted), Is.EqualTo(4));
        Assert.That(await app.ReadAsync(db => db.HeadCountLines.CountAsync()), Is.EqualTo(6));
    }

    [Test]
    public async Task In_the_new_year_the_sites_are_counted_anew_and_the_old_head_counts_stay()
    {
        await using var app = await TestApp.StartAsync();
        using var scene = await MakeAsync(app);
        var households = await scene.AddAsync(2, 3);
        await scene.FrozenAsync();
        await scene.DieAsync(households[0].People[0], "2026-12-30");
        app.Clock.SetUtcNow(new DateTimeOffset(2026, 12, 31, 15, 59, 59, TimeSpan.Zero));
        await RunJobAsync(app);
        Assert.That(await app.ReadAsync(db => db.HeadCountSnapshots.CountAsync(x => x.Year == 2027)), Is.Zero, "a second before midnight in Shanghai");
        app.Clock.SetUtcNow(new DateTimeOffset(2026, 12, 31, 16, 0, 0, TimeSpan.Zero));

        await RunJobAsync(app);

        var both = await app.ReadAsync(db => db.HeadCountSnapshots.AsNoTracking().Include(x => x.Lines).Where(x => x.CommunityId == scene.Community.Id).OrderBy(x => x.Year).ToListAsync());
        Assert.That(both.Select(x => (x.Year, x.On(new(x.Year, 6, 1)).Counted)), Is.EqualTo(new[] { (2026, 6), (2027, 5) }));
    }

    [Test]
    public async Task The_sweep_recurs_every_night_after_midnight_in_Shanghai()
    {
        await using var app = await TestApp.StartAsync();

        JobServer.Register(app.Services.GetRequiredService<IRecurringJobManager>());

        using var connection = app.Services.GetRequiredService<JobStorage>().GetConnection();
        var job = connection.GetRecurringJobs().Single(x => x.Id == nameof(HeadCountSweepJob));
        Assert.That((job.Cron, job.TimeZoneId), Is.EqualTo(("40 0 * * *", "Asia/Shanghai")));
    }

    [Test]
    public async Task To_dos_lead_from_the_sweep_to_the_second_person()
    {
        await using var app = await TestApp.StartAsync();
        using var scene = await MakeAsync(app);
        await scene.AddAsync(1, 3);
        await RunJobAsync(app);
        Assert.That(await TodoAsync(scene.Clerk, "headCountTakeOver"), Is.EqualTo(2), "both sites of the township");
        Assert.That(await TodoAsync(scene.Leader, "headCountFreeze"), Is.Zero);

        var (id, version) = await scene.CountAsync();
        Assert.That(await TodoAsync(scene.Clerk, "headCountTakeOver"), Is.EqualTo(1));
        Assert.That(await TodoAsync(scene.Leader, "headCountFreeze"), Is.EqualTo(1));
        await MustAsync(await FreezeAsync(scene.Leader, id, version));
        await MustAsync(await scene.AmendAsync(id, "2026-02-01", 2));

        Assert.That(await TodoAsync(scene.Leader, "headCountFreeze"), Is.Zero);
        Assert.That(await TodoAsync(scene.Leader, "headCountAmendments"), Is.EqualTo(1));
    }

    private static async Task<int> TodoAsync(HttpClient client, string kind)
    {
        var todos = await client.GetFromJsonAsync<JsonElement>("/api/v1/todos");
        var items = todos.ValueKind == JsonValueKind.Array ? todos : todos.GetProperty("items");
        return items.EnumerateArray().Where(x => x.GetProperty("kind").GetString() == kind).Select(x => x.GetProperty("count").GetInt32()).FirstOrDefault();
    }

    private static async Task RunJobAsync(TestApp app)
    {
        await using var scope = app.Services.CreateAsyncScope();
        await scope.ServiceProvider.GetRequiredService<HeadCountSweepJob>().RunAsync(default);
    }
}
