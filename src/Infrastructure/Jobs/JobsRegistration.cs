using Hangfire;
using Hangfire.InMemory;
using Hangfire.PostgreSql;
using Hangfire.Storage.SQLite;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using Resettlement.Infrastructure.Persistence;

namespace Resettlement.Infrastructure.Jobs;

/// <summary>Section "Jobs".</summary>
public sealed class JobOptions
{
    public const string Section = "Jobs";

    /// <summary>Off in tools and in tests that drive jobs themselves.</summary>
    public bool RunServer { get; set; } = true;

    /// <summary>Storage in memory, for tests.</summary>
    public bool InMemory { get; set; }
}

internal static class JobsRegistration
{
    // on SQLite a job longer than this would be started again beside itself; far above the longest unit of work
    private static readonly TimeSpan Invisibility = TimeSpan.FromHours(6);

    public static void AddJobs(this IServiceCollection services)
    {
        services.AddOptions<JobOptions>().BindConfiguration(JobOptions.Section);
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
                        new PostgreSqlStorageOptions { UseSlidingInvisibilityTimeout = true });
                    break;
                default:
                    Directory.CreateDirectory(database.DataDirectory);
                    hangfire.UseSQLiteStorage(Path.Combine(database.DataDirectory, "jobs.db"), new SQLiteStorageOptions { InvisibilityTimeout = Invisibility });
                    break;
            }
        });
    }
}
