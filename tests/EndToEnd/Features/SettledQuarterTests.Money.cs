using Microsoft.Playwright;
using Resettlement.EndToEnd.Common;

namespace Resettlement.EndToEnd.Features;

/// <summary>What county finance and the bank do.</summary>
internal sealed partial class SettledQuarterTests
{
    private const string NewAccount = "9990402181000009018";

    private async Task<string> FinancePrepares()
    {
        var finance = await SignIn(Account.Finance);
        await finance.Shot("finance-home");
        await finance.Open("/payouts/payable");
        await finance.Id("choose-payable").First.CheckAsync();
        await Look(finance, "finance-payable");
        await finance.Confirm("prepare-release");
        await finance.Page.WaitForURLAsync("**/payouts/releases/*");
        await finance.Settle();
        await Look(finance, "release-prepared");
        await Assertions.Expect(finance.Id("release-payout")).ToHaveCountAsync(0);
        return new Uri(finance.Page.Url).AbsolutePath;
    }

    private async Task<List<BankLine>> AnotherReleasesAndSends(string release)
    {
        var reviewer = await SignIn(Account.SecondFinance);
        await reviewer.Open(release);
        await reviewer.Id("release-payout").ClickAsync();
        await reviewer.Shot("release-question");
        await reviewer.SayYes(Account.SecondFinance);
        await Assertions.Expect(reviewer.Id("release-facts")).ToContainTextAsync("已放款");
        await Look(reviewer, "released");

        // the same payments in every format that the bank agreed to
        await reviewer.Id("download-Csv").First.ClickAsync();
        var csv = await reviewer.Download(reviewer.Id("action-confirm"));
        await reviewer.Settle();
        await reviewer.Id("download-Xlsx").First.ClickAsync();
        var xlsx = await reviewer.Download(reviewer.Id("action-confirm"));
        await reviewer.Settle();
        var lines = BankFiles.ReadCsv(csv);
        var book = Workbooks.Read(xlsx);
        Assert.That(book.Take(lines.Count).Select(x => (x["支付编号"], x["收款账号"], Workbooks.Fen(x["金额"]))), Is.EqualTo(lines.Select(x => (x.Id, x.Account, x.AmountFen))));
        await Assertions.Expect(reviewer.Id("release-facts")).ToContainTextAsync(Yuan(lines.Sum(x => x.AmountFen)));
        await Assertions.Expect(reviewer.Id("acknowledge-file")).ToHaveCountAsync(0);
        await reviewer.Page.EvaluateAsync("scrollTo(0, 0)");
        await Look(reviewer, "bank-file-sent");
        return lines;
    }

    private async Task AThirdTakesTheResults(string release, string fileName, IReadOnlyList<BankLine> lines, params string[] failed)
    {
        var importer = await SignIn(Account.ResultImporter);
        await importer.Open(release);
        await importer.Id("acknowledge-file").First.ClickAsync();
        await importer.Id("bank-reference").FillAsync("XNX-20261209-01");
        await importer.Submit();
        await Assertions.Expect(importer.Id("table-payout-files")).ToContainTextAsync("银行已签收");
        await importer.Shot("bank-file-acknowledged");

        await importer.Open("/payouts/results");
        await importer.Page.Locator("input[type=file]").SetInputFilesAsync(BankFiles.Answer(fileName, lines, failed));
        await importer.Id("import-results").ClickAsync();
        await importer.Id("results-imported").WaitForAsync();
        await importer.Settle();
        await Look(importer, "results-imported");
        await importer.Page.GetByRole(AriaRole.Link, new() { Name = fileName }).ClickAsync();
        await importer.Settle();
        await importer.Shot("result-rows");
    }

    /// <returns>The page of the household.</returns>
    private async Task<string> TheAccountIsCorrected(BankLine failed)
    {
        var clerk = await SignIn(Account.Clerk);
        await clerk.Open("/payouts/orders?state=Failed");
        var order = clerk.Id("row-orders").Filter(new() { HasText = failed.Id });
        await Assertions.Expect(order).ToContainTextAsync("账号与户名不符");
        await Look(clerk, "failed-orders");
        await order.GetByRole(AriaRole.Link).First.ClickAsync();
        await clerk.Id("act-accounts").ClickAsync();
        var form = clerk.Page.GetByRole(AriaRole.Dialog);
        await form.GetByLabel("开户行", new() { Exact = true }).FillAsync("夏县农村信用社");
        await form.GetByLabel("行号").FillAsync("402181000018");
        await form.GetByLabel("账号").FillAsync(NewAccount);
        await form.GetByLabel("生效日期").FillAsync(AfterNotice);
        await form.GetByLabel("生效日期").PressAsync("Tab");
        await clerk.Shot("account-corrected");
        await clerk.Submit();
        await clerk.Shot("account-pending");
        var household = new Uri(clerk.Page.Url).AbsolutePath;
        var number = (await clerk.Page.GetByRole(AriaRole.Heading, new() { Level = 1 }).InnerTextAsync()).Split('·')[^1].Trim();

        var township = await SignIn(Account.TownshipClerk);
        await township.Open("/changes?state=Pending&kind=Account");
        await township.Id("row-changes").Filter(new() { HasText = number }).Locator("input[type=checkbox]").CheckAsync();
        await township.Id("verify-selected").ClickAsync();
        await township.Shot("account-verified-by-another");
        await township.Submit();
        await Assertions.Expect(township.Id("row-changes").Filter(new() { HasText = number })).ToHaveCountAsync(0);
        return household;
    }

    private async Task<string> FinanceIssuesAgain(BankLine failed)
    {
        var finance = await SignIn(Account.Finance);
        await finance.Open("/payouts/orders?state=Failed");
        await finance.Id("row-orders").Filter(new() { HasText = failed.Id }).Locator("input[type=checkbox]").CheckAsync();
        await finance.Shot("reissue-chosen");
        await finance.Confirm("reissue-orders");
        await finance.Page.WaitForURLAsync("**/payouts/releases/*");
        await finance.Settle();
        await Look(finance, "reissue-prepared");
        return new Uri(finance.Page.Url).AbsolutePath;
    }
}
