namespace Resettlement.Api.IntegrationTests.Common;

/// <summary>
/// Category of tests whose subject lies above the database: who may do what, conventions of HTTP, how files are read, SQL for SQL Server.
/// The short run tries them on SQLite alone, the soak on every database.
/// </summary>
internal static class AnyDatabase
{
    public const string Name = "AnyDatabase";
}
