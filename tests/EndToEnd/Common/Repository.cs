namespace Resettlement.EndToEnd.Common;

/// <summary>Where things lie in the checkout, found upwards from the test assembly.</summary>
internal static class Repository
{
    public static string Root { get; } = FindRoot();

    public static string Screenshots { get; } = Path.Combine(Root, "artifacts", "screenshots");

    /// <summary>The published server: RESETTLEMENT_APP, or what test.sh or run.sh have published last.</summary>
    public static string App { get; } = FindApp();

    public static string Sample(params string[] parts) => Path.Combine([Root, "tests", "samples", .. parts]);

    private static string FindRoot()
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            if (File.Exists(Path.Combine(folder.FullName, "Resettlement.sln"))) return folder.FullName;
        }

        throw new InvalidOperationException($"Resettlement.sln is not above {AppContext.BaseDirectory}.");
    }

    private static string FindApp()
    {
        string?[] candidates =
        [
            Environment.GetEnvironmentVariable("RESETTLEMENT_APP"),
            Path.Combine(Root, "artifacts", "app-test"),
            Path.Combine(Root, "artifacts", "app"),
        ];
        return candidates.FirstOrDefault(x => x is { Length: > 0 } && File.Exists(Path.Combine(x, "Resettlement.Api.dll")))
            ?? throw new InvalidOperationException(
                "The published server is missing: dotnet publish src/Api -c Release -o artifacts/app-test, or run ./test.sh.");
    }
}
