using Microsoft.Playwright;
using Resettlement.EndToEnd.Common;

namespace Resettlement.EndToEnd.Features;

/// <summary>Accounts, residents, the people in office and how they came there.</summary>
internal sealed partial class NewCommunityTests
{
    private sealed record Somebody(string Name, string IdNumber);

    private const string Duty = "主持服务中心日常工作，按月公布便民事项办理情况，第一签批人。";

    private static readonly Somebody TownshipHead = new("郭建国", "140899197003159913");
    private static readonly Somebody ContactLeader = new("马文斌", "140899197506229936");
    private static readonly Somebody Secretary = new("王海燕", "140899198001099923");
    private static readonly Somebody Director = new("张志强", "140899198304179912");
    private static readonly Somebody Chair = new("陈桂兰", "14089919681103994X");
    private static readonly Somebody Husband = new("刘卫东", "140899196602289950");
    private static readonly Somebody Manager = new("赵文斌", "140899198512129979");
    private static readonly Somebody BuildingHead = new("孙秀英", "140899197205199964");
    private static readonly Somebody FirstUnitHead = Husband;
    private static readonly Somebody SecondUnitHead = new("周建平", "140899197808309990");

    private static readonly Somebody[] People = [TownshipHead, ContactLeader, Secretary, Director, Chair, Husband, Manager, BuildingHead, SecondUnitHead];

    /// <summary>A clerk who looks after a second community, and an account for its secretary, who makes the first password her own.</summary>
    private async Task TheCommunityGetsItsAccounts()
    {
        var security = await At(Account.Security);
        await security.Open($"/users?q={Account.Clerk.UserName}");
        await security.Page.GetByRole(AriaRole.Link, new() { Name = Account.Clerk.UserName }).ClickAsync();
        await security.Settle();
        await Grant(security, "社区经办");
        await Assertions.Expect(security.Id("row-grants")).ToHaveCountAsync(2);
        await Look(security, "clerk-of-two-communities");

        await security.Open("/users");
        await security.Id("new-user").ClickAsync();
        var form = security.Page.GetByRole(AriaRole.Dialog);
        await form.GetByLabel("用户名").FillAsync(Account.NewSecretary.UserName);
        await form.GetByLabel("姓名").FillAsync(Secretary.Name);
        await form.GetByLabel("身份证号", new() { Exact = true }).FillAsync(Secretary.IdNumber);
        await form.GetByLabel("单位").FillAsync(Community);
        await security.Shot("new-account");
        await security.Submit();
        var first = await security.Id("first-password").InnerTextAsync();
        await security.Id("close-password").ClickAsync();
        await Assertions.Expect(security.Page.GetByRole(AriaRole.Heading, new() { Name = Secretary.Name })).ToBeVisibleAsync();
        await security.Settle();
        await Grant(security, "支部书记");
        await Assertions.Expect(security.Id("row-grants")).ToContainTextAsync(Community);

        var secretary = await OpenDesk(Width, Height);
        await secretary.SignIn(Account.NewSecretary, first);
        await secretary.Id("current-password").FillAsync(first);
        await secretary.Id("next-password").FillAsync(Account.NewSecretary.Password);
        await secretary.Id("again-password").FillAsync(Account.NewSecretary.Password);
        await secretary.Id("change-password").ClickAsync();
        await Assertions.Expect(secretary.Page.GetByText("密码已修改")).ToBeVisibleAsync();
    }

    private static async Task Grant(Desk security, string role)
    {
        await security.Id("add-grant").ClickAsync();
        await security.Find("grant-role", role);
        await security.Find("community-select", Community);
        await security.Submit();
    }

    private async Task AFamilyMovesIn()
    {
        var clerk = await At(Account.Clerk);
        await clerk.Open("/households/new");
        await clerk.Id("household-number").FillAsync("QX01001");
        await clerk.Find("community-select", Community);
        await clerk.Find("dwelling-picker", "1号楼1单元101");
        await clerk.Page.GetByLabel("入住日期").FillAsync(Occupied);
        await clerk.Page.GetByLabel("入住日期").PressAsync("Tab");
        await clerk.Id("add-member").ClickAsync();
        foreach (var (person, i) in new[] { Chair, Husband }.Select((x, i) => (x, i)))
        {
            await clerk.Page.GetByLabel("姓名").Nth(i).FillAsync(person.Name);
            await clerk.Page.GetByLabel("身份证号").Nth(i).FillAsync(person.IdNumber);
        }

        await clerk.Find("member-relation", "夫");
        await clerk.Shot("new-household", wholePage: true);
        await clerk.Id("save-household").ClickAsync();
        await Assertions.Expect(clerk.Page.GetByRole(AriaRole.Heading, new() { Name = "QX01001" })).ToBeVisibleAsync();
        await clerk.Settle();

        var township = await At(Account.TownshipClerk);
        await township.Open($"/changes?state=Pending&kind=NewHousehold&communityId={_community}");
        await township.Confirm("confirm-change");
        await Assertions.Expect(township.Id("row-changes")).ToHaveCountAsync(0);
        await township.Open($"/communities/{_community}");
        await Look(township, "community-with-family");
    }

    private async Task TheClerkEntersThePeople()
    {
        var clerk = await At(Account.TownshipClerk);
        foreach (var person in People)
        {
            await clerk.Open("/organisation/holders");
            await clerk.Id("new-holder").ClickAsync();
            await clerk.Find("community-select", Community);
            await clerk.Id("holder-name").FillAsync(person.Name);
            await clerk.Id("holder-id").FillAsync(person.IdNumber);
            if (person == Director)
            {
                await clerk.Id("holder-phone").FillAsync("13903590001");
                await clerk.Find("holder-origin", "祁家河乡");
                await clerk.Shot("new-holder");
            }

            await clerk.Submit();
            await Assertions.Expect(clerk.Page.GetByRole(AriaRole.Heading, new() { Name = person.Name })).ToBeVisibleAsync();
        }

        await clerk.Open($"/organisation/holders?communityId={_community}");
        await Assertions.Expect(clerk.Id("row-holders")).ToHaveCountAsync(People.Length);
        await Look(clerk, "holders");
    }

    private async Task NobodyIsAppointedBeforeTheMaturityIsDecided()
    {
        var clerk = await At(Account.TownshipClerk);
        await clerk.Open("/organisation/appointments");
        await clerk.Id("new-appointment").ClickAsync();
        await clerk.Find("community-select", Community);
        await Assertions.Expect(clerk.Id("appoint-facts")).ToContainTextAsync("成熟度：未认定");
        await clerk.Choose("appoint-body", $"{Community}党支部");
        await clerk.Choose("appoint-post", "党支部书记");
        await clerk.Id("appoint-way").ClickAsync();
        await Assertions.Expect(clerk.Page.GetByText("社区成熟度未认定，或该职务不能以此方式任职")).ToBeVisibleAsync();
        await clerk.Shot("appointment-without-maturity");

        await clerk.Open("/organisation/maturity");
        await clerk.Id("new-maturity").ClickAsync();
        await clerk.Find("community-select", Community);
        await clerk.Choose("maturity-level", "派驻");
        await clerk.Id("maturity-reason").FillAsync("新建社区，居民刚入住，班子由乡镇选派");
        await clerk.Id("maturity-document").FillAsync("祁政发〔2026〕18号");
        await clerk.Shot("maturity");
        await clerk.Submit();
        var row = clerk.Id("row-maturity").Filter(new() { HasText = Community });
        await Assertions.Expect(row).ToContainTextAsync("派驻");
        await Assertions.Expect(row).ToContainTextAsync("现行");
        await Look(clerk, "maturity-decided");
    }

    private async Task TheClerkDispatchesAndContracts()
    {
        var clerk = await At(Account.TownshipClerk);
        await clerk.Open($"/organisation/appointments?communityId={_community}");
        await Appoint(clerk, "祁家河乡人民政府", "乡镇负责人", TownshipHead, "任字〔2026〕7号", "祁家河乡人民政府");
        await Appoint(clerk, $"{Community}党支部", "党支部书记", Secretary, "祁党任〔2026〕3号", "祁家河乡党建办");
        await Appoint(clerk, $"{Community}服务中心", "服务中心主任", Director, "祁政任〔2026〕8号", "祁家河乡民政所");
        await Appoint(clerk, "夏县祁馨物业服务有限公司", "物业经理", Manager, "合同〔2026〕2号", null);
        await Assertions.Expect(clerk.Id("row-appointments")).ToHaveCountAsync(4);
        await Assertions.Expect(clerk.Id("row-appointments").Filter(new() { HasText = Director.Name })).ToContainTextAsync("选派");
        await Assertions.Expect(clerk.Id("row-appointments").Filter(new() { HasText = Manager.Name })).ToContainTextAsync("聘用");
        await Look(clerk, "appointments");
    }

    /// <param name="unit">Where a dispatched cadre comes from; null when nobody is dispatched.</param>
    private static async Task Appoint(Desk clerk, string body, string post, Somebody person, string document, string? unit)
    {
        await clerk.Id("new-appointment").ClickAsync();
        await clerk.Find("community-select", Community);
        await clerk.Choose("appoint-body", body);
        await clerk.Choose("appoint-post", post);
        await clerk.Find("holder-select", person.Name);
        await clerk.Id("appoint-document").FillAsync(document);
        if (unit is not null)
        {
            await Assertions.Expect(clerk.Id("appoint-way")).ToContainTextAsync("选派");
            await clerk.Choose("appoint-source", "在职干部");
            await clerk.Id("appoint-unit").FillAsync(unit);
            await clerk.Day("appoint-term", "2029-11-19");
        }

        if (person == Director) await clerk.Shot("dispatch");
        await clerk.Submit();
        await Assertions.Expect(clerk.Id("row-appointments").Filter(new() { HasText = person.Name })).ToContainTextAsync("在任");
    }

    private async Task TheHeadCountIsFrozen()
    {
        var clerk = await At(Account.TownshipClerk);
        await clerk.Open($"/organisation/head-counts?communityId={_community}");
        await clerk.Id("count-heads").ClickAsync();
        await clerk.Find("community-select", Community);
        await clerk.Shot("head-count");
        await clerk.Submit();
        await Assertions.Expect(clerk.Id("row-head-counts")).ToHaveCountAsync(1);

        var leader = await At(Account.TownshipLeader);
        await leader.Open($"/organisation/head-counts?communityId={_community}");
        await leader.Id("open-head-count").ClickAsync();
        await leader.Settle();
        await Assertions.Expect(leader.Id("head-count-sums")).ToContainTextAsync("核定人数：2");
        await leader.Confirm("freeze");
        await Assertions.Expect(leader.Page.GetByText("已定稿", new() { Exact = true })).ToBeVisibleAsync();
        await Look(leader, "head-count-frozen");
    }
}
