using System.Reflection;
using Microsoft.Data.SqlClient;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Npgsql;
using Resettlement.Infrastructure.Persistence;

namespace Resettlement.Application.UnitTests.Common;

/// <summary>A lost race is told from a defect on each of the three databases.</summary>
internal sealed class DatabaseFaultsTests
{
    private static readonly TestCaseData<Exception>[] Races =
    [
        new(new SqliteException("UNIQUE constraint failed", 19, 2067)) { TestName = "sqlite unique", ExpectedResult = "concurrency.duplicate" },
        new(new SqliteException("PRIMARY KEY", 19, 1555)) { TestName = "sqlite key", ExpectedResult = "concurrency.duplicate" },
        new(new SqliteException("FOREIGN KEY constraint failed", 19, 787)) { TestName = "sqlite foreign key", ExpectedResult = "concurrency.in-use" },
        new(new SqliteException("database is locked", 5)) { TestName = "sqlite locked", ExpectedResult = "concurrency.busy" },
        new(new SqliteException("CHECK constraint failed", 19, 275)) { TestName = "sqlite check is a defect", ExpectedResult = null },
        new(Postgres("23505")) { TestName = "postgres unique", ExpectedResult = "concurrency.duplicate" },
        new(Postgres("23503")) { TestName = "postgres foreign key", ExpectedResult = "concurrency.in-use" },
        new(Postgres("40P01")) { TestName = "postgres deadlock", ExpectedResult = "concurrency.busy" },
        new(Postgres("40001")) { TestName = "postgres serialization", ExpectedResult = "concurrency.busy" },
        new(Postgres("55P03")) { TestName = "postgres lock", ExpectedResult = "concurrency.busy" },
        new(Postgres("23514")) { TestName = "postgres check is a defect", ExpectedResult = null },
        new(SqlServer(2601)) { TestName = "sql server unique index", ExpectedResult = "concurrency.duplicate" },
        new(SqlServer(2627)) { TestName = "sql server key", ExpectedResult = "concurrency.duplicate" },
        new(SqlServer(547)) { TestName = "sql server foreign key", ExpectedResult = "concurrency.in-use" },
        new(SqlServer(1205)) { TestName = "sql server deadlock", ExpectedResult = "concurrency.busy" },
        new(SqlServer(1222)) { TestName = "sql server lock", ExpectedResult = "concurrency.busy" },
        new(SqlServer(208)) { TestName = "sql server unknown table is a defect", ExpectedResult = null },
        new(new DbUpdateConcurrencyException("0 rows")) { TestName = "stale version", ExpectedResult = "concurrency.changed" },
        new(new InvalidOperationException("bug")) { TestName = "a bug", ExpectedResult = null },
    ];

    [TestCaseSource(nameof(Races))]
    public string? Explains(Exception exception) => new DatabaseFaults().Explain(exception)?.Code;

    [TestCaseSource(nameof(Races))]
    public string? Explains_what_lies_inside(Exception exception) => new DatabaseFaults().Explain(new DbUpdateException("while saving", exception))?.Code;

    private static PostgresException Postgres(string state) => new("message", "ERROR", "ERROR", state);

    /// <summary>The driver lets nobody else make its exceptions.</summary>
    private static SqlException SqlServer(int number)
    {
        const BindingFlags hidden = BindingFlags.Instance | BindingFlags.NonPublic;
        var collection = (SqlErrorCollection)Activator.CreateInstance(typeof(SqlErrorCollection), nonPublic: true)!;
        var constructor = typeof(SqlError).GetConstructors(hidden).OrderBy(x => x.GetParameters().Length).First();
        var error = (SqlError)constructor.Invoke([.. constructor.GetParameters().Select(parameter => parameter.Name switch
        {
            "infoNumber" => number,
            _ when parameter.ParameterType == typeof(string) => "text",
            _ when parameter.ParameterType.IsValueType => Activator.CreateInstance(parameter.ParameterType),
            _ => null,
        })]);
        typeof(SqlErrorCollection).GetMethod("Add", hidden)!.Invoke(collection, [error]);
        var create = typeof(SqlException).GetMethods(BindingFlags.Static | BindingFlags.NonPublic).First(x => x.Name == "CreateException" && x.GetParameters().Length == 2);
        return (SqlException)create.Invoke(null, [collection, "16.0"])!;
    }
}
