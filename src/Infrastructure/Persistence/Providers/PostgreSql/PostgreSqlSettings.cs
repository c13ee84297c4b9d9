using System.Data.Common;
using Npgsql;

namespace Resettlement.Infrastructure.Persistence.Providers.PostgreSql;

internal static class PostgreSqlSettings
{
    private const string Statements = "Max Auto Prepare";

    /// <summary>
    /// A compilation sends the same few dozen statements for each unit; prepared, they are planned once per connection. A connection string that names the setting keeps its own
    /// value (0 for a pooler between server and application that cannot do it).
    /// </summary>
    public static string WithPreparedStatements(string connectionString)
    {
        var given = new DbConnectionStringBuilder { ConnectionString = connectionString };
        return given.ContainsKey(Statements) ? connectionString : new NpgsqlConnectionStringBuilder(connectionString) { MaxAutoPrepare = 100 }.ConnectionString;
    }
}
