using Microsoft.Data.Sqlite;
using Resettlement.Infrastructure.Persistence.Bulk;

namespace Resettlement.Infrastructure.Persistence.Providers.Sqlite.Sql;

internal static class SqlitePreparedInsert
{
    public static int Insert<T>(SqliteTransaction transaction, BulkTable<T> table, IEnumerable<T> rows, CancellationToken ct)
        where T : class
    {
        using var command = transaction.Connection!.CreateCommand();
        command.Transaction = transaction;
        var names = string.Join(", ", table.Columns.Select(column => $"\"{column.Name}\""));
        var values = string.Join(", ", table.Columns.Select((_, i) => "@p" + i));
        // names come from the model, values are parameters
#pragma warning disable CA2100
        command.CommandText = $"INSERT INTO \"{table.Name}\" ({names}) VALUES ({values})";
#pragma warning restore CA2100
        for (var i = 0; i < table.Columns.Count; i++)
        {
            var parameter = command.CreateParameter();
            parameter.ParameterName = "@p" + i;
            command.Parameters.Add(parameter);
        }

        command.Prepare();
        var count = 0;
        foreach (var row in rows)
        {
            ct.ThrowIfCancellationRequested();
            for (var i = 0; i < table.Columns.Count; i++)
            {
                command.Parameters[i].Value = table.Columns[i].Read(row) ?? DBNull.Value;
            }

            // the embedded database has no asynchronous writes; a task per row would only cost time
            command.ExecuteNonQuery();
            count++;
        }

        return count;
    }
}
