using System.Diagnostics;
using System.Text;

namespace Resettlement.Api.IntegrationTests.Common;

/// <summary>The program itself, started as an operator starts it, on the installation of a test.</summary>
internal static class ProductProgram
{
    public static ProcessStartInfo On(TestApp app, params string[] arguments)
    {
        var start = new ProcessStartInfo("dotnet", [Path.Combine(AppContext.BaseDirectory, "Resettlement.Api.dll"), .. arguments])
        {
            RedirectStandardOutput = true,
            WorkingDirectory = app.DataDirectory,
            StandardOutputEncoding = Encoding.UTF8,
        };
        start.Environment["Database__Provider"] = TestApp.Provider.ToString();
        start.Environment["Database__DataDirectory"] = app.DataDirectory;
        start.Environment["Database__ConnectionString"] = app.ConnectionString;
        return start;
    }

    /// <summary>A command from its start to its end.</summary>
    public static async Task<(int Exit, string Output)> RunAsync(TestApp app, params string[] arguments)
    {
        using var process = Process.Start(On(app, arguments))!;
        var output = await process.StandardOutput.ReadToEndAsync();
        await process.WaitForExitAsync();
        return (process.ExitCode, output);
    }
}
