using System.Globalization;
using Microsoft.Playwright;
using Resettlement.EndToEnd.Common;

namespace Resettlement.EndToEnd.Features;

/// <summary>
/// One quarter of one community from receipts to settled, every step by the person whose it is. Seven working days lie between the notice and the first signature: the server is
/// stopped and goes on after them.
/// </summary>
internal sealed partial class SettledQuarterTests : BrowserTest
{
    private const string Company = "新天地社区物业服务有限公司";
    private const string AfterNotice = "2026-12-09";

    private string _batch = "";

    /// <summary>A Friday; the notice runs from Saturday to Tuesday the 8th of December.</summary>
    protected override string Today => "2026-11-27";

    [Test]
    public async Task A_quarter_goes_from_receipts_to_settled_by_the_right_people()
    {
        await TheCompanyUploadsAndDeclares();
        await TheClerkCompiles();
        await TheCommitteeRemarksAndChecks();
        var notice = await TheClerkPublishes();
        await EverybodyReads(notice);
        await AResidentObjects(notice);
        await TheCommitteeAnswers();
        await NobodySignsBeforeTheEnd();

        await LeaveDesks();
        await Product.ContinueOnAsync(AfterNotice);
        await TheNoticeEnds();
        await TwoPeopleSign();
        await TheTownshipReviews();
        var release = await FinancePrepares();
        var lines = await AnotherReleasesAndSends(release);
        var failed = lines[2];
        await AThirdTakesTheResults(release, "回盘-1.csv", lines, failed.Id);
        var household = await TheAccountIsCorrected(failed);
        await LeaveDesks();

        var reissue = await FinanceIssuesAgain(failed);
        var again = await AnotherReleasesAndSends(reissue);
        Assert.That(again.Select(x => (x.Payee, x.AmountFen)), Is.EqualTo(new[] { (failed.Payee, failed.AmountFen) }), "the same person, the same amount");
        Assert.That(again[0].Account, Is.Not.EqualTo(failed.Account), "to the corrected account");
        await AThirdTakesTheResults(reissue, "回盘-2.csv", again);
        await TheResultIsPublished();
        await TheHouseholdSeesItAll(household);
    }

    private async Task TheCompanyUploadsAndDeclares()
    {
        var company = await SignIn(Account.Property);
        await company.Open("/imports/new");
        await company.Choose("import-kind", "缴费记录");
        var template = await company.Download(company.Id("template-Wide"));
        var file = Workbooks.Fill(template, "9月补缴.xlsx", [.. Enumerable.Range(1, 6).Select(i => new Dictionary<string, object?>
        {
            ["户编号"] = $"XT01{i:000}", ["费用所属月份"] = "2026-09", ["物业费"] = 40.35m + i, ["缴费日期"] = "2026-09-29", ["收据号"] = $"BJ-2026-{i:000}", ["缴费人"] = "本人",
        })]);
        await company.Choose("import-source", Company);
        await company.Page.Locator("input[type=file]").SetInputFilesAsync(file);
        await company.Id("import-upload").ClickAsync();
        await company.Id("apply-mapping").ClickAsync();
        await company.Id("import-confirm").WaitForAsync(new() { Timeout = 60_000 });
        await Assertions.Expect(company.Id("total-valid")).ToHaveTextAsync("6");
        await company.Settle();
        await company.Shot("company-upload");
        await company.Confirm("import-confirm");
        await Assertions.Expect(company.Id("import-result")).ToHaveAttributeAsync("data-state", "Committed", new() { Timeout = 60_000 });

        await company.Open("/declarations?quarter=2026Q3");
        var cells = company.Id("row-declarations").First.Locator("td");
        var (count, sum) = (await cells.Nth(7).InnerTextAsync(), await cells.Nth(8).InnerTextAsync());
        await company.Id("new-declaration").ClickAsync();
        await company.Choose("declaration-source", Company);
        await company.Choose("declaration-quarter", "2026年第3季度");
        await company.Id("declaration-count").FillAsync(count);
        await company.Id("declaration-sum").FillAsync(sum.Replace(",", "", StringComparison.Ordinal));
        await company.Shot("company-declares");
        await company.Submit();
        await Look(company, "company-declared");
    }

    private async Task TheClerkCompiles()
    {
        var clerk = await SignIn(Account.Clerk);
        await clerk.Open("/subsidies/quarters/2026Q3");
        await clerk.Confirm("run-quarter");
        var row = clerk.Id("row-quarter-communities").Filter(new() { HasText = "新天地社区" });
        await Assertions.Expect(row).ToContainTextAsync("已编制", new() { Timeout = 60_000 });
        await row.GetByRole(AriaRole.Link, new() { Name = "查看批次" }).ClickAsync();
        await clerk.Page.WaitForURLAsync("**/subsidies/batches/*");
        await clerk.Settle();
        _batch = new Uri(clerk.Page.Url).AbsolutePath;
        await Assertions.Expect(clerk.Id("practice-bar")).ToContainTextAsync(Today);
        await Look(clerk, "clerk-batch-compiled");
        await Assertions.Expect(clerk.Id("check-batch")).ToHaveCountAsync(0);
    }

    private async Task TheCommitteeRemarksAndChecks()
    {
        var committee = await SignIn(Account.Committee);
        await committee.Shot("committee-home");
        await committee.Open(_batch);
        await committee.Id("remark-line").First.ClickAsync();
        await committee.Id("remark-text").FillAsync("这户9月刚补缴，请核对收据。");
        await committee.Shot("committee-remark");
        await committee.Submit();

        var clerk = await SignIn(Account.Clerk);
        await clerk.Shot("clerk-home-with-remark");
        await clerk.Open(_batch);
        await clerk.Id("tab-remarks").ClickAsync();
        await clerk.Id("answer-remark").First.ClickAsync();
        await clerk.Id("remark-text").FillAsync("已核对，收据 BJ-2026-001，本人缴费。");
        await clerk.Submit();
        await Look(clerk, "clerk-remark-answered");

        await committee.Open(_batch);
        await committee.Id("tab-remarks").ClickAsync();
        await Assertions.Expect(committee.Id("table-remarks")).ToContainTextAsync("已核对");
        await committee.Confirm("check-batch");
        await ExpectState(committee, "已核对");
        await committee.Id("tab-path").ClickAsync();
        await Look(committee, "committee-checked");
    }

    private async Task<string> TheClerkPublishes()
    {
        var clerk = await SignIn(Account.Clerk);
        await clerk.Open(_batch);
        await clerk.Id("to-notice").ClickAsync();
        await Assertions.Expect(clerk.Id("notice-period")).ToContainTextAsync("2026-11-28 — 2026-12-08");
        await Look(clerk, "notice-preview");
        await clerk.Id("publish-notice").ClickAsync();
        await clerk.Id("contact-name").FillAsync("新天地社区服务中心");
        await clerk.Id("contact-phone").FillAsync("0359-8532000");
        await clerk.Shot("notice-contact");
        await clerk.Submit();
        await clerk.Id("notice-facts").WaitForAsync();
        await clerk.Settle();
        await Look(clerk, "notice-published");
        await ReadFilingCopy(await clerk.Download(clerk.Id("filing-copy")));
        return await clerk.Id("open-public").GetAttributeAsync("href") ?? throw new InvalidOperationException("no public address");
    }

    private async Task TheCommitteeAnswers()
    {
        var committee = await SignIn(Account.Committee);
        await committee.Open("/notices/objections");
        await Look(committee, "objection-list");
        await committee.Id("decide-objection").First.ClickAsync();
        await committee.Page.GetByLabel("不成立").CheckAsync();
        await committee.Id("decision-answer").FillAsync("经入户核实，该户2026年9月30日仍在本社区居住。");
        await committee.Shot("objection-answer");
        await committee.Submit();
        await Assertions.Expect(committee.Id("table-objections")).ToContainTextAsync("不成立");
        await committee.Shot("objection-answered");
    }

    private async Task NobodySignsBeforeTheEnd()
    {
        var director = await SignIn(Account.Director);
        await director.Open("/signing");
        await Assertions.Expect(director.Id("open-sheet")).ToHaveCountAsync(0);
        await director.Open(_batch);
        await ExpectState(director, "公示中");

        // the period is as long as it is: asking for its end changes nothing
        var clerk = await SignIn(Account.Clerk);
        await clerk.Open("/notices");
        await clerk.Confirm("end-due");
        await Assertions.Expect(clerk.Id("notices-ended")).ToContainTextAsync("没有期满");
        await Look(clerk, "notice-list-running");
    }

    private async Task TheNoticeEnds()
    {
        var clerk = await SignIn(Account.Clerk);
        await clerk.Open("/notices");
        await clerk.Confirm("end-due");
        await Assertions.Expect(clerk.Id("notices-ended")).ToContainTextAsync("已结束 1 份");
        await clerk.Open(_batch);
        await ExpectState(clerk, "公示期满");
        await clerk.Shot("notice-ended");
    }

    private async Task TwoPeopleSign()
    {
        foreach (var (account, name) in new[] { (Account.Director, "director"), (Account.Secretary, "secretary") })
        {
            var signer = await SignIn(account);
            await signer.Shot($"{name}-home");
            await signer.Open("/signing");
            await signer.Id("open-sheet").First.ClickAsync();
            await signer.Id("sign").ClickAsync();
            await Assertions.Expect(signer.Id("sign-capital")).ToContainTextAsync("人民币");
            await signer.Shot($"{name}-signs");
            await signer.Id("sign-password").FillAsync("Wrong-2026");
            await signer.Page.Locator("[data-testid=modal-submit]:visible").ClickAsync();
            await Assertions.Expect(signer.Id("problem")).ToContainTextAsync("密码不正确");
            await signer.Shot($"{name}-wrong-password");
            await signer.Id("sign-password").FillAsync(account.Password);
            await signer.Submit();
            await Look(signer, $"{name}-signed");
            if (account == Account.Secretary)
            {
                await signer.Id("print-sheet").ClickAsync();
                await signer.Settle();
                await signer.Shot("sheet-print", wholePage: true);
            }
        }
    }

    private async Task TheTownshipReviews()
    {
        var leader = await SignIn(Account.TownshipLeader);
        await leader.Shot("township-home");
        await leader.Open(_batch);
        await leader.Confirm("review-batch");
        await ExpectState(leader, "乡镇已复核");
        await leader.Shot("township-reviewed");
    }

    private async Task TheResultIsPublished()
    {
        var clerk = await SignIn(Account.Clerk);
        await clerk.Open(_batch);
        await ExpectState(clerk, "已结清");
        await clerk.Id("tab-path").ClickAsync();
        await Look(clerk, "batch-settled");
        await clerk.Id("to-notice").ClickAsync();
        await clerk.Id("publish-notice").ClickAsync();
        await clerk.Id("contact-name").FillAsync("新天地社区服务中心");
        await clerk.Id("contact-phone").FillAsync("0359-8532000");
        await clerk.Submit();
        await clerk.Id("notice-facts").WaitForAsync();
        await clerk.Settle();
        await clerk.Shot("result-notice");
        var path = await clerk.Id("open-public").GetAttributeAsync("href");
        await clerk.Page.GotoAsync(path!);
        await clerk.Shot("result-notice-public");
    }

    private async Task TheHouseholdSeesItAll(string household)
    {
        var clerk = await SignIn(Account.Clerk);
        await clerk.Open(household);
        await clerk.Id("tab-subsidies").ClickAsync();
        await clerk.Settle();
        var row = clerk.Id("row-household-subsidies").First;
        await Assertions.Expect(row).ToContainTextAsync("2026年第3季度");
        await Assertions.Expect(row).ToContainTextAsync("已结清");
        await Assertions.Expect(row.GetByTestId("household-order").Filter(new() { HasText = "已到账" })).ToHaveCountAsync(1);
        await Assertions.Expect(row.GetByTestId("household-order").Filter(new() { HasText = "支付失败" })).ToContainTextAsync("账号与户名不符");
        await Assertions.Expect(row.GetByTestId("household-notice")).ToHaveCountAsync(2);
        await Look(clerk, "household-page");
        await clerk.Page.SetViewportSizeAsync(390, 844);
        await clerk.Shot("household-page-phone", wholePage: true);
        await clerk.Page.SetViewportSizeAsync(1440, 900);
        await clerk.Id("tab-subsidies").ClickAsync();
        await row.GetByTestId("explain-quarter").ClickAsync();
        await clerk.Settle();
        await Assertions.Expect(clerk.Id("computation")).ToBeVisibleAsync();
        await clerk.Shot("household-explained");
    }

    private static Task ExpectState(Desk desk, string word) => Assertions.Expect(desk.Id("batch-totals")).ToContainTextAsync(word);

    /// <summary>The screen as it stands: photographed, readable by everybody, nothing sticking out.</summary>
    private static async Task Look(Desk desk, string name)
    {
        await desk.Shot(name);
        Assert.That(await desk.AccessibilityViolations(), Is.Empty, name);
        Assert.That(await desk.FitsWidth(), Is.True, $"{name} scrolls sideways");
    }

    private static string Yuan(long fen) => (fen / 100m).ToString("#,##0.00", CultureInfo.InvariantCulture);
}
