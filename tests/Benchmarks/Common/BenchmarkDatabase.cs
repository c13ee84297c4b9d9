using Microsoft.Data.Sqlite;
using Npgsql;
using Resettlement.Infrastructure.Persistence;

namespace Resettlement.Benchmarks.Common;

/// <summary>A database that can be copied, so that each way of doing the same work starts from the same rows. Dropped with the folder that holds its keys.</summary>
internal sealed class BenchmarkDatabase : IAsyncDisposable
{
    private readonly string _server;
    private readonly string _name;

    private BenchmarkDatabase(DatabaseProvider provider, string server, string directory, string name) => (Provider, _server, Directory, _name) = (provider, server, directory, name);

    public DatabaseProvider Provider { get; }

    /// <summary>Keys, and the file on SQLite.</summary>
    public string Directory { get; }

    /// <summary>What the application is given; empty on SQLite, which then uses its own file with its own settings.</summary>
    public string ConnectionString => Provider == DatabaseProvider.PostgreSql ? new NpgsqlConnectionStringBuilder(_server) { Database = _name }.ConnectionString : "";

    /// <summary>As the application would open it.</summary>
    public string EffectiveConnectionString => new DatabaseOptions { Provider = Provider, ConnectionString = ConnectionString, DataDirectory = Directory }.EffectiveConnectionString;

    /// <summary>What another process needs to <see cref="Attach"/> to it.</summary>
    public string[] Handle => [Provider.ToString(), _server, Directory, _name];

    /// <summary>The database of another process; it is not dropped here.</summary>
    public static BenchmarkDatabase Attach(string[] handle) => new(Enum.Parse<DatabaseProvider>(handle[0]), handle[1], handle[2], handle[3]);

    public static Task<BenchmarkDatabase> CreateAsync(DatabaseProvider provider, BenchmarkOptions options, CancellationToken ct) => CreateAsync(provider, options.Postgres ?? "", ct);

    public static async Task<BenchmarkDatabase> CreateAsync(DatabaseProvider provider, string server, CancellationToken ct)
    {
        var database = New(provider, server);
        await database.OnServerAsync($"CREATE DATABASE \"{database._name}\"", ct);
        return database;
    }

    /// <summary>What an earlier step wrote is on disk before the next one is timed.</summary>
    public Task CheckpointAsync(CancellationToken ct) => OnServerAsync("CHECKPOINT", ct);

    /// <summary>No one may be connected to this one meanwhile.</summary>
    public async Task<BenchmarkDatabase> CopyAsync(CancellationToken ct)
    {
        SqliteConnection.ClearAllPools();
        NpgsqlConnection.ClearAllPools();
        var copy = New(Provider, _server);
        foreach (var file in System.IO.Directory.GetFiles(Directory))
        {
            File.Copy(file, Path.Combine(copy.Directory, Path.GetFileName(file)));
        }

        await OnServerAsync($"CREATE DATABASE \"{copy._name}\" TEMPLATE \"{_name}\"", ct);
        return copy;
    }

    public async ValueTask DisposeAsync()
    {
        SqliteConnection.ClearAllPools();
        NpgsqlConnection.ClearAllPools();
        await OnServerAsync($"DROP DATABASE IF EXISTS \"{_name}\" WITH (FORCE)", CancellationToken.None);
        System.IO.Directory.Delete(Directory, recursive: true);
    }

    private static BenchmarkDatabase New(DatabaseProvider provider, string server) =>
        new(provider, server, System.IO.Directory.CreateTempSubdirectory("resettlement-benchmark-").FullName, $"resettlement_benchmark_{Guid.CreateVersion7():N}");

    private async Task OnServerAsync(string statement, CancellationToken ct)
    {
        if (Provider != DatabaseProvider.PostgreSql)
        {
            return;
        }

        await using var connection = new NpgsqlConnection(_server);
        await connection.OpenAsync(ct);
        await using var command = connection.CreateCommand();
#pragma warning disable CA2100 // the name is made here
        command.CommandText = statement;
#pragma warning restore CA2100
        command.CommandTimeout = 600;
        await command.ExecuteNonQueryAsync(ct);
    }
}
