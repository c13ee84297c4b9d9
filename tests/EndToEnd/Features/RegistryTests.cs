using Microsoft.Playwright;
using Resettlement.EndToEnd.Common;

namespace Resettlement.EndToEnd.Features;

/// <summary>Step three: the registry by hand, with a second person where money depends on it, as of any day, with the history of each row.</summary>
internal sealed class RegistryTests : BrowserTest
{
    private const string Number = "XT11001";

    [Test]
    public async Task A_building_and_a_household_are_entered_by_hand_and_confirmed_by_another_person()
    {
        var clerk = await SignIn(Account.Clerk);
        await clerk.Open("/communities");
        await clerk.Page.GetByRole(AriaRole.Link, new() { Name = "新天地社区" }).First.ClickAsync();
        await clerk.Settle();
        await clerk.Id("new-building").ClickAsync();
        var dialog = clerk.Page.GetByRole(AriaRole.Dialog);
        await dialog.GetByLabel("楼栋（片）").FillAsync("11");
        await clerk.Shot("new-building");
        await clerk.Submit();
        await Assertions.Expect(clerk.Id("table-buildings")).ToContainTextAsync("11");
        await clerk.Shot("buildings");

        await clerk.Open("/households/new");
        await clerk.Id("household-number").FillAsync(Number);
        await clerk.Find("dwelling-picker", "11号楼1单元101");
        await clerk.Page.GetByLabel("入住日期").FillAsync("2026-10-01");
        await clerk.Page.GetByLabel("入住日期").PressAsync("Tab");
        await clerk.Page.GetByLabel("姓名").FillAsync("赵春燕");
        await clerk.Page.GetByLabel("身份证号").FillAsync("140899196412310034");
        await clerk.Shot("new-household", wholePage: true);
        await clerk.Id("save-household").ClickAsync();
        await Assertions.Expect(clerk.Page.GetByRole(AriaRole.Heading, new() { Name = Number })).ToBeVisibleAsync();
        await clerk.Settle();
        await clerk.Shot("household-pending");

        var township = await SignIn(Account.TownshipClerk);
        await township.Open("/changes?state=Pending&kind=NewHousehold");
        await Assertions.Expect(township.Id("row-changes")).ToHaveCountAsync(1);
        await township.Confirm("confirm-change");
        await Assertions.Expect(township.Id("row-changes")).ToHaveCountAsync(0);
        await township.Shot("confirmed");
    }

    [Test]
    [DependsOnTest(nameof(A_building_and_a_household_are_entered_by_hand_and_confirmed_by_another_person))]
    public async Task Its_life_is_told_by_days_and_every_change_leaves_a_trace()
    {
        var clerk = await SignIn(Account.Clerk);
        await OpenHousehold(clerk);
        await clerk.Id("act-poverty-status").ClickAsync();
        await clerk.Choose("act-status", "脱贫不稳定户");
        await clerk.Id("act-reason").Locator("visible=true").FillAsync("务工收入下降");
        await clerk.Shot("poverty-status");
        await clerk.Submit();
        await clerk.Shot("poverty-status-pending");

        var township = await SignIn(Account.TownshipClerk);
        await township.Open("/changes?state=Pending&kind=PovertyStatus");
        await township.Confirm("confirm-change");

        await OpenHousehold(clerk);
        await Assertions.Expect(clerk.Page.GetByText("脱贫不稳定户").First).ToBeVisibleAsync();
        await clerk.Id("household-acts").ClickAsync();
        await clerk.Id("act-move-out").ClickAsync();
        await clerk.Id("act-reason").Locator("visible=true").FillAsync("随子女到县城居住");
        await clerk.Shot("move-out");
        await clerk.Submit();

        await clerk.Id("history").ClickAsync();
        var history = clerk.Id("history-drawer");
        await clerk.Settle();
        await clerk.Shot("history");
        await Assertions.Expect(history).ToContainTextAsync("袁花香");
        await Assertions.Expect(history).ToContainTextAsync("谢强亮");

        // the list of a day knows what was true on that day
        await clerk.Open($"/households?q={Number}&asOf=2026-09-30");
        await Assertions.Expect(clerk.Id("row-households")).ToHaveCountAsync(0);
        await clerk.Open($"/households?q={Number}&asOf=2026-10-02");
        await Assertions.Expect(clerk.Id("row-households")).ToHaveCountAsync(1);
        await Assertions.Expect(clerk.Id("row-households").First).ToContainTextAsync("11号楼1单元101");
        await clerk.Shot("as-of-october");
    }

    private static async Task OpenHousehold(Desk desk)
    {
        await desk.Open($"/households?q={Number}");
        await desk.Page.GetByRole(AriaRole.Link, new() { Name = Number }).First.ClickAsync();
        await desk.Settle();
    }
}
