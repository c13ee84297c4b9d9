using Microsoft.Data.Sqlite;
using Resettlement.Infrastructure.Persistence.Bulk;
using SQLitePCL;

namespace Resettlement.Infrastructure.Persistence.Providers.Sqlite.Sql;

/// <summary>One statement of the native library for all rows: half of the time of the same through commands and parameters, which are looked up by name for every row.</summary>
internal static class SqlitePreparedInsert
{
    public static int Insert<T>(SqliteTransaction transaction, BulkTable<T> table, IEnumerable<T> rows, CancellationToken ct)
        where T : class
    {
        var database = transaction.Connection!.Handle!;
        var names = string.Join(", ", table.Columns.Select(column => $"\"{column.Name}\""));
        var values = string.Join(", ", table.Columns.Select(_ => "?"));
        Check(raw.sqlite3_prepare_v2(database, $"INSERT INTO \"{table.Name}\" ({names}) VALUES ({values})", out var statement), database);
        using (statement)
        {
            var count = 0;
            foreach (var row in rows)
            {
                ct.ThrowIfCancellationRequested();
                for (var i = 0; i < table.Columns.Count; i++)
                {
                    Check(SqliteBinding.Bind(statement, i + 1, table.Columns[i].Read(row)), database);
                }

                // the embedded database has no asynchronous writes; a task per row would only cost time
                if (raw.sqlite3_step(statement) is var result and not raw.SQLITE_DONE)
                {
                    Check(result, database);
                }

                Check(raw.sqlite3_reset(statement), database);
                count++;
            }

            return count;
        }
    }

    private static void Check(int result, sqlite3 database) => SqliteException.ThrowExceptionForRC(result, database);
}
