using System.Collections.Concurrent;
using System.Net.Http.Json;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Logging;
using Resettlement.Api.IntegrationTests.Cases;
using Resettlement.Application.Common;
using Resettlement.Domain.Access;
using Resettlement.Infrastructure.Persistence;

namespace Resettlement.Api.IntegrationTests.Common;

/// <summary>An error in the log is something that somebody has to look at: a lost race is none, a broken statement is one.</summary>
internal sealed class LoggedFaultTests
{
    private readonly Entries _entries = new();
    private TestApp _app = null!;

    [OneTimeSetUp]
    public async Task StartAsync() => _app = await TestApp.StartAsync(services =>
    {
        services.RemoveAll<ILoggerFactory>();
        services.AddSingleton<ILoggerFactory>(new LoggerFactory([_entries], new LoggerFilterOptions { MinLevel = LogLevel.Information }));
    });

    [OneTimeTearDown]
    public async Task StopAsync() => await _app.DisposeAsync();

    [SetUp]
    public void Forget() => _entries.Clear();

    [Test]
    public async Task A_key_that_is_taken_is_told_and_is_no_error()
    {
        await _app.ArrangeAsync(db =>
        {
            db.WorkLeases.Add(new WorkLease { Key = "taken" });
            return Task.CompletedTask;
        });
        Assert.That(() => _app.ArrangeAsync(db =>
        {
            db.WorkLeases.Add(new WorkLease { Key = "taken" });
            return Task.CompletedTask;
        }), Throws.InstanceOf<DbUpdateException>());

        Assert.That(_entries.AtLeast(LogLevel.Warning), Is.Empty);
        Assert.That(_entries.AtLeast(LogLevel.Information), Has.Some.Contains("concurrency.duplicate"));
    }

    [Test]
    public async Task Fifty_who_make_the_same_at_once_leave_no_error_in_the_log()
    {
        var community = await _app.AddCommunityAsync();
        using var clerk = await _app.AsAsync(Role.CommunityClerk, community.Id);
        var race = await Race.OfAsync(Race.Fifty, _ => clerk.PostAsJsonAsync("/api/v1/fee-sources", new { communityId = community.Id, code = $"{community.Code}-L", name = "供热公司" }));

        race.AssertCleanlyLost();
        Assert.That(race.Won, Has.Count.EqualTo(1));
        Assert.That(_entries.AtLeast(LogLevel.Warning), Is.Empty);
    }

    [Test]
    public async Task A_broken_statement_is_an_error_with_its_text()
    {
        await using var scope = _app.SystemScope();
        var db = scope.ServiceProvider.GetRequiredService<AppDbContext>();
        Assert.That(() => db.Database.ExecuteSqlRawAsync("UPDATE nothing_of_this_name SET a = 1"), Throws.Exception);

        Assert.That(_entries.AtLeast(LogLevel.Error), Has.Count.EqualTo(1).And.Some.Contains("nothing_of_this_name"));
    }

    private sealed class Entries : ILoggerProvider
    {
        private readonly ConcurrentQueue<(LogLevel Level, string Text)> _all = new();

        public void Clear() => _all.Clear();

        public List<string> AtLeast(LogLevel level) => [.. _all.Where(x => x.Level >= level).Select(x => x.Text)];

        public ILogger CreateLogger(string categoryName) => new Writer(categoryName, _all);

        public void Dispose()
        {
        }

        private sealed class Writer(string category, ConcurrentQueue<(LogLevel Level, string Text)> all) : ILogger
        {
            public IDisposable? BeginScope<TState>(TState state)
                where TState : notnull => null;

            public bool IsEnabled(LogLevel logLevel) => true;

            public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter) =>
                all.Enqueue((logLevel, $"{category}: {formatter(state, exception)}"));
        }
    }
}
