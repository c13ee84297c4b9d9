using System.Globalization;

namespace Resettlement.Benchmarks.Common;

/// <summary>The most memory this process had in use since <see cref="Restart"/>: resident, and live on the managed heap at the collections.</summary>
internal sealed class PeakMemory : IDisposable
{
    private const double MegaByte = 1024 * 1024;

    private readonly Timer _timer;
    private long _managed;

    private PeakMemory() => _timer = new(_ => Look(), null, TimeSpan.Zero, TimeSpan.FromMilliseconds(50));

    public double ManagedMegabytes => Interlocked.Read(ref _managed) / MegaByte;

    /// <summary>The kernel's own high-water mark.</summary>
    public static double ResidentMegabytes => Status("VmHWM") / 1024;

    /// <summary>Frees what can be freed and starts counting anew.</summary>
    public static PeakMemory Restart()
    {
        GC.Collect(GC.MaxGeneration, GCCollectionMode.Aggressive, blocking: true, compacting: true);
        GC.WaitForPendingFinalizers();
        File.WriteAllText("/proc/self/clear_refs", "5");
        return new();
    }

    public static double ResidentNowMegabytes => Status("VmRSS") / 1024;

    public void Dispose() => _timer.Dispose();

    private void Look()
    {
        var now = GC.GetTotalMemory(forceFullCollection: false);
        if (now > Interlocked.Read(ref _managed))
        {
            Interlocked.Exchange(ref _managed, now);
        }
    }

    private static double Status(string name) => double.Parse(File.ReadLines("/proc/self/status").First(x => x.StartsWith(name, StringComparison.Ordinal))
        .Split(' ', StringSplitOptions.RemoveEmptyEntries)[^2].Split('\t')[^1], CultureInfo.InvariantCulture);
}
