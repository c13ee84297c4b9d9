using System.Data;
using System.Globalization;
using Microsoft.Data.SqlClient;
using Resettlement.Infrastructure.Persistence.Bulk;

namespace Resettlement.Infrastructure.Persistence.Providers.SqlServer.Sql;

internal static class SqlServerBulkCopy
{
    private const int Chunk = 5_000;

    public static async Task<int> InsertAsync<T>(SqlConnection connection, SqlTransaction transaction, BulkTable<T> table, IEnumerable<T> rows, CancellationToken ct)
        where T : class
    {
        using var copy = new SqlBulkCopy(connection, SqlBulkCopyOptions.CheckConstraints, transaction) { DestinationTableName = $"[{table.Name}]" };
        using var chunk = new DataTable { Locale = CultureInfo.InvariantCulture };
        foreach (var column in table.Columns)
        {
            chunk.Columns.Add(column.Name, column.StoreType);
            copy.ColumnMappings.Add(column.Name, column.Name);
        }

        var count = 0;
        foreach (var part in rows.Chunk(Chunk))
        {
            chunk.Rows.Clear();
            foreach (var row in part)
            {
                chunk.Rows.Add([.. table.Columns.Select(column => column.Read(row) ?? DBNull.Value)]);
            }

            await copy.WriteToServerAsync(chunk, ct);
            count += part.Length;
        }

        return count;
    }
}
