using System.Diagnostics;
using System.Globalization;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Resettlement.Application.Common;
using Resettlement.Benchmarks.Common;
using Resettlement.Infrastructure.Persistence;
using Resettlement.Infrastructure.Persistence.Providers.Sqlite;

namespace Resettlement.Benchmarks.Writers;

/// <summary>Fifty who write at the same moment on SQLite: in the queue of the product, and each for itself at the lock of the file.</summary>
internal sealed class WriterBenchmark : Benchmark
{
    private const int Writers = 50;
    private const int Each = 4;
    private const double Faster = 5;
    private static readonly TimeSpan Work = TimeSpan.FromMilliseconds(5);

    public override string Name => "writers";

    public override string Title => "Many writers at once";

    public override async Task<IReadOnlyList<Measurement>> RunAsync(BenchmarkOptions options, CancellationToken ct)
    {
        var database = nameof(DatabaseProvider.Sqlite);
        if (!options.Databases.Contains(DatabaseProvider.Sqlite))
        {
            return [];
        }

        var queue = await MeasureAsync(options, null, ct);
        var alone = await MeasureAsync(options, services => services.Replace(ServiceDescriptor.Transient<SqliteWriters, SqliteWriters>()), ct);
        return
        [
            Measurement.Shown($"{Writers} writers, {Each} transactions each, at the lock of the file", database, Measurement.Seconds(alone)),
            Measurement.Shown("the same in the queue", database, Measurement.Seconds(queue)),
            Measurement.RatioAtLeast("at the lock ÷ in the queue", database, alone / queue, Faster),
        ];
    }

    private static async Task<TimeSpan> MeasureAsync(BenchmarkOptions options, Action<IServiceCollection>? services, CancellationToken ct)
    {
        await using var world = await BenchmarkDatabase.CreateAsync(DatabaseProvider.Sqlite, options, ct);
        await using var app = BenchmarkApp.Start(world, services);
        await WriteAsync(app, "warm", ct);
        var watch = Stopwatch.StartNew();
        await Task.WhenAll(Enumerable.Range(0, Writers).Select(i => Task.Run(async () =>
        {
            for (var k = 0; k < Each; k++)
            {
                await WriteAsync(app, string.Create(CultureInfo.InvariantCulture, $"{i}-{k}"), ct);
            }
        }, ct)));
        return watch.Elapsed;
    }

    private static Task WriteAsync(BenchmarkApp app, string key, CancellationToken ct) => app.ArrangeAsync(async (db, _, token) =>
    {
        // an approval reads and reckons for some milliseconds before it writes
        await Task.Delay(Work, token);
        db.WorkLeases.Add(new WorkLease { Key = key });
    }, ct);
}
