using System.Data;
using System.Reflection;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Storage;
using Resettlement.Api.IntegrationTests.Common;
using Resettlement.Api.IntegrationTests.SqlServer.Capture;
using Resettlement.Api.IntegrationTests.SqlServer.Checks;
using Resettlement.Infrastructure.Persistence.Providers.SqlServer.Sql;

namespace Resettlement.Api.IntegrationTests.SqlServer;

/// <summary>Statements that no query of a test on another database leads to: those written by hand for SQL Server. They are constants, so that all of them are seen.</summary>
[Category(AnyDatabase.Name)]
internal sealed class HandWrittenTests
{
    [Test]
    public void Every_statement_written_for_SQL_Server_stands()
    {
        var folder = typeof(SqlServerDatabase).Namespace;
        var statements = typeof(SqlServerDatabase).Assembly.GetTypes().Where(type => type.Namespace == folder)
            .SelectMany(type => type.GetFields(BindingFlags.Static | BindingFlags.Public | BindingFlags.NonPublic))
            .Where(field => field is { IsLiteral: true } && field.FieldType == typeof(string))
            .Select(field => new CapturedCommand((string)field.GetRawConstantValue()!, "")).ToList();
        using var db = new SqlServerShadow().NewContext();
        using var model = new SqlServerModel(Schema.Replay(db.Database.GenerateCreateScript()).ToScript());

        Assert.That(statements.Select(command => command.Text), Has.Some.Contains("COLLATE").And.Some.Contains("READ_COMMITTED_SNAPSHOT"));
        Assert.That(model.Check(statements).SelectMany(findings => findings), Is.Empty);
    }

    [Test]
    public async Task A_snapshot_is_one_on_SQL_Server_too()
    {
        await using var db = new SqlServerShadow().NewContext();

        var level = await db.InSnapshotAsync(_ => Task.FromResult(db.Database.CurrentTransaction!.GetDbTransaction().IsolationLevel), CancellationToken.None);

        Assert.That(level, Is.EqualTo(IsolationLevel.Snapshot));
    }
}
