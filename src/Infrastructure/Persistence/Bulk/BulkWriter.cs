using System.Data;
using System.Data.Common;
using System.Linq.Expressions;
using System.Runtime.CompilerServices;
using Microsoft.Data.SqlClient;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata;
using Microsoft.EntityFrameworkCore.Storage;
using Npgsql;
using Resettlement.Application.Common;

namespace Resettlement.Infrastructure.Persistence.Bulk;

/// <summary>
/// Inserts rows by the mapping of the model: prepared statement on SQLite, COPY on PostgreSQL, SqlBulkCopy on SQL Server.
/// Memory does not grow with the number of rows.
/// </summary>
internal sealed class BulkWriter(AppDbContext db) : IBulkWriter
{
    private const int SqlServerChunk = 5_000;

    // compiled once per model; the audit chain comes through here with every write
    private static readonly ConditionalWeakTable<IEntityType, object> Columns = [];

    public async Task<int> InsertAsync<T>(IEnumerable<T> rows, CancellationToken ct)
        where T : class
    {
        var entity = db.Model.FindEntityType(typeof(T)) ?? throw new InvalidOperationException($"{typeof(T).Name} is not mapped.");
        var table = StoreObjectIdentifier.Table(entity.GetTableName()!, entity.GetSchema());
        var columns = (BulkColumn<T>[])Columns.GetValue(entity, _ => entity.GetProperties().Select(property => new BulkColumn<T>(property, table)).ToArray());
        if (db.Database.CurrentTransaction?.GetDbTransaction() is not { } transaction)
        {
            throw new InvalidOperationException("Bulk writes need a transaction.");
        }

        return transaction.Connection switch
        {
            NpgsqlConnection postgres => await CopyAsync(postgres, table.Name, columns, rows, ct),
            SqlConnection sqlServer => await BulkCopyAsync(sqlServer, (SqlTransaction)transaction, table.Name, columns, rows, ct),
            { } connection => await PreparedAsync(connection, transaction, table.Name, columns, rows, ct),
            null => throw new InvalidOperationException("The transaction has no connection."),
        };
    }

    private static async Task<int> PreparedAsync<T>(DbConnection connection, DbTransaction transaction, string table, BulkColumn<T>[] columns, IEnumerable<T> rows, CancellationToken ct)
    {
        await using var command = connection.CreateCommand();
        command.Transaction = transaction;
        // names come from the model, values are parameters
#pragma warning disable CA2100
        command.CommandText = $"INSERT INTO \"{table}\" ({string.Join(", ", columns.Select(column => $"\"{column.Name}\""))}) VALUES ({string.Join(", ", columns.Select((_, i) => "@p" + i))})";
#pragma warning restore CA2100
        for (var i = 0; i < columns.Length; i++)
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
            for (var i = 0; i < columns.Length; i++)
            {
                command.Parameters[i].Value = columns[i].Read(row) ?? DBNull.Value;
            }

            // the embedded database has no asynchronous writes; a task per row would only cost time
#pragma warning disable CA1849
            command.ExecuteNonQuery();
#pragma warning restore CA1849
            count++;
        }

        await Task.CompletedTask;
        return count;
    }

    private static async Task<int> CopyAsync<T>(NpgsqlConnection connection, string table, BulkColumn<T>[] columns, IEnumerable<T> rows, CancellationToken ct)
    {
        var count = 0;
        await using var writer = await connection.BeginBinaryImportAsync(
            $"COPY \"{table}\" ({string.Join(", ", columns.Select(column => $"\"{column.Name}\""))}) FROM STDIN (FORMAT BINARY)", ct);
        foreach (var row in rows)
        {
            await writer.StartRowAsync(ct);
            foreach (var column in columns)
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

    private static async Task<int> BulkCopyAsync<T>(SqlConnection connection, SqlTransaction transaction, string table, BulkColumn<T>[] columns, IEnumerable<T> rows, CancellationToken ct)
    {
        using var copy = new SqlBulkCopy(connection, SqlBulkCopyOptions.CheckConstraints, transaction) { DestinationTableName = $"[{table}]" };
        using var chunk = new DataTable();
        chunk.Locale = System.Globalization.CultureInfo.InvariantCulture;
        foreach (var column in columns)
        {
            chunk.Columns.Add(column.Name, column.StoreType);
            copy.ColumnMappings.Add(column.Name, column.Name);
        }

        var count = 0;
        foreach (var part in rows.Chunk(SqlServerChunk))
        {
            chunk.Rows.Clear();
            foreach (var row in part)
            {
                chunk.Rows.Add([.. columns.Select(column => column.Read(row) ?? DBNull.Value)]);
            }

            await copy.WriteToServerAsync(chunk, ct);
            count += part.Length;
        }

        return count;
    }

    private sealed class BulkColumn<T>
    {
        private readonly Func<T, object?> _read;
        private readonly Func<object?, object?>? _convert;

        public BulkColumn(IProperty property, StoreObjectIdentifier table)
        {
            Name = property.GetColumnName(table)!;
            var converter = property.GetTypeMapping().Converter;
            _convert = converter?.ConvertToProvider;
            StoreType = converter?.ProviderClrType ?? Nullable.GetUnderlyingType(property.ClrType) ?? property.ClrType;
            var row = Expression.Parameter(typeof(T));
            _read = Expression.Lambda<Func<T, object?>>(Expression.Convert(Expression.Property(row, property.PropertyInfo!), typeof(object)), row).Compile();
        }

        public string Name { get; }

        public Type StoreType { get; }

        public object? Read(T row)
        {
            var value = _read(row);
            return value is null || _convert is null ? value : _convert(value);
        }
    }
}
