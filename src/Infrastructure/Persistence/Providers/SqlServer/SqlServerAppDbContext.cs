using Microsoft.EntityFrameworkCore;
using Resettlement.Infrastructure.Protection;

namespace Resettlement.Infrastructure.Persistence.Providers.SqlServer;

internal sealed class SqlServerAppDbContext(DbContextOptions<SqlServerAppDbContext> options, AuditWriter audit) : AppDbContext(options, audit)
{
    internal override string Column(string name) => $"[{name}]";

    internal override string Literal(bool value) => value ? "CAST(1 AS bit)" : "CAST(0 AS bit)";
}
