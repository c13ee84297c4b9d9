using Microsoft.EntityFrameworkCore;
using Resettlement.Infrastructure.Protection;

namespace Resettlement.Infrastructure.Persistence.Providers.PostgreSql;

internal sealed class PostgreSqlAppDbContext(DbContextOptions<PostgreSqlAppDbContext> options, AuditWriter audit) : AppDbContext(options, audit)
{
    internal override string Column(string name) => $"\"{name}\"";

    internal override string Literal(bool value) => value ? "TRUE" : "FALSE";
}
