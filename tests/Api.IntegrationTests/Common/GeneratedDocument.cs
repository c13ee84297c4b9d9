namespace Resettlement.Api.IntegrationTests.Common;

/// <summary>A committed document that a test writes when RESETTLEMENT_WRITE_DOCS is set, and compares otherwise (scripts/generated.sh).</summary>
internal static class GeneratedDocument
{
    public static async Task CheckAsync(string name, string text)
    {
        text = text.ReplaceLineEndings("\n");
        var path = Path.Combine(RepositoryRoot(), "docs", name);
        if (Environment.GetEnvironmentVariable("RESETTLEMENT_WRITE_DOCS") is { Length: > 0 })
        {
            await File.WriteAllTextAsync(path, text);
        }

        Assert.That(File.Exists(path) ? await File.ReadAllTextAsync(path) : "", Is.EqualTo(text), "scripts/generated.sh writes it again");
    }

    public static string RepositoryRoot()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(folder.FullName, "Resettlement.sln")))
        {
            folder = folder.Parent!;
        }

        return folder.FullName;
    }
}
