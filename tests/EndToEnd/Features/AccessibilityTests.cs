using System.Collections.Concurrent;
using Resettlement.EndToEnd.Common;

namespace Resettlement.EndToEnd.Features;

/// <summary>
/// No screen has a WCAG 2.1 A or AA violation, in normal size, in large print and on a phone, and none scrolls sideways; with data on it, by the people whose screens they are.
/// The regular run opens each screen once and changes its size; the soak opens it in that size.
/// </summary>
internal sealed class AccessibilityTests : BrowserTest
{
    private const string Normal = "normal";
    private const string Elder = "elder";
    private const string Phone = "phone";

    private static readonly string[] ClerkScreens =
    [
        "/", "/password", "/communities", "/households", "/households/new", "/residents", "/changes", "/warnings", "/receipts", "/bills", "/arrears", "/tariffs", "/fee-sources",
        "/declarations", "/imports/new", "/imports", "/imports/profiles", "/subsidies", "/subsidies/quarters/2026Q3", "/subsidies/batches", "/subsidies/supplements",
        "/subsidies/supplements?quarter=2026Q3", "/subsidies/overdue", "/subsidies/mine", "/notices", "/notices/objections", "/signing?view=All", "/signing/delegations", "/policies",
        "/policies/holidays", "/party/members", "/party/posts", "/party/claims", "/party/groups", "/party/activities", "/party/plates",
        "/party/plates?view=missing", "/party/inactive", "/party/statistics", "/payroll/runs", "/payroll/missing", "/payroll/proposals", "/payroll/proposals/new", "/payroll/standards", "/nowhere",
    ];

    private static readonly string[] OrganisationScreens =
    [
        "/organisation", "/organisation/bodies", "/organisation/holders", "/organisation/completeness", "/organisation/contact-leaders", "/organisation/visits",
        "/organisation/supervision", "/organisation/duties", "/organisation/staffing", "/organisation/head-counts", "/organisation/population", "/organisation/representation",
        "/organisation/appointments", "/organisation/elections", "/organisation/house-heads", "/organisation/maturity", "/organisation/kin",
    ];

    private static readonly string[] FinanceScreens =
    [
        "/payouts/payable", "/payouts/releases", "/payouts/files", "/payouts/results", "/payouts/orders", "/payouts/write-offs", "/payouts/recoveries", "/payouts/profiles", "/ledger",
        "/ledger/appropriations", "/ledger/statements", "/subsidies/debts",
    ];

    private WalkedQuarter _quarter = null!;

    protected override string Today => WalkedQuarter.FirstDay;

    [OneTimeSetUp]
    public async Task WalkAQuarter()
    {
        _quarter = new WalkedQuarter(Product);
        await _quarter.WalkAsync();
    }

    [TestCase(Normal)]
    [TestCase(Elder, Category = "Soak")]
    [TestCase(Phone, Category = "Soak")]
    public async Task Every_screen_can_be_read_by_everybody(string size)
    {
        var found = new ConcurrentQueue<string>();
        // the clerk's screens are half of all: the others are looked at beside them
        await Task.WhenAll(Walk([.. Screens().Where(x => x.Account == Account.Clerk)]), Walk([.. Screens().Where(x => x.Account != Account.Clerk)]));
        Assert.That(found, Is.Empty, string.Join('\n', found));

        async Task Walk((Account Account, string[] Screens)[] rooms)
        {
            foreach (var (account, screens) in rooms)
            {
                var desk = await OpenDeskIn(size);
                if (account == Account.Clerk)
                {
                    await desk.Page.GotoAsync("/");
                    await desk.Id("sign-in").WaitForAsync();
                    await Look(desk, size, "/login", found);
                    await Look(desk, size, "/public.html", found);
                }

                await desk.SignIn(account);
                if (size == Elder) await desk.Id("elder-toggle").ClickAsync();
                foreach (var path in screens) await Look(desk, size, path, found);
                if (account == Account.Clerk)
                {
                    foreach (var list in new[] { "/households", "/communities" }) await Look(desk, size, await FirstOf(desk, list), found);
                }

                await Leave(desk);
            }
        }
    }

    /// <summary>Who looks at what; what two of them see alike is looked at once.</summary>
    private (Account Account, string[] Screens)[] Screens() =>
    [
        (Account.Clerk, [
            .. ClerkScreens, $"/subsidies/batches/{_quarter.Batch}", $"/notices/{_quarter.Notice}", $"/signing/sheets/{_quarter.Sheet}", $"/signing/sheets/{_quarter.Sheet}/print",
            $"/subsidies/batches/{_quarter.Batch}/print",
        ]),
        (Account.Finance, [.. FinanceScreens, $"/payouts/releases/{_quarter.Release}", $"/payouts/results/{_quarter.Results}", $"/ledger/statements/{_quarter.Statement}", $"/payouts/orders?householdId={_quarter.Household}"]),
        (Account.SecondFinance, ["/", "/payouts/recoveries", $"/ledger/statements/{_quarter.Statement}"]),
        (Account.TownshipClerk, OrganisationScreens),
        (Account.County, ["/policies/new"]),
        (Account.Security, ["/users", "/sign-ins"]),
        (Account.Audit, ["/audit"]),
    ];

    private Task<Desk> OpenDeskIn(string size) => size == Phone ? OpenDesk(390, 844) : OpenDesk();

    private static async Task<string> FirstOf(Desk desk, string list)
    {
        await desk.Open(list);
        var link = desk.Page.Locator($"main a[href^='{list}/']:not([href$='/new'])").First;
        return await link.GetAttributeAsync("href") ?? throw new InvalidOperationException($"No row in {list}.");
    }

    private static async Task Look(Desk desk, string size, string path, ConcurrentQueue<string> found)
    {
        await desk.Open(path);
        await Judge(desk, size, path, found);
        if (size != Normal) return;

        if (await desk.Id("elder-toggle").IsVisibleAsync())
        {
            await desk.Id("elder-toggle").ClickAsync();
            // the page grows under the pointer: what it happens to lie on then is not judged as pointed at
            await desk.Page.Mouse.MoveAsync(0, 0);
            await Judge(desk, Elder, path, found);
            await desk.Id("elder-toggle").ClickAsync();
        }

        await desk.Page.SetViewportSizeAsync(390, 844);
        await desk.Settle();
        await Judge(desk, Phone, path, found);
        await desk.Page.SetViewportSizeAsync(1440, 900);
    }

    private static async Task Judge(Desk desk, string size, string path, ConcurrentQueue<string> found)
    {
        await desk.Shot($"{Name(path)}-{size}");
        foreach (var violation in await desk.AccessibilityViolations()) found.Enqueue($"{path} {size}: {violation}");
        if (!await desk.FitsWidth()) found.Enqueue($"{path} {size}: scrolls sideways");
    }

    /// <summary>A path as part of a file name, without ids.</summary>
    private static string Name(string path)
    {
        var words = path.Split('/', '?', '=', '&').Where(x => x.Length > 0 && !Guid.TryParse(x, out _)).ToList();
        return words.Count == 0 ? "home" : string.Join('-', words);
    }
}
