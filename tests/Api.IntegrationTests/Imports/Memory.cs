namespace Resettlement.Api.IntegrationTests.Imports;

/// <summary>What is alive while something is done.</summary>
internal static class Memory
{
    private const long MegaByte = 1024 * 1024;

    /// <summary>The most megabytes alive while something is done, beyond what was alive before.</summary>
    public static async Task<(T Answer, long Peak)> PeakAsync<T>(Func<Task<T>> act)
    {
        var before = Alive();
        var (peak, done) = (before, false);
        var watching = Task.Run(async () =>
        {
            while (!Volatile.Read(ref done))
            {
                // collected first, so that garbage does not count
                peak = Math.Max(peak, Alive());
                await Task.Delay(500);
            }
        });
        var answer = await act();
        Volatile.Write(ref done, true);
        await watching;
        return (answer, (peak - before) / MegaByte);
    }

    /// <summary>What one full collection has left; what others allocate until this thread is awake again does not count.</summary>
    private static long Alive()
    {
        GC.Collect();
        var collected = GC.GetGCMemoryInfo(GCKind.FullBlocking);
        return collected.HeapSizeBytes - collected.FragmentedBytes;
    }
}
