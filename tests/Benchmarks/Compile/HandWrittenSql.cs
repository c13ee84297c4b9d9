using System.Data.Common;
using System.Diagnostics;
using System.Globalization;
using System.Text.RegularExpressions;
using Microsoft.Data.Sqlite;
using Npgsql;
using Resettlement.Benchmarks.Common;
using Resettlement.Infrastructure.Persistence;

namespace Resettlement.Benchmarks.Compile;

/// <summary>What the product is compared with: Sql/sqlite.sql and Sql/postgresql.sql, run statement by statement in one transaction on a connection with the product's settings.</summary>
internal static partial class HandWrittenSql
{
    private const string Actor = "benchmark";
    private static readonly DateTime Now = new(2026, 11, 25, 2, 0, 0, DateTimeKind.Utc);

    public static async Task RunAsync(BenchmarkDatabase database, bool print, CancellationToken ct)
    {
        await using DbConnection connection = database.Provider == DatabaseProvider.PostgreSql ? new NpgsqlConnection(database.EffectiveConnectionString) : new SqliteConnection(database.EffectiveConnectionString);
        await connection.OpenAsync(ct);
        var parameters = Parameters(await PolicyAsync(connection, ct));
        await using var transaction = await connection.BeginTransactionAsync(ct);
        foreach (var statement in Statements(database.Provider))
        {
            var watch = Stopwatch.StartNew();
            await using var command = connection.CreateCommand();
            command.Transaction = transaction;
            command.CommandTimeout = 0;
#pragma warning disable CA2100 // the text is a file of this program
            command.CommandText = statement;
#pragma warning restore CA2100
            foreach (var (name, value) in parameters.Where(x => statement.Contains("@" + x.Name, StringComparison.Ordinal)))
            {
                var parameter = command.CreateParameter();
                (parameter.ParameterName, parameter.Value) = (name, value);
                command.Parameters.Add(parameter);
            }

            var rows = await command.ExecuteNonQueryAsync(ct);
            if (print)
            {
                Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"   {rows,9} rows {watch.Elapsed.TotalSeconds,7:0.00} s {statement[..Math.Min(90, statement.Length)].ReplaceLineEndings(" ")}"));
            }
        }

        await transaction.CommitAsync(ct);
    }

    private static (string Name, object Value)[] Parameters(Guid policy) =>
    [
        ("quarter", World.Quarter.ToString()), ("day", World.Quarter.LastDay), ("start", World.Quarter.Start), ("end", World.Quarter.EndExclusive), ("today", new DateOnly(2026, 11, 25)),
        ("rate", 2_000), ("nowText", new DateTimeOffset(Now).ToString("O", CultureInfo.InvariantCulture)), ("now", Now), ("person", "system:" + Actor), ("name", Actor), ("policy", policy),
        ("digest", new string('0', 64)), ("hash", new string('0', 44)), ("request", new string('0', 32)),
    ];

    private static async Task<Guid> PolicyAsync(DbConnection connection, CancellationToken ct)
    {
        await using var command = connection.CreateCommand();
        command.CommandText = "SELECT \"Id\" FROM \"PolicyVersions\" WHERE \"Area\" = 'Subsidy' AND \"State\" = 'Published'";
        return await command.ExecuteScalarAsync(ct) is var id && id is Guid guid ? guid : Guid.Parse((string)id!, CultureInfo.InvariantCulture);
    }

    private static IEnumerable<string> Statements(DatabaseProvider provider)
    {
        using var stream = typeof(HandWrittenSql).Assembly.GetManifestResourceStream(provider == DatabaseProvider.PostgreSql ? "postgresql.sql" : "sqlite.sql")!;
        using var reader = new StreamReader(stream);
        return EndOfStatement().Split(Comment().Replace(reader.ReadToEnd(), "")).Select(x => x.Trim()).Where(x => x.Length > 0);
    }

    [GeneratedRegex(";[ \t]*$", RegexOptions.Multiline)]
    private static partial Regex EndOfStatement();

    [GeneratedRegex("^--.*$", RegexOptions.Multiline)]
    private static partial Regex Comment();
}
