using Resettlement.Api.IntegrationTests.Common;
using Resettlement.Api.IntegrationTests.SqlServer.Capture;
using Resettlement.Api.IntegrationTests.SqlServer.Checks;

namespace Resettlement.Api.IntegrationTests;

/// <summary>After the last test: what the tests ran is held against SQL Server, and the shared database is dropped.</summary>
[SetUpFixture]
internal sealed class SuiteSetUp
{
    [OneTimeTearDown]
    public async Task Everything_that_ran_also_stands_on_SQL_Server()
    {
        await TestApp.DisposeSharedAsync();
        await TestDatabase.DropTemplateAsync();
        var report = SqlServerReport.Of(SqlServerShadow.Current);
        await TestContext.Progress.WriteLineAsync($"SQL Server: {report.Commands} distinct commands checked in {report.Took.TotalSeconds:0.0} s, {report.Problems.Count} would fail");
        Assert.That(report.Problems, Is.Empty, report.ToString);
    }
}
