using MediatR;
using Microsoft.AspNetCore.Hosting;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Resettlement.Api.IntegrationTests.Common;
using Resettlement.Application.Access;
using Resettlement.Application.Common;

namespace Resettlement.Api.IntegrationTests.Access;

/// <summary>What strangers can make grow does not grow for ever, and nothing goes before its time.</summary>
internal sealed class CleanUpTests
{
    [Test]
    public async Task Tries_to_sign_in_are_kept_a_year_and_counts_of_wrong_passwords_a_month()
    {
        await using var app = await TestApp.StartAsync();
        await ArrangeAsync(app, 12_000);

        app.Clock.Advance(TimeSpan.FromDays(29.9));
        Assert.That(await CleanUpAsync(app), Is.EqualTo((0, 0)));
        app.Clock.Advance(TimeSpan.FromDays(0.2));
        Assert.That(await CleanUpAsync(app), Is.EqualTo((12_000, 0)));
        app.Clock.Advance(TimeSpan.FromDays(335.8));
        await app.ArrangeAsync(db =>
        {
            db.SignIns.Add(Entry(app.Clock.GetUtcNow(), "new"));
            return Task.CompletedTask;
        });
        Assert.That(await CleanUpAsync(app), Is.EqualTo((0, 0)));
        app.Clock.Advance(TimeSpan.FromDays(0.2));
        Assert.That(await CleanUpAsync(app), Is.EqualTo((0, 12_000)), "366 days");
        Assert.That(await app.ReadAsync(db => db.SignIns.Select(x => x.UserName).ToListAsync()), Is.EqualTo(new[] { "new" }));
    }

    [Test]
    public async Task A_county_cannot_choose_to_keep_them_less_than_half_a_year()
    {
        await using var app = await TestApp.StartAsync(configure: host => host.UseSetting("Security:SignInLogDays", "1"));
        await ArrangeAsync(app, 3);

        app.Clock.Advance(TimeSpan.FromDays(182.9));
        Assert.That((await CleanUpAsync(app)).SignIns, Is.Zero);
        app.Clock.Advance(TimeSpan.FromDays(0.2));
        Assert.That((await CleanUpAsync(app)).SignIns, Is.EqualTo(3));
    }

    private static Task ArrangeAsync(TestApp app, int count) => app.ArrangeAsync(db =>
    {
        var now = app.Clock.GetUtcNow();
        db.SignIns.AddRange(Enumerable.Range(0, count).Select(i => Entry(now, $"stranger{i}")));
        db.Set<SignInTries>().AddRange(Enumerable.Range(0, count).Select(i => new SignInTries { Name = $"STRANGER{i}", At = now, Failures = 1 }));
        return Task.CompletedTask;
    });

    private static SignInEntry Entry(DateTimeOffset at, string name) => new() { UserName = name, At = at, Outcome = SignInOutcome.Failed };

    private static async Task<(int Tries, int SignIns)> CleanUpAsync(TestApp app)
    {
        await using var scope = app.SystemScope();
        var result = await scope.ServiceProvider.GetRequiredService<IMediator>().Send(new CleanUpCommand());
        return (result.Value.Tries, result.Value.SignIns);
    }
}
