using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using Hangfire;
using Hangfire.Storage;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Resettlement.Api.IntegrationTests.Common;
using Resettlement.Domain.Access;
using Resettlement.Domain.Common;
using Resettlement.Infrastructure.Jobs;
using static Resettlement.Api.IntegrationTests.Subsidies.Sweeps;

namespace Resettlement.Api.IntegrationTests.Subsidies;

/// <summary>The sweep as a job: asked for by a button, at night, and watched on the dashboard.</summary>
internal sealed class SweepJobTests
{
    private static readonly Quarter Q3 = SubsidyScene.Q3;

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

    private static async Task RunJobAsync(TestApp app)
    {
        await using var scope = app.Services.CreateAsyncScope();
        await scope.ServiceProvider.GetRequiredService<QuarterSweepJob>().RunAsync(default);
    }
}
