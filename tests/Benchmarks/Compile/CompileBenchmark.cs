using System.Diagnostics;
using MediatR;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Resettlement.Application.Subsidies;
using Resettlement.Benchmarks.Common;
using Resettlement.Infrastructure.Persistence;

namespace Resettlement.Benchmarks.Compile;

/// <summary>A quarter of a province, compiled by the sweep; each kind is measured against another way or size.</summary>
internal sealed class CompileBenchmark : Benchmark
{
    private const double OfHandWritten = 1.5;
    private const double OfTracked = 10;
    private const double Memory = 300;

    /// <summary>The part of the world that tracked entities get through in a bearable time.</summary>
    private const int TrackedHouseholds = 14_000;

    private readonly Func<DatabaseProvider, BenchmarkOptions, CancellationToken, Task<IReadOnlyList<Measurement>>> _run;

    private CompileBenchmark(string name, string title, Func<DatabaseProvider, BenchmarkOptions, CancellationToken, Task<IReadOnlyList<Measurement>>> run) => (Name, Title, _run) = (name, title, run);

    public static IReadOnlyList<Benchmark> All { get; } =
    [
        new CompileBenchmark("compile", "Compiling a quarter", AgainstSqlAsync),
        new CompileBenchmark("compile-tracked", "Compiling a quarter with tracked entities", AgainstTrackedAsync),
        new CompileBenchmark("compile-large", "Compiling one large community", OneLargeCommunityAsync),
    ];

    public override string Name { get; }

    public override string Title { get; }

    public override async Task<IReadOnlyList<Measurement>> RunAsync(BenchmarkOptions options, CancellationToken ct)
    {
        var rows = new List<Measurement>();
        foreach (var provider in options.Databases)
        {
            rows.AddRange(await _run(provider, options, ct));
        }

        return rows;
    }

    private static async Task<IReadOnlyList<Measurement>> AgainstSqlAsync(DatabaseProvider provider, BenchmarkOptions options, CancellationToken ct)
    {
        await using var world = await BenchmarkDatabase.CreateAsync(provider, options, ct);
        var (counts, tables, opening) = await PrepareAsync(world, Sites(options.Households), options.Households, ct);
        await using var copy = await world.CopyAsync(ct);
        Say($"{provider}: hand-written SQL");
        await copy.CheckpointAsync(ct);
        using var process = Process.GetCurrentProcess();
        var (begun, watch) = (process.TotalProcessorTime, Stopwatch.StartNew());
        await HandWrittenSql.RunAsync(copy, options.Statements, ct);
        var byHand = watch.Elapsed;
        process.Refresh();
        Say($"{provider}: {byHand.TotalSeconds:0.0} s, of which {(process.TotalProcessorTime - begun).TotalSeconds:0.0} s processor time of this process; the sweep");
        var sweep = await CompileRun.StartAsync(CompileRun.Sweep, world, options.Statements, ct);
        Say($"{provider}: {sweep}; comparing the tables");
        var (compared, difference) = await TableComparison.CompareAsync(world, copy, tables, ct);
        var (name, size) = (provider.ToString(), Size(counts));
        return
        [
            Measurement.Shown($"hand-written set-based SQL, {size}", name, Measurement.Seconds(byHand)),
            Measurement.Shown("the sweep", name, Measurement.Seconds(TimeSpan.FromSeconds(sweep.Seconds))),
            Measurement.RatioAtMost("the sweep ÷ hand-written SQL", name, sweep.Seconds / byHand.TotalSeconds, OfHandWritten),
            new("rows compared in all tables after both", name, difference ?? Measurement.Count(compared) + " equal", "equal", difference is null),
            Measurement.Shown("opening the batches, some days before", name, Measurement.Seconds(opening)),
            .. MemoryOf(name, sweep),
        ];
    }

    private static async Task<IReadOnlyList<Measurement>> AgainstTrackedAsync(DatabaseProvider provider, BenchmarkOptions options, CancellationToken ct)
    {
        var households = Math.Min(options.Households, TrackedHouseholds);
        await using var world = await BenchmarkDatabase.CreateAsync(provider, options, ct);
        var (counts, _, _) = await PrepareAsync(world, Sites(households), households, ct);
        await using var copy = await world.CopyAsync(ct);
        var sweep = await CompileRun.StartAsync(CompileRun.Sweep, world, statements: false, ct);
        Say($"{provider}: {sweep}; tracked entities");
        var tracked = await CompileRun.StartAsync(CompileRun.Tracked, copy, statements: false, ct);
        Say($"{provider}: {tracked}");
        var size = Size(counts);
        return
        [
            Measurement.Shown($"tracked entities saved by the thousand, {size}", provider.ToString(), Measurement.Seconds(TimeSpan.FromSeconds(tracked.Seconds))),
            Measurement.RatioAtLeast("tracked entities ÷ the sweep", provider.ToString(), tracked.Seconds / sweep.Seconds, OfTracked),
        ];
    }

    /// <summary>All households in one community: one transaction, read and written in chunks.</summary>
    private static async Task<IReadOnlyList<Measurement>> OneLargeCommunityAsync(DatabaseProvider provider, BenchmarkOptions options, CancellationToken ct)
    {
        await using var world = await BenchmarkDatabase.CreateAsync(provider, options, ct);
        var (counts, _, _) = await PrepareAsync(world, 1, options.Households, ct);
        var sweep = await CompileRun.StartAsync(CompileRun.Sweep, world, statements: false, ct);
        Say($"{provider}: {sweep}");
        return
        [
            Measurement.Shown($"the sweep, {Size(counts)}", provider.ToString(), Measurement.Seconds(TimeSpan.FromSeconds(sweep.Seconds))),
            .. MemoryOf(provider.ToString(), sweep),
        ];
    }

    /// <summary>The world with the batches opened by a sweep before the cut-off, as it happens in the first days after a quarter.</summary>
    private static async Task<(WorldCounts Counts, IReadOnlyList<string> Tables, TimeSpan Opening)> PrepareAsync(BenchmarkDatabase world, int communities, int households, CancellationToken ct)
    {
        await using var app = BenchmarkApp.Start(world, beforeCutOff: true);
        var watch = Stopwatch.StartNew();
        var counts = await WorldWriter.WriteAsync(app, communities, households, ct);
        Say($"{world.Provider}: {counts} in {watch.Elapsed.TotalSeconds:0.0} s");
        watch.Restart();
        await using var scope = app.SystemScope();
        var opened = (await scope.ServiceProvider.GetRequiredService<IMediator>().Send(new SweepQuartersCommand(), ct)).Value;
        var opening = watch.Elapsed;
        Say($"{world.Provider}: {opened.Opened} batches opened, {opened.Waiting} waiting in {opening.TotalSeconds:0.0} s");
        var db = scope.ServiceProvider.GetRequiredService<AppDbContext>();
        if (world.Provider == DatabaseProvider.PostgreSql)
        {
            // what autovacuum has done long before on a server that is not an hour old
            db.Database.SetCommandTimeout(600);
            await db.Database.ExecuteSqlRawAsync("VACUUM ANALYZE", ct);
        }

        return (counts, [.. db.Model.GetEntityTypes().Select(x => x.GetTableName()).OfType<string>().Distinct().Order(StringComparer.Ordinal)], opening);
    }

    private static int Sites(int households) => Math.Max(1, (households + World.HouseholdsOfSite - 1) / World.HouseholdsOfSite);

    private static string Size(WorldCounts counts) =>
        $"{Measurement.Count(counts.Households)} households, {Measurement.Count(counts.Receipts)} receipts and refunds, {Measurement.Count(counts.Communities)} {(counts.Communities == 1 ? "community" : "communities")}";

    private static IEnumerable<Measurement> MemoryOf(string database, CompileRun run) =>
    [
        Measurement.MegabytesAtMost("peak memory of the whole process", database, run.PeakMegabytes, Memory),
        Measurement.Shown("… of which before the sweep began", database, Measurement.Megabytes(run.BeforeMegabytes)),
        Measurement.Shown("… managed heap at most, garbage included", database, Measurement.Megabytes(run.ManagedMegabytes)),
    ];
}
