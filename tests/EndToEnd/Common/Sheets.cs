using System.Diagnostics;

namespace Resettlement.EndToEnd.Common;

/// <summary>Printed sheets as they come out of a printer: their text and their picture, by poppler.</summary>
internal static class Sheets
{
    /// <summary>The text of each page, without the spaces that only lay it out.</summary>
    public static async Task<string[]> Pages(string pdf)
    {
        var text = await Run("pdftotext", "-layout", pdf, "-");
        return [.. text.TrimEnd('\f').Split('\f').Select(page => string.Concat(page.Where(c => !char.IsWhiteSpace(c))))];
    }

    /// <summary>One picture a page, <paramref name="name"/>-1.png and so on, in the folder of the screenshots.</summary>
    public static Task Picture(string pdf, string folder, string name)
    {
        Directory.CreateDirectory(folder);
        return Run("pdftoppm", "-r", "70", "-png", pdf, Path.Combine(folder, name));
    }

    private static async Task<string> Run(string program, params string[] arguments)
    {
        using var process = Process.Start(new ProcessStartInfo(program, arguments) { RedirectStandardOutput = true }) ?? throw new InvalidOperationException($"{program} did not start.");
        var output = await process.StandardOutput.ReadToEndAsync();
        await process.WaitForExitAsync();
        Assert.That(process.ExitCode, Is.Zero, program);
        return output;
    }
}
