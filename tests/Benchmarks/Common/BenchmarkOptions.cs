using System.Globalization;
using Resettlement.Infrastructure.Persistence;

namespace Resettlement.Benchmarks.Common;

/// <summary>
/// What a run was asked for. <paramref name="Only"/> empty = all benchmarks; without <paramref name="Postgres"/> (the connection string of a server to make databases on)
/// PostgreSQL is left out; <paramref name="Households"/> makes the world of the compilation smaller for a quick look; <paramref name="Statements"/> prints where the database spent its time.
/// </summary>
internal sealed record BenchmarkOptions(IReadOnlyList<string> Only, string? Postgres, int Households, bool KeepResults, bool Statements)
{
    public const int FullSize = 140_000;

    public const string Usage = "dotnet run -c Release --project tests/Benchmarks -- [--only name,…] [--postgres \"Host=…\"] [--households N] [--dry] [--statements]";

    public IReadOnlyList<DatabaseProvider> Databases => Postgres is null ? [DatabaseProvider.Sqlite] : [DatabaseProvider.Sqlite, DatabaseProvider.PostgreSql];

    public bool Wants(string name) => Only.Count == 0 || Only.Contains(name, StringComparer.OrdinalIgnoreCase);

    /// <summary>Null when the arguments make no sense.</summary>
    public static BenchmarkOptions? Parse(IReadOnlyList<string> args)
    {
        var options = new BenchmarkOptions([], Environment.GetEnvironmentVariable("RESETTLEMENT_BENCHMARK_POSTGRES") is { Length: > 0 } server ? server : null, FullSize, KeepResults: true, Statements: false);
        for (var i = 0; i < args.Count; i++)
        {
            var value = i + 1 < args.Count ? args[i + 1] : null;
            switch (args[i])
            {
                case "--only" when value is not null:
                    options = options with { Only = value.Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries) };
                    i++;
                    break;
                case "--postgres" when value is not null:
                    options = options with { Postgres = value };
                    i++;
                    break;
                case "--households" when int.TryParse(value, CultureInfo.InvariantCulture, out var households) && households > 0:
                    options = options with { Households = households };
                    i++;
                    break;
                case "--statements":
                    options = options with { Statements = true };
                    break;
                case "--dry":
                    options = options with { KeepResults = false };
                    break;
                default:
                    return null;
            }
        }

        return options;
    }
}
