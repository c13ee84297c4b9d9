using System.Data;
using Microsoft.EntityFrameworkCore;
using Resettlement.Infrastructure.Protection;

namespace Resettlement.Infrastructure.Persistence.Providers.SqlServer;

internal sealed class SqlServerAppDbContext(DbContextOptions<SqlServerAppDbContext> options, AuditWriter audit) : AppDbContext(options, audit)
{
    /// <summary>Compares texts character by character like the other two; older Chinese collations of a server take two rare characters for the same.</summary>
    public const string Collation = "Latin1_General_100_BIN2";

    // here REPEATABLE READ locks what was read and lets new rows in; the others show one state of the data
    internal override IsolationLevel Snapshot => IsolationLevel.Snapshot;

    internal override string Column(string name) => $"[{name}]";

    internal override string Literal(bool value) => value ? "CAST(1 AS bit)" : "CAST(0 AS bit)";

    protected override void OnModelCreating(ModelBuilder builder)
    {
        base.OnModelCreating(builder);
        builder.UseCollation(Collation);
    }
}
