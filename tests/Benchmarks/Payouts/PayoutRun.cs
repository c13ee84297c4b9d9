using System.Diagnostics;
using System.Text.Json;
using MediatR;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Resettlement.Application.Subsidies;
using Resettlement.Benchmarks.Common;
using Resettlement.Domain.Access;
using Resettlement.Domain.Payouts;
using Resettlement.Domain.Subsidies;
using Resettlement.Infrastructure.Persistence;

namespace Resettlement.Benchmarks.Payouts;

/// <summary>What one stage took: elapsed time, time of the processors in the server's process, the most memory of that process, what stood there before, and the managed part at most.</summary>
internal sealed record StageRun(string Name, int Lines, double Seconds, double ProcessorSeconds, double PeakMegabytes, double BeforeMegabytes, double ManagedMegabytes)
{
    public double PerSecond => Lines / Seconds;
}

/// <summary>The stages of a payout in a process of its own, in which the same code has run once on a small database.</summary>
internal static class PayoutRun
{
    public const string Child = "--payout-child";

    /// <summary>From the checked batches to the files at the banks.</summary>
    public const string Pay = "pay";

    public const string ReconcileCsv = "csv";
    public const string ReconcilePain002 = "pain.002";

    /// <summary>The same as <see cref="ReconcileCsv"/> by hand-written SQL.</summary>
    public const string ByHand = "by-hand";

    private static readonly TimeSpan NoticeDays = TimeSpan.FromDays(14);

    /// <summary>Communities with checked batches, as the committee leaves them.</summary>
    public static async Task PrepareAsync(BenchmarkDatabase database, int communities, CancellationToken ct)
    {
        await using var app = BenchmarkApp.Start(database);
        await PayoutWorld.WriteAsync(app, communities, ct);
        await using (var scope = app.SystemScope())
        {
            var swept = (await scope.ServiceProvider.GetRequiredService<IMediator>().Send(new SweepQuartersCommand(), ct)).Value;
            if (swept.Refused.Count + swept.Elsewhere + swept.Waiting > 0)
            {
                throw new InvalidOperationException($"Not everything was compiled: {swept}");
            }
        }

        using var office = new PayoutOffice(app, ct);
        await office.SignInAsync(Role.CountyFinancePreparer, Role.CountyFinanceReviewer, Role.ResidentsCommittee);
        await office.PrepareFundAsync();
        await office.CheckAsync();
        if (database.Provider == DatabaseProvider.PostgreSql)
        {
            // what autovacuum has done long before on a server that is not an hour old
            await using var scope = app.SystemScope();
            var db = scope.ServiceProvider.GetRequiredService<AppDbContext>();
            db.Database.SetCommandTimeout(600);
            await db.Database.ExecuteSqlRawAsync("VACUUM ANALYZE", ct);
        }
    }

    /// <summary>Starts this program again for one part of the way.</summary>
    public static async Task<IReadOnlyList<StageRun>> StartAsync(string part, BenchmarkDatabase database, BenchmarkDatabase small, bool statements, CancellationToken ct)
    {
        var start = new ProcessStartInfo(Environment.ProcessPath!) { RedirectStandardOutput = true };
        // the process is the program itself, or dotnet with the program as its first argument
        string[] program = Path.GetFileNameWithoutExtension(Environment.ProcessPath!) == "dotnet" ? [typeof(PayoutRun).Assembly.Location] : [];
        foreach (var argument in program.Concat([Child, part, statements ? "print" : "quiet"]).Concat(database.Handle).Concat(small.Handle))
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
        return child.ExitCode == 0 && last is not null ? JsonSerializer.Deserialize<StageRun[]>(last)! : throw new InvalidOperationException($"The part {part} failed: {last}");
    }

    /// <summary>The other side of <see cref="StartAsync"/>.</summary>
    public static async Task<int> ChildAsync(string[] args, CancellationToken ct)
    {
        await WalkAsync(args[0], BenchmarkDatabase.Attach(args[6..]), print: false, ct);
        var stages = await WalkAsync(args[0], BenchmarkDatabase.Attach(args[2..6]), args[1] == "print", ct);
        Console.WriteLine(JsonSerializer.Serialize(stages));
        return 0;
    }

    private static async Task<IReadOnlyList<StageRun>> WalkAsync(string part, BenchmarkDatabase database, bool print, CancellationToken ct)
    {
        var clock = new StatementClock();
        var folder = Directory.CreateTempSubdirectory("resettlement-payouts-").FullName;
        await using var app = BenchmarkApp.Start(database, print ? clock.Attach : null);
        using var office = new PayoutOffice(app, ct);
        var stages = new StageClock(await app.ReadAsync(db => db.SubsidyLines.CountAsync(ct)), print ? clock : null);
        try
        {
            if (part == Pay)
            {
                await PayAsync(app, office, stages, folder, ct);
            }
            else
            {
                app.Clock.Advance(NoticeDays);
                await ReconcileAsync(part, app, office, stages, folder, ct);
            }
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }

        return stages.Runs;
    }

    private static async Task PayAsync(BenchmarkApp app, PayoutOffice office, StageClock stages, string folder, CancellationToken ct)
    {
        await office.SignInAsync(Role.CommunityClerk);
        await stages.MeasureAsync("notices published", office.PublishAsync);
        app.Clock.Advance(NoticeDays);
        await office.SignInAsync(Role.CommunityClerk, Role.CentreDirector, Role.BranchSecretary, Role.TownshipLeader, Role.CountyFinancePreparer, Role.CountyFinanceReviewer);
        await stages.MeasureAsync("notices ended, sheets opened", office.EndNoticesAsync);
        await stages.MeasureAsync("signed twice", office.SignAsync);
        await stages.MeasureAsync("reviewed", office.ReviewAsync);
        System.Text.Json.JsonElement prepared = default;
        await stages.MeasureAsync("release prepared", async () => prepared = await office.PrepareAsync());
        await stages.MeasureAsync("released", () => office.ReleaseAsync(prepared));
        Require(prepared.GetProperty("count").GetInt32(), stages.Lines);
        Require(await app.ReadAsync(db => db.PaymentOrders.CountAsync(ct)), stages.Lines);
        foreach (var format in Enum.GetValues<BankFileFormat>())
        {
            await stages.MeasureAsync($"exported as {format}", () => office.ExportAsync(format, folder));
        }

        await stages.MeasureAsync("plain writer of the CSV", () => PlainWays.ExportCsvAsync(app, folder, ct));
    }

    private static async Task ReconcileAsync(string part, BenchmarkApp app, PayoutOffice office, StageClock stages, string folder, CancellationToken ct)
    {
        await office.SignInAsync(Role.CountyFinanceImporter);
        switch (part)
        {
            case ReconcileCsv:
                var table = await BankAnswers.CsvAsync(app, folder, ct);
                await stages.MeasureAsync("reconciled by CSV", () => office.ImportAsync(table));
                break;
            case ReconcilePain002:
                var reports = await BankAnswers.Pain002Async(app, folder, ct);
                await stages.MeasureAsync("reconciled by pain.002", async () =>
                {
                    foreach (var report in reports)
                    {
                        await office.ImportAsync(report);
                    }
                });
                break;
            default:
                var same = await BankAnswers.CsvAsync(app, folder, ct);
                await stages.MeasureAsync("hand-written SQL", () => PlainWays.ReconcileAsync(app, same, ct));
                break;
        }

        var failed = await app.ReadAsync(db => db.PaymentOrders.CountAsync(x => x.State == OrderState.Failed, ct));
        Require(await app.ReadAsync(db => db.PaymentOrders.CountAsync(x => x.State == OrderState.Paid, ct)), stages.Lines - failed);
        Require(failed, stages.Lines / 50);
    }

    /// <summary>A fast walk past the lines proves nothing.</summary>
    private static void Require(int got, int wanted)
    {
        if (got != wanted)
        {
            throw new InvalidOperationException($"{got} in place of {wanted} lines");
        }
    }
}

/// <summary>Times stages one after another.</summary>
internal sealed class StageClock(int lines, StatementClock? statements)
{
    private readonly List<StageRun> _runs = [];

    public int Lines => lines;

    public IReadOnlyList<StageRun> Runs => _runs;

    public async Task MeasureAsync(string name, Func<Task> work)
    {
        statements?.Reset();
        using var process = Process.GetCurrentProcess();
        using var memory = PeakMemory.Restart();
        process.Refresh();
        var (before, begun, watch) = (PeakMemory.ResidentNowMegabytes, process.TotalProcessorTime, Stopwatch.StartNew());
        await work();
        watch.Stop();
        process.Refresh();
        _runs.Add(new(name, lines, watch.Elapsed.TotalSeconds, (process.TotalProcessorTime - begun).TotalSeconds, PeakMemory.ResidentMegabytes, before, memory.ManagedMegabytes));
        if (statements is not null)
        {
            Console.WriteLine($"-- {_runs[^1]}");
            statements.Print(12);
        }
    }
}
