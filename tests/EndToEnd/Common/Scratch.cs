namespace Resettlement.EndToEnd.Common;

/// <summary>
/// The one temporary folder of this run: data folders, downloads, filled workbooks, and what the server and the browser put aside
/// themselves. It goes at the end; the folder of another run is never touched.
/// </summary>
internal static class Scratch
{
    private static readonly Lazy<string> Root = new(() => Directory.CreateTempSubdirectory("resettlement-e2e-").FullName);

    /// <summary>From here on this process and those it starts find their temporary files in the folder.</summary>
    public static void Open()
    {
        var folder = Directory.CreateDirectory(Path.Combine(Root.Value, "tmp")).FullName;
        foreach (var variable in new[] { "TMPDIR", "TMP", "TEMP" }) Environment.SetEnvironmentVariable(variable, folder);
    }

    /// <summary>A new empty folder.</summary>
    public static string Folder(string name) => Directory.CreateDirectory(Path.Combine(Root.Value, $"{name}-{Guid.NewGuid():N}")).FullName;

    /// <summary>A path for a new file in a folder of its own, so that it keeps its name.</summary>
    public static string File(string fileName) => Path.Combine(Folder("file"), fileName);

    public static void Remove()
    {
        if (Root.IsValueCreated) Directory.Delete(Root.Value, recursive: true);
    }
}
