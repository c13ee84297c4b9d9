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
}
