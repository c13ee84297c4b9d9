using Resettlement.Api.IntegrationTests.SqlServer.Capture;
using Resettlement.Api.IntegrationTests.SqlServer.Checks;

namespace Resettlement.Api.IntegrationTests.SqlServer;

/// <summary>What the check of statements finds, each kind of mistake once, and that right ones pass.</summary>
internal sealed class StatementTests
{
    private const string Tables = """
        CREATE TABLE [Sites] ([Id] uniqueidentifier NOT NULL, [Name] nvarchar(200) NOT NULL, [Version] int NOT NULL, CONSTRAINT [PK_Sites] PRIMARY KEY ([Id]));
        GO
        CREATE TABLE [Homes] ([Id] uniqueidentifier NOT NULL, [SiteId] uniqueidentifier NOT NULL, [Fen] bigint NOT NULL, CONSTRAINT [PK_Homes] PRIMARY KEY ([Id]));
        """;

    private SqlServerModel _model = null!;

    [SetUp]
    public void Load() => _model = new(Tables);

    [TearDown]
    public void Dispose() => _model.Dispose();

    [TestCase("SELECT [s].[Nmae] FROM [Sites] AS [s]", "SQL71501")]
    [TestCase("SELECT [s].[name] FROM [Sites] AS [s]", "SQL71501")]
    [TestCase("SELECT [s].[Name] FROM [Stes] AS [s]", "SQL7150")]
    [TestCase("UPDATE [s] SET [s].[Nmae] = N'' FROM [Sites] AS [s]", "SQL7150")]
    [TestCase("INSERT INTO [Sites] ([Id], [Nmae]) VALUES (@id, N'')", "SQL7150")]
    [TestCase("DELETE FROM [Sites] WHERE [Nmae] = N''", "SQL7150")]
    [TestCase("SELECT [s].[Name] FROM [Sites] AS [s] WHERE [s].[Id] = @ids", "ids")]
    [TestCase("SELECT [dbo].[fn_Share](1)", "SQL7150")]
    public void A_name_that_is_not_there_is_found(string text, string finding) =>
        Assert.That(Findings(text), Has.Some.Contains(finding), () => string.Join('\n', Findings(text)));

    [TestCase("SELECT [s].[Name] FROM [Sites] AS [s] LIMIT 5")]
    [TestCase("SELECT [t].[Id] FROM (SELECT [s].[Id] FROM [Sites] AS [s] ORDER BY [s].[Name]) AS [t]")]
    [TestCase("SELECT \"s\".\"Name\" FROM \"Sites\" AS \"s\" WHERE \"s\".\"Version\" IS NOT DISTINCT FROM 1")]
    public void What_is_not_the_language_of_the_server_is_found(string text) => Assert.That(Findings(text), Has.Some.StartsWith("not T-SQL"));

    [TestCase("SELECT strftime('%Y', [s].[Name]) FROM [Sites] AS [s]", "function strftime")]
    [TestCase("SELECT [s].[Name] FROM [Sites] AS [s] CROSS JOIN GENERATE_SERIES(1, 3) AS [n]", "function GENERATE_SERIES")]
    [TestCase("SELECT SUM((SELECT COUNT(*) FROM [Homes] AS [h] WHERE [h].[SiteId] = [s].[Id])) FROM [Sites] AS [s]", "SQL Server 130")]
    [TestCase("SELECT MAX(SUM([h].[Fen])) FROM [Homes] AS [h] GROUP BY [h].[SiteId]", "SQL Server 130")]
    [TestCase("SELECT [s].[Id], [s].[Name] FROM [Sites] AS [s] UNION ALL SELECT [h].[Id] FROM [Homes] AS [h]", "SQL Server 205")]
    [TestCase("INSERT INTO [Sites] ([Id], [Name], [Version]) VALUES (@id, N'')", "SQL Server 110")]
    [TestCase("INSERT INTO [Sites] ([Id], [Name]) SELECT [h].[Id] FROM [Homes] AS [h]", "SQL Server 110")]
    [TestCase("INSERT INTO [Sites] VALUES (@id, N'', 1)", "an INSERT without a column list")]
    [TestCase("SELECT [h].[SiteId], SUM([h].[Fen]) FROM [Homes] AS [h]", "SQL Server 8120")]
    [TestCase("SELECT [h].[SiteId], [h].[Fen] / 2, COUNT(*) FROM [Homes] AS [h] GROUP BY [h].[SiteId]", "SQL Server 8120")]
    [TestCase("SELECT COUNT(*) FROM [Homes] AS [h] GROUP BY 1", "SQL Server 144/164")]
    [TestCase("SELECT DISTINCT [s].[Name] FROM [Sites] AS [s] ORDER BY [s].[Version]", "SQL Server 145")]
    [TestCase("SELECT 1 FROM (SELECT [s].[Id], [h].[Id] FROM [Sites] AS [s] CROSS JOIN [Homes] AS [h]) AS [t]", "SQL Server 8155/8156")]
    [TestCase("SELECT 1 FROM (SELECT COUNT(*) FROM [Sites] AS [s]) AS [t]", "SQL Server 8155/8156")]
    public void What_the_server_refuses_at_run_time_is_found(string text, string finding) => Assert.That(Findings(text), Has.Some.Contains(finding));

    [TestCase("SELECT [s].[Name] FROM [Sites] AS [s] WHERE [s].[Id] = @id ORDER BY [s].[Name] OFFSET 0 ROWS FETCH NEXT 20 ROWS ONLY")]
    [TestCase("SELECT [h].[SiteId], COUNT(*) + 1, SUM([h].[Fen]) FROM [Homes] AS [h] GROUP BY [h].[SiteId] HAVING SUM([h].[Fen]) > 0")]
    [TestCase("SELECT COALESCE(SUM([t].[n]), 0) FROM (SELECT (SELECT COUNT(*) FROM [Homes] AS [h] WHERE [h].[SiteId] = [s].[Id]) AS [n] FROM [Sites] AS [s]) AS [t]")]
    [TestCase("SELECT [s].[Name], (SELECT COUNT(*) + [s].[Version] FROM [Homes] AS [h] WHERE [h].[SiteId] = [s].[Id]) AS [n] FROM [Sites] AS [s]")]
    [TestCase("SELECT [t].[Year], COUNT(*) FROM (SELECT [s].[Version] / 4 AS [Year] FROM [Sites] AS [s]) AS [t] GROUP BY [t].[Year]")]
    [TestCase("SELECT TOP(1) [t].[Id] FROM (SELECT TOP(5) [s].[Id], [s].[Name] FROM [Sites] AS [s] ORDER BY [s].[Name]) AS [t] ORDER BY [t].[Name]")]
    [TestCase("SELECT [s].[Id], ROW_NUMBER() OVER (PARTITION BY [s].[Name] ORDER BY [s].[Version]) AS [n] FROM [Sites] AS [s]")]
    [TestCase("INSERT INTO [Sites] ([Id], [Name], [Version]) SELECT [h].[Id], N'', 1 FROM [Homes] AS [h] WHERE NOT EXISTS (SELECT 1 FROM [sys].[tables] AS [t] WHERE [t].[name] = N'x')")]
    public void A_right_statement_passes(string text) => Assert.That(Findings(text), Is.Empty);

    [Test]
    public void One_statement_that_cannot_be_loaded_hides_no_other()
    {
        var findings = _model.Check([
            new("SELECT [s].[Nmae] FROM [Sites] AS [s]", ""),
            new("SELECT 1", "@a int, @a int"),
            new("SELECT [s].[Name] FROM [Sites] AS [s]", ""),
            new("SELECT FROM", ""),
        ]);

        Assert.That(findings.Select(group => group.Key).Order(), Is.EqualTo(new[] { 0, 1, 3 }), () => string.Join('\n', findings.SelectMany(group => group)));
    }

    private List<string> Findings(string text) => [.. _model.Check([new CapturedCommand(text, "@id uniqueidentifier")]).SelectMany(group => group)];
}
