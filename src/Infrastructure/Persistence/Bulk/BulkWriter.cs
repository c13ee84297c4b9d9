using Microsoft.Data.SqlClient;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Storage;
using Npgsql;
using Resettlement.Application.Common;
using Resettlement.Infrastructure.Persistence.Providers.PostgreSql.Sql;
using Resettlement.Infrastructure.Persistence.Providers.Sqlite.Sql;
using Resettlement.Infrastructure.Persistence.Providers.SqlServer.Sql;

namespace Resettlement.Infrastructure.Persistence.Bulk;

/// <summary>
/// Inserts rows by the mapping of the model: prepared statement on SQLite, COPY on PostgreSQL, SqlBulkCopy on SQL Server.
/// Memory does not grow with the number of rows.
/// </summary>
internal sealed class BulkWriter(AppDbContext db) : IBulkWriter
{
    public async Task<int> InsertAsync<T>(IEnumerable<T> rows, CancellationToken ct)
        where T : class
    {
        var table = BulkTable<T>.Of(db.Model);
        return db.Database.CurrentTransaction?.GetDbTransaction() switch
        {
            NpgsqlTransaction { Connection: { } postgres } => await PostgreSqlCopy.InsertAsync(postgres, table, rows, ct),
            SqlTransaction { Connection: { } sqlServer } transaction => await SqlServerBulkCopy.InsertAsync(sqlServer, transaction, table, rows, ct),
            SqliteTransaction transaction => SqlitePreparedInsert.Insert(transaction, table, rows, ct),
            null => throw new InvalidOperationException("Bulk writes need a transaction."),
            { } other => throw new NotSupportedException($"No bulk insert for {other.GetType().Name}."),
        };
    }
}
