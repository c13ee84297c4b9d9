using Npgsql;
using Resettlement.Infrastructure.Persistence.Bulk;

namespace Resettlement.Infrastructure.Persistence.Providers.PostgreSql.Sql;

internal static class PostgreSqlCopy
{
    public static async Task<int> InsertAsync<T>(NpgsqlConnection connection, BulkTable<T> table, IEnumerable<T> rows, CancellationToken ct)
        where T : class
    {
        var count = 0;
        var names = string.Join(", ", table.Columns.Select(column => $"\"{column.Name}\""));
        await using var writer = await connection.BeginBinaryImportAsync($"COPY \"{table.Name}\" ({names}) FROM STDIN (FORMAT BINARY)", ct);
        foreach (var row in rows)
        {
            await writer.StartRowAsync(ct);
            foreach (var column in table.Columns)
            {
                if (column.Read(row) is { } value)
                {
                    await writer.WriteAsync(value, ct);
                }
                else
                {
                    await writer.WriteNullAsync(ct);
                }
            }

            count++;
        }

        await writer.CompleteAsync(ct);
        return count;
    }
}
