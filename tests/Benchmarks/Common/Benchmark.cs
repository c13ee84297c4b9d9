using System.Globalization;

namespace Resettlement.Benchmarks.Common;

/// <summary>
/// One thing that is measured. It reports and asserts nothing: how fast a machine is has no place among the tests. <see cref="Name"/> is what --only takes and the name of
/// its section in docs/performance.md.
/// </summary>
internal abstract class Benchmark
{
    public abstract string Name { get; }

    public abstract string Title { get; }

    public abstract Task<IReadOnlyList<Measurement>> RunAsync(BenchmarkOptions options, CancellationToken ct);

    protected static void Say(string what) => Console.WriteLine($"{TimeProvider.System.GetLocalNow():HH:mm:ss} {what}");
}

/// <summary>One row of a section. <paramref name="Target"/> and <paramref name="Met"/> are null for what is shown without a promise.</summary>
internal sealed record Measurement(string What, string Database, string Measured, string? Target = null, bool? Met = null)
{
    /// <summary>At most <paramref name="limit"/> times as long as the other.</summary>
    public static Measurement RatioAtMost(string what, string database, double ratio, double limit) =>
        new(what, database, Times(ratio), "≤ " + Times(limit), ratio <= limit);

    /// <summary>At least <paramref name="limit"/> times as fast as the other.</summary>
    public static Measurement RatioAtLeast(string what, string database, double ratio, double limit) =>
        new(what, database, Times(ratio), "≥ " + Times(limit), ratio >= limit);

    public static Measurement SecondsAtMost(string what, string database, TimeSpan measured, double limit) =>
        new(what, database, Seconds(measured), "≤ " + Seconds(TimeSpan.FromSeconds(limit)), measured.TotalSeconds <= limit);

    public static Measurement MillisecondsAtMost(string what, string database, double measured, double limit) =>
        new(what, database, Milliseconds(measured), "≤ " + Milliseconds(limit), measured <= limit);

    public static Measurement MegabytesAtMost(string what, string database, double measured, double limit) =>
        new(what, database, Megabytes(measured), "< " + Megabytes(limit), measured < limit);

    public static Measurement PerSecondAtLeast(string what, string database, double measured, double limit) =>
        new(what, database, PerSecond(measured), "≥ " + PerSecond(limit), measured >= limit);

    public static Measurement Shown(string what, string database, string measured) => new(what, database, measured);

    public static string Times(double ratio) => string.Create(CultureInfo.InvariantCulture, $"{ratio:0.00}×");

    public static string Seconds(TimeSpan time) => string.Create(CultureInfo.InvariantCulture, $"{time.TotalSeconds:0.0} s");

    public static string Milliseconds(double time) => string.Create(CultureInfo.InvariantCulture, $"{time:0} ms");

    public static string Megabytes(double size) => string.Create(CultureInfo.InvariantCulture, $"{size:0} MB");

    public static string PerSecond(double number) => Count((long)number) + " /s";

    public static string Count(long number) => number.ToString("#,0", CultureInfo.InvariantCulture).Replace(',', ' ');
}
