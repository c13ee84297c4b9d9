using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Resettlement.Infrastructure.Persistence;

namespace Resettlement.Api.IntegrationTests.Common;

/// <summary>A database of another version is not touched.</summary>
internal sealed class DatabaseVersionTests
{
    private const string Newer = "20990101000000_FromTheFuture";

    [Test]
    public async Task A_database_that_a_newer_version_has_changed_is_refused_and_left_as_it_is()
    {
        await using var app = await TestApp.StartAsync();
        await using var scope = app.SystemScope();
        var db = scope.ServiceProvider.GetRequiredService<AppDbContext>();
        await db.Database.ExecuteSqlAsync($"INSERT INTO \"__EFMigrationsHistory\" (\"MigrationId\", \"ProductVersion\") VALUES ({Newer}, '99.0')");
        var before = (await db.Database.GetAppliedMigrationsAsync()).ToList();

        var refused = await Assert.ThrowsAsync<DatabaseVersionException>(() => scope.ServiceProvider.GetRequiredService<DatabaseInitializer>().InitializeAsync(CancellationToken.None));
        Assert.That(refused!.Message, Does.Contain(Newer));
        foreach (var command in new[] { new[] { "init" }, ["audit", "verify"], [] })
        {
            var (exit, output) = await ProductProgram.RunAsync(app, command);
            Assert.That(exit, Is.EqualTo(2), output);
        }

        Assert.That(await db.Database.GetAppliedMigrationsAsync(), Is.EqualTo(before));
    }

    [TestCase("")]
    [TestCase("20270101000000_First")]
    [TestCase("20261125000000_Old 20261231000000_Older 20270101000000_First")]
    [TestCase("20261125000000_Old 20270101000000_First 20270201000000_Second")]
    [TestCase("20261125000000_Old", "20261125000000_Old")]
    [TestCase("20270101000000_First 20270115000000_Between", "20270115000000_Between")]
    [TestCase("20261125000000_Old 20270101000000_First 20270201000000_Second 20990101000000_Newer", "20990101000000_Newer")]
    public void What_was_joined_in_the_first_migration_may_be_remembered_and_nothing_else(string applied, params string[] foreign) =>
        Assert.That(DatabaseInitializer.ForeignMigrations(["20270101000000_First", "20270201000000_Second"], applied.Split(' ', StringSplitOptions.RemoveEmptyEntries)), Is.EqualTo(foreign));
}
