using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Resettlement.Api.IntegrationTests.Common;
using Resettlement.Api.IntegrationTests.SqlServer.Capture;
using Resettlement.Application.Common;
using Resettlement.Domain.Access;
using Resettlement.Infrastructure.Persistence;
using Resettlement.Infrastructure.Persistence.Providers.Sqlite;
using Resettlement.Infrastructure.Protection;

namespace Resettlement.Api.IntegrationTests.SqlServer;

/// <summary>What runs on SQLite is caught for SQL Server. Each test has a log of its own.</summary>
[Category(AnyDatabase.Name)]
internal sealed class CaptureTests
{
    private SqliteConnection _connection = null!;
    private SqliteAppDbContext _db = null!;
    private CommandLog _log = null!;

    [SetUp]
    public void Open()
    {
        _log = SqlServerShadow.Isolate().Log;
        _connection = new("Data Source=:memory:");
        _connection.Open();
        var options = new DbContextOptionsBuilder<SqliteAppDbContext>().UseSqlite(_connection);
        ShadowServices.Follow(options);
        _db = new(options.Options, AuditWriter.ForDesignTime(), new());
        _db.Database.EnsureCreated();
    }

    [TearDown]
    public void Close()
    {
        SqlServerShadow.Rejoin();
        _db.Dispose();
        _connection.Dispose();
    }

    [Test]
    public async Task A_query_is_caught_with_the_types_of_its_parameters()
    {
        var (name, from) = ("社区", new DateOnly(2019, 10, 1));

        _ = await _db.Communities.Where(x => x.Name.StartsWith(name) && x.OccupiedFrom >= from && x.Version > 1).OrderBy(x => x.Code).Skip(20).Take(20).ToListAsync();

        var (command, origin) = _log.Commands.Single();
        Assert.Multiple(() =>
        {
            Assert.That(command.Text, Does.Contain("FROM [Communities] AS [c]").And.Contain("OFFSET"));
            Assert.That(command.Declarations, Does.Contain("nvarchar(200)").And.Contain(" date").And.Contain(" int"));
            Assert.That(origin.Test, Does.EndWith(nameof(A_query_is_caught_with_the_types_of_its_parameters)));
            Assert.That(origin.Code, Does.Contain(nameof(CaptureTests)));
        });
    }

    [Test]
    public async Task A_query_is_caught_again_when_a_null_or_a_longer_list_changes_its_text()
    {
        foreach (var ids in (Guid[][])[[Guid.CreateVersion7()], [Guid.CreateVersion7()], [Guid.CreateVersion7(), Guid.CreateVersion7()]])
        {
            _ = await _db.Buildings.CountAsync(x => ids.Contains(x.CommunityId));
        }

        Assert.That(_log.Commands.Count, Is.EqualTo(2), "one for one value, one for two");
    }

    [Test]
    public async Task Each_statement_of_a_split_query_is_caught()
    {
        _ = await _db.Households.Include(x => x.Stays).Include(x => x.Members).AsSplitQuery().Where(x => x.Version > 1).ToListAsync();

        Assert.That(_log.Refusals, Is.Empty);
        Assert.That(_log.Commands.Select(pair => pair.Key.Text), Has.Exactly(1).Contains("[HouseholdStays]").And.Exactly(1).Contains("[HouseholdMembers]").And.Exactly(3).Contains("[Households]"));
    }

    [Test]
    public void A_query_that_only_SQLite_can_translate_is_reported_with_who_ran_it()
    {
        _ = _db.Communities.Where(x => x.OccupiedFrom!.Value.DayOfWeek == DayOfWeek.Monday).ToList();

        var (problem, origin) = _log.Refusals.Single();
        Assert.That(problem, Does.Contain("could not be translated").And.Contain("DayOfWeek"));
        Assert.That(origin.ToString(), Does.Contain(nameof(A_query_that_only_SQLite_can_translate_is_reported_with_who_ran_it)));
    }

    [Test]
    public async Task More_parameters_than_the_server_takes_are_reported()
    {
        using var command = new Microsoft.Data.SqlClient.SqlCommand();
        for (var i = 0; i <= 2_100; i++)
        {
            command.Parameters.AddWithValue("@p" + i, i);
        }

        _log.Add(command);
        var many = Enumerable.Range(0, 3_000).Select(_ => Guid.CreateVersion7()).ToList();
        _ = await _db.Buildings.CountAsync(x => many.Contains(x.Id));

        Assert.That(_log.Refusals.Single().Key, Does.StartWith("2101 parameters"));
        Assert.That(_log.Commands.Single().Key.Text, Does.Contain("OPENJSON"), "a long list goes over in one parameter");
    }

    [Test]
    public void A_compiled_query_is_reported_because_it_cannot_be_followed()
    {
        var compiled = EF.CompileQuery((SqliteAppDbContext db, int version) => db.Communities.Count(x => x.Version == version));
        _ = compiled(_db, 1);

        Assert.That(_log.Refusals.Single().Key, Does.StartWith("EF.CompileQuery"));
    }

    [Test]
    public async Task Set_based_updates_and_deletes_are_caught()
    {
        await _db.Communities.Where(x => x.Name == "甲").ExecuteUpdateAsync(set => set.SetProperty(x => x.Version, x => x.Version + 1));
        await _db.BuildingUnits.Where(x => x.Number == "1").ExecuteDeleteAsync();

        Assert.That(_log.Commands.Select(pair => pair.Key.Text), Has.Exactly(1).StartsWith("UPDATE [c]").And.Exactly(1).StartsWith("DELETE FROM [b]"));
    }

    [Test]
    public void Inserts_updates_and_deletes_of_tracked_rows_are_caught_once_for_each_shape()
    {
        var leases = new[] { new WorkLease { Key = "甲" }, new WorkLease { Key = "乙" } };
        _db.WorkLeases.AddRange(leases);
        _db.SaveChanges();
        leases[0].Fence = 7;
        _db.SaveChanges();
        _db.WorkLeases.Remove(leases[1]);
        _db.SaveChanges();

        Assert.That(_log.Refusals, Is.Empty);
        Assert.That(_log.Commands.Select(pair => (pair.Key.Text.ReplaceLineEndings(" "), pair.Key.Declarations)), Is.EquivalentTo(new[]
        {
            ("SET IMPLICIT_TRANSACTIONS OFF; SET NOCOUNT ON; INSERT INTO [WorkLeases] ([Key], [Fence], [Owner], [Until]) VALUES (@p0, @p1, @p2, @p3); ",
                "@p0 nvarchar(200), @p1 bigint, @p2 nvarchar(200), @p3 datetime2"),
            ("SET IMPLICIT_TRANSACTIONS OFF; SET NOCOUNT ON; UPDATE [WorkLeases] SET [Fence] = @p0 OUTPUT 1 WHERE [Key] = @p1; ", "@p0 bigint, @p1 nvarchar(200)"),
            ("SET IMPLICIT_TRANSACTIONS OFF; SET NOCOUNT ON; DELETE FROM [WorkLeases] OUTPUT 1 WHERE [Key] = @p0; ", "@p0 nvarchar(200)"),
        }));
        Assert.That(_db.WorkLeases.AsNoTracking().Single().Fence, Is.EqualTo(7), "what is caught does not disturb what is saved");
    }

    [Test]
    public async Task A_request_over_HTTP_is_caught_under_the_name_of_its_test()
    {
        await using var app = await TestApp.StartAsync();
        using var admin = await app.AsAsync(Role.SystemAdministrator);
        using var answer = await admin.GetAsync(new Uri("/api/v1/townships", UriKind.Relative));
        answer.EnsureSuccessStatusCode();

        if (TestApp.Provider == DatabaseProvider.SqlServer)
        {
            Assert.That(_log.Commands, Is.Empty, "a real server is its own proof");
            return;
        }

        Assert.That(_log.Refusals, Is.Empty);
        var caught = _log.Commands.Where(pair => pair.Value.Code.Contains("ListTownshipsHandler", StringComparison.Ordinal)).ToList();
        Assert.That(caught, Has.Count.EqualTo(1));
        Assert.That(caught[0].Value.Test, Does.EndWith(nameof(A_request_over_HTTP_is_caught_under_the_name_of_its_test)));
    }
}
