using Resettlement.EndToEnd.Common;

namespace Resettlement.EndToEnd.Features;

/// <summary>
/// No screen has a WCAG 2.1 A or AA violation, in normal size, in large print and on a phone, and none scrolls sideways. The short run looks at every screen in normal size and at every third
/// in the other two, each at others; the soak (RESETTLEMENT_TEST_SOAK=1) at all of them.
/// </summary>
internal sealed class AccessibilityTests : BrowserTest
{
    private static readonly string[] ClerkScreens =
    [
        "/", "/password", "/communities", "/households", "/households/new", "/residents", "/changes", "/warnings", "/receipts", "/bills", "/arrears", "/tariffs", "/fee-sources",
        "/declarations", "/imports/new", "/imports", "/imports/profiles", "/subsidies", "/subsidies/quarters/2026Q2", "/subsidies/batches", "/subsidies/supplements",
        "/subsidies/supplements?quarter=2026Q2", "/subsidies/debts", "/subsidies/overdue", "/subsidies/mine", "/notices", "/notices/objections", "/signing", "/signing/delegations", "/policies",
        "/policies/holidays", "/nowhere",
    ];

    private static readonly string[] FinanceScreens =
    [
        "/payouts/payable", "/payouts/releases", "/payouts/files", "/payouts/results", "/payouts/orders", "/payouts/write-offs", "/payouts/recoveries", "/payouts/profiles", "/ledger",
        "/ledger/appropriations", "/ledger/statements",
    ];

    /// <summary>Whose screens are looked at besides the clerk's.</summary>
    private static readonly (Account Account, string[] Screens)[] Others =
    [
        (Account.Finance, FinanceScreens), (Account.County, ["/policies/new"]), (Account.Security, ["/users", "/sign-ins"]), (Account.Audit, ["/audit"]),
    ];

    [TestCase("normal")]
    [TestCase("elder")]
    [TestCase("phone")]
    public async Task Every_screen_can_be_read_by_everybody(string mode)
    {
        var found = new List<string>();
        var clerk = mode == "phone" ? await OpenDesk(390, 844) : await OpenDesk();
        await clerk.Page.GotoAsync("/");
        await clerk.Id("sign-in").WaitForAsync();
        await Look(clerk, "/login", found);
        await Look(clerk, "/public.html", found);
        await clerk.SignIn(Account.Clerk);
        if (mode == "elder") await clerk.Id("elder-toggle").ClickAsync();
        foreach (var path in In(mode, ClerkScreens)) await Look(clerk, path, found);
        foreach (var list in new[] { "/households", "/subsidies/batches", "/communities" }) await LookInside(clerk, list, found);

        foreach (var (account, screens) in Others)
        {
            var desk = mode == "phone" ? await OpenDesk(390, 844) : await OpenDesk();
            await desk.SignIn(account);
            if (mode == "elder") await desk.Id("elder-toggle").ClickAsync();
            foreach (var path in In(mode, screens)) await Look(desk, path, found);
        }

        Assert.That(found, Is.Empty, string.Join('\n', found));
    }

    private static IEnumerable<string> In(string mode, string[] screens) =>
        mode == "normal" || Environment.GetEnvironmentVariable("RESETTLEMENT_TEST_SOAK") == "1" ? screens : screens.Where((_, i) => i % 3 == (mode == "elder" ? 0 : 1) || screens.Length == 1);

    private static async Task LookInside(Desk desk, string list, List<string> found)
    {
        await desk.Open(list);
        var link = desk.Page.Locator($"main a[href^='{list}/']:not([href$='/new'])").First;
        await Look(desk, await link.GetAttributeAsync("href") ?? throw new InvalidOperationException($"No row in {list}."), found);
    }

    private static async Task Look(Desk desk, string path, List<string> found)
    {
        await desk.Open(path);
        await desk.Shot(path.Trim('/') is { Length: > 0 } name ? name.Replace('/', '-').Replace('?', '-').Replace('=', '-') : "home");
        found.AddRange((await desk.AccessibilityViolations()).Select(violation => $"{path}: {violation}"));
        if (!await desk.FitsWidth()) found.Add($"{path}: scrolls sideways");
    }
}
