using System.Reflection;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;

namespace Resettlement.Architecture.Tests.Sql;

/// <summary>
/// SQL is written by Entity Framework. What is written by hand lies in one folder per database, so that somebody who knows that database can read all of it,
/// and uses only functions that were looked up there.
/// </summary>
internal sealed class HandWrittenSqlTests
{
    private const string Providers = "Resettlement.Infrastructure.Persistence.Providers.";

    /// <summary>Functions that hand-written SQL may use. Look one up in the manual of that database, in its oldest supported version, before it goes in here.</summary>
    private static readonly Dictionary<string, string[]> Allowed = new(StringComparer.Ordinal)
    {
        ["Sqlite"] = [],
        ["PostgreSql"] = [],
        ["SqlServer"] = ["CAST", "DATABASEPROPERTYEX", "DB_ID", "DB_NAME"],
    };

    private static readonly Assembly Own = typeof(HandWrittenSqlTests).Assembly;

    [Test]
    public void Sql_is_sent_from_the_folders_of_the_databases_only()
    {
        var calls = Assemblies.All.SelectMany(RawSql.Calls).ToList();
        var elsewhere = calls.Where(call => !IsFolder(call.Namespace)).Select(call => call.Call);

        Assert.That(calls, Is.Not.Empty);
        Assert.That(elsewhere, Is.Empty);
    }

    [TestCase("Sqlite")]
    [TestCase("PostgreSql")]
    [TestCase("SqlServer")]
    public void Functions_in_hand_written_sql_are_on_the_list(string provider)
    {
        var texts = RawSql.Texts(Assemblies.Infrastructure, $"{Providers}{provider}.Sql").ToList();
        var unlisted = texts.SelectMany(text => RawSql.Functions(text.Text).Except(Allowed[provider]).Select(function => $"{function} in {text.Method}"));
        var unused = Allowed[provider].Except(texts.SelectMany(text => RawSql.Functions(text.Text)));

        Assert.That(texts, Is.Not.Empty);
        Assert.That(unlisted, Is.Empty);
        Assert.That(unused, Is.Empty, "what nothing uses any more leaves the list");
    }

    [Test]
    public void Statements_for_SQL_Server_are_constants_so_that_their_check_sees_all_of_them() =>
        Assert.That(RawSql.Loose(Assemblies.Infrastructure, Providers + "SqlServer.Sql"), Is.Empty);

    [Test]
    public void Each_folder_holds_the_whole_of_its_namespace()
    {
        var root = TestContext.CurrentContext.TestDirectory;
        while (!File.Exists(Path.Combine(root, "Resettlement.sln")))
        {
            root = Path.GetDirectoryName(root)!;
        }

        var misplaced = Directory.EnumerateFiles(Path.Combine(root, "src"), "*.cs", SearchOption.AllDirectories)
            .Select(file => (File: file.Replace('\\', '/'), Namespace: File.ReadLines(file).FirstOrDefault(line => line.StartsWith("namespace ", StringComparison.Ordinal))?["namespace ".Length..].TrimEnd(';')))
            .Where(file => file.Namespace is not null && IsFolder(file.Namespace))
            .Where(file => !Path.GetDirectoryName(file.File)!.EndsWith(file.Namespace!["Resettlement.".Length..].Replace('.', '/'), StringComparison.Ordinal))
            .Select(file => file.File);

        Assert.That(misplaced, Is.Empty);
    }

    [Test]
    public void Raw_sql_in_other_code_is_found()
    {
        var calls = RawSql.Calls(Own).Where(call => call.Call.Contains(nameof(Careless), StringComparison.Ordinal)).Select(call => call.Call[(call.Call.LastIndexOf(' ') + 1)..]);

        Assert.That(calls, Is.EquivalentTo(new[]
        {
            "RelationalDatabaseFacadeExtensions.ExecuteSqlRawAsync", "RelationalDatabaseFacadeExtensions.ExecuteSqlAsync", "RelationalDatabaseFacadeExtensions.SqlQueryRaw",
            "RelationalQueryableExtensions.FromSqlRaw", "DbCommand.set_CommandText", "SqliteCommand..ctor",
        }));
        Assert.That(RawSql.Loose(Own, typeof(Careless).Namespace!).Select(text => text.Text), Does.Contain("DELETE FROM \"Rows\""));
    }

    [Test]
    public void The_text_of_a_method_is_put_together_around_its_values()
    {
        var text = RawSql.Texts(Own, typeof(Careless).Namespace!).Single(text => text.Method.EndsWith("." + nameof(Careless.Composed), StringComparison.Ordinal)).Text;

        Assert.That(RawSql.Functions(text), Is.EqualTo(new[] { "STRFTIME", "COUNT" }));
    }

    [TestCase("SELECT strftime('%Y', \"At\"), COUNT (*) FROM \"Rows\"", "STRFTIME,COUNT")]
    [TestCase("INSERT INTO \"Rows\" (\"A\") VALUES (@p0) ON CONFLICT (\"A\") DO NOTHING", "")]
    [TestCase("SELECT CAST(\"A\" AS NUMERIC(18, 2)) FROM \"Rows\" WHERE \"A\" IN (SELECT 1)", "CAST")]
    [TestCase("SELECT 'now()' /* now() */ -- now()", "")]
    [TestCase("SELECT dbo.Share([a])", "DBO.SHARE")]
    public void Functions_are_told_from_words_types_and_quoted_text(string sql, string functions) =>
        Assert.That(string.Join(',', RawSql.Functions(sql)), Is.EqualTo(functions));

    private static bool IsFolder(string name) => name.StartsWith(Providers, StringComparison.Ordinal) && name.EndsWith(".Sql", StringComparison.Ordinal);

    /// <summary>Never run: what the tests above must find.</summary>
    private static class Careless
    {
        public static async Task<int> RunAsync(DbContext db, int id) =>
            await db.Database.ExecuteSqlRawAsync("DELETE FROM \"Rows\"") + await db.Database.ExecuteSqlAsync($"DELETE FROM \"Rows\" WHERE \"Id\" = {id}");

        public static IQueryable<int> Query(DatabaseFacade database) => database.SqlQueryRaw<int>("SELECT 1 AS \"Value\"");

        public static IQueryable<T> Rows<T>(DbSet<T> rows)
            where T : class => rows.FromSqlRaw("SELECT * FROM \"Rows\"");

        public static void Command(SqliteConnection connection)
        {
            using var made = new SqliteCommand("SELECT 1", connection);
            using var filled = connection.CreateCommand();
            ((System.Data.Common.DbCommand)filled).CommandText = "SELECT 1";
        }

        public static string Composed(string table) => $"SELECT strftime('%Y', \"At\"), COUNT(*) FROM \"{table}\" WHERE \"Id\" IN ({table})";
    }
}
