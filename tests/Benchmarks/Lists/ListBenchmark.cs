using System.Diagnostics;
using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Resettlement.Benchmarks.Common;
using Resettlement.Benchmarks.Compile;
using Resettlement.Domain.Access;
using Resettlement.Infrastructure.Persistence;

namespace Resettlement.Benchmarks.Lists;

/// <summary>
/// Pages of 20 out of the households and people of a province, and the search for payout accounts that several households share, as whole requests: sign-in, permission, scope,
/// total, rows and JSON. A request is measured once, after others like it have warmed the server.
/// </summary>
internal sealed class ListBenchmark : Benchmark
{
    private const int FullSize = 131_072;
    private const int WarmUp = 48;
    private const int Measured = 240;
    private const double PageLimit = 100;
    private const double SharedLimit = 1;

    public override string Name => "lists";

    public override string Title => "Lists and searches";

    public override async Task<IReadOnlyList<Measurement>> RunAsync(BenchmarkOptions options, CancellationToken ct)
    {
        var rows = new List<Measurement>();
        var households = options.Households == BenchmarkOptions.FullSize ? FullSize : options.Households;
        foreach (var provider in options.Databases)
        {
            await using var world = await BenchmarkDatabase.CreateAsync(provider, options, ct);
            var clock = new StatementClock();
            await using var app = BenchmarkApp.Start(world, services: options.Statements ? clock.Attach : null);
            var watch = Stopwatch.StartNew();
            var counts = await WorldWriter.WriteAsync(app, Math.Max(1, (households + World.HouseholdsOfSite - 1) / World.HouseholdsOfSite), households, ct);
            var communities = await SettleAsync(app, ct);
            Say($"{provider}: {counts} in {watch.Elapsed.TotalSeconds:0.0} s");
            using var desk = await app.AsAsync(Role.CountyAdministrator, null, ct);
            rows.Add(Measurement.Shown($"world: {Measurement.Count(counts.Households)} households, {Measurement.Count(counts.People)} people", provider.ToString(), "—"));
            await PagesAsync("households", ListRequests.Households(WarmUp + Measured, communities, households), desk, provider, rows, options, clock, ct);
            await PagesAsync("residents", ListRequests.Residents(WarmUp + Measured, communities, households), desk, provider, rows, options, clock, ct);
            await WholeListAsync("households", counts.Households, desk, provider, rows, options, clock, ct);
            await WholeListAsync("residents", counts.People, desk, provider, rows, options, clock, ct);
            await SharedAccountsAsync(desk, provider, rows, options, clock, ct);
        }

        return rows;
    }

    /// <summary>What a server that is not an hour old has done long before: statistics of what was loaded.</summary>
    private static async Task<List<Guid>> SettleAsync(BenchmarkApp app, CancellationToken ct)
    {
        await using var scope = app.SystemScope();
        var db = scope.ServiceProvider.GetRequiredService<AppDbContext>();
        if (app.Database.Provider == DatabaseProvider.PostgreSql)
        {
            db.Database.SetCommandTimeout(600);
            await db.Database.ExecuteSqlRawAsync("VACUUM ANALYZE", ct);
        }

        return await db.Communities.OrderBy(x => x.Code).Select(x => x.Id).ToListAsync(ct);
    }

    private static async Task PagesAsync(string list, IEnumerable<string> requests, HttpClient desk, DatabaseProvider provider, List<Measurement> rows, BenchmarkOptions options, StatementClock clock,
        CancellationToken ct)
    {
        var taken = new List<(double Milliseconds, string Path)>();
        foreach (var (path, i) in requests.Select((path, i) => (path, i)))
        {
            var (time, _) = await AskAsync(desk, path, ct);
            if (i >= WarmUp)
            {
                taken.Add((time, path));
            }
        }

        taken.Sort();
        rows.Add(Measurement.MillisecondsAtMost($"{list}: page of 20 with two filters and a search, 95 of 100 of {taken.Count} different requests", provider.ToString(), At(taken, 0.95), PageLimit));
        rows.Add(Measurement.Shown($"{list}: the same, the middle one and the slowest", provider.ToString(), $"{Measurement.Milliseconds(At(taken, 0.5))}, {Measurement.Milliseconds(taken[^1].Milliseconds)}"));
        Explain(list, taken, options, clock);
    }

    private static async Task WholeListAsync(string list, int total, HttpClient desk, DatabaseProvider provider, List<Measurement> rows, BenchmarkOptions options, StatementClock clock, CancellationToken ct)
    {
        var last = Math.Max(1, total * 9 / 10 / 20);
        var (first, deep) = (new List<(double, string)>(), new List<(double, string)>());
        for (var i = 0; i < 25; i++)
        {
            var (begin, end) = ($"/api/v1/{list}?pageSize=20&page={1 + i}", $"/api/v1/{list}?pageSize=20&page={Math.Max(1, last - (i * 7))}");
            var (a, b) = ((await AskAsync(desk, begin, ct)).Time, (await AskAsync(desk, end, ct)).Time);
            if (i >= 5)
            {
                first.Add((a, begin));
                deep.Add((b, end));
            }
        }

        first.Sort();
        deep.Sort();
        rows.Add(Measurement.MillisecondsAtMost($"{list}: first pages of the whole list with its total, 95 of 100", provider.ToString(), At(first, 0.95), PageLimit));
        rows.Add(Measurement.MillisecondsAtMost($"{list}: pages around number {Measurement.Count(last)} of the whole list, 95 of 100", provider.ToString(), At(deep, 0.95), PageLimit));
        Explain(list + " whole", deep, options, clock);
    }

    private static async Task SharedAccountsAsync(HttpClient desk, DatabaseProvider provider, List<Measurement> rows, BenchmarkOptions options, StatementClock clock, CancellationToken ct)
    {
        var (times, found) = (new List<(double, string)>(), 0);
        for (var i = 0; i < 12; i++)
        {
            var path = $"/api/v1/registry/warnings?kind=SharedAccount&pageSize=20&page={1 + i}";
            var (time, body) = await AskAsync(desk, path, ct);
            found = JsonDocument.Parse(body).RootElement.GetProperty("total").GetInt32();
            if (i >= 2)
            {
                times.Add((time, path));
            }
        }

        times.Sort();
        rows.Add(Measurement.SecondsAtMost($"households that share a payout account ({Measurement.Count(found)} found), slowest of {times.Count} pages", provider.ToString(),
            TimeSpan.FromMilliseconds(times[^1].Item1), SharedLimit));
        Explain("shared", times, options, clock);
    }

    private static async Task<(double Time, byte[] Body)> AskAsync(HttpClient desk, string path, CancellationToken ct)
    {
        var begun = Stopwatch.GetTimestamp();
        using var answer = await desk.GetAsync(path, ct);
        var body = await answer.BodyAsync(ct);
        return (Stopwatch.GetElapsedTime(begun).TotalMilliseconds, body);
    }

    private static double At(List<(double Milliseconds, string Path)> sorted, double share) => sorted[Math.Min(sorted.Count - 1, (int)Math.Ceiling(sorted.Count * share) - 1)].Milliseconds;

    private static void Explain(string what, List<(double Milliseconds, string Path)> sorted, BenchmarkOptions options, StatementClock clock)
    {
        if (!options.Statements)
        {
            return;
        }

        Console.WriteLine($"-- {what}: {string.Join(" ", new[] { 0.1, 0.25, 0.5, 0.75, 0.9, 0.95, 1 }.Select(share => $"{At(sorted, share):0}"))} ms");
        foreach (var (time, path) in sorted.AsEnumerable().Reverse().Take(8))
        {
            Console.WriteLine($"   {time,8:0.0} ms {Uri.UnescapeDataString(path)}");
        }

        clock.Print(12);
        clock.Reset();
    }
}
