using Microsoft.Playwright;
using Resettlement.EndToEnd.Common;

namespace Resettlement.EndToEnd.Features;

/// <summary>
/// A new community from empty to complete: the township clerk does all that is the township's, and each other step is done by the person whose it is. The chair of the committee is
/// elected, so that the notice of the result lies between the last gap and the complete community.
/// </summary>
internal sealed partial class NewCommunityTests : BrowserTest
{
    private const string Community = "祁馨家园社区";
    private const string Occupied = "2026-11-20";
    private const string Missing = "未设立";
    private const string Headless = "负责人空缺";

    /// <summary>The width of the screens in most offices.</summary>
    private const int Width = 1366;
    private const int Height = 768;

    private readonly Dictionary<Account, Desk> _offices = [];
    private string _community = "";
    private string _election = "";

    /// <summary>A Friday; the notice runs from Saturday to Tuesday the 8th of December.</summary>
    protected override string Today => "2026-11-27";

    private static string AfterNotice => "2026-12-09";

    [Test]
    public async Task A_township_clerk_takes_a_new_community_from_empty_to_complete()
    {
        await TheClerkEntersTheCommunity();
        await EverythingIsMissing();
        await TheCommunityGetsItsAccounts();
        await AFamilyMovesIn();
        await TheClerkEntersTheFiveBodies();
        await TheClerkEntersThePeople();
        await NobodyIsAppointedBeforeTheMaturityIsDecided();
        await TheClerkDispatchesAndContracts();
        await EveryHouseHasItsHead();
        await TheCountyPublishesADuty();
        await TheHeadCountIsFrozen();
        await TheResidentsElectTheirChair();
        await TheResultIsNoticed();
        await TheBranchHasMembersPlatesAndAPost();
        await OneHeadIsStillMissing();

        await LeaveDesks();
        _offices.Clear();
        await Product.ContinueOnAsync(AfterNotice);
        await TheTownshipFilesTheElection();
        await TheCommunityIsComplete();
        await ItsSheetsArePrinted();
    }

    /// <summary>The window in which somebody has signed in and goes on working.</summary>
    private async Task<Desk> At(Account account) => _offices.TryGetValue(account, out var desk) ? desk : _offices[account] = await SignIn(account, Width, Height);

    private async Task TheClerkEntersTheCommunity()
    {
        var clerk = await At(Account.TownshipClerk);
        await clerk.Open("/communities");
        await clerk.Id("new-community").ClickAsync();
        await clerk.Id("community-name").FillAsync(Community);
        await clerk.Find("community-destination", "瑶峰镇");
        await clerk.Find("community-lead", "祁家河乡");
        await clerk.Page.GetByLabel("开始入住日期").FillAsync(Occupied);
        await clerk.Page.GetByLabel("开始入住日期").PressAsync("Tab");
        await clerk.Page.GetByLabel("地址").FillAsync("瑶峰镇新建路南侧");
        await clerk.Shot("new-community");
        await clerk.Submit();
        await clerk.Page.WaitForURLAsync("**/communities/*");
        await clerk.Settle();
        await Assertions.Expect(clerk.Page.GetByRole(AriaRole.Heading, new() { Name = Community })).ToBeVisibleAsync();
        _community = new Uri(clerk.Page.Url).Segments[^1];

        await clerk.Id("new-building").ClickAsync();
        var dialog = clerk.Page.GetByRole(AriaRole.Dialog);
        await dialog.GetByLabel("楼栋（片）").FillAsync("1");
        await dialog.GetByLabel("单元数").FillAsync("2");
        await dialog.GetByLabel("层数").FillAsync("6");
        await dialog.GetByLabel("每层户数").FillAsync("2");
        await clerk.Shot("new-building");
        await clerk.Submit();
        await Assertions.Expect(clerk.Id("row-buildings")).ToHaveCountAsync(1);
        await Assertions.Expect(clerk.Id("row-buildings")).ToContainTextAsync("24");
        await Look(clerk, "community-with-building");
    }

    private async Task EverythingIsMissing()
    {
        var clerk = await At(Account.TownshipClerk);
        await clerk.Open("/organisation/completeness");
        var row = await CompletenessOf(clerk);
        await Assertions.Expect(row.GetByText("不完整", new() { Exact = true })).ToBeVisibleAsync();
        await Assertions.Expect(row.GetByText(Missing)).ToHaveCountAsync(5);
        await Assertions.Expect(row).ToContainTextAsync("未确定");
        await Look(clerk, "completeness-empty");
        await clerk.Open($"/organisation?communityId={_community}");
        await Assertions.Expect(clerk.Id("org-chart").GetByText(Missing)).ToHaveCountAsync(5);
        await Look(clerk, "chart-empty");
    }

    private async Task TheClerkEntersTheFiveBodies()
    {
        var clerk = await At(Account.TownshipClerk);
        foreach (var (kind, name, hasTerm) in new[]
        {
            ("乡镇", "祁家河乡人民政府", false), ("社区党支部", $"{Community}党支部", true), ("社区服务中心", $"{Community}服务中心", true), ("居民代表委员会", $"{Community}居民代表委员会", true),
            ("社区物业公司", "夏县祁馨物业服务有限公司", false),
        })
        {
            await clerk.Open("/organisation/bodies");
            await clerk.Id("new-body").ClickAsync();
            await clerk.Find("community-select", Community);
            await clerk.Choose("body-kind", kind);
            await clerk.Id("body-name").FillAsync(name);
            await clerk.Day("body-established", Occupied);
            if (hasTerm)
            {
                await clerk.Day("body-term-from", Occupied);
                await clerk.Day("body-term-to", "2029-11-19");
            }

            if (kind == "居民代表委员会") await clerk.Shot("new-body");
            await clerk.Submit();
            await Assertions.Expect(clerk.Page.GetByRole(AriaRole.Heading, new() { Name = name })).ToBeVisibleAsync();
        }

        await clerk.Open($"/organisation/bodies?communityId={_community}");
        await Assertions.Expect(clerk.Id("row-bodies")).ToHaveCountAsync(5);
        await Assertions.Expect(clerk.Id("table-bodies").GetByText(Headless)).ToHaveCountAsync(5);
        // the five as they are named in "3+2"
        await Assertions.Expect(clerk.Id("row-bodies").First).ToContainTextAsync("乡镇");
        await Assertions.Expect(clerk.Id("row-bodies").Last).ToContainTextAsync("社区物业公司");
        await Look(clerk, "bodies-without-heads");
    }

    private async Task EveryHouseHasItsHead()
    {
        var clerk = await At(Account.TownshipClerk);
        await clerk.Open($"/organisation/house-heads?communityId={_community}");
        await Assertions.Expect(clerk.Id("house-counts")).ToContainTextAsync("楼长：应设 1，实有 0");
        await Assertions.Expect(clerk.Id("row-house-heads").GetByText("空缺", new() { Exact = true })).ToHaveCountAsync(3);
        await clerk.Shot("houses-vacant");
        foreach (var head in new[] { BuildingHead, FirstUnitHead, SecondUnitHead })
        {
            await clerk.Id("fill-house-head").First.ClickAsync();
            await clerk.Find("holder-select", head.Name);
            if (head == BuildingHead) await clerk.Shot("building-head");
            await clerk.Submit();
            await Assertions.Expect(clerk.Id("row-house-heads")).ToContainTextAsync(head.Name);
        }

        await Assertions.Expect(clerk.Id("house-counts")).ToContainTextAsync("单元长：应设 2，实有 2");
        await Look(clerk, "houses-with-heads");

        await clerk.Open("/organisation/contact-leaders");
        await clerk.Id("assign-leader").ClickAsync();
        await clerk.Find("community-select", Community);
        await clerk.Find("holder-select", ContactLeader.Name);
        await clerk.Id("leader-duty").FillAsync("副乡长");
        await clerk.Id("leader-document").FillAsync("祁党发〔2026〕21号");
        await clerk.Shot("contact-leader");
        await clerk.Submit();
        await Assertions.Expect(clerk.Id("row-leaders").Filter(new() { HasText = Community })).ToContainTextAsync(ContactLeader.Name);
        await Look(clerk, "contact-leaders");
    }

    private async Task TheCountyPublishesADuty()
    {
        var county = await At(Account.County);
        await county.Open("/organisation/duties");
        await county.Id("new-duty").ClickAsync();
        await county.Find("duty-subject", "服务中心主任");
        await county.Id("duty-title").FillAsync("社区服务中心主任职责");
        await county.Id("duty-text").FillAsync(Duty);
        await county.Day("duty-from", Today);
        await county.Shot("duty-drafted");
        await county.Submit();
        var row = county.Id("row-duties").Filter(new() { HasText = "社区服务中心主任职责" });
        await Assertions.Expect(row).ToContainTextAsync("起草中");
        await row.GetByTestId("publish-duty").ClickAsync();
        await county.Shot("duty-question");
        await county.Submit();
        await Assertions.Expect(row).ToContainTextAsync("已发布");
        await Assertions.Expect(row).ToContainTextAsync("现行");
        await Look(county, "duty-published");
    }

    private async Task OneHeadIsStillMissing()
    {
        var clerk = await At(Account.TownshipClerk);
        await clerk.Open("/organisation/completeness");
        var row = await CompletenessOf(clerk);
        await Assertions.Expect(row.GetByText("不完整", new() { Exact = true })).ToBeVisibleAsync();
        await Assertions.Expect(row.GetByText(Headless)).ToHaveCountAsync(1);
        await Assertions.Expect(row.GetByText(Missing)).ToHaveCountAsync(0);
        await Look(clerk, "completeness-one-head-missing");
    }

    private async Task TheCommunityIsComplete()
    {
        var clerk = await At(Account.TownshipClerk);
        await clerk.Open("/organisation/completeness");
        var row = await CompletenessOf(clerk);
        await Assertions.Expect(row.GetByText("完整", new() { Exact = true })).ToBeVisibleAsync();
        foreach (var head in new[] { TownshipHead, Secretary, Director, Chair, Manager }) await Assertions.Expect(row).ToContainTextAsync(head.Name);
        await Assertions.Expect(row).ToContainTextAsync("已确定");
        await Look(clerk, "completeness-complete");

        await clerk.Open($"/organisation?communityId={_community}");
        var chart = clerk.Id("org-chart");
        await Assertions.Expect(chart.GetByText(Headless)).ToHaveCountAsync(0);
        foreach (var person in People) await Assertions.Expect(chart).ToContainTextAsync(person.Name);
        await Assertions.Expect(chart.GetByRole(AriaRole.Listitem).Filter(new() { HasText = SecondUnitHead.Name }).Last).ToContainTextAsync("1号楼2单元 单元长");
        await Look(clerk, "chart-complete", wholePage: true);

        await clerk.Open($"/organisation/staffing?communityId={_community}");
        var line = clerk.Id("row-staffing");
        await Assertions.Expect(line).ToHaveCountAsync(1);
        await Assertions.Expect(line).ToContainTextAsync($"已定稿 {Occupied}");
        await Assertions.Expect(line).ToContainTextAsync("符合");
        await Look(clerk, "staffing-report");
        await line.GetByTestId("open-team").ClickAsync();
        await clerk.Settle();
        await Assertions.Expect(clerk.Id("quota-explanation")).ToContainTextAsync("2");
        await Assertions.Expect(clerk.Id("row-team")).ToHaveCountAsync(2);
        await Look(clerk, "staffing-team");
    }

    private async Task ItsSheetsArePrinted()
    {
        var clerk = await At(Account.TownshipClerk);
        await clerk.Open($"/organisation?communityId={_community}");
        await clerk.Id("print-roster").ClickAsync();
        await clerk.Settle();
        var roster = clerk.Id("print-page");
        await Assertions.Expect(roster.GetByRole(AriaRole.Heading, new() { Name = $"{Community}职责分工表" })).ToBeVisibleAsync();
        await Assertions.Expect(roster.GetByRole(AriaRole.Row).Filter(new() { HasText = Director.Name })).ToContainTextAsync(Duty);
        await Look(clerk, "roster-print", wholePage: true);
        await Print(clerk, "职责分工表.pdf", "roster-paper", Director.Name, Chair.Name);

        await clerk.Open(_election);
        await clerk.Id("print-election").ClickAsync();
        await clerk.Settle();
        await Assertions.Expect(clerk.Id("print-page")).ToContainTextAsync("祁选备〔2026〕1号");
        await Look(clerk, "election-print", wholePage: true);
        await Print(clerk, "推选结果.pdf", "election-paper", Chair.Name, "100.00%");
    }

    private static async Task Print(Desk desk, string fileName, string picture, params string[] words)
    {
        var pdf = Scratch.File(fileName);
        await desk.Page.PdfAsync(new() { Path = pdf, PreferCSSPageSize = true });
        var text = string.Concat(await Sheets.Pages(pdf));
        foreach (var word in words) Assert.That(text, Does.Contain(word), fileName);
        await Sheets.Picture(pdf, ShotFolder, picture);
    }

    /// <summary>The row of the community in the report of what is missing.</summary>
    private static async Task<ILocator> CompletenessOf(Desk desk)
    {
        var row = desk.Id("row-completeness").Filter(new() { HasText = Community });
        await Assertions.Expect(row).ToHaveCountAsync(1);
        return row;
    }

    /// <summary>The screen as it stands: photographed, readable by everybody, nothing sticking out.</summary>
    private static async Task Look(Desk desk, string name, bool wholePage = false)
    {
        await desk.Shot(name, wholePage);
        Assert.That(await desk.AccessibilityViolations(), Is.Empty, name);
        Assert.That(await desk.FitsWidth(), Is.True, $"{name} scrolls sideways");
    }
}
