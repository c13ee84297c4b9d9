using System.Text;
using Microsoft.Playwright;
using NUnit.Framework.Interfaces;

namespace Resettlement.EndToEnd.Common;

/// <summary>
/// A fixture with the real server and one browser. Each test gets as many desks (signed-in people with a window of their own) as it
/// asks for; after the test no desk may have seen a script error or a server error.
/// </summary>
[TestFixture]
internal abstract class BrowserTest
{
    private readonly List<Desk> _desks = [];
    private readonly List<string> _troubles = [];
    private IPlaywright _playwright = null!;
    private IBrowser _browser = null!;
    private int _shots;

    protected Product Product { get; private set; } = null!;

    /// <summary>The day on which the server's clock begins; null for the day it is.</summary>
    protected virtual string? Today => null;

    /// <summary>One folder per test: artifacts/screenshots/&lt;test&gt;/NN-name.png.</summary>
    protected static string ShotFolder
    {
        get
        {
            var test = TestContext.CurrentContext.Test;
            var type = (test.ClassName ?? "").Split('.')[^1];
            return Path.Combine(Repository.Screenshots, $"{Kebab(type)}-{Kebab(test.Name)}");
        }
    }

    [OneTimeSetUp]
    public async Task StartProduct()
    {
        Product = await Product.StartAsync(Today);
        _playwright = await Playwright.CreateAsync();
        _browser = await _playwright.Chromium.LaunchAsync(new()
        {
            ExecutablePath = Environment.GetEnvironmentVariable("RESETTLEMENT_CHROMIUM") ?? "/usr/bin/chromium",
            Args =
            [
                "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking",
                "--disable-component-update", "--disable-sync", "--lang=zh-CN",
            ],
        });
    }

    [OneTimeTearDown]
    public async Task StopProduct()
    {
        if (_browser is not null) await _browser.CloseAsync();
        _playwright?.Dispose();
        if (Product is not null) await Product.DisposeAsync();
    }

    [SetUp]
    public void EmptyShotFolder()
    {
        _shots = 0;
        if (Directory.Exists(ShotFolder)) Directory.Delete(ShotFolder, recursive: true);
    }

    [TearDown]
    public async Task CloseDesks()
    {
        var troubles = _troubles.Concat(_desks.SelectMany(x => x.Troubles)).Distinct().ToArray();
        if (TestContext.CurrentContext.Result.Outcome.Status == TestStatus.Failed)
        {
            foreach (var desk in _desks) await desk.Shot("failed");
            await TestContext.Out.WriteLineAsync($"Browser:\n{string.Join('\n', troubles)}\nServer:\n{Product.LogTail}");
        }

        await LeaveDesks();
        _troubles.Clear();
        if (TestContext.CurrentContext.Result.Outcome.Status == TestStatus.Passed) Assert.That(troubles, Is.Empty, "script or server errors seen by the browser");
    }

    /// <summary>Everybody closes the window.</summary>
    protected async Task LeaveDesks()
    {
        foreach (var desk in _desks.ToArray()) await Leave(desk);
    }

    /// <summary>Somebody closes the window; what was seen to go wrong in it is kept for the end of the test.</summary>
    protected async Task Leave(Desk desk)
    {
        await desk.CloseAsync();
        lock (_desks)
        {
            _troubles.AddRange(desk.Troubles);
            _desks.Remove(desk);
        }
    }

    /// <summary>A window without anybody signed in.</summary>
    protected async Task<Desk> OpenDesk(int width = 1440, int height = 900, string locale = "zh-CN", bool script = true)
    {
        var context = await _browser.NewContextAsync(new()
        {
            BaseURL = Product.Address.ToString(),
            Locale = locale,
            TimezoneId = "Asia/Shanghai",
            ViewportSize = new() { Width = width, Height = height },
            AcceptDownloads = true,
            JavaScriptEnabled = script,
        });
        context.SetDefaultTimeout(20_000);
        var desk = new Desk(context, await context.NewPageAsync(), name =>
        {
            Directory.CreateDirectory(ShotFolder);
            return Path.Combine(ShotFolder, $"{Interlocked.Increment(ref _shots):00}-{name}.png");
        });
        lock (_desks) _desks.Add(desk);
        return desk;
    }

    /// <summary>A window in which the person has signed in through the form.</summary>
    protected async Task<Desk> SignIn(Account account, int width = 1440, int height = 900)
    {
        var desk = await OpenDesk(width, height);
        await desk.SignIn(account);
        return desk;
    }

    private static string Kebab(string name)
    {
        var kebab = new StringBuilder();
        for (var i = 0; i < name.Length; i++)
        {
            var c = name[i];
            if (c is '_' or '(' or ',') kebab.Append('-');
            else if (char.IsLetterOrDigit(c))
            {
                if (char.IsUpper(c) && i > 0 && char.IsLower(name[i - 1])) kebab.Append('-');
                kebab.Append(char.ToLowerInvariant(c));
            }
        }

        return kebab.ToString();
    }
}
