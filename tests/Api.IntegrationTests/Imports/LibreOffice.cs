using System.Diagnostics;

namespace Resettlement.Api.IntegrationTests.Imports;

/// <summary>Opens workbooks in LibreOffice and saves them back, as a person does who edits one there. Its absence is a failure: only long runs come here.</summary>
internal static class LibreOffice
{
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(5);

    /// <summary>By the names given; all in one start of the program.</summary>
    public static async Task<IReadOnlyDictionary<string, byte[]>> SaveBackAsync(IReadOnlyCollection<(string Name, byte[] Content)> books)
    {
        var folder = Directory.CreateTempSubdirectory("resettlement-libreoffice-").FullName;
        try
        {
            var files = books.Select((book, i) => (book.Name, book.Content, Path: Path.Combine(folder, $"{i}.xlsx"))).ToList();
            foreach (var file in files)
            {
                await File.WriteAllBytesAsync(file.Path, file.Content);
            }

            var saved = Path.Combine(folder, "saved");
            await RunAsync([$"-env:UserInstallation={new Uri(Path.Combine(folder, "profile"))}", "--headless", "--norestore", "--convert-to", "xlsx:Calc MS Excel 2007 XML", "--outdir", saved, .. files.Select(file => file.Path)]);
            var answer = new Dictionary<string, byte[]>(StringComparer.Ordinal);
            foreach (var file in files)
            {
                var path = Path.Combine(saved, Path.GetFileName(file.Path));
                Assert.That(File.Exists(path), Is.True, $"LibreOffice could not open {file.Name}");
                answer.Add(file.Name, await File.ReadAllBytesAsync(path));
            }

            return answer;
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    private static async Task RunAsync(IEnumerable<string> arguments)
    {
        var start = new ProcessStartInfo(Find()) { RedirectStandardError = true, RedirectStandardOutput = true };
        foreach (var argument in arguments)
        {
            start.ArgumentList.Add(argument);
        }

        using var process = Process.Start(start)!;
        using var patience = new CancellationTokenSource(Patience);
        try
        {
            var told = Task.WhenAll(process.StandardOutput.ReadToEndAsync(patience.Token), process.StandardError.ReadToEndAsync(patience.Token));
            await process.WaitForExitAsync(patience.Token);
            Assert.That(process.ExitCode, Is.Zero, string.Join('\n', await told));
        }
        catch (OperationCanceledException)
        {
            process.Kill(entireProcessTree: true);
            throw;
        }
    }

    private static string Find()
    {
        var folders = (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator);
        var found = new[] { "soffice", "libreoffice" }.SelectMany(name => folders.Select(folder => Path.Combine(folder, name))).FirstOrDefault(File.Exists);
        Assert.That(found, Is.Not.Null, "LibreOffice is not installed: apt-get install libreoffice-calc (test.sh --soak does it)");
        return found!;
    }
}
