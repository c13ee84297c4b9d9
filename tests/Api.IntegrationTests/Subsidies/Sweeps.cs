using MediatR;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Resettlement.Api.IntegrationTests.Common;
using Resettlement.Application.Common;
using Resettlement.Application.Subsidies;
using Resettlement.Infrastructure.Persistence.Bulk;

namespace Resettlement.Api.IntegrationTests.Subsidies;

/// <summary>Communities to sweep, and the sweep itself.</summary>
internal static class Sweeps
{
    /// <summary>With <paramref name="unitHouseholds"/> 0 every community is compiled in a transaction of its own.</summary>
    public static async Task<TestApp> StartAsync(Fault? fault = null, DateTimeOffset? now = null, int? unitHouseholds = null)
    {
        var app = await TestApp.StartAsync(services =>
        {
            if (fault is not null)
            {
                services.AddScoped<BulkWriter>();
                services.AddScoped<IBulkWriter>(provider => new FaultyWriter(provider.GetRequiredService<BulkWriter>(), fault, provider.GetRequiredService<IAppDbContext>()));
            }

            if (unitHouseholds is { } limit)
            {
                services.Configure<CompilationOptions>(options => options.UnitHouseholds = limit);
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
    public static async Task<List<SubsidyScene>> CommunitiesAsync(TestApp app, int count)
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

    public static async Task<QuartersSwept> SweepAsync(TestApp app)
    {
        await using var scope = app.SystemScope();
        return (await scope.ServiceProvider.GetRequiredService<IMediator>().Send(new SweepQuartersCommand())).Value;
    }

    public static Task<string> StateAsync(TestApp app) => app.ReadAsync(async db =>
    {
        var batches = await db.SubsidyBatches.OrderBy(x => x.Id).Select(x => new { x.Id, x.Version, x.ContentHash, x.CompiledAt, x.RefusedAt }).ToListAsync();
        var lines = await db.SubsidyLines.OrderBy(x => x.Id).Select(x => x.Id).ToListAsync();
        return string.Join(';', batches) + string.Join(';', lines) + await db.AuditEntries.CountAsync();
    });
}
