using System.Diagnostics;
using System.Text.Json;
using Microsoft.Playwright;

namespace Resettlement.EndToEnd.Common;

/// <summary>One of the sample sign-ins.</summary>
internal sealed record Account(string UserName)
{
    public string Password => "Sample-2026";

    public static readonly Account Clerk = new("clerk.xt");
    public static readonly Account TownshipClerk = new("township.qijiahe");
    public static readonly Account County = new("county");
    public static readonly Account SecondCounty = new("county2");
    public static readonly Account Finance = new("finance1");
    public static readonly Account SecondFinance = new("finance2");
    public static readonly Account ResultImporter = new("finance3");
    public static readonly Account Property = new("property.xt");
    public static readonly Account Committee = new("committee.xt");
    public static readonly Account Director = new("director.xt");
    public static readonly Account Secretary = new("secretary.xt");
    public static readonly Account TownshipLeader = new("leader.qijiahe");
    public static readonly Account NewSecretary = new("secretary.qx");
    public static readonly Account Security = new("security");
    public static readonly Account Audit = new("audit");
}

/// <summary>One person's browser window.</summary>
internal sealed class Desk
{
    private static readonly string AxeSource = Path.Combine(Repository.Root, "client", "node_modules", "axe-core", "axe.min.js");

    private const int Patience = 30_000;

    private readonly HashSet<IRequest> _running = [];
    private int _seen;
    private readonly IBrowserContext _context;
    private readonly Func<string, string> _nextShot;

    public Desk(IBrowserContext context, IPage page, Func<string, string> nextShot)
    {
        _context = context;
        _nextShot = nextShot;
        Page = page;
        page.PageError += (_, error) => Troubles.Add($"script error: {error}");
        page.Console += (_, message) =>
        {
            // A refused request is reported by the browser too; what it answered is judged below and by the test.
            if (message.Type == "error" && !message.Text.StartsWith("Failed to load resource", StringComparison.Ordinal)) Troubles.Add($"console: {message.Text}");
        };
        page.Request += (_, request) => Count(() => _running.Add(request));
        page.RequestFinished += (_, request) => Count(() => _running.Remove(request));
        page.RequestFailed += (_, request) => Count(() => _running.Remove(request));
        page.Response += (_, answer) =>
        {
            if (answer.Status >= 500) Troubles.Add($"{answer.Status} {answer.Request.Method} {answer.Url}");
        };
    }

    public IPage Page { get; }

    /// <summary>Script errors, console errors and answers ≥ 500 so far.</summary>
    public List<string> Troubles { get; } = [];

    public Task SignIn(Account account) => SignIn(account, account.Password);

    public async Task SignIn(Account account, string password)
    {
        await Page.GotoAsync("/");
        await Page.GetByTestId("user-name").FillAsync(account.UserName);
        await Page.GetByTestId("password").FillAsync(password);
        await Page.GetByTestId("sign-in").ClickAsync();
        await Id("user-menu").WaitForAsync();
        await Settle();
    }

    public ILocator Id(string testId) => Page.GetByTestId(testId);

    /// <summary>Goes to an address of the application and waits until its first data has come.</summary>
    public async Task Open(string path)
    {
        // what the page before had asked for is nobody's any more
        Count(_running.Clear);
        await Page.GotoAsync(path);
        await Settle();
    }

    /// <summary>Until the page is there, nothing turns, and neither it nor the server has anything left to do.</summary>
    public async Task Settle()
    {
        for (var (clock, quiet) = (Stopwatch.StartNew(), 0); quiet < 2;)
        {
            var before = _seen;
            // a page that is still at work answers late; what it asks for meanwhile is seen here
            var ready = await Page.EvaluateAsync<bool>(
                "() => new Promise(r => setTimeout(() => r(document.readyState === 'complete' && document.querySelector('h1') !== null && document.querySelector('.ant-spin-spinning') === null), 50))");
            quiet = ready && Idle && before == _seen ? quiet + 1 : 0;
            if (clock.ElapsedMilliseconds > Patience) throw new TimeoutException($"{Page.Url} does not come to rest.");
        }
    }

    private bool Idle
    {
        get
        {
            lock (_running) return _running.Count == 0;
        }
    }

    private void Count(Action change)
    {
        lock (_running)
        {
            change();
            _seen++;
        }
    }

    /// <summary>Picks an entry of a drop-down list by its visible text.</summary>
    public async Task Choose(string testId, string text)
    {
        var select = Id(testId);
        await select.ClickAsync();
        await Page.Locator(".ant-select-dropdown:not(.ant-select-dropdown-hidden) .ant-select-item-option").Filter(new() { HasText = text }).First.ClickAsync();
    }

    /// <summary>Types into a drop-down list that searches, and picks what it finds.</summary>
    public async Task Find(string testId, string text)
    {
        await Id(testId).ClickAsync();
        await Page.Keyboard.TypeAsync(text);
        await Page.Locator(".ant-select-dropdown:not(.ant-select-dropdown-hidden) .ant-select-item-option").Filter(new() { HasText = text }).First.ClickAsync();
    }

    /// <summary>Types a day into a date field.</summary>
    public async Task Day(string testId, string day)
    {
        var field = Id(testId);
        var input = await field.EvaluateAsync<bool>("e => e.tagName === 'INPUT'") ? field : field.Locator("input");
        await input.FillAsync(day);
        await input.PressAsync("Enter");
        await input.PressAsync("Tab");
    }

    /// <summary>Presses a button that asks first, and says yes; the question closes when the server has agreed.</summary>
    public async Task Confirm(string testId)
    {
        await Id(testId).First.ClickAsync();
        await Id("action-confirm").ClickAsync();
        await Assertions.Expect(Id("action-confirm")).ToHaveCountAsync(0);
        await Settle();
    }

    /// <summary>Says yes to the open question about money, with the password where it is asked for again.</summary>
    public async Task SayYes(Account account)
    {
        var yes = Page.Locator("[data-testid=action-confirm]:visible, [data-testid=modal-submit]:visible");
        await yes.WaitForAsync();
        if (await Id("password-again").IsVisibleAsync()) await Id("password-again").FillAsync(account.Password);
        await yes.ClickAsync();
        await Assertions.Expect(yes).ToHaveCountAsync(0);
        await Settle();
    }

    /// <summary>Sends the form of the open dialog; it closes when the server has agreed.</summary>
    public async Task Submit()
    {
        var button = Page.Locator("[data-testid=modal-submit]:visible");
        await button.ClickAsync();
        await Assertions.Expect(button).ToHaveCountAsync(0);
        await Settle();
    }

    /// <summary>Ticks every row of the page of a list.</summary>
    public Task SelectAllRows() => Page.Locator(".ant-table-thead .ant-checkbox-input").First.CheckAsync();

    /// <summary>Asks the API as this person would with a tool of their own, past the buttons of the page.</summary>
    public async Task<(int Status, string? Code)> Call(string method, string path, object? body = null, int? ifMatch = null)
    {
        var headers = new Dictionary<string, string> { ["X-Requested-With"] = "resettlement", ["Idempotency-Key"] = Guid.NewGuid().ToString() };
        if (ifMatch is { } version) headers["If-Match"] = $"\"{version}\"";
        var answer = await _context.APIRequest.FetchAsync(path, new() { Method = method, Headers = headers, DataObject = body });
        var text = await answer.TextAsync();
        return (answer.Status, text.StartsWith('{') && JsonDocument.Parse(text).RootElement.TryGetProperty("code", out var code) ? code.GetString() : null);
    }

    public async Task Shot(string name, bool wholePage = false)
    {
        // The library moves nothing (theme.ts); what has just been drawn still wants a moment.
        await Page.WaitForTimeoutAsync(60);
        await Page.ScreenshotAsync(new() { Path = _nextShot(name), FullPage = wholePage, Animations = ScreenshotAnimations.Disabled });
    }

    /// <summary>axe-core over the page as it stands; WCAG 2.1 A and AA.</summary>
    /// <returns>One line per violation with the first elements it was found on.</returns>
    public async Task<string[]> AccessibilityViolations()
    {
        if (!await Page.EvaluateAsync<bool>("() => 'axe' in window")) await Page.EvaluateAsync(await File.ReadAllTextAsync(AxeSource));
        var json = await Page.EvaluateAsync<string>(
            """
            async () => {
              const result = await axe.run(document, { runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa'] });
              return JSON.stringify(result.violations.map(v => `${v.id} (${v.impact}): ${v.help} – ${v.nodes.slice(0, 3).map(n => n.html.slice(0, 160)).join(' | ')}`));
            }
            """);
        return JsonSerializer.Deserialize<string[]>(json)!;
    }

    /// <summary>True when nothing sticks out to the right, which would make a phone scroll sideways.</summary>
    public Task<bool> FitsWidth() => Page.EvaluateAsync<bool>("() => document.documentElement.scrollWidth <= document.documentElement.clientWidth + 1");

    /// <summary>Clicks and keeps the file that the browser then downloads.</summary>
    public async Task<string> Download(ILocator button)
    {
        var download = await Page.RunAndWaitForDownloadAsync(() => button.ClickAsync());
        var path = Scratch.File(download.SuggestedFilename);
        await download.SaveAsAsync(path);
        return path;
    }

    public async Task CloseAsync() => await _context.CloseAsync();
}
