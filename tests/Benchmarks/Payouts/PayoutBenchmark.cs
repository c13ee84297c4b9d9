using System.Globalization;
using Resettlement.Benchmarks.Common;
using Resettlement.Infrastructure.Persistence;

namespace Resettlement.Benchmarks.Payouts;

/// <summary>131 072 lines from the notice to the answer of the banks.</summary>
internal sealed class PayoutBenchmark : Benchmark
{
    private const int Communities = 64;
    private const int LinesPerSecond = 20_000;
    private const double Memory = 300;

    public override string Name => "payouts";

    public override string Title => "Paying a quarter";

    public override async Task<IReadOnlyList<Measurement>> RunAsync(BenchmarkOptions options, CancellationToken ct)
    {
        // --households makes this world smaller as well; by whole communities
        var communities = Math.Clamp(options.Households / PayoutWorld.HouseholdsOfCommunity, 2, Communities);
        var rows = new List<Measurement>();
        foreach (var provider in options.Databases)
        {
            rows.AddRange(await MeasureAsync(provider, communities, options, ct));
        }

        return rows;
    }

    private static async Task<IReadOnlyList<Measurement>> MeasureAsync(DatabaseProvider provider, int communities, BenchmarkOptions options, CancellationToken ct)
    {
        await using var small = await BenchmarkDatabase.CreateAsync(provider, options, ct);
        await using var large = await BenchmarkDatabase.CreateAsync(provider, options, ct);
        await PayoutRun.PrepareAsync(small, 1, ct);
        Say($"{provider}: writing {communities} communities");
        await PayoutRun.PrepareAsync(large, communities, ct);
        await large.CheckpointAsync(ct);
        Say($"{provider}: paying");
        var stages = (await PayoutRun.StartAsync(PayoutRun.Pay, large, small, options.Statements, ct)).ToList();
        foreach (var part in new[] { PayoutRun.ReconcileCsv, PayoutRun.ReconcilePain002, PayoutRun.ByHand })
        {
            await using var copy = await large.CopyAsync(ct);
            await using var smallCopy = await small.CopyAsync(ct);
            await copy.CheckpointAsync(ct);
            Say($"{provider}: reconciling, {part}");
            stages.AddRange(await PayoutRun.StartAsync(part, copy, smallCopy, options.Statements, ct));
        }

        return [.. stages.Where(x => !IsPlain(x)).SelectMany(x => Rows(provider.ToString(), x)), .. Ratios(provider.ToString(), stages)];
    }

    private static IEnumerable<Measurement> Rows(string database, StageRun stage)
    {
        var what = $"{Measurement.Count(stage.Lines)} lines {stage.Name}";
        // what has a promise
        var limit = stage.Name.StartsWith("exported", StringComparison.Ordinal) || stage.Name.StartsWith("reconciled", StringComparison.Ordinal) ? LinesPerSecond : (int?)null;
        yield return limit is { } least ? Measurement.PerSecondAtLeast(what, database, stage.PerSecond, least) : Measurement.Shown(what, database, Measurement.PerSecond(stage.PerSecond));
        yield return Measurement.Shown("… elapsed, and of it processor time of the server", database,
            string.Create(CultureInfo.InvariantCulture, $"{stage.Seconds:0.0} s, {stage.ProcessorSeconds:0.0} s"));
        yield return Measurement.MegabytesAtMost("… peak memory of the whole process", database, stage.PeakMegabytes, Memory);
        yield return Measurement.Shown("… of which before the stage began, and managed heap at most, garbage included", database,
            $"{Measurement.Megabytes(stage.BeforeMegabytes)}, {Measurement.Megabytes(stage.ManagedMegabytes)}");
    }

    private static IEnumerable<Measurement> Ratios(string database, List<StageRun> stages)
    {
        StageRun Of(string name) => stages.Single(x => x.Name == name);
        foreach (var (product, plain) in new[] { ("exported as Csv", "plain writer of the CSV"), ("reconciled by CSV", "hand-written SQL") })
        {
            yield return Measurement.Shown($"{product} ÷ {plain}", database, Measurement.Times(Of(product).Seconds / Of(plain).Seconds));
            yield return Measurement.Shown("… in processor time of the process", database, Measurement.Times(Of(product).ProcessorSeconds / Of(plain).ProcessorSeconds));
        }
    }

    private static bool IsPlain(StageRun stage) => stage.Name is "plain writer of the CSV" or "hand-written SQL";
}
