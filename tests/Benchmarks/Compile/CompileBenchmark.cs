using System.Diagnostics;
using Microsoft.Extensions.DependencyInjection;
using Resettlement.Application.Subsidies;
using Resettlement.Benchmarks.Common;

namespace Resettlement.Benchmarks.Compile;

/// <summary>A quarter of a province, compiled by the sweep and by others ways of doing the same.</summary>
internal sealed class CompileBenchmark : Benchmark
{
    public override string Name => "compile";

    public override string Title => "Compiling a quarter";

    public override async Task<IReadOnlyList<Measurement>> RunAsync(BenchmarkOptions options, CancellationToken ct)
    {
        var rows = new List<Measurement>();
        foreach (var provider in options.Databases)
        {
            await using var world = await BenchmarkDatabase.CreateAsync(provider, options, ct);
            await using (var app = BenchmarkApp.Start(world))
            {
                var watch = Stopwatch.StartNew();
                var counts = await WorldWriter.WriteAsync(app, Math.Max(1, options.Households / World.HouseholdsOfSite), options.Households, ct);
                Say($"{provider}: {counts} in {watch.Elapsed.TotalSeconds:0.0} s");
            }

            await using var copy = await world.CopyAsync(ct);
            var clock = new StatementClock();
            await using (var app = BenchmarkApp.Start(copy, options.Statements ? clock.Attach : null))
            {
                var watch = Stopwatch.StartNew();
                var swept = await SweepAsync(app, ct);
                if (options.Statements)
                {
                    clock.Print(40);
                }

                rows.Add(Measurement.Shown($"the sweep: {swept.Compiled}", provider.ToString(), Measurement.Seconds(watch.Elapsed)));
            }
        }

        return rows;
    }

    private static async Task<QuartersSwept> SweepAsync(BenchmarkApp app, CancellationToken ct)
    {
        await using var scope = app.SystemScope();
        return (await scope.ServiceProvider.GetRequiredService<MediatR.IMediator>().Send(new SweepQuartersCommand(), ct)).Value;
    }
}
