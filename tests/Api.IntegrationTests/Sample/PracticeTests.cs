using System.Diagnostics;
using System.Net.Http.Json;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Time.Testing;
using Resettlement.Api.IntegrationTests.Common;
using Resettlement.Application.Common;
using Resettlement.Domain.Access;
using Resettlement.Infrastructure.Sample;

namespace Resettlement.Api.IntegrationTests.Sample;

/// <summary>The clock can be shifted for practising, and nowhere else.</summary>
internal sealed class PracticeTests
{
    [TestCase("Production")]
    [TestCase("Staging")]
    [TestCase("Development")]
    [TestCase(null)]
    public async Task Outside_of_practice_a_program_that_is_told_to_shift_the_clock_does_not_start(string? environment)
    {
        await using var app = await TestApp.StartAsync();
        foreach (var arguments in new[] { [], new[] { "init", "--sample" }, ["audit", "verify"] })
        {
            var (exit, error) = await RunAsync(app, environment, "2026-12-09", arguments);
            Assert.That((exit, error.Contains("Practice:Today", StringComparison.Ordinal), error.Contains(environment ?? "Production", StringComparison.Ordinal)), Is.EqualTo((2, true, true)), error);
        }
    }

    [TestCase("2026-12-9")]
    [TestCase("明天")]
    [TestCase("2026-02-30")]
    public async Task What_is_no_day_is_refused(string day)
    {
        await using var app = await TestApp.StartAsync();
        Assert.That((await RunAsync(app, "Practice", day)).Exit, Is.EqualTo(2));
    }

    [Test]
    public async Task Over_any_other_database_than_the_sample_county_the_server_does_not_start()
    {
        await using var app = await TestApp.StartAsync();
        await app.AddCommunityAsync();
        var (exit, error) = await RunAsync(app, "Practice", "2026-12-09");
        Assert.That((exit, error.Contains("示范县", StringComparison.Ordinal)), Is.EqualTo((2, true)), error);
    }

    [Test]
    public async Task Everybody_is_told_that_nothing_is_real()
    {
        await using var moved = await TestApp.StartAsync(services => services.Configure<PracticeOptions>(options => options.IsOn = true));
        Assert.That(await ToldAsync(moved), Is.EqualTo(("2026-11-25", true)));
        Assert.That(await ToldAsync(await TestApp.SharedAsync()), Is.EqualTo(((string?)null, false)));
    }

    [Test]
    public void It_goes_on_from_the_moment_it_was_set_to()
    {
        var real = new FakeTimeProvider(new DateTimeOffset(2027, 3, 1, 8, 0, 0, TimeSpan.Zero));
        var set = new DateTimeOffset(2026, 12, 9, 1, 0, 0, TimeSpan.Zero);
        var clock = new PracticeClock(real, set);
        Assert.That(clock.GetUtcNow(), Is.EqualTo(set));
        real.Advance(TimeSpan.FromMinutes(7));
        Assert.That(clock.GetUtcNow(), Is.EqualTo(set.AddMinutes(7)));
    }

    private static async Task<(string? Day, bool OnThePublicPage)> ToldAsync(TestApp app)
    {
        using var client = await app.AsAsync(Role.CountyAdministrator);
        var me = await client.GetFromJsonAsync<System.Text.Json.JsonElement>("/api/v1/me");
        var page = await client.GetStringAsync(new Uri("/public/notices", UriKind.Relative));
        return (me.TryGetProperty("practiceDay", out var day) ? day.GetString() : null, page.Contains("演练环境", StringComparison.Ordinal));
    }

    private static async Task<(int Exit, string Error)> RunAsync(TestApp app, string? environment, string today, params string[] arguments)
    {
        var start = new ProcessStartInfo("dotnet", [Path.Combine(AppContext.BaseDirectory, "Resettlement.Api.dll"), .. arguments])
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            WorkingDirectory = app.DataDirectory,
            StandardErrorEncoding = System.Text.Encoding.UTF8,
        };
        start.Environment.Remove("DOTNET_ENVIRONMENT");
        start.Environment.Remove("ASPNETCORE_ENVIRONMENT");
        if (environment is not null)
        {
            start.Environment["ASPNETCORE_ENVIRONMENT"] = environment;
        }

        start.Environment["Practice__Today"] = today;
        start.Environment["Urls"] = "http://127.0.0.1:0";
        start.Environment["Jobs__RunServer"] = "false";
        start.Environment["Database__Provider"] = TestApp.Provider.ToString();
        start.Environment["Database__DataDirectory"] = app.DataDirectory;
        start.Environment["Database__ConnectionString"] = app.ConnectionString;
        using var process = Process.Start(start)!;
        var output = process.StandardOutput.ReadToEndAsync();
        var error = await process.StandardError.ReadToEndAsync();
        await output;
        await process.WaitForExitAsync();
        return (process.ExitCode, error);
    }
}
