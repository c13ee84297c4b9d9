using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.DataProtection.KeyManagement;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using Resettlement.Application.Access;
using Resettlement.Application.Common;
using Resettlement.Application.Ledger;
using Resettlement.Application.Notices;
using Resettlement.Application.Payouts;
using Resettlement.Infrastructure.Access;
using Resettlement.Infrastructure.Jobs;
using Resettlement.Infrastructure.Ledger;
using Resettlement.Infrastructure.Payouts;
using Resettlement.Infrastructure.Persistence;
using Resettlement.Infrastructure.Persistence.Bulk;
using Resettlement.Infrastructure.Persistence.Providers.PostgreSql;
using Resettlement.Infrastructure.Persistence.Providers.Sqlite;
using Resettlement.Infrastructure.Persistence.Providers.SqlServer;
using Resettlement.Infrastructure.Printing;
using Resettlement.Infrastructure.Protection;
using Resettlement.Infrastructure.Sample;
using Resettlement.Infrastructure.Spreadsheets;

namespace Resettlement.Infrastructure;

public static class DependencyInjection
{
    /// <summary>Database, keys, identity, jobs and files, by the configuration.</summary>
    public static IServiceCollection AddInfrastructure(this IServiceCollection services, IConfiguration configuration)
    {
        services.AddOptions<DatabaseOptions>().Bind(configuration.GetSection(DatabaseOptions.Section));
        services.AddOptions<ProtectionOptions>().Bind(configuration.GetSection(ProtectionOptions.Section))
            .PostConfigure<IOptions<DatabaseOptions>>((options, database) => KeyFile.Fill(options, database.Value.DataDirectory));
        services.AddSingleton(TimeProvider.System);

        AddDatabase(services, configuration.GetSection(DatabaseOptions.Section).Get<DatabaseOptions>() ?? new DatabaseOptions());

        services.AddSingleton<FieldProtector>();
        services.AddSingleton<IFieldProtector>(provider => provider.GetRequiredService<FieldProtector>());
        services.AddScoped<KeyCheck>();
        services.AddScoped<KeyRotation>();
        services.AddSingleton<AuditHasher>();
        services.AddSingleton<IDatabaseFaults, DatabaseFaults>();
        services.AddScoped<AuditWriter>();
        services.AddScoped<AuditVerifier>();
        services.AddScoped<LedgerVerifier>();
        services.AddScoped<StatementVerifier>();
        services.AddScoped<CurrentUser>();
        services.AddScoped<ICurrentUser>(provider => provider.GetRequiredService<CurrentUser>());
        services.AddScoped<IRequestContext>(provider => provider.GetRequiredService<CurrentUser>());
        services.AddScoped<CurrentUserLoader>();
        services.AddScoped<IBulkWriter, BulkWriter>();
        services.AddScoped<DatabaseInitializer>();
        services.AddSingleton<ISpreadsheetReader, SpreadsheetReader>();
        services.AddSingleton<ISpreadsheetWriter, SpreadsheetWriter>();
        services.AddSingleton<ITemporaryFiles, TemporaryFiles>();
        services.AddSingleton<IBankFileFormat, CsvBankFile>();
        services.AddSingleton<IBankFileFormat, XlsxBankFile>();
        services.AddSingleton<IBankFileFormat, Pain001BankFile>();
        services.AddSingleton<IBankResultReader, BankResultReader>();
        services.AddSingleton<INoticeFilingCopy, NoticePdf>();
        services.AddSingleton<IStatementReader, StatementReader>();
        services.AddScoped<FirstAdministrators>();

        services.AddOptions<SecurityOptions>().BindConfiguration(SecurityOptions.Section);
        // lock-out, history and expiry are the product's own; of Identity it keeps accounts, hashes and normalised names
        services.AddIdentityCore<AppUser>(options => options.User.AllowedUserNameCharacters = "").AddEntityFrameworkStores<AppDbContext>();
        services.AddDataProtection().SetApplicationName("resettlement").PersistKeysToDbContext<AppDbContext>();
        services.AddScoped<PracticeCheck>();
        services.AddScoped<SamplePapers>();
        services.AddScoped<SamplePolicies>();
        services.AddScoped<SampleFunds>();
        services.AddScoped<SampleHolidays>();
        services.AddScoped<SamplePayroll>();
        services.AddScoped<SampleHeadCounts>();
        services.AddScoped<SampleOrganisation>();
        services.AddScoped<SampleParty>();
        services.AddScoped<ISampleCounty, SampleCounty>();
        services.AddSingleton<IConfigureOptions<KeyManagementOptions>, KeyRingOptions>();
        services.AddJobs();
        return services;
    }

    private static void AddDatabase(IServiceCollection services, DatabaseOptions options)
    {
        services.AddSingleton<CommandFaultLog>();
        switch (options.Provider)
        {
            case DatabaseProvider.SqlServer:
                services.AddDbContext<AppDbContext, SqlServerAppDbContext>((provider, builder) => Logged(provider, builder).UseSqlServer(Settings(provider)));
                break;
            case DatabaseProvider.PostgreSql:
                services.AddDbContext<AppDbContext, PostgreSqlAppDbContext>((provider, builder) => Logged(provider, builder).UseNpgsql(PostgreSqlSettings.WithPreparedStatements(Settings(provider))));
                break;
            default:
                services.AddSingleton<SqliteWriters>();
                services.AddDbContext<AppDbContext, SqliteAppDbContext>((provider, builder) => Logged(provider, builder).UseSqlite(Settings(provider)));
                break;
        }

        services.AddScoped<IAppDbContext>(provider => provider.GetRequiredService<AppDbContext>());

        static DbContextOptionsBuilder Logged(IServiceProvider provider, DbContextOptionsBuilder builder) =>
            builder.UseMemoryCache(QueryCache.Instance).ConfigureWarnings(CommandFaultLog.Quiet).AddInterceptors(provider.GetRequiredService<CommandFaultLog>());

        static string Settings(IServiceProvider provider) => provider.GetRequiredService<IOptions<DatabaseOptions>>().Value.EffectiveConnectionString;
    }
}
