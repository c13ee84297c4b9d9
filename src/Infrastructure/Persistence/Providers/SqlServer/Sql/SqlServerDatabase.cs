using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;

namespace Resettlement.Infrastructure.Persistence.Providers.SqlServer.Sql;

/// <summary>What the product needs of a database as a whole. Statements for SQL Server are constants: the tests check all constants of this folder.</summary>
internal static class SqlServerDatabase
{
    private const string Collate = $"""
        IF CAST(DATABASEPROPERTYEX(DB_NAME(), N'Collation') AS nvarchar(128)) <> N'{SqlServerAppDbContext.Collation}' AND NOT EXISTS (SELECT 1 FROM [sys].[tables])
            ALTER DATABASE CURRENT COLLATE {SqlServerAppDbContext.Collation};
        IF CAST(DATABASEPROPERTYEX(DB_NAME(), N'Collation') AS nvarchar(128)) <> N'{SqlServerAppDbContext.Collation}'
        BEGIN
            THROW 50001, N'数据库的排序规则不是 {SqlServerAppDbContext.Collation}，请以该排序规则新建数据库后重试。', 1;
        END;
        """;

    // the account needs the right to alter the database only while one of the two is off; NO_WAIT refuses instead of hanging when others are connected
    private const string KeepRowVersions = """
        IF EXISTS (SELECT 1 FROM [sys].[databases] WHERE [database_id] = DB_ID() AND [snapshot_isolation_state] = 0)
            ALTER DATABASE CURRENT SET ALLOW_SNAPSHOT_ISOLATION ON;
        IF EXISTS (SELECT 1 FROM [sys].[databases] WHERE [database_id] = DB_ID() AND [is_read_committed_snapshot_on] = 0)
            ALTER DATABASE CURRENT SET READ_COMMITTED_SNAPSHOT ON WITH NO_WAIT;
        """;

    /// <summary>For a database that was made by hand: gives it the collation while it is empty, refuses it later. One that Entity Framework makes has it from the model.</summary>
    public static Task<int> CollateAsync(DatabaseFacade database, CancellationToken ct) => database.ExecuteSqlRawAsync(Collate, ct);

    /// <summary>Readers see what was committed and wait for no writer, as on the other two databases.</summary>
    public static Task<int> KeepRowVersionsAsync(DatabaseFacade database, CancellationToken ct) => database.ExecuteSqlRawAsync(KeepRowVersions, ct);
}
