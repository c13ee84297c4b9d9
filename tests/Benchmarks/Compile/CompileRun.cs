using System.Diagnostics;
using System.Text.Json;
using MediatR;
using Microsoft.Extensions.DependencyInjection;
using Resettlement.Application.Subsidies;
using Resettlement.Benchmarks.Common;

namespace Resettlement.Benchmarks.Compile;

/// <summary>What one way of compiling took, in a process of its own: elapsed and processor time, the most memory in use, and what stood there before.</summary>
internal sealed record CompileRun(double Seconds, double ProcessorSeconds, double PeakMegabytes, double BeforeMegabytes, double ManagedMegabytes)
{
    public const string Sweep = "sweep";
    public const string Tracked = "tracked";

    private const int WarmUpHouseholds = 4_000;

    /// <summary>Starts this program again, so that neither generated rows nor compiled code of the others are in the way.</summary>
    public static async Task<CompileRun> StartAsync(string way, BenchmarkDatabase database, bool statements, CancellationToken ct)
    {
        await using var small = await BenchmarkDatabase.CreateAsync(database.Provider, database.Handle[1], ct);
        await using (var app = BenchmarkApp.Start(small, beforeCutOff: true))
        {
            await WorldWriter.WriteAsync(app, WarmUpHouseholds / World.HouseholdsOfSite, WarmUpHouseholds, ct);
            await DoAsync(Sweep, app, ct, waits: true);
        }

        await small.CheckpointAsync(ct);
        var start = new ProcessStartInfo(Environment.ProcessPath!) { RedirectStandardOutput = true };
        // the process is the program itself, or dotnet with the program as its first argument
        string[] program = Path.GetFileNameWithoutExtension(Environment.ProcessPath!) == "dotnet" ? [typeof(CompileRun).Assembly.Location] : [];
        foreach (var argument in program.Concat(["--child", way, statements ? "print" : "quiet"]).Concat(database.Handle).Concat(small.Handle))
        {
            start.ArgumentList.Add(argument);
        }

        using var child = Process.Start(start)!;
        string? last = null;
        while (await child.StandardOutput.ReadLineAsync(ct) is { } line)
        {
            if (last is not null)
            {
                Console.WriteLine(last);
            }

            last = line;
        }

        await child.WaitForExitAsync(ct);
        return child.ExitCode == 0 && last is not null ? JsonSerializer.Deserialize<CompileRun>(last)! : throw new InvalidOperationException($"The {way} failed: {last}");
    }

    /// <summary>The other side of <see cref="StartAsync"/>.</summary>
    public static async Task<int> ChildAsync(string[] args, CancellationToken ct)
    {
        var clock = new StatementClock();
        var print = args[1] == "print";
        // a server compiles a quarter long after its start: the code of this way, and of no other, has run before
        await using (var warm = BenchmarkApp.Start(BenchmarkDatabase.Attach(args[6..])))
        {
            await DoAsync(args[0], warm, ct);
        }

        await using var app = BenchmarkApp.Start(BenchmarkDatabase.Attach(args[2..6]), print ? clock.Attach : null);
        using var process = Process.GetCurrentProcess();
        using var memory = PeakMemory.Restart();
        var (before, begun, watch) = (PeakMemory.ResidentNowMegabytes, process.TotalProcessorTime, Stopwatch.StartNew());
        await DoAsync(args[0], app, ct);
        watch.Stop();
        process.Refresh();
        if (print)
        {
            clock.Print(40);
        }

        Console.WriteLine(JsonSerializer.Serialize(new CompileRun(
            watch.Elapsed.TotalSeconds, (process.TotalProcessorTime - begun).TotalSeconds, PeakMemory.ResidentMegabytes, before, memory.ManagedMegabytes)));
        return 0;
    }

    private static async Task DoAsync(string way, BenchmarkApp app, CancellationToken ct, bool waits = false)
    {
        if (way == Tracked)
        {
            await TrackedEntities.RunAsync(app, ct);
            return;
        }

        await using var scope = app.SystemScope();
        var swept = (await scope.ServiceProvider.GetRequiredService<IMediator>().Send(new SweepQuartersCommand(), ct)).Value;
        if (swept.Refused.Count + swept.Elsewhere > 0 || swept.Waiting > 0 != waits)
        {
            throw new InvalidOperationException($"Not everything was compiled: {swept}");
        }
    }
}
