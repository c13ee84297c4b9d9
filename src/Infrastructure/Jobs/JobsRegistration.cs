using Hangfire;
using Hangfire.InMemory;
using Hangfire.PostgreSql;
using Hangfire.Storage.SQLite;
using MediatR;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using Resettlement.Application.Common;
using Resettlement.Infrastructure.Access;
using Resettlement.Infrastructure.Persistence;

namespace Resettlement.Infrastructure.Jobs;

/// <summary>Section "Jobs".</summary>
public sealed class JobOptions
{
    public const string Section = "Jobs";

    /// <summary>Off in tools and in tests that drive jobs themselves.</summary>
    public bool RunServer { get; set; } = true;

    public int Workers { get; set; } = 2;

    /// <summary>Storage in memory, for tests.</summary>
    public bool InMemory { get; set; }
}

internal static class JobsRegistration
{
    // on SQLite a job longer than this would be started again beside itself; far above the longest unit of work
    private static readonly TimeSpan Invisibility = TimeSpan.FromHours(6);

    // a button is answered within seconds
    private static readonly TimeSpan Poll = TimeSpan.FromSeconds(2);

    public static void AddJobs(this IServiceCollection services)
    {
        services.AddOptions<JobOptions>().BindConfiguration(JobOptions.Section);
        services.AddScoped<QuarterSweepJob>(provider => new QuarterSweepJob(provider.GetRequiredService<IMediator>(), provider.GetRequiredService<CurrentUser>()));
        services.AddScoped<NoticeSweepJob>(provider => new NoticeSweepJob(provider.GetRequiredService<IMediator>(), provider.GetRequiredService<CurrentUser>()));
        services.AddScoped<HeadCountSweepJob>(provider => new HeadCountSweepJob(provider.GetRequiredService<IMediator>(), provider.GetRequiredService<CurrentUser>()));
        services.AddScoped<CleanUpJob>(provider => new CleanUpJob(provider.GetRequiredService<IMediator>(), provider.GetRequiredService<CurrentUser>()));
        services.AddScoped<IJobTrigger, JobTrigger>();
        services.AddHostedService<JobServer>();
        services.AddHangfire((provider, hangfire) =>
        {
            hangfire.SetDataCompatibilityLevel(CompatibilityLevel.Version_180).UseSimpleAssemblyNameTypeSerializer().UseRecommendedSerializerSettings();
            var database = provider.GetRequiredService<IOptions<DatabaseOptions>>().Value;
            if (provider.GetRequiredService<IOptions<JobOptions>>().Value.InMemory)
            {
                hangfire.UseInMemoryStorage();
                return;
            }

            switch (database.Provider)
            {
                case DatabaseProvider.SqlServer:
                    hangfire.UseSqlServerStorage(database.EffectiveConnectionString);
                    break;
                case DatabaseProvider.PostgreSql:
                    hangfire.UsePostgreSqlStorage(options => options.UseNpgsqlConnection(database.EffectiveConnectionString),
                        new PostgreSqlStorageOptions { UseSlidingInvisibilityTimeout = true, QueuePollInterval = Poll });
                    break;
                default:
                    Directory.CreateDirectory(database.DataDirectory);
                    hangfire.UseSQLiteStorage(Path.Combine(database.DataDirectory, "jobs.db"), new SQLiteStorageOptions { InvisibilityTimeout = Invisibility, QueuePollInterval = Poll });
                    break;
            }
        });
    }
}
