using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;

namespace Resettlement.Infrastructure.Persistence.Providers.Sqlite.Sql;

internal static class SqliteJournal
{
    /// <summary>Readers do not wait for the writer; every commit is on disk. The mode is kept in the file.</summary>
    public static Task<int> WriteAheadAsync(DatabaseFacade database, CancellationToken ct) => database.ExecuteSqlRawAsync("PRAGMA journal_mode=WAL", ct);
}
