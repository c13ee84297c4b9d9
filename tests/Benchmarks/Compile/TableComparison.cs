using System.Data.Common;
using System.Globalization;
using System.Text.RegularExpressions;
using Microsoft.Data.Sqlite;
using Npgsql;
using Resettlement.Benchmarks.Common;
using Resettlement.Infrastructure.Persistence;

namespace Resettlement.Benchmarks.Compile;

/// <summary>
/// Whether two databases that were copies of one hold the same after two ways of compiling: the same number of rows in every table of the model, and the same rows in those
/// that a compilation writes. Left out are what cannot be equal: the ids of lines, exclusions and steps (evidence is compared by household number instead), the request id, and the
/// hashes that SQL does not compute (content hash, digest, audit links and seals).
/// </summary>
internal static partial class TableComparison
{
    private const string Numbered = "SELECT e.\"BatchId\", coalesce(l.\"HouseholdNumber\", x.\"HouseholdNumber\"), e.\"ReceiptId\", e.\"Reason\", e.\"CountedFen\" FROM \"SubsidyEvidence\" e " +
        "LEFT JOIN \"SubsidyLines\" l ON l.\"Id\" = e.\"ItemId\" LEFT JOIN \"SubsidyExclusions\" x ON x.\"Id\" = e.\"ItemId\" ORDER BY e.\"BatchId\", e.\"ReceiptId\"";

    private static readonly (string Table, string Sql)[] Written =
    [
        ("SubsidyLines", "SELECT \"BatchId\", \"CommunityId\", \"Quarter\", \"HouseholdId\", \"HouseholdNumber\", \"OriginTownshipCode\", \"Component\", \"BuildingNumber\", \"PayeeResidentId\", \"PayeeName\", " +
            "\"AccountId\", \"AccountMasked\", \"PropertyFen\", \"ElevatorFen\", \"WaterFen\", \"BaseFen\", \"EligibleMembers\", \"LivingMembers\", \"RateBasisPoints\", \"AmountFen\", \"OffsetFen\" " +
            "FROM \"SubsidyLines\" ORDER BY \"BatchId\", \"HouseholdNumber\""),
        ("SubsidyExclusions", "SELECT \"BatchId\", \"CommunityId\", \"Quarter\", \"HouseholdId\", \"HouseholdNumber\", \"OriginTownshipCode\", \"BuildingNumber\", \"HeadName\", \"Reason\", \"Detail\", \"PropertyFen\", " +
            "\"ElevatorFen\", \"WaterFen\", \"BaseFen\", \"EligibleMembers\", \"LivingMembers\", \"RateBasisPoints\", \"AmountFen\" FROM \"SubsidyExclusions\" ORDER BY \"BatchId\", \"HouseholdNumber\""),
        ("SubsidyEvidence", Numbered),
        ("SubsidyBatches", "SELECT \"Id\", \"CommunityId\", \"Quarter\", \"SupplementNumber\", \"Origin\", \"State\", \"OpenedAt\", \"PolicyVersionId\", \"CompiledAt\", \"CompiledBy\", \"CompiledByName\", \"RequestedAt\", " +
            "\"RequestedBy\", \"RefusalCode\", \"RefusedAt\", \"PaperReference\", \"Version\" FROM \"SubsidyBatches\" ORDER BY \"Id\""),
        ("BatchSteps", "SELECT \"BatchId\", \"CommunityId\", \"Action\", \"From\", \"To\", \"By\", \"ByName\", \"At\", \"Reason\" FROM \"BatchSteps\" ORDER BY \"BatchId\", \"At\""),
        ("AuditEntries", "SELECT \"Chain\", \"Sequence\", \"At\", \"ActorId\", \"ActorPerson\", \"ActorName\", \"Action\", \"SubjectType\", \"SubjectId\", \"RootId\", \"Before\", \"After\", \"Note\", \"RowCount\" " +
            "FROM \"AuditEntries\" ORDER BY \"Chain\", \"Sequence\""),
        ("AuditChainHeads", "SELECT \"Chain\", \"Sequence\" FROM \"AuditChainHeads\" ORDER BY \"Chain\""),
        ("WorkLeases", "SELECT \"Key\", \"Fence\", \"Owner\", \"Until\" FROM \"WorkLeases\" ORDER BY \"Key\""),
        ("PolicyVersions", "SELECT \"Id\", \"State\", \"LastUsedOn\", \"Version\" FROM \"PolicyVersions\" ORDER BY \"Id\""),
    ];

    /// <returns>Rows compared, or the first difference.</returns>
    public static async Task<(long Rows, string? Difference)> CompareAsync(BenchmarkDatabase one, BenchmarkDatabase other, IReadOnlyList<string> tables, CancellationToken ct)
    {
        await using var first = Connect(one);
        await using var second = Connect(other);
        await first.OpenAsync(ct);
        await second.OpenAsync(ct);
        foreach (var table in tables)
        {
            var (left, right) = (await CountAsync(first, table, ct), await CountAsync(second, table, ct));
            if (left != right)
            {
                return (0, $"{table} has {left} and {right} rows");
            }
        }

        var rows = 0L;
        foreach (var (table, sql) in Written)
        {
            var (compared, difference) = await CompareAsync(first, second, table, sql, ct);
            rows += compared;
            if (difference is not null)
            {
                return (rows, difference);
            }
        }

        return (rows, null);
    }

    private static async Task<(long Rows, string? Difference)> CompareAsync(DbConnection first, DbConnection second, string table, string sql, CancellationToken ct)
    {
        await using var left = Command(first, sql);
        await using var right = Command(second, sql);
        await using var one = await left.ExecuteReaderAsync(ct);
        await using var other = await right.ExecuteReaderAsync(ct);
        for (var rows = 0L; ; rows++)
        {
            var (more, too) = (await one.ReadAsync(ct), await other.ReadAsync(ct));
            if (!more || !too)
            {
                return (rows, more == too ? null : $"{table} has more rows on one side after {rows}");
            }

            for (var i = 0; i < one.FieldCount; i++)
            {
                var (a, b) = (Text(one, i), Text(other, i));
                if (a != b)
                {
                    return (rows, $"{table}, row {rows} ({Text(one, 0)}, {Text(one, 1)}), {one.GetName(i)}: '{a}' and '{b}'");
                }
            }
        }
    }

    private static string Text(DbDataReader reader, int column) =>
        reader.IsDBNull(column) ? "NULL" : Digest().Replace(Convert.ToString(reader.GetValue(column), CultureInfo.InvariantCulture)!, "#");

    private static async Task<long> CountAsync(DbConnection connection, string table, CancellationToken ct)
    {
        await using var command = Command(connection, $"SELECT count(*) FROM \"{table}\"");
        return Convert.ToInt64(await command.ExecuteScalarAsync(ct), CultureInfo.InvariantCulture);
    }

    private static DbCommand Command(DbConnection connection, string sql)
    {
        var command = connection.CreateCommand();
#pragma warning disable CA2100 // names of the model, texts of this file
        command.CommandText = sql;
#pragma warning restore CA2100
        command.CommandTimeout = 0;
        return command;
    }

    private static DbConnection Connect(BenchmarkDatabase database) =>
        database.Provider == DatabaseProvider.PostgreSql ? new NpgsqlConnection(database.EffectiveConnectionString) : new SqliteConnection(database.EffectiveConnectionString);

    [GeneratedRegex("(?<=\"ContentHash\":\")[0-9a-f]{64}(?=\")")]
    private static partial Regex Digest();
}
