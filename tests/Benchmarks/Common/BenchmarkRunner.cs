namespace Resettlement.Benchmarks.Common;

/// <summary>Runs what was asked for; every benchmark replaces its own section of docs/performance.md and no other.</summary>
internal static class BenchmarkRunner
{
    public static async Task<int> RunAsync(IReadOnlyList<Benchmark> all, string[] args)
    {
        if (BenchmarkOptions.Parse(args) is not { } options || options.Only.Any(name => !all.Any(x => x.Name.Equals(name, StringComparison.OrdinalIgnoreCase))))
        {
            await Console.Error.WriteLineAsync(BenchmarkOptions.Usage);
            await Console.Error.WriteLineAsync("Names: " + string.Join(", ", all.Select(x => x.Name)));
            return 2;
        }

        using var stop = new CancellationTokenSource();
        Console.CancelKeyPress += (_, pressed) => (pressed.Cancel, _) = (true, stop.CancelAsync());
        var machine = Machine.Describe();
        var report = PerformanceReport.InRepository();
        foreach (var benchmark in all.Where(x => options.Wants(x.Name)))
        {
            Console.WriteLine($"== {benchmark.Name}: {benchmark.Title}");
            var rows = await benchmark.RunAsync(options, stop.Token);
            foreach (var row in rows)
            {
                Console.WriteLine($"   {row.Database,-11} {row.What,-70} {row.Measured,12} {row.Target,10} {PerformanceReport.Verdict(row.Met)}");
            }

            if (options.KeepResults)
            {
                report.Put(new(benchmark.Name, benchmark.Title, TimeProvider.System.GetLocalNow().ToString("yyyy-MM-dd", null), Machine.Commit(report.Root), machine, rows));
            }
        }

        return 0;
    }
}
