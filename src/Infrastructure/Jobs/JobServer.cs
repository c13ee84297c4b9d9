using System.Reflection;
using Hangfire;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Options;
using Resettlement.Application.Common;

namespace Resettlement.Infrastructure.Jobs;

/// <summary>Starts the workers and registers what recurs, unless a tool or a test runs the program.</summary>
internal sealed class JobServer(IOptions<JobOptions> options, JobStorage storage, JobActivator activator, IRecurringJobManager recurring) : IHostedService, IDisposable
{
    private static readonly string[] Tools = ["GetDocument.Insider", "dotnet-swagger", "ef"];
    private BackgroundJobServer? _server;

    public Task StartAsync(CancellationToken cancellationToken)
    {
        if (!options.Value.RunServer || Tools.Contains(Assembly.GetEntryAssembly()?.GetName().Name))
        {
            return Task.CompletedTask;
        }

        Register(recurring);
        _server = new BackgroundJobServer(new BackgroundJobServerOptions { WorkerCount = options.Value.Workers, Activator = activator }, storage);
        return Task.CompletedTask;
    }

    /// <summary>Every recurring job, under the name of its class.</summary>
    public static void Register(IRecurringJobManager recurring)
    {
        recurring.AddOrUpdate<QuarterSweepJob>(nameof(QuarterSweepJob), job => job.RunAsync(CancellationToken.None), "0 2 * * *", new RecurringJobOptions { TimeZone = LocalTime.Zone });
        recurring.AddOrUpdate<NoticeSweepJob>(nameof(NoticeSweepJob), job => job.RunAsync(CancellationToken.None), "20 0 * * *", new RecurringJobOptions { TimeZone = LocalTime.Zone });
        recurring.AddOrUpdate<HeadCountSweepJob>(nameof(HeadCountSweepJob), job => job.RunAsync(CancellationToken.None), "40 0 * * *", new RecurringJobOptions { TimeZone = LocalTime.Zone });
        recurring.AddOrUpdate<CleanUpJob>(nameof(CleanUpJob), job => job.RunAsync(CancellationToken.None), "30 3 * * *", new RecurringJobOptions { TimeZone = LocalTime.Zone });
    }

    public Task StopAsync(CancellationToken cancellationToken)
    {
        _server?.SendStop();
        return _server?.WaitForShutdownAsync(cancellationToken) ?? Task.CompletedTask;
    }

    public void Dispose() => _server?.Dispose();
}
