using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Storage;
using Microsoft.Extensions.Options;
using Resettlement.Infrastructure.Persistence.Providers.Sqlite.Sql;
using Resettlement.Infrastructure.Persistence.Providers.SqlServer.Sql;

namespace Resettlement.Infrastructure.Persistence;

/// <summary>Creates or migrates the database of the configured provider.</summary>
internal sealed class DatabaseInitializer(AppDbContext db, IOptions<DatabaseOptions> options)
{
    public async Task InitializeAsync(CancellationToken ct)
    {
        var provider = options.Value.Provider;
        if (provider == DatabaseProvider.Sqlite)
        {
            Directory.CreateDirectory(options.Value.DataDirectory);
        }

        if (provider == DatabaseProvider.SqlServer && await db.GetService<IRelationalDatabaseCreator>().ExistsAsync(ct))
        {
            await SqlServerDatabase.CollateAsync(db.Database, ct);
        }

        await db.Database.MigrateAsync(ct);
        switch (provider)
        {
            case DatabaseProvider.Sqlite:
                await SqliteJournal.WriteAheadAsync(db.Database, ct);
                break;
            case DatabaseProvider.SqlServer:
                await SqlServerDatabase.KeepRowVersionsAsync(db.Database, ct);
                break;
            default:
                break;
        }
    }
}
