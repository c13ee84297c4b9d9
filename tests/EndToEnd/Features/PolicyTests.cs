using Microsoft.Playwright;
using Resettlement.EndToEnd.Common;

namespace Resettlement.EndToEnd.Features;

/// <summary>Step six: a policy version is drafted by one person and published by another.</summary>
internal sealed class PolicyTests : BrowserTest
{
    [Test]
    public async Task One_drafts_another_publishes_and_nobody_alone()
    {
        var drafter = await SignIn(Account.County);
        await drafter.Open("/policies");
        await drafter.Shot("versions");
        await drafter.Id("new-policy").ClickAsync();
        await drafter.Choose("policy-area", "季度物业电梯水费补贴");
        await drafter.Id("document-number").FillAsync("夏乡振〔2026〕31号");
        await drafter.Id("document-title").FillAsync("关于调整集中安置点物业水电费补贴比例的通知");
        await drafter.Day("document-date", "2026-11-20");
        await drafter.Day("effective-from", "2027-01-01");
        await drafter.Id("policy-subsidy.rate").FillAsync("25");
        await drafter.Shot("draft-form", wholePage: true);
        await drafter.Id("save-policy").ClickAsync();
        await drafter.Confirm("submit-policy");
        await drafter.Page.GetByText("待发布").First.WaitForAsync();
        await drafter.Shot("submitted");

        // the drafter may publish, but not what the drafter made: no button, and the server says no as well
        await Assertions.Expect(drafter.Page.GetByTestId("publish-policy")).ToHaveCountAsync(0);
        var path = new Uri(drafter.Page.Url).AbsolutePath;
        var refusal = await drafter.Call("POST", $"/api/v1{path}/publish", ifMatch: 2);
        Assert.That((refusal.Status, refusal.Code), Is.EqualTo((403, "policy.own-draft")));

        var publisher = await SignIn(Account.SecondCounty);
        await publisher.Open(path);
        await publisher.Confirm("publish-policy");
        await Assertions.Expect(publisher.Page.GetByTestId("publish-policy")).ToHaveCountAsync(0);
        await publisher.Shot("published");

        await publisher.Open("/policies");
        await Assertions.Expect(publisher.Page.GetByRole(AriaRole.Row).Filter(new() { HasText = "夏乡振〔2026〕31号" })).ToContainTextAsync("已发布");
        await publisher.Shot("versions-after");
    }
}
