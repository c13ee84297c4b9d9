using Microsoft.EntityFrameworkCore;
using Resettlement.Infrastructure.Protection;

namespace Resettlement.Infrastructure.Persistence.Providers.Sqlite;

internal sealed class SqliteAppDbContext(DbContextOptions<SqliteAppDbContext> options, AuditWriter audit) : AppDbContext(options, audit)
{
    internal override string Column(string name) => $"\"{name}\"";

    internal override string Literal(bool value) => value ? "1" : "0";
}
