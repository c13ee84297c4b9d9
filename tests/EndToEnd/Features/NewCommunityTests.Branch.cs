using System.Text.RegularExpressions;
using Microsoft.Playwright;
using Resettlement.EndToEnd.Common;

namespace Resettlement.EndToEnd.Features;

/// <summary>The election of the chair, from nomination to filing, and the Party branch.</summary>
internal sealed partial class NewCommunityTests
{
    private const string ServicePost = "敬老助残服务岗";

    private async Task TheResidentsElectTheirChair()
    {
        var clerk = await At(Account.TownshipClerk);
        await clerk.Open("/organisation/elections");
        await clerk.Id("new-election").ClickAsync();
        await clerk.Find("community-select", Community);
        await clerk.Choose("election-post", "居民代表委员会主任");
        await clerk.Day("election-term", "2029-11-19");
        await clerk.Shot("new-election");
        await clerk.Submit();
        await clerk.Page.WaitForURLAsync("**/elections/*");
        await clerk.Settle();
        _election = new Uri(clerk.Page.Url).AbsolutePath;

        foreach (var (person, way, by) in new[] { (Chair, "居民联名", "1号楼居民9人"), (Husband, "本人自荐", Husband.Name) })
        {
            await clerk.Id("nominate").ClickAsync();
            await clerk.Find("holder-select", person.Name);
            await clerk.Choose("nominate-way", way);
            await clerk.Id("nominate-by").FillAsync(by);
            await clerk.Submit();
            await clerk.Id("check-candidate").Last.ClickAsync();
            foreach (var criterion in new[] { "Prestige", "Ability", "Responsibility", "Recognition" })
            {
                await clerk.Choose($"grade-{criterion}", "好");
                await clerk.Id($"opinion-{criterion}").FillAsync("入户听取意见，反映良好");
            }

            if (person == Chair) await clerk.Shot("candidate-checked");
            await clerk.Submit();
        }

        await Assertions.Expect(clerk.Id("row-candidates")).ToHaveCountAsync(2);
        await Look(clerk, "election-candidates");
        await clerk.Id("count-votes").ClickAsync();
        await clerk.Id("votes-minutes").FillAsync("祁馨会〔2026〕1号");
        foreach (var (field, number) in new[] { ("eligible", "2"), ("cast", "2"), ("valid", "2"), ("of-1", "2"), ("of-2", "0") }) await clerk.Id($"votes-{field}").FillAsync(number);
        await clerk.Shot("votes");
        await clerk.Submit();
        await Assertions.Expect(clerk.Id("row-candidates").Filter(new() { HasText = Chair.Name })).ToContainTextAsync("当选");
        await Assertions.Expect(clerk.Id("row-candidates").Filter(new() { HasText = Husband.Name })).ToContainTextAsync("未当选");
        await Assertions.Expect(clerk.Id("publish-election")).ToHaveCountAsync(0);
        await Look(clerk, "election-voted");
    }

    private async Task TheResultIsNoticed()
    {
        var clerk = await At(Account.Clerk);
        await clerk.Open(_election);
        await clerk.Id("publish-election").ClickAsync();
        await Assertions.Expect(clerk.Id("notice-period")).ToContainTextAsync("2026-11-28 — 2026-12-08");
        await Look(clerk, "election-notice-preview");
        await clerk.Id("publish-notice").ClickAsync();
        await clerk.Id("contact-name").FillAsync($"{Community}服务中心");
        await clerk.Id("contact-phone").FillAsync("0359-8532100");
        await clerk.Shot("election-notice-contact");
        await clerk.Submit();
        await clerk.Id("notice-facts").WaitForAsync();
        await clerk.Settle();
        await Assertions.Expect(clerk.Id("row-notice-lines").First).ToContainTextAsync("当选，得票 2");
        await Look(clerk, "election-notice");

        var reader = await OpenDesk(390, 844, script: false);
        await reader.Page.GotoAsync(await clerk.Id("open-public").GetAttributeAsync("href") ?? throw new InvalidOperationException("no public address"));
        await Assertions.Expect(reader.Page.Locator("body")).ToContainTextAsync("当选，得票 2");
        await Assertions.Expect(reader.Page.Locator("body")).Not.ToContainTextAsync(Chair.Name);
        await reader.Page.ScreenshotAsync(new() { Path = Path.Combine(ShotFolder, "election-notice-public.png"), FullPage = true });
    }

    private async Task TheTownshipFilesTheElection()
    {
        var community = await At(Account.Clerk);
        await community.Open("/notices");
        await community.Confirm("end-due");
        await Assertions.Expect(community.Id("notices-ended")).ToContainTextAsync("已结束 1 份");

        var clerk = await At(Account.TownshipClerk);
        await clerk.Shot("township-home-before-filing");
        await clerk.Open(_election);
        await Assertions.Expect(clerk.Id("election-facts")).ToContainTextAsync("待备案");
        await clerk.Id("file-election").ClickAsync();
        await clerk.Id("filing-number").FillAsync("祁选备〔2026〕1号");
        await clerk.Shot("filing");
        await clerk.Submit();
        await Assertions.Expect(clerk.Id("election-facts")).ToContainTextAsync("已备案");
        await Assertions.Expect(clerk.Id("row-candidates").Filter(new() { HasText = Chair.Name })).ToContainTextAsync("已任职");
        await Look(clerk, "election-filed");
    }

    private async Task TheBranchHasMembersPlatesAndAPost()
    {
        var clerk = await At(Account.Clerk);
        foreach (var (person, relation, joined) in new[] { (Secretary, "双重管理", 2004), (Chair, "原籍管理", 1995) })
        {
            await clerk.Open("/party/members");
            await clerk.Id("record-member").ClickAsync();
            await clerk.Find("community-select", Community);
            await clerk.Id("member-name").FillAsync(person.Name);
            await clerk.Id("member-id-number").FillAsync(person.IdNumber);
            await clerk.Day("member-joined", $"{joined}-07-01");
            await clerk.Day("member-full", $"{joined + 1}-07-01");
            await clerk.Choose("member-relation", relation);
            await clerk.Day("member-since", Today);
            if (person == Chair) await clerk.Shot("new-member");
            await clerk.Submit();
            await Assertions.Expect(clerk.Page.GetByRole(AriaRole.Heading, new() { Name = person.Name })).ToBeVisibleAsync();
        }

        await clerk.Settle();
        await Assertions.Expect(clerk.Id("member-facts")).ToContainTextAsync("1号楼1单元101");
        await Look(clerk, "member");
        await clerk.Id("apply").ClickAsync();
        await clerk.Choose("apply-post", ServicePost);
        await clerk.Shot("apply-for-post");
        await clerk.Submit();
        await Assertions.Expect(clerk.Id("row-member-claims")).ToContainTextAsync("待审批");

        await PlatesAreHung(clerk);
        await clerk.Open($"/party/members?communityId={_community}");
        await Assertions.Expect(clerk.Id("row-party-members")).ToHaveCountAsync(2);

        var secretary = await At(Account.NewSecretary);
        await secretary.Shot("secretary-home");
        await secretary.Open("/party/claims");
        await secretary.Id("decide-claim").ClickAsync();
        await secretary.Shot("decide-claim");
        await secretary.Submit();
        var claim = secretary.Id("row-party-claims").Filter(new() { HasText = Chair.Name });
        await Assertions.Expect(claim).ToContainTextAsync("在岗");
        await Assertions.Expect(claim).ToContainTextAsync(Secretary.Name);
        await Look(secretary, "claim-approved");
        await secretary.Open("/party/groups");
        await Assertions.Expect(secretary.Page.GetByText(ServicePost).First).ToBeVisibleAsync();
        await Look(secretary, "group-formed");
    }

    /// <summary>One at the building, one at the door behind which a member lives.</summary>
    private async Task PlatesAreHung(Desk clerk)
    {
        await clerk.Open($"/party/plates?communityId={_community}&view=missing");
        await Assertions.Expect(clerk.Id("row-missing-plates")).ToHaveCountAsync(2);
        await Look(clerk, "plates-missing");
        await clerk.Open($"/party/plates?communityId={_community}");
        foreach (var atDoor in new[] { false, true })
        {
            await clerk.Id("hang-plate").ClickAsync();
            await clerk.Find("community-select", Community);
            await clerk.Choose("plate-building", "1号楼");
            if (atDoor) await clerk.Find("plate-dwelling", "101");
            else await clerk.Id("plate-place").FillAsync("1单元入口右侧");
            await clerk.Day("plate-day", Today);
            if (atDoor) await clerk.Shot("hang-plate");
            await clerk.Submit();
        }

        await Assertions.Expect(clerk.Id("row-door-plates")).ToHaveCountAsync(2);
        await Assertions.Expect(clerk.Id("row-door-plates").Filter(new() { HasText = "1号楼1单元101" })).ToContainTextAsync("住户");
        await Assertions.Expect(clerk.Id("plate-coverage")).ToContainTextAsync(new Regex("100%.*100%"));
        await Look(clerk, "plates");
    }
}
