namespace Resettlement.Infrastructure.Persistence;

public enum DatabaseProvider
{
    Sqlite,
    SqlServer,
    PostgreSql,
}

/// <summary>Section "Database" of the configuration.</summary>
public sealed class DatabaseOptions
{
    public const string Section = "Database";

    public DatabaseProvider Provider { get; set; } = DatabaseProvider.Sqlite;

    /// <summary>Connection string; for SQLite empty means a file in <see cref="DataDirectory"/>.</summary>
    public string? ConnectionString { get; set; }

    /// <summary>Where the embedded databases and the keys live.</summary>
    public string DataDirectory { get; set; } = ".data";

    public string EffectiveConnectionString => !string.IsNullOrWhiteSpace(ConnectionString)
        ? ConnectionString
        : Provider == DatabaseProvider.Sqlite
            ? $"Data Source={Path.Combine(DataDirectory, "resettlement.db")};Foreign Keys=True;Default Timeout=60"
            : throw new InvalidOperationException("Database:ConnectionString is required for " + Provider + ".");
}
