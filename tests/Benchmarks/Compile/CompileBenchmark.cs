using System.Diagnostics;
using MediatR;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Resettlement.Application.Subsidies;
using Resettlement.Benchmarks.Common;
using Resettlement.Infrastructure.Persistence;

namespace Resettlement.Benchmarks.Compile;

/// <summary>A quarter of a province, compiled by the sweep and, on a copy of the same database, by set-based SQL.</summary>
internal sealed class CompileBenchmark : Benchmark
{
    private const double OfHandWritten = 1.5;

    public override string Name => "compile";

    public override string Title => "Compiling a quarter";

    public override async Task<IReadOnlyList<Measurement>> RunAsync(BenchmarkOptions options, CancellationToken ct)
    {
        var rows = new List<Measurement>();
        foreach (var provider in options.Databases)
        {
            await using var world = await BenchmarkDatabase.CreateAsync(provider, options, ct);
            var (counts, tables) = await PrepareAsync(world, Math.Max(1, options.Households / World.HouseholdsOfSite), options.Households, ct);
            await using var copy = await world.CopyAsync(ct);
            Say($"{provider}: hand-written SQL");
            var byHand = Stopwatch.StartNew();
            await HandWrittenSql.RunAsync(copy, options.Statements, ct);
            byHand.Stop();
            Say($"{provider}: {byHand.Elapsed.TotalSeconds:0.0} s; the sweep");
            var swept = await SweepAsync(world, options, ct);
            Say($"{provider}: {swept.Wall.TotalSeconds:0.0} s, of which {swept.Processor.TotalSeconds:0.0} s processor time of this process; comparing the tables");
            var (compared, difference) = await TableComparison.CompareAsync(world, copy, tables, ct);
            rows.Add(Measurement.Shown($"world: {Measurement.Count(counts.Households)} households at {Measurement.Count(counts.Communities)} sites, {Measurement.Count(counts.Receipts)} receipts and refunds; rows equal in all tables",
                provider.ToString(), difference ?? Measurement.Count(compared)));
            rows.Add(Measurement.Shown("hand-written set-based SQL", provider.ToString(), Measurement.Seconds(byHand.Elapsed)));
            rows.Add(Measurement.Shown("the sweep", provider.ToString(), Measurement.Seconds(swept.Wall)));
            rows.Add(Measurement.RatioAtMost("the sweep ÷ hand-written SQL", provider.ToString(), swept.Wall / byHand.Elapsed, OfHandWritten));
        }

        return rows;
    }

    /// <summary>The world with the batches opened by a sweep before the cut-off, as it happens in the first days after a quarter.</summary>
    private static async Task<(WorldCounts Counts, IReadOnlyList<string> Tables)> PrepareAsync(BenchmarkDatabase world, int communities, int households, CancellationToken ct)
    {
        await using var app = BenchmarkApp.Start(world, beforeCutOff: true);
        var watch = Stopwatch.StartNew();
        var counts = await WorldWriter.WriteAsync(app, communities, households, ct);
        Say($"{world.Provider}: {counts} in {watch.Elapsed.TotalSeconds:0.0} s");
        watch.Restart();
        await using var scope = app.SystemScope();
        var opened = (await scope.ServiceProvider.GetRequiredService<IMediator>().Send(new SweepQuartersCommand(), ct)).Value;
        Say($"{world.Provider}: {opened.Opened} batches opened, {opened.Waiting} waiting in {watch.Elapsed.TotalSeconds:0.0} s");
        var db = scope.ServiceProvider.GetRequiredService<AppDbContext>();
        if (world.Provider == DatabaseProvider.PostgreSql)
        {
            // what autovacuum has done long before on a server that is not an hour old
            db.Database.SetCommandTimeout(600);
            await db.Database.ExecuteSqlRawAsync("VACUUM ANALYZE", ct);
        }

        return (counts, [.. db.Model.GetEntityTypes().Select(x => x.GetTableName()).OfType<string>().Distinct().Order(StringComparer.Ordinal)]);
    }

    private static async Task<(TimeSpan Wall, TimeSpan Processor)> SweepAsync(BenchmarkDatabase world, BenchmarkOptions options, CancellationToken ct)
    {
        var clock = new StatementClock();
        await using var app = BenchmarkApp.Start(world, services: options.Statements ? clock.Attach : null);
        using var process = Process.GetCurrentProcess();
        var (begun, watch) = (process.TotalProcessorTime, Stopwatch.StartNew());
        await using var scope = app.SystemScope();
        var swept = (await scope.ServiceProvider.GetRequiredService<IMediator>().Send(new SweepQuartersCommand(), ct)).Value;
        watch.Stop();
        process.Refresh();
        var processor = process.TotalProcessorTime - begun;
        if (options.Statements)
        {
            clock.Print(40);
        }

        return swept.Refused.Count == 0 && swept.Elsewhere == 0 && swept.Waiting == 0
            ? (watch.Elapsed, processor)
            : throw new InvalidOperationException($"Not everything was compiled: {(swept.Refused.Count > 0 ? swept.Refused[0].Code : "busy")}");
    }
}
