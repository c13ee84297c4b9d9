using System.Globalization;
using System.Text;
using System.Text.Json;

namespace Resettlement.EndToEnd.Common;

/// <summary>
/// A quarter of one community as far as the bank's answer, walked over HTTP by the people whose steps they are, so that every screen has something to show: debts in every state,
/// a notice with an objection, a signed sheet, a release with failed payments, a recovery, a write-off, and a statement of the bank with lines that are open.
/// </summary>
internal sealed class WalkedQuarter(Product product)
{
    public const string FirstDay = "2026-11-27";

    private const string AfterNotice = "2026-12-09";
    private const string Debtor = "9990402181000000018";

    public string Community { get; private set; } = "";

    public string Batch { get; private set; } = "";

    public string Notice { get; private set; } = "";

    public string Sheet { get; private set; } = "";

    public string Release { get; private set; } = "";

    public string Results { get; private set; } = "";

    public string Statement { get; private set; } = "";

    /// <summary>A household with a paid order.</summary>
    public string Household { get; private set; } = "";

    public async Task WalkAsync()
    {
        await CompileAsync();
        await DecideDebtsAsync();
        await PublishAsync();
        await product.ContinueOnAsync(AfterNotice);
        await SignAsync();
        var lines = await ReleaseAsync();
        await AnswerAsync(lines);
        await GiveBackAsync();
        await ReconcileAsync(lines);
    }

    private Task<Person> AsAsync(Account account) => Person.SignInAsync(product.Address, account);

    /// <summary>Three households get back what they had paid in a quarter that is settled, so that the next batch finds them owing.</summary>
    private async Task CompileAsync()
    {
        using var clerk = await AsAsync(Account.Clerk);
        Community = (await clerk.GetAsync("me")).GetProperty("grants")[0].Text("communityId");
        var settled = (await clerk.ListAsync($"subsidies/batches?quarter=2026Q2&communityId={Community}"))[0].Text("id");
        var households = (await clerk.ListAsync($"subsidies/batches/{settled}/lines?pageSize=50")).ConvertAll(x => x.Text("householdNumber"));
        foreach (var (household, i) in households.Take(3).Select((x, i) => (x, i)))
        {
            var line = 0;
            foreach (var quarter in new[] { "2026Q2", "2026Q3" })
            {
                foreach (var receipt in (await clerk.ListAsync($"receipts?quarter={quarter}&household={household}&pageSize=100")).Where(x => x.Text("kind") == "Payment" && x.Number("refundedFen") == 0))
                {
                    await clerk.PostAsync("receipts/refunds", new
                    {
                        receiptLineId = receipt.Text("id"),
                        receiptNumber = $"TF-2026-{i + 1:000}",
                        lineNumber = ++line,
                        on = "2026-11-20",
                        amountFen = receipt.Number("amountFen"),
                        reason = "空置期间多收",
                    });
                }
            }
        }

        await clerk.PostAsync("subsidies/quarters/2026Q3/run", new { communityIds = new[] { Community } });
        for (var i = 0; ; i++)
        {
            var batches = await clerk.ListAsync($"subsidies/batches?quarter=2026Q3&communityId={Community}");
            if (batches.Count == 1 && batches[0].Text("state") == "Compiled")
            {
                Batch = batches[0].Text("id");
                return;
            }

            Assert.That(i, Is.LessThan(600), "the quarter is compiled within a minute");
            await Task.Delay(100);
        }
    }

    /// <summary>One is left open, one proposed, one decided.</summary>
    private async Task DecideDebtsAsync()
    {
        using var preparer = await AsAsync(Account.Finance);
        using var reviewer = await AsAsync(Account.SecondFinance);
        var debts = await preparer.ListAsync($"subsidies/debts?communityId={Community}");
        Assert.That(debts, Has.Count.GreaterThanOrEqualTo(3));
        await preparer.PostAsync($"subsidies/debts/{debts[1].Text("id")}/propose", new { decision = "WriteOff", reason = "户主已故，无力退还", reference = "夏财示〔2026〕9号" });
        await preparer.PostAsync($"subsidies/debts/{debts[2].Text("id")}/propose", new { decision = "Recover", reason = "已通知退款，本人同意", reference = "夏搬示〔2026〕15号" });
        await reviewer.PostAsync($"subsidies/debts/{debts[2].Text("id")}/agree", new { amountFen = debts[2].Number("amountFen") });
    }

    private async Task PublishAsync()
    {
        using var clerk = await AsAsync(Account.Clerk);
        using var committee = await AsAsync(Account.Committee);
        var line = (await committee.ListAsync($"subsidies/batches/{Batch}/lines?pageSize=20"))[0].Text("id");
        var remark = (await committee.PostAsync($"subsidies/batches/{Batch}/remarks", new { itemId = line, text = "这户九月才补缴，请核对收据。" })).Text("id");
        await clerk.PostAsync($"subsidies/remarks/{remark}/answer", new { answer = "已核对，收据齐全，本人缴费。" });
        var hash = (await committee.GetAsync($"subsidies/batches/{Batch}")).Text("contentHash");
        await committee.PostAsync($"subsidies/batches/{Batch}/check", new { contentHash = hash });
        Notice = (await clerk.PostAsync("notices", new { kind = "SubsidyPlan", subjectId = Batch, contentHash = hash, contactName = "新天地社区服务中心", contactPhone = "0359-8532000" })).Text("id");
        await committee.PostAsync($"notices/{Notice}/objections", new { line = 4, text = "听说这户八月就搬走了，请核实。" });
        var upheld = (await committee.PostAsync($"notices/{Notice}/objections", new { line = 5, text = "户主姓名写错了。", name = "孙国", phone = "13900001234" })).Text("id");
        await committee.PostAsync($"notices/objections/{upheld}/decide", new { upheld = true, answer = "经核对户口簿，姓名确有错字，更正后补报。" });
    }

    private async Task SignAsync()
    {
        using var clerk = await AsAsync(Account.Clerk);
        await clerk.PostAsync("notices/end-due");
        foreach (var account in new[] { Account.Director, Account.Secretary })
        {
            using var signer = await AsAsync(account);
            Sheet = (await signer.ListAsync("signing/sheets?view=Waiting"))[0].Text("id");
            var sheet = await signer.GetAsync($"signing/sheets/{Sheet}");
            await signer.PostAsync($"signing/sheets/{Sheet}/signatures", new { contentHash = sheet.Text("contentHash"), amountFen = sheet.Number("amountFen"), count = sheet.Number("count"), password = signer.Password });
        }

        using var leader = await AsAsync(Account.TownshipLeader);
        await leader.PostAsync($"subsidies/batches/{Batch}/review", new { contentHash = (await leader.GetAsync($"subsidies/batches/{Batch}")).Text("contentHash") });
    }

    private async Task<List<BankLine>> ReleaseAsync()
    {
        using var preparer = await AsAsync(Account.Finance);
        using var reviewer = await AsAsync(Account.SecondFinance);
        var prepared = await preparer.PostAsync("payouts/releases", new { purpose = "Subsidy", batchIds = new[] { Batch } });
        Release = prepared.Text("id");
        await reviewer.PostAsync($"payouts/releases/{Release}/release", new
        {
            count = prepared.Number("count"),
            amountFen = prepared.Number("amountFen"),
            contentHash = prepared.Text("contentHash"),
            password = reviewer.Password,
        });
        var lines = new List<BankLine>();
        foreach (var file in (await reviewer.GetAsync($"payouts/releases/{Release}")).GetProperty("files").EnumerateArray())
        {
            lines.AddRange(BankFiles.ReadCsv(await reviewer.DownloadAsync($"payouts/files/{file.Text("id")}/download?format=Csv", $"{file.Text("number")}.csv")));
        }

        return lines;
    }

    private async Task AnswerAsync(List<BankLine> lines)
    {
        using var importer = await AsAsync(Account.ResultImporter);
        foreach (var file in (await importer.GetAsync($"payouts/releases/{Release}")).GetProperty("files").EnumerateArray())
        {
            await importer.PostAsync($"payouts/files/{file.Text("id")}/acknowledgement", new { bankReference = $"SL-20261209-{file.Text("number")[^2..]}" });
        }

        foreach (var file in lines.GroupBy(x => x.File).Reverse())
        {
            Results = (await importer.UploadAsync("payouts/results", BankFiles.Answer($"回盘-{file.Key}.csv", [.. file], lines[2].Id, lines[5].Id))).Text("id");
        }
    }

    /// <summary>Two households give money back, one of them is booked; one payment never will be made.</summary>
    private async Task GiveBackAsync()
    {
        using var preparer = await AsAsync(Account.Finance);
        using var reviewer = await AsAsync(Account.SecondFinance);
        var paid = await preparer.ListAsync($"payouts/orders?releaseId={Release}&state=Paid");
        Household = paid[1].Text("householdId");
        var recovery = await preparer.PostAsync($"payouts/orders/{paid[0].Text("id")}/recovery", new { receivedOn = AfterNotice, reason = "户主九月已迁出，本人退回", evidence = "农信社回单 20261209-0031" });
        await reviewer.PostAsync($"payouts/recoveries/{recovery.Text("id")}/decision", new { agreed = true, password = reviewer.Password });
        var claim = (await preparer.ListAsync($"subsidies/debts?communityId={Community}&state=Recovering"))[0].Text("id");
        await preparer.PostAsync("payouts/recoveries", new { purpose = "Subsidy", claimId = claim, receivedOn = AfterNotice, reason = "多发补贴退回", evidence = "农信社回单 20261209-0047" });
        var failed = await preparer.ListAsync($"payouts/orders?releaseId={Release}&state=Failed");
        await preparer.PostAsync($"payouts/orders/{failed[0].Text("id")}/write-off", new { reason = "户主已故且无继承人" });
    }

    /// <summary>The account of one bank since the beginning of the year; what nobody knows of stays open, one line with its reason.</summary>
    private async Task ReconcileAsync(List<BankLine> lines)
    {
        using var preparer = await AsAsync(Account.Finance);
        var book = (await preparer.GetAsync("ledger/books"))[0].Text("id");
        var file = lines.GroupBy(x => x.File).First();
        (string Day, long Fen, string Counterpart, string Memo, string Reference)[] rows =
        [
            ("2026-03-12", 80_000_000, "夏县财政局", "拨付补贴资金", ""),
            ("2026-09-18", 60_000_000, "夏县财政局", "拨付补贴资金", ""),
            ("2026-12-09", -file.Sum(x => x.AmountFen), "", $"代发 {file.Key} 共{file.Count()}笔", ""),
            ("2026-12-09", 6_600, "王建国", "退款", ""),
            ("2026-12-09", -1_200, "", "账户管理费", ""),
        ];
        var text = new StringBuilder();
        text.Append(CultureInfo.InvariantCulture, $"账号：,{Debtor},户名：,夏县财政局补贴资金专户（示范）\r\n起始日期,2026-01-01,截止日期,{AfterNotice}\r\n期初余额,0.00\r\n交易日期,流水号,收入金额,支出金额,余额,对方户名,摘要,支付编号\r\n");
        var balance = 0L;
        foreach (var (row, i) in rows.Select((x, i) => (x, i)))
        {
            balance += row.Fen;
            text.Append(CultureInfo.InvariantCulture, $"{row.Day},LS2026{i + 1:0000},{(row.Fen > 0 ? Yuan(row.Fen) : "")},{(row.Fen < 0 ? Yuan(-row.Fen) : "")},{Yuan(balance)},{row.Counterpart},{row.Memo},{row.Reference}\r\n");
        }

        text.Append(CultureInfo.InvariantCulture, $"合计,,,,,,{rows.Length}笔,\r\n期末余额,{Yuan(balance)}\r\n");
        var path = Scratch.File("对账单-农信社-2026.csv");
        await File.WriteAllTextAsync(path, text.ToString(), new UTF8Encoding(encoderShouldEmitUTF8Identifier: true));
        Statement = (await preparer.UploadAsync($"ledger/books/{book}/statements", path)).Text("id");
        var open = (await preparer.ListAsync($"ledger/statements/{Statement}/lines")).FindAll(x => x.GetProperty("match").ValueKind == JsonValueKind.Null);
        Assert.That(open, Has.Count.GreaterThanOrEqualTo(2));
        await preparer.PostAsync($"ledger/statement-lines/{open[^1].Text("id")}/settlement", new { explanation = "银行误收管理费，已去函要求退回" });
    }

    private static string Yuan(long fen) => (fen / 100m).ToString("0.00", CultureInfo.InvariantCulture);
}
