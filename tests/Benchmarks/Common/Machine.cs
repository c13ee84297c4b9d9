using System.Diagnostics;
using System.Globalization;
using System.Runtime.InteropServices;

namespace Resettlement.Benchmarks.Common;

/// <summary>What the numbers were measured on.</summary>
internal static class Machine
{
    private const double GigaByte = 1024d * 1024 * 1024;

    public static string Describe()
    {
        var memory = GC.GetGCMemoryInfo().TotalAvailableMemoryBytes / GigaByte;
        return string.Create(CultureInfo.InvariantCulture, $"{Processor()}, {Environment.ProcessorCount} cores, {memory:0} GB memory, {RuntimeInformation.OSDescription.Trim()}, {RuntimeInformation.FrameworkDescription}");
    }

    /// <summary>The commit that was measured; "+ changes" when the working copy held more than it.</summary>
    public static string Commit(string root) => Git(root, "rev-parse --short HEAD") is { Length: > 0 } commit
        ? Git(root, "status --porcelain --untracked-files=no -- src tests/Benchmarks").Length == 0 ? commit : commit + " + changes"
        : "unknown";

    private static string Processor()
    {
        const string Info = "/proc/cpuinfo";
        var line = File.Exists(Info) ? File.ReadLines(Info).FirstOrDefault(x => x.StartsWith("model name", StringComparison.Ordinal)) : null;
        return line?[(line.IndexOf(':', StringComparison.Ordinal) + 1)..].Trim() ?? RuntimeInformation.ProcessArchitecture.ToString();
    }

    private static string Git(string root, string arguments)
    {
        using var git = Process.Start(new ProcessStartInfo("git", arguments) { WorkingDirectory = root, RedirectStandardOutput = true });
        var text = git?.StandardOutput.ReadToEnd().Trim() ?? "";
        git?.WaitForExit();
        return text;
    }
}
