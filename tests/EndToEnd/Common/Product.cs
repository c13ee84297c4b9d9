using System.Diagnostics;
using System.Net;
using System.Net.Sockets;

namespace Resettlement.EndToEnd.Common;

/// <summary>The published server on a free port with a data folder of its own; both are gone when it is disposed.</summary>
internal sealed class Product : IAsyncDisposable
{
    /// <summary>Before every day that a practice begins on: what was entered then came before what is entered in it.</summary>
    private const string LoadedForPractice = "2026-11-25";

    private static readonly Lazy<Task<(string Folder, string Output)>> Prepared = new(() => PrepareAsync(null));
    private static readonly Lazy<Task<(string Folder, string Output)>> PreparedForPractice = new(() => PrepareAsync(LoadedForPractice));

    private readonly string _data;
    private readonly List<string> _log = [];
    private string? _today;
    private Process? _process;

    private Product(string data, int port, string? today)
    {
        (_data, _today) = (data, today);
        Address = new Uri($"http://127.0.0.1:{port}");
    }

    public Uri Address { get; }

    /// <summary>What `init --sample` printed: the table of sample accounts among other things.</summary>
    public string InitOutput { get; private init; } = "";

    /// <summary>A running server over a copy of the freshly loaded sample county.</summary>
    /// <param name="today">The day on which its clock begins (practice); null for the day it is.</param>
    public static async Task<Product> StartAsync(string? today = null)
    {
        var (template, output) = await (today is null ? Prepared : PreparedForPractice).Value;
        var data = Scratch.Folder("data");
        Copy(template, data);
        var product = new Product(data, FreePort(), today) { InitOutput = output };
        await product.ServeAsync();
        return product;
    }

    /// <summary>Ends the process as a power cut would and starts it again on the same data and port.</summary>
    public async Task KillAndRestartAsync()
    {
        _process!.Kill(entireProcessTree: true);
        await _process.WaitForExitAsync();
        await ServeAsync();
    }

    /// <summary>Days go by: the server ends and starts again in the morning of another day.</summary>
    public Task ContinueOnAsync(string day)
    {
        _today = day;
        return KillAndRestartAsync();
    }

    public string LogTail
    {
        get
        {
            lock (_log) return string.Join('\n', _log.TakeLast(60));
        }
    }

    public async ValueTask DisposeAsync()
    {
        if (_process is { HasExited: false })
        {
            _process.Kill(entireProcessTree: true);
            await _process.WaitForExitAsync();
        }

        _process?.Dispose();
        Directory.Delete(_data, recursive: true);
    }

    private async Task ServeAsync()
    {
        _process = Start(_data, Address.Port, [], _today);
        _process.OutputDataReceived += (_, line) => Keep(line.Data);
        _process.ErrorDataReceived += (_, line) => Keep(line.Data);
        _process.BeginOutputReadLine();
        _process.BeginErrorReadLine();

        using var http = new HttpClient { BaseAddress = Address, Timeout = TimeSpan.FromSeconds(5) };
        var clock = Stopwatch.StartNew();
        while (clock.Elapsed < TimeSpan.FromSeconds(90))
        {
            if (_process.HasExited) throw new InvalidOperationException($"The server ended with {_process.ExitCode}:\n{LogTail}");
            try
            {
                using var answer = await http.GetAsync(new Uri("/health/ready", UriKind.Relative));
                if (answer.StatusCode == HttpStatusCode.OK) return;
            }
            catch (Exception e) when (e is HttpRequestException or TaskCanceledException)
            {
                // Not listening yet.
            }

            await Task.Delay(200);
        }

        throw new TimeoutException($"The server was not ready within 90 s:\n{LogTail}");
    }

    private void Keep(string? line)
    {
        if (line is null) return;
        lock (_log) _log.Add(line);
    }

    private static async Task<(string Folder, string Output)> PrepareAsync(string? today)
    {
        var folder = Scratch.Folder("template");
        using var init = Start(folder, 0, ["init", "--sample"], today);
        var errors = init.StandardError.ReadToEndAsync();
        var output = await init.StandardOutput.ReadToEndAsync();
        await init.WaitForExitAsync();
        if (init.ExitCode == 0) return (folder, output);
        throw new InvalidOperationException($"init --sample ended with {init.ExitCode}:\n{output}\n{await errors}");
    }

    private static Process Start(string data, int port, string[] arguments, string? today)
    {
        var start = new ProcessStartInfo("dotnet", [Path.Combine(Repository.App, "Resettlement.Api.dll"), .. arguments])
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            WorkingDirectory = Repository.App,
        };
        start.Environment["Database__DataDirectory"] = data;
        start.Environment["ASPNETCORE_ENVIRONMENT"] = today is null ? "Production" : "Practice";
        if (today is not null) start.Environment["Practice__Today"] = today;
        start.Environment["Urls"] = $"http://127.0.0.1:{port}";
        return Process.Start(start) ?? throw new InvalidOperationException("dotnet did not start.");
    }

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }

    private static void Copy(string from, string to)
    {
        foreach (var folder in Directory.GetDirectories(from, "*", SearchOption.AllDirectories).Prepend(from))
        {
            Directory.CreateDirectory(Path.Combine(to, Path.GetRelativePath(from, folder)));
        }

        foreach (var file in Directory.GetFiles(from, "*", SearchOption.AllDirectories))
        {
            File.Copy(file, Path.Combine(to, Path.GetRelativePath(from, file)));
        }
    }
}
