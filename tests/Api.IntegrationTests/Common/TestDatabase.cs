using System.Data.Common;
using Microsoft.Data.SqlClient;
using Microsoft.Data.Sqlite;
using Npgsql;
using Resettlement.Infrastructure.Persistence;

namespace Resettlement.Api.IntegrationTests.Common;

/// <summary>A database that exists as long as one <see cref="TestApp"/>. SQLite lives in the folder of the app and needs none of this.</summary>
internal sealed record TestDatabase(DatabaseProvider Provider, string Name, string Server)
{
    /// <summary>What the application is given.</summary>
    public string ConnectionString => Provider switch
    {
        DatabaseProvider.PostgreSql => new NpgsqlConnectionStringBuilder(Server) { Database = Name, MaxPoolSize = 60 }.ConnectionString,
        DatabaseProvider.SqlServer => new SqlConnectionStringBuilder(Server) { InitialCatalog = Name, MaxPoolSize = 60 }.ConnectionString,
        _ => "",
    };

    /// <summary>Null where the application makes its database itself.</summary>
    public string? CreateStatement => Provider == DatabaseProvider.PostgreSql ? $"CREATE DATABASE \"{Name}\"" : null;

    public string? DropStatement => Provider switch
    {
        DatabaseProvider.PostgreSql => $"DROP DATABASE IF EXISTS \"{Name}\" WITH (FORCE)",
        DatabaseProvider.SqlServer => $"IF DB_ID(N'{Name}') IS NOT NULL BEGIN ALTER DATABASE [{Name}] SET SINGLE_USER WITH ROLLBACK IMMEDIATE; DROP DATABASE [{Name}]; END",
        _ => null,
    };

    /// <summary>A name and the server from RESETTLEMENT_TEST_POSTGRES or RESETTLEMENT_TEST_SQLSERVER.</summary>
    public static TestDatabase New(DatabaseProvider provider, Func<string, string?> environment)
    {
        var variable = provider switch { DatabaseProvider.PostgreSql => "RESETTLEMENT_TEST_POSTGRES", DatabaseProvider.SqlServer => "RESETTLEMENT_TEST_SQLSERVER", _ => null };
        var server = variable is null ? "" : environment(variable) is { Length: > 0 } value ? value : throw new InvalidOperationException($"{variable} is not set; it holds the connection string of the server to test on.");
        return new(provider, $"resettlement_test_{Guid.CreateVersion7():N}", server);
    }

    public Task CreateAsync() => ExecuteAsync(CreateStatement);

    public async Task DropAsync()
    {
        SqliteConnection.ClearAllPools();
        NpgsqlConnection.ClearAllPools();
        SqlConnection.ClearAllPools();
        await ExecuteAsync(DropStatement);
    }

    private async Task ExecuteAsync(string? statement)
    {
        if (statement is null)
        {
            return;
        }

        await using DbConnection connection = Provider == DatabaseProvider.SqlServer ? new SqlConnection(Server) : new NpgsqlConnection(Server);
        await connection.OpenAsync();
        await using var command = connection.CreateCommand();
#pragma warning disable CA2100 // the name is made here
        command.CommandText = statement;
#pragma warning restore CA2100
        await command.ExecuteNonQueryAsync();
    }
}
