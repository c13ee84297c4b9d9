using System.Data.Common;
using Microsoft.Data.SqlClient;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Npgsql;
using Resettlement.Api.IntegrationTests.Common;
using Resettlement.Application.Access;
using Resettlement.Infrastructure.Persistence;
using SQLitePCL;

namespace Resettlement.Api.IntegrationTests.Crash;

/// <summary>Looks at a database from outside: how many rows every table has, and whether somebody is in the middle of writing.</summary>
internal sealed class DatabaseWatch : IAsyncDisposable
{
    private readonly DbConnection _connection;
    private readonly string _count;

    private DatabaseWatch(DbConnection connection, string count) => (_connection, _count) = (connection, count);

    /// <summary>On a connection of its own, outside every pool.</summary>
    public static async Task<DatabaseWatch> OpenAsync(TestApp app)
    {
        var text = new DatabaseOptions { Provider = TestApp.Provider, ConnectionString = app.ConnectionString, DataDirectory = app.DataDirectory }.EffectiveConnectionString;
        await using var scope = app.SystemScope();
        var model = scope.ServiceProvider.GetRequiredService<AppDbContext>().Model;
        // a try of a password is counted before the command begins, and stays counted whatever becomes of it
        var apart = model.FindEntityType(typeof(SignInTries))!.GetTableName();
        var tables = model.GetEntityTypes().Select(x => x.GetTableName()).OfType<string>().Distinct().Where(x => x != apart).Order(StringComparer.Ordinal);
        DbConnection connection = TestApp.Provider switch
        {
            DatabaseProvider.Sqlite => new SqliteConnection(new SqliteConnectionStringBuilder(text) { Pooling = false }.ConnectionString),
            DatabaseProvider.PostgreSql => new NpgsqlConnection(new NpgsqlConnectionStringBuilder(text) { Pooling = false }.ConnectionString),
            _ => new SqlConnection(new SqlConnectionStringBuilder(text) { Pooling = false }.ConnectionString),
        };
        await connection.OpenAsync();
        var counter = TestApp.Provider == DatabaseProvider.SqlServer ? "COUNT_BIG(*)" : "count(*)";
        return new(connection, string.Join(" UNION ALL ", tables.Select(x => $"SELECT '{x}', {counter} FROM \"{x}\"")));
    }

    /// <summary>One line per table. Two databases with the same lines hold the same rows as far as anything was added or taken away.</summary>
    public async Task<string> RowsAsync()
    {
        var lines = new List<string>();
        await using var command = Command(_count);
        await using var reader = await command.ExecuteReaderAsync();
        while (await reader.ReadAsync())
        {
            lines.Add($"{reader.GetString(0)} {reader.GetInt64(1)}");
        }

        return string.Join('\n', lines.Order(StringComparer.Ordinal));
    }

    /// <summary>True while another connection has written something that is not committed.</summary>
    public async Task<bool> IsWritingAsync()
    {
        if (_connection is SqliteConnection sqlite)
        {
            // there is one writer; its lock is taken and given back, without waiting for it
            if (raw.sqlite3_exec(sqlite.Handle, "BEGIN IMMEDIATE") is not raw.SQLITE_OK)
            {
                return true;
            }

            raw.sqlite3_exec(sqlite.Handle, "ROLLBACK");
            return false;
        }

        await using var command = Command(_connection is NpgsqlConnection
            ? "SELECT count(*) FROM pg_stat_activity WHERE datname = current_database() AND pid <> pg_backend_pid() AND backend_type = 'client backend' AND backend_xid IS NOT NULL"
            : "SELECT COUNT_BIG(*) FROM sys.dm_tran_database_transactions WHERE database_id = DB_ID() AND database_transaction_begin_lsn IS NOT NULL");
        return (long)(await command.ExecuteScalarAsync())! > 0;
    }

    /// <summary>What a killed server had open is rolled back; a database server may take a moment to notice that nobody is there any more.</summary>
    public async Task WaitUntilQuietAsync()
    {
        for (var i = 0; await IsWritingAsync(); i++)
        {
            Assert.That(i, Is.LessThan(3_000), "a transaction outlived the process that had begun it");
            await Task.Delay(20);
        }
    }

    public ValueTask DisposeAsync() => _connection.DisposeAsync();

    private DbCommand Command(string text)
    {
        var command = _connection.CreateCommand();
#pragma warning disable CA2100 // names of the model
        command.CommandText = text;
#pragma warning restore CA2100
        return command;
    }
}
