using Microsoft.EntityFrameworkCore;
using Resettlement.Infrastructure.Protection;

namespace Resettlement.Infrastructure.Persistence.Providers.Sqlite;

internal sealed class SqliteAppDbContext(DbContextOptions<SqliteAppDbContext> options, AuditWriter audit, SqliteWriters writers) : AppDbContext(options, audit)
{
    private static readonly TimeSpan Longest = TimeSpan.FromSeconds(60);

    internal override string Column(string name) => $"\"{name}\"";

    internal override string Literal(bool value) => value ? "1" : "0";

    protected override Task<IDisposable?> EnterAsync(CancellationToken ct) => writers.EnterAsync(Longest, ct);
}
