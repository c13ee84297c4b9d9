using System.Net;
using System.Net.Http.Json;
using System.Text;
using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Resettlement.Api.IntegrationTests.Common;
using Resettlement.Api.IntegrationTests.Payouts;
using Resettlement.Application.Common;
using Resettlement.Domain.Access;
using Resettlement.Domain.Ledger;
using Resettlement.Domain.Payouts;

namespace Resettlement.Api.IntegrationTests.Ledger;

/// <summary>Statements of banks: what is whole is stored once and matched, what has a fault changes nothing.</summary>
internal sealed class BankStatementTests
{
    private const long Fund = 500_000;
    private PayoutScene _scene = null!;

    [SetUp]
    public async Task StartAsync() => _scene = await PayoutScene.StartAsync(Fund, maxLines: 50);

    [TearDown]
    public async Task StopAsync()
    {
        await _scene.AssertBooksAsync();
        await _scene.DisposeAsync();
    }

    [Test]
    public async Task Appropriation_and_payments_are_found_and_the_difference_is_what_the_bank_has_not_shown()
    {
        var release = await PaidAsync(3);
        var orders = await _scene.OrdersAsync(release);
        var files = await _scene.FilesAsync(release);
        var lump = files[0];
        var single = orders.Where(x => x.FileId == files[1].Id).ToList();
        var lines = new List<BankLine> { new(Fund, "收到拨款", Day: "2026-11-02"), new(-lump.AmountFen, $"代发 {lump.Number} 共{lump.Count}笔") };
        lines.AddRange(single.Select(x => new BankLine(-x.AmountFen, "代发补贴", Counterpart: x.PayeeName, Reference: x.EndToEndId)));
        var imported = await _scene.StatementAsync(StatementFiles.Csv(0, [.. lines]));
        Assert.That((imported.GetProperty("lines").GetInt32(), imported.GetProperty("unmatched").GetInt32(), imported.GetProperty("alreadyApplied").GetBoolean()), Is.EqualTo((lines.Count, 0, false)));
        var id = imported.GetProperty("id").GetGuid();
        Assert.That((await _scene.LinesAsync(id)).Select(x => (x.Match, x.Rule)), Is.EqualTo(
            new (LineMatch?, MatchRule?)[] { (LineMatch.Appropriation, MatchRule.AmountAndDay), (LineMatch.PayoutFile, MatchRule.FileNumber) }
                .Concat(single.Select(_ => ((LineMatch?)LineMatch.PayoutFile, (MatchRule?)MatchRule.OurNumber)))));
        var sums = await _scene.ReconciledAsync();
        Assert.That((sums.DifferenceFen, sums.UnmatchedLines, sums.Items.Count), Is.EqualTo((0L, 0, 0)));
        Assert.That(sums.BankFen, Is.EqualTo(Fund - orders.Sum(x => x.AmountFen)));

        var waiting = await _scene.ReleaseAsync(await _scene.AddBatchAsync(1));
        await _scene.SendAsync(waiting);
        sums = await _scene.ReconciledAsync();
        Assert.That((sums.DifferenceFen, sums.OnTheWayFen), Is.EqualTo((0L, -1_000L)), "sent is neither in the book nor at the bank");
        await _scene.AnswerAsync(waiting, _ => "成功");
        sums = await _scene.ReconciledAsync();
        Assert.That((sums.DifferenceFen, sums.ItemsFen, sums.OnTheWayFen), Is.EqualTo((1_000L, 1_000L, 0L)), "paid, and not yet debited");
        Assert.That(sums.Items.Single() is { Match: LineMatch.PayoutFile, BookFen: -1_000, BankFen: 0 });
    }

    [Test]
    public async Task The_same_file_and_the_same_line_twice_change_nothing()
    {
        var first = new BankLine(Fund, "拨款", "S1", "2026-11-02");
        var content = StatementFiles.Csv(0, first, new BankLine(-500, "手续费", "S2"));
        var imported = await _scene.StatementAsync(content);
        var again = await _scene.StatementAsync(content, "改了名.csv");
        Assert.That((again.GetProperty("alreadyApplied").GetBoolean(), again.GetProperty("id").GetGuid()), Is.EqualTo((true, imported.GetProperty("id").GetGuid())));

        // a bank that repeats the end of last month
        var next = await _scene.StatementAsync(StatementFiles.Csv(Fund, new BankLine(-500, "手续费", "S2"), new BankLine(700, "利息", "S3")));
        Assert.That((next.GetProperty("lines").GetInt32(), next.GetProperty("knownLines").GetInt32()), Is.EqualTo((1, 1)));
        Assert.That(await _scene.App.ReadAsync(db => db.StatementLines.Where(x => x.IsCurrent).SumAsync(x => x.AmountFen)), Is.EqualTo(Fund + 200));
        Assert.That(await _scene.RefusedStatementAsync(StatementFiles.Csv(Fund, new BankLine(-500, "手续费", "S2"), new BankLine(700, "利 息", "S3"))), Does.StartWith("statements.nothing-new"));
        Assert.That((await _scene.ReconciledAsync()).BankFen, Is.EqualTo(Fund + 200));
    }

    [Test]
    public async Task A_statement_begins_where_the_one_before_ended()
    {
        await _scene.StatementAsync(StatementFiles.Csv(0, new BankLine(Fund, "拨款", Day: "2026-11-02")));
        Assert.That(await _scene.RefusedStatementAsync(StatementFiles.Csv(Fund - 1, new BankLine(-100))), Does.StartWith("statements.not-continuous").And.Contains("5000.00"));
        await _scene.StatementAsync(StatementFiles.Csv(Fund, new BankLine(-100)));
        // a month without movement
        await _scene.StatementAsync(StatementFiles.Csv(Fund - 100));
        Assert.That((await _scene.ReconciledAsync()).Accounts.Single().Statements, Is.EqualTo(3));
    }

    [TestCase("amount", "statements.refused", "第6行收入或支出金额")]
    [TestCase("both", "statements.refused", "第6行收入或支出金额")]
    [TestCase("decimals", "statements.refused", "第6行收入或支出金额")]
    [TestCase("day", "statements.refused", "第6行交易日期")]
    [TestCase("outside", "statements.refused", "第6行交易日期 2026-12-01")]
    [TestCase("twice", "statements.refused", "第6行与第5行是同一笔")]
    [TestCase("balance", "statements.refused", "第6行余额")]
    [TestCase("left-out", "statements.not-balanced", "不等于期末余额")]
    [TestCase("account", "statements.account-unknown", "账号")]
    [TestCase("no-account", "statements.head-missing", "账号")]
    [TestCase("no-closing", "statements.head-missing", "期末余额")]
    [TestCase("no-table", "statements.columns-missing", "表头")]
    [TestCase("empty", "statements.empty", "空")]
    public async Task A_fault_names_its_line_and_nothing_is_stored(string fault, string code, string says)
    {
        var text = StatementFiles.Text(0, [new(Fund, "拨款", "A1", "2026-11-02"), new(-300, "手续费", "A2")]);
        var changed = fault switch
        {
            "amount" => text.Replace(",3.00,", ",三元,", StringComparison.Ordinal),
            "both" => text.Replace("A2,,3.00,", "A2,3.00,3.00,", StringComparison.Ordinal),
            "decimals" => text.Replace(",3.00,", ",3.001,", StringComparison.Ordinal),
            "day" => text.Replace("2026-11-25,A2", "昨天,A2", StringComparison.Ordinal),
            "outside" => text.Replace("2026-11-25,A2", "2026-12-01,A2", StringComparison.Ordinal),
            "twice" => StatementFiles.Text(0, [new(Fund, "拨款", "A1", "2026-11-02"), new(Fund, "拨款", "A1", "2026-11-02")]),
            "balance" => text.Replace("4997.00,,手续费", "4996.00,,手续费", StringComparison.Ordinal),
            "left-out" => StatementFiles.Text(0, [new(Fund, "拨款", "A1", "2026-11-02")], Fund - 300, balances: false),
            "account" => text.Replace(StatementFiles.Account, "9990888800000009", StringComparison.Ordinal),
            "no-account" => text.Replace("账号：,", "序号,", StringComparison.Ordinal),
            "no-closing" => text.Replace("期末余额", "备查", StringComparison.Ordinal),
            "no-table" => text.Replace("交易日期", "何时", StringComparison.Ordinal),
            _ => "",
        };
        Assert.That(await _scene.RefusedStatementAsync(fault == "empty" ? [] : StatementFiles.Utf8(changed)), Does.StartWith(code).And.Contains(says));
        Assert.That(await _scene.App.ReadAsync(db => db.StatementLines.CountAsync()), Is.Zero);
        Assert.That(await _scene.App.ReadAsync(db => db.BankStatements.CountAsync()), Is.Zero);
        await _scene.StatementAsync(StatementFiles.Utf8(text));
    }

    [Test]
    public async Task Code_page_of_the_bank_workbook_newest_first_and_signs_of_direction_are_understood()
    {
        var text = StatementFiles.Text(0, [new(Fund, "拨款", "B1", "2026-11-02"), new(-300, "𠮷祥手续费", "B2")]);
        await _scene.StatementAsync(CodePagesEncodingProvider.Instance.GetEncoding(54936)!.GetBytes(text));
        Assert.That(await _scene.App.ReadAsync(db => db.StatementLines.AnyAsync(x => x.Memo == "𠮷祥手续费")), Is.True);

        // newest first, one column of amounts with a sign of direction, thousands separators
        var other = $"账号,{StatementFiles.Account}\r\n期初余额,\"4,997.00\"\r\n期末余额,\"5,006.00\"\r\n日期,借贷标志,金额,余额,流水号,摘要\r\n"
            + "2026/11/28,贷,10.00,\"5,006.00\",C2,利息\r\n20261127,借,1.00,\"4,996.00\",C1,手续费\r\n";
        await _scene.StatementAsync(Encoding.UTF8.GetBytes(other));

        await using var scope = _scene.App.SystemScope();
        using var book = new MemoryStream();
        scope.ServiceProvider.GetRequiredService<ISpreadsheetWriter>().WriteXlsx(book,
        [
            new("对账单", [new("账号"), new(StatementFiles.Account), new("期初余额"), new("5006.00"), new("期末余额"), new("5007.00")],
            [
                ["交易日期", "流水号", "收入金额", "支出金额", "摘要", ""], ["2026-11-29", "D1", "1.00", "", "利息", ""],
            ]),
        ]);
        var workbook = await _scene.StatementAsync(book.ToArray(), "对账单.xlsx");
        Assert.That((workbook.GetProperty("lines").GetInt32(), workbook.GetProperty("from").GetString()), Is.EqualTo((1, "2026-11-29")));
        Assert.That((await _scene.ReconciledAsync()).BankFen, Is.EqualTo(500_700));
    }

    [Test]
    public async Task What_comes_back_counts_against_its_file_and_a_second_debit_stays_open()
    {
        var release = await PaidAsync(2);
        var order = (await _scene.OrdersAsync(release))[0];
        await _scene.AnswerAsync(release, x => x.Id == order.Id ? "退票" : "", OrderState.Paid);
        var id = (await _scene.StatementAsync(StatementFiles.Csv(0, new(Fund, "拨款", Day: "2026-11-02"), new(-order.AmountFen, "", Reference: order.EndToEndId), new(-order.AmountFen, order.EndToEndId),
            new(order.AmountFen, $"退回 {order.EndToEndId}")))).GetProperty("id").GetGuid();
        var lines = await _scene.LinesAsync(id);
        Assert.That(lines.Select(x => x.Match), Is.EqualTo(new LineMatch?[] { LineMatch.Appropriation, LineMatch.PayoutFile, null, LineMatch.PayoutFile }), "the second debit of one payment is nobody's");
        var sums = await _scene.ReconciledAsync();
        Assert.That((sums.UnmatchedLines, sums.UnmatchedFen), Is.EqualTo((1, -order.AmountFen)));
        using var refused = await _scene.TryConfirmAsync(id);
        Assert.That(await refused.CodeAsync(), Is.EqualTo("statements.unexplained"));
        await _scene.SettleAsync(lines[2], null, explanation: "银行重复扣款，已要求退回");
        using var confirmed = await _scene.TryConfirmAsync(id);
        Assert.That(confirmed.IsSuccessStatusCode, Is.True, () => confirmed.Content.ReadAsStringAsync().Result);
    }

    [Test]
    public async Task A_debit_in_one_sum_is_found_by_amount_and_day_unless_two_files_could_be_meant()
    {
        async Task<PayoutFile> SentAsync()
        {
            var release = await _scene.ReleaseAsync(await _scene.AddBatchAsync(new LineSpec(1_000), new LineSpec(1_234)));
            await _scene.SendAsync(release);
            return (await _scene.FilesAsync(release)).Single();
        }

        var one = await SentAsync();
        var first = (await _scene.StatementAsync(StatementFiles.Csv(0, new(Fund, "拨款", Day: "2026-11-02"), new(-2_234, "代发工资", Day: "2026-11-26")))).GetProperty("id").GetGuid();
        Assert.That((await _scene.LinesAsync(first))[1] is { Match: LineMatch.PayoutFile, Rule: MatchRule.AmountAndDay } line && line.MatchId == one.Id);
        var sums = await _scene.ReconciledAsync();
        Assert.That((sums.DifferenceFen, sums.Items.Single().BankFen, sums.Items.Single().OnTheWayFen), Is.EqualTo((-2_234L, -2_234L, -2_234L)), "the bank has paid, the answer is not here yet");

        await SentAsync();
        await SentAsync();
        var second = (await _scene.StatementAsync(StatementFiles.Csv(Fund - 2_234, new BankLine(-2_234, "代发工资", Day: "2026-11-26")))).GetProperty("id").GetGuid();
        var open = (await _scene.LinesAsync(second)).Single();
        Assert.That(open.Match, Is.Null);
        var targets = await _scene.Preparer.GetFromJsonAsync<JsonElement>($"/api/v1/ledger/statement-lines/{open.Id}/targets");
        Assert.That(targets.EnumerateArray().Count(x => x.GetProperty("openFen").GetInt64() == -2_234), Is.EqualTo(2));
        await _scene.SettleAsync(open, "PayoutFile", targets[0].GetProperty("id").GetGuid());
        var again = await _scene.MustAsync(_scene.Preparer, $"/api/v1/ledger/statements/{second}/match", new { });
        Assert.That((again.GetProperty("matched").GetInt32(), again.GetProperty("unmatched").GetInt32()), Is.EqualTo((0, 0)));
        Assert.That((await _scene.ReconciledAsync()).UnmatchedLines, Is.Zero);
    }

    [Test]
    public async Task Interest_and_charges_are_booked_when_a_second_person_confirms()
    {
        var before = await _scene.BalanceAsync();
        var id = (await _scene.StatementAsync(StatementFiles.Csv(0, new(Fund, "拨款", Day: "2026-11-02"), new(321, "结息"), new(-21, "手续费")))).GetProperty("id").GetGuid();
        var lines = await _scene.LinesAsync(id);
        Assert.That(await _scene.RefusedAsync(_scene.Preparer, $"/api/v1/ledger/statement-lines/{lines[1].Id}/settlement", new { match = "Charge" }), Is.EqualTo("statements.target-unfit"));
        await _scene.SettleAsync(lines[1], "Interest");
        await _scene.SettleAsync(lines[2], "Charge");
        Assert.That(await _scene.BalanceAsync(), Is.EqualTo(before));
        Assert.That((await _scene.ReconciledAsync()).UnbookedFen, Is.EqualTo(300));
        using var confirmed = await _scene.TryConfirmAsync(id);
        Assert.That(confirmed.IsSuccessStatusCode, Is.True, () => confirmed.Content.ReadAsStringAsync().Result);
        Assert.That(await _scene.BalanceAsync(), Is.EqualTo((before.Bank + 300, before.Payable, before.Available + 300)));
        Assert.That((await _scene.ReconciledAsync()).DifferenceFen, Is.Zero);
    }

    [Test]
    public async Task Who_brought_it_or_worked_on_it_does_not_confirm_it_and_the_last_one_alone_may_be_withdrawn()
    {
        var person = "person-" + TestApp.NextNumber();
        using var first = await _scene.App.SignInAsync(await _scene.App.AddUserAsync(Role.CountyFinancePreparer, person: person));
        using var second = await _scene.App.SignInAsync(await _scene.App.AddUserAsync(Role.CountyFinanceReviewer, person: person));
        using var brought = await _scene.TryStatementAsync(StatementFiles.Csv(0, new BankLine(Fund, "拨款", Day: "2026-11-02")), by: first);
        var id = (await brought.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("id").GetGuid();
        using var own = await _scene.TryConfirmAsync(id, second);
        Assert.That(await own.CodeAsync(), Is.EqualTo("statements.own-statement"));

        var later = (await _scene.StatementAsync(StatementFiles.Csv(Fund, new BankLine(-100, "不明", "W1")))).GetProperty("id").GetGuid();
        var line = (await _scene.LinesAsync(later)).Single();
        await _scene.MustAsync(first, $"/api/v1/ledger/statement-lines/{line.Id}/settlement", new { explanation = "待查" });
        using var early = await _scene.TryConfirmAsync(later);
        Assert.That(await early.CodeAsync(), Is.EqualTo("statements.earlier-open"));
        Assert.That(await _scene.RefusedAsync(_scene.Preparer, $"/api/v1/ledger/statements/{id}/withdraw", new { reason = "导错文件" }), Is.EqualTo("statements.later-exists"));
        using var confirmed = await _scene.TryConfirmAsync(id);
        Assert.That(confirmed.IsSuccessStatusCode, Is.True);
        using var worked = await _scene.TryConfirmAsync(later, second);
        Assert.That(await worked.CodeAsync(), Is.EqualTo("statements.own-statement"));
        Assert.That(await _scene.RefusedAsync(_scene.Reviewer, $"/api/v1/ledger/statements/{later}/confirm", new { unmatchedLines = 0, differenceFen = 0 }), Is.EqualTo("concurrency.changed").Or.EqualTo("common.changed"));

        await _scene.MustAsync(_scene.Preparer, $"/api/v1/ledger/statements/{later}/withdraw", new { reason = "导错文件" });
        Assert.That((await _scene.ReconciledAsync()).BankFen, Is.EqualTo(Fund));
        await _scene.StatementAsync(StatementFiles.Csv(Fund, new BankLine(-100, "不明", "W1")));
        Assert.That(await _scene.RefusedAsync(_scene.Preparer, $"/api/v1/ledger/statements/{id}/withdraw", new { reason = "导错文件" }), Is.EqualTo("statements.later-exists"));
    }

    [Test]
    public async Task The_verifier_finds_a_line_that_was_changed_behind_its_back()
    {
        await _scene.StatementAsync(StatementFiles.Csv(0, new BankLine(Fund, "拨款", Day: "2026-11-02")));
        await _scene.AssertBooksAsync();
        await _scene.App.ReadAsync(db => db.StatementLines.ExecuteUpdateAsync(set => set.SetProperty(x => x.AmountFen, Fund - 5)));
        await using (var scope = _scene.App.SystemScope())
        {
            var faults = (await scope.ServiceProvider.GetRequiredService<Infrastructure.Ledger.LedgerVerifier>().VerifyAsync(default)).SelectMany(x => x.Faults).Select(x => x.Zh).ToList();
            Assert.That(faults, Has.Some.Contains("合计不符").And.Some.Contains("衔接不上").And.Some.Contains("没有任何说明"));
        }

        await _scene.App.ReadAsync(db => db.StatementLines.ExecuteUpdateAsync(set => set.SetProperty(x => x.AmountFen, Fund)));
    }

    [Test]
    public async Task A_file_of_a_hundred_megabytes_is_refused_and_one_of_many_lines_is_taken()
    {
        using (var huge = await _scene.TryStatementAsync(new byte[100 * 1024 * 1024]))
        {
            Assert.That(huge.StatusCode, Is.EqualTo(HttpStatusCode.RequestEntityTooLarge));
        }

        var many = Enumerable.Range(0, 20_000).Select(i => new BankLine(i % 2 == 0 ? 100 : -100, "往来", $"M{i}", "2026-11-10")).ToArray();
        var imported = await _scene.StatementAsync(StatementFiles.Csv(0, many));
        Assert.That((imported.GetProperty("lines").GetInt32(), imported.GetProperty("unmatched").GetInt32()), Is.EqualTo((20_000, 20_000)));
    }

    private async Task<Guid> PaidAsync(int lines)
    {
        var release = await _scene.ReleaseAsync(await _scene.AddBatchAsync(lines));
        await _scene.SendAsync(release);
        await _scene.AnswerAsync(release, _ => "成功");
        return release;
    }
}
