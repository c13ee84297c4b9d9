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

        await RefuseForeignAsync(ct);
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

    /// <summary>A database that a newer version has changed, or one from before the first release, is left as it is.</summary>
    private async Task RefuseForeignAsync(CancellationToken ct)
    {
        var foreign = ForeignMigrations([.. db.Database.GetMigrations()], [.. await db.Database.GetAppliedMigrationsAsync(ct)]);
        if (foreign.Count > 0)
        {
            throw new DatabaseVersionException(foreign);
        }
    }

    /// <summary>What was applied and is unknown here. The first migration has the name of the last of those that were joined in it: a database that has it may remember those before, one that ends before it is foreign.</summary>
    internal static IReadOnlyList<string> ForeignMigrations(IReadOnlyList<string> known, IReadOnlyList<string> applied) =>
        [.. applied.Where(x => !known.Contains(x) && !(applied.Contains(known[0]) && string.CompareOrdinal(x, known[0]) < 0))];
}

/// <summary>The database has migrations that this version does not know.</summary>
internal sealed class DatabaseVersionException(IReadOnlyList<string> migrations) : Exception(
    $"数据库由另一版本建立或升级过（{string.Join("、", migrations)}），未作任何改动：请安装那个版本，或恢复升级前的备份；示范数据可用 ./run.sh --fresh 重建。 / " +
    "The database was made or upgraded by another version and was left as it is. Install that version, or restore the backup from before the upgrade; sample data can be made anew with ./run.sh --fresh.");
