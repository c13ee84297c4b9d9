using System.Data.Common;
using Microsoft.Data.SqlClient;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Npgsql;
using Resettlement.Infrastructure.Persistence;
using Resettlement.Infrastructure.Persistence.Providers.PostgreSql;
using Resettlement.Infrastructure.Persistence.Providers.Sqlite;
using Resettlement.Infrastructure.Protection;

namespace Resettlement.Api.IntegrationTests.Common;

/// <summary>A database that exists as long as one <see cref="TestApp"/>. SQLite lives in the folder of the app and needs none of this.</summary>
internal sealed record TestDatabase(DatabaseProvider Provider, string Name, string Server)
{
    private static readonly Lazy<Task<TestDatabase>> Template = new(MigrateTemplateAsync);

    /// <summary>What the application is given.</summary>
    public string ConnectionString => Provider switch
    {
        DatabaseProvider.PostgreSql => new NpgsqlConnectionStringBuilder(Server) { Database = Name, MaxPoolSize = 60 }.ConnectionString,
        DatabaseProvider.SqlServer => new SqlConnectionStringBuilder(Server) { InitialCatalog = Name, MaxPoolSize = 60 }.ConnectionString,
        _ => "",
    };

    /// <summary>Null where the application makes its database itself.</summary>
    public string? CreateStatement => Provider == DatabaseProvider.PostgreSql ? $"CREATE DATABASE \"{Name}\"" : null;

    /// <summary>The tables come with it: each of more than a hundred apps would otherwise migrate an empty database.</summary>
    private string? CopyStatement(TestDatabase template) => CreateStatement is { } create ? $"{create} TEMPLATE \"{template.Name}\"" : null;

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

    /// <param name="directory">Where the app keeps its files, the database of SQLite among them.</param>
    public async Task CreateAsync(string directory)
    {
        if (Provider == DatabaseProvider.SqlServer)
        {
            return;
        }

        var template = await Template.Value;
        await ExecuteAsync(CopyStatement(template));
        if (Provider == DatabaseProvider.Sqlite)
        {
            File.Copy(template.Server, Path.Combine(directory, "resettlement.db"));
        }
    }

    /// <summary>Removes the migrated database that the others were copied from, if there is one.</summary>
    public static async Task DropTemplateAsync()
    {
        if (Template is { IsValueCreated: true, Value.IsCompletedSuccessfully: true })
        {
            var template = await Template.Value;
            await template.DropAsync();
            if (template.Provider == DatabaseProvider.Sqlite)
            {
                Directory.Delete(Path.GetDirectoryName(template.Server)!, recursive: true);
            }
        }
    }

    private static async Task<TestDatabase> MigrateTemplateAsync()
    {
        if (TestApp.Provider == DatabaseProvider.Sqlite)
        {
            var file = Path.Combine(Directory.CreateTempSubdirectory("resettlement-template-").FullName, "resettlement.db");
            await using var sqlite = new SqliteAppDbContext(new DbContextOptionsBuilder<SqliteAppDbContext>().UseSqlite($"Data Source={file};Pooling=False").Options, AuditWriter.ForDesignTime(), new());
            await sqlite.Database.MigrateAsync();
            return new(DatabaseProvider.Sqlite, "template", file);
        }

        var template = New(TestApp.Provider, Environment.GetEnvironmentVariable);
        await template.ExecuteAsync(template.CreateStatement);
        // a database that somebody is connected to cannot be copied
        var connection = new NpgsqlConnectionStringBuilder(template.ConnectionString) { Pooling = false }.ConnectionString;
        await using var postgres = new PostgreSqlAppDbContext(new DbContextOptionsBuilder<PostgreSqlAppDbContext>().UseNpgsql(connection).Options, AuditWriter.ForDesignTime());
        await postgres.Database.MigrateAsync();
        return template;
    }

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
