using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using Resettlement.Infrastructure.Persistence.Providers.Sqlite.Sql;

namespace Resettlement.Infrastructure.Persistence;

/// <summary>Creates or migrates the database of the configured provider.</summary>
internal sealed class DatabaseInitializer(AppDbContext db, IOptions<DatabaseOptions> options)
{
    public async Task InitializeAsync(CancellationToken ct)
    {
        var sqlite = options.Value.Provider == DatabaseProvider.Sqlite;
        if (sqlite)
        {
            Directory.CreateDirectory(options.Value.DataDirectory);
        }

        await db.Database.MigrateAsync(ct);
        if (sqlite)
        {
            await SqliteJournal.WriteAheadAsync(db.Database, ct);
        }
    }
}
