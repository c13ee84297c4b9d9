using System.Diagnostics;
using System.Net;
using System.Net.Http.Json;
using System.Net.Sockets;
using System.Text;
using Resettlement.Api.IntegrationTests.Common;

namespace Resettlement.Api.IntegrationTests.Crash;

/// <summary>The real server in a process of its own, on the database of a test, that can be killed as a power cut would.</summary>
internal sealed class ServerProcess : IDisposable
{
    private static readonly TimeSpan StartLimit = TimeSpan.FromMinutes(3);

    private readonly Process _process;
    private readonly Uri _address;
    private readonly StringBuilder _output = new();
    private readonly List<HttpClient> _clients = [];

    private ServerProcess(Process process, Uri address) => (_process, _address) = (process, address);

    public static async Task<ServerProcess> StartAsync(TestApp app)
    {
        var address = new Uri($"http://127.0.0.1:{FreePort()}");
        var start = ProductProgram.On(app);
        start.RedirectStandardError = true;
        start.Environment["Urls"] = address.ToString();
        start.Environment["Jobs__RunServer"] = "false";
        start.Environment["Jobs__InMemory"] = "true";
        start.Environment["Serilog__MinimumLevel__Default"] = "Error";
        var server = new ServerProcess(Process.Start(start)!, address);
        server._process.OutputDataReceived += (_, line) => server.Keep(line.Data);
        server._process.ErrorDataReceived += (_, line) => server.Keep(line.Data);
        server._process.BeginOutputReadLine();
        server._process.BeginErrorReadLine();
        await server.WaitUntilReadyAsync();
        return server;
    }

    public async Task<HttpClient> SignInAsync(string userName)
    {
        var client = new HttpClient(new SocketsHttpHandler { CookieContainer = new CookieContainer() }) { BaseAddress = _address, Timeout = TimeSpan.FromMinutes(5) };
        _clients.Add(client);
        client.DefaultRequestHeaders.Add("X-Requested-With", "resettlement");
        using var answer = await client.PostAsJsonAsync("/api/v1/session", new { userName, password = TestApp.Password });
        Assert.That(answer.IsSuccessStatusCode, Is.True, () => answer.Content.ReadAsStringAsync().Result);
        return client;
    }

    /// <summary>SIGKILL: no handler runs, nothing is flushed or closed by the program.</summary>
    public async Task KillAsync()
    {
        _process.Kill();
        await _process.WaitForExitAsync();
    }

    public void Dispose()
    {
        if (!_process.HasExited)
        {
            _process.Kill();
            _process.WaitForExit();
        }

        _clients.ForEach(client => client.Dispose());
        _process.Dispose();
    }

    private async Task WaitUntilReadyAsync()
    {
        using var client = new HttpClient { BaseAddress = _address };
        var watch = Stopwatch.StartNew();
        while (watch.Elapsed < StartLimit)
        {
            if (_process.HasExited)
            {
                break;
            }

            try
            {
                using var answer = await client.GetAsync("/health/ready");
                if (answer.IsSuccessStatusCode)
                {
                    return;
                }
            }
            catch (HttpRequestException)
            {
                // not listening yet
            }

            await Task.Delay(50);
        }

        lock (_output)
        {
            throw new InvalidOperationException($"The server did not start: {_output}");
        }
    }

    private void Keep(string? line)
    {
        lock (_output)
        {
            _output.AppendLine(line);
        }
    }

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }
}
