using System.Reflection;
using System.Text.RegularExpressions;
using Microsoft.Data.SqlClient;
using Resettlement.Api.IntegrationTests.Common;
using Resettlement.Api.IntegrationTests.SqlServer.Checks;
using Resettlement.Application.Common;
using Resettlement.Domain.Common;
using Resettlement.Infrastructure.Persistence;

namespace Resettlement.Api.IntegrationTests.SqlServer;

/// <summary>What must hold for the suite to run unchanged on a real SQL Server.</summary>
internal sealed partial class RealServerTests
{
    [Test]
    public void Each_app_gets_a_database_of_its_own_on_the_server_that_is_named()
    {
        var first = TestDatabase.New(DatabaseProvider.SqlServer, Environment);
        var second = TestDatabase.New(DatabaseProvider.SqlServer, Environment);
        var settings = new SqlConnectionStringBuilder(first.ConnectionString);

        Assert.Multiple(() =>
        {
            Assert.That((settings.DataSource, settings.UserID, settings.TrustServerCertificate), Is.EqualTo(("db.example", "tester", true)));
            Assert.That(settings.InitialCatalog, Is.EqualTo(first.Name).And.Not.EqualTo(second.Name));
            Assert.That(first.CreateStatement, Is.Null, "the application creates its database, with its collation");
            Assert.That(() => TSql.Parse(first.DropStatement!), Throws.Nothing);
            Assert.That(first.DropStatement, Does.Contain($"DROP DATABASE [{first.Name}]").And.Contain("ROLLBACK IMMEDIATE"));
        });

        static string? Environment(string variable) => variable == "RESETTLEMENT_TEST_SQLSERVER" ? "Server=db.example;User ID=tester;Password=x;TrustServerCertificate=True" : null;
    }

    [TestCase(DatabaseProvider.SqlServer, "RESETTLEMENT_TEST_SQLSERVER")]
    [TestCase(DatabaseProvider.PostgreSql, "RESETTLEMENT_TEST_POSTGRES")]
    public void A_missing_server_fails_and_names_the_variable(DatabaseProvider provider, string variable) =>
        Assert.That(() => TestDatabase.New(provider, _ => null), Throws.InvalidOperationException.With.Message.Contains(variable));

    [Test]
    public void No_test_is_left_out_anywhere()
    {
        var root = Path.GetDirectoryName(typeof(RealServerTests).Assembly.Location)!;
        while (!File.Exists(Path.Combine(root, "Resettlement.sln")))
        {
            root = Path.GetDirectoryName(root)!;
        }

        var sources = Directory.EnumerateFiles(Path.Combine(root, "tests"), "*.cs", SearchOption.AllDirectories)
            .Where(file => !file.Contains($"{Path.DirectorySeparatorChar}obj{Path.DirectorySeparatorChar}", StringComparison.Ordinal))
            .Where(file => Path.GetFileName(file) != nameof(RealServerTests) + ".cs").ToList();
        var left = sources.Where(file => LeavesOut().IsMatch(File.ReadAllText(file))).Select(file => Path.GetRelativePath(root, file));

        Assert.That(sources, Has.Count.GreaterThan(20));
        Assert.That(left, Is.Empty);
    }

    [TestCase("[Ignore(\"later\")]", true)]
    [TestCase("[Test, Explicit]", true)]
    [TestCase("[Platform(Exclude = \"Linux\")]", true)]
    [TestCase("Assert.Ignore();", true)]
    [TestCase("Assume.That(server, Is.Not.Null);", true)]
    [TestCase("[Test]\nvar skipped = rows.Skip(1); // ignores the header", false)]
    public void A_test_that_is_left_out_is_recognised(string source, bool found) => Assert.That(LeavesOut().IsMatch(source), Is.EqualTo(found));

    [TestCase(2601, "concurrency.duplicate")]
    [TestCase(2627, "concurrency.duplicate")]
    [TestCase(547, "concurrency.in-use")]
    [TestCase(1205, "concurrency.busy")]
    [TestCase(1222, "concurrency.busy")]
    [TestCase(3960, "concurrency.busy")]
    [TestCase(208, null)]
    public void Races_that_the_server_reports_are_explained(int number, string? code) =>
        Assert.That(((IDatabaseFaults)new DatabaseFaults()).Explain(new InvalidOperationException("wrapped", Fault(number)))?.Code, Is.EqualTo(code));

    // the client library has no public way to make one
    private static SqlException Fault(int number)
    {
        const BindingFlags any = BindingFlags.NonPublic | BindingFlags.Public | BindingFlags.Instance | BindingFlags.Static;
        var constructor = typeof(SqlError).GetConstructors(any).First(candidate => candidate.GetParameters() is [{ Name: "infoNumber" }, ..]);
        var error = constructor.Invoke([.. constructor.GetParameters().Select(parameter =>
            parameter.Name == "infoNumber" ? number : parameter.ParameterType == typeof(string) ? "" : parameter.ParameterType.IsValueType ? Activator.CreateInstance(parameter.ParameterType) : null)]);
        var errors = (SqlErrorCollection)typeof(SqlErrorCollection).GetConstructors(any).Single(candidate => candidate.GetParameters().Length == 0).Invoke([]);
        typeof(SqlErrorCollection).GetMethod("Add", any)!.Invoke(errors, [error]);
        var create = typeof(SqlException).GetMethods(any).Where(method => method.Name == "CreateException").MinBy(method => method.GetParameters().Length)!;
        return (SqlException)create.Invoke(null, [.. create.GetParameters().Select(Argument)])!;

        object? Argument(ParameterInfo parameter) => parameter.ParameterType == typeof(SqlErrorCollection) ? errors : parameter.ParameterType == typeof(string) ? "15.0" : null;
    }

    [GeneratedRegex(@"\[(\w+(\(.*?\))?, )*(Ignore|Explicit|Platform)\b|\bAssert\.(Ignore|Inconclusive)\b|\bAssume\.")]
    private static partial Regex LeavesOut();
}
