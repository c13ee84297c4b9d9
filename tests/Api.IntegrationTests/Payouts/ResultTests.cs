using System.Net;
using System.Net.Http.Json;
using System.Text;
using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Resettlement.Api.IntegrationTests.Common;
using Resettlement.Domain.Access;
using Resettlement.Domain.Ledger;
using Resettlement.Domain.Payouts;

namespace Resettlement.Api.IntegrationTests.Payouts;

/// <summary>Results of the bank as tables: what is right is applied as a whole, what has a fault changes nothing.</summary>
internal sealed class ResultTests
{
    private PayoutScene _scene = null!;

    [OneTimeSetUp]
    public async Task StartAsync() => _scene = await PayoutScene.StartAsync();

    [OneTimeTearDown]
    public async Task StopAsync() => await _scene.DisposeAsync();

    [Test]
    public async Task Paid_failed_and_waiting_lines_move_orders_and_books_and_the_same_file_again_changes_nothing()
    {
        var (file, orders) = await SendAsync(4);
        var before = await _scene.BalanceAsync();
        string[] words = ["成功", "失败", "处理中", "成功"];
        var content = PayoutScene.Csv(file.Number, orders.Select((x, i) => (x.EndToEndId, x.AmountFen, words[i])));
        var imported = await _scene.ImportAsync(content);
        Assert.That((imported.GetProperty("paid").GetInt32(), imported.GetProperty("failed").GetInt32(), imported.GetProperty("waiting").GetInt32(), imported.GetProperty("alreadyApplied").GetBoolean()),
            Is.EqualTo((2, 1, 1, false)));
        var (paid, failed) = (orders[0].AmountFen + orders[3].AmountFen, orders[1].AmountFen);
        Assert.That(await _scene.BalanceAsync(), Is.EqualTo((before.Bank - paid, before.Payable - paid - failed, before.Available + failed)));
        var after = await _scene.OrdersAsync(orders[0].ReleaseId);
        Assert.That(after.Select(x => x.State), Is.EqualTo(new[] { OrderState.Paid, OrderState.Failed, OrderState.Sent, OrderState.Paid }));
        Assert.That((after[1].ReasonCode, after[1].Reason, after[0].BankReference), Is.EqualTo(("AC04", "账户已销户", "LS" + orders[0].EndToEndId[^6..])));

        var again = await _scene.ImportAsync(content, "改了名.csv");
        Assert.That((again.GetProperty("alreadyApplied").GetBoolean(), again.GetProperty("id").GetGuid()), Is.EqualTo((true, imported.GetProperty("id").GetGuid())));
        Assert.That(await _scene.BalanceAsync(), Is.EqualTo((before.Bank - paid, before.Payable - paid - failed, before.Available + failed)));
        var id = imported.GetProperty("id").GetGuid();
        Assert.That(await _scene.App.ReadAsync(db => db.JournalEntries.Where(x => x.ReferenceId == id).OrderBy(x => x.Number).Select(x => x.Kind).ToListAsync()),
            Is.EquivalentTo(new[] { EntryKind.Payment, EntryKind.ReservationReturned }), "one entry per kind, however many lines");
        await _scene.AssertBooksAsync();
    }

    [Test]
    public async Task A_payment_that_comes_back_later_is_returned_and_its_money_is_free_again()
    {
        var (file, orders) = await SendAsync(2);
        await _scene.ImportAsync(Table(file, orders, "成功"));
        var before = await _scene.BalanceAsync();
        await _scene.ImportAsync(Table(file, orders[..1], "退票"));
        Assert.That(await _scene.BalanceAsync(), Is.EqualTo((before.Bank + orders[0].AmountFen, before.Payable, before.Available + orders[0].AmountFen)));
        Assert.That((await _scene.OrdersAsync(orders[0].ReleaseId)).Select(x => x.State), Is.EqualTo(new[] { OrderState.Returned, OrderState.Paid }));
        await _scene.AssertBooksAsync();
    }

    [Test]
    public async Task Pay_and_return_of_everything_leaves_the_fund_as_it_was()
    {
        var before = await _scene.BalanceAsync();
        var (file, orders) = await SendAsync(3);
        await _scene.ImportAsync(Table(file, orders, "成功"));
        await _scene.ImportAsync(Table(file, orders, "退票"));
        Assert.That(await _scene.BalanceAsync(), Is.EqualTo(before));
    }

    [TestCase("unknown", "支付编号不是本系统发出的")]
    [TestCase("twice", "在文件中出现了不止一次")]
    [TestCase("amount", "与支付金额")]
    [TestCase("final", "不能变为")]
    [TestCase("return-of-unpaid", "不能变为")]
    [TestCase("other-file", "属于文件")]
    [TestCase("unknown-file", "属于文件")]
    [TestCase("word", "无法识别")]
    [TestCase("zero", "不是大于0")]
    [TestCase("three-decimals", "最多两位小数")]
    public async Task A_fault_names_its_line_and_nothing_is_applied(string fault, string says)
    {
        var (file, orders) = await SendAsync(3);
        var (other, _) = await SendAsync(1);
        var rows = orders.Select(x => (x.EndToEndId, x.AmountFen, "成功")).ToList();
        var number = file.Number;
        switch (fault)
        {
            case "unknown":
                rows[1] = ("R26Q3-ZF20269999-000001", rows[1].AmountFen, "成功");
                break;
            case "twice":
                rows.Add(rows[1]);
                break;
            case "amount":
                rows[1] = (rows[1].EndToEndId, rows[1].AmountFen + 1, "成功");
                break;
            case "final":
                await _scene.ImportAsync(PayoutScene.Csv(number, rows[1..2]));
                break;
            case "return-of-unpaid":
                rows[1] = (rows[1].EndToEndId, rows[1].AmountFen, "退票");
                break;
            case "other-file":
                number = other.Number;
                break;
            case "unknown-file":
                number = "ZF2026-9999-NX-01";
                break;
            case "word":
                rows[1] = (rows[1].EndToEndId, rows[1].AmountFen, "大概成功");
                break;
            case "zero":
                rows[1] = (rows[1].EndToEndId, 0, "成功");
                break;
            default:
                break;
        }

        var content = PayoutScene.Csv(number, rows);
        if (fault == "three-decimals")
        {
            var text = Encoding.UTF8.GetString(content);
            content = Encoding.UTF8.GetBytes(text.Replace($"{new Domain.Common.Money(rows[1].AmountFen)},成功,", $"{new Domain.Common.Money(rows[1].AmountFen)}5,成功,", StringComparison.Ordinal));
        }

        var before = await _scene.BalanceAsync();
        using var answer = await _scene.TryImportAsync(content);
        var problem = await answer.Content.ReadFromJsonAsync<JsonElement>();
        Assert.That(answer.StatusCode, Is.EqualTo(HttpStatusCode.UnprocessableEntity));
        Assert.That(problem.GetProperty("code").GetString(), Is.EqualTo("results.refused"));
        Assert.That(problem.GetProperty("title").GetString(), Does.Contain(says));
        var line = fault switch { "twice" => 5, "other-file" or "unknown-file" => 2, _ => 3 };
        Assert.That(problem.GetProperty("errors").EnumerateObject().Select(x => x.Name), Does.Contain($"line:{line}"));
        Assert.That(await _scene.BalanceAsync(), Is.EqualTo(before));
        var wanted = fault == "final" ? new[] { OrderState.Sent, OrderState.Paid, OrderState.Sent } : [OrderState.Sent, OrderState.Sent, OrderState.Sent];
        Assert.That((await _scene.OrdersAsync(orders[0].ReleaseId)).Select(x => x.State), Is.EqualTo(wanted));
        var hash = Convert.ToHexStringLower(System.Security.Cryptography.SHA256.HashData(content));
        Assert.That(await _scene.App.ReadAsync(db => db.ResultImports.AnyAsync(x => x.Sha256 == hash)), Is.False, "and the mended file can be brought");
    }

    [Test]
    public async Task An_order_that_was_never_sent_cannot_be_paid()
    {
        var release = await _scene.ReleaseAsync(await _scene.AddBatchAsync(1));
        var file = (await _scene.FilesAsync(release)).Single();
        using var answer = await _scene.TryImportAsync(Table(file, await _scene.OrdersAsync(release), "成功"));
        Assert.That((await answer.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("title").GetString(), Does.Contain("现为“待发送”，不能变为“已支付”"));
    }

    [TestCase("cut-in-a-line", "results.truncated")]
    [TestCase("no-total", "results.truncated")]
    [TestCase("wrong-total", "results.truncated")]
    [TestCase("no-header", "results.columns-missing")]
    [TestCase("encoding", "spreadsheet.not-workbook,spreadsheet.encoding")]
    [TestCase("empty", "results.empty")]
    [TestCase("nothing-but-total", "results.empty")]
    public async Task A_file_that_is_not_whole_is_refused(string fault, string codes)
    {
        var (file, orders) = await SendAsync(3);
        var text = Encoding.UTF8.GetString(Table(file, orders, "成功"))[1..];
        var lines = text.Split("\r\n");
        var content = fault switch
        {
            "cut-in-a-line" => Encoding.UTF8.GetBytes(text[..(text.Length * 2 / 3)]),
            "no-total" => Encoding.UTF8.GetBytes(string.Join("\r\n", lines[..^2])),
            "wrong-total" => Encoding.UTF8.GetBytes(text.Replace("合计,3,", "合计,4,", StringComparison.Ordinal)),
            "no-header" => Encoding.UTF8.GetBytes(string.Join("\r\n", lines[1..])),
            "encoding" => [.. Encoding.UTF32.GetPreamble(), .. Encoding.UTF32.GetBytes(text)],
            "nothing-but-total" => PayoutScene.Csv(file.Number, []),
            _ => [],
        };
        var before = await _scene.BalanceAsync();
        using var answer = await _scene.TryImportAsync(content);
        Assert.That(codes.Split(','), Does.Contain(await answer.CodeAsync()));
        Assert.That(await _scene.BalanceAsync(), Is.EqualTo(before));
        Assert.That((await _scene.OrdersAsync(orders[0].ReleaseId)).Select(x => x.State), Is.All.EqualTo(OrderState.Sent));
    }

    [Test]
    public async Task A_file_in_the_code_page_of_the_bank_is_understood()
    {
        var (file, orders) = await SendAsync(2);
        var text = Encoding.UTF8.GetString(Table(file, orders, "成功"))[1..];
        var imported = await _scene.ImportAsync(CodePagesEncodingProvider.Instance.GetEncoding(54936)!.GetBytes(text));
        Assert.That(imported.GetProperty("paid").GetInt32(), Is.EqualTo(2));
    }

    [Test]
    public async Task A_hundred_megabytes_are_refused_before_they_are_read()
    {
        using var answer = await _scene.TryImportAsync(new byte[100 * 1024 * 1024]);
        Assert.That(answer.StatusCode, Is.EqualTo(HttpStatusCode.RequestEntityTooLarge));
    }

    [Test]
    public async Task Who_released_cannot_take_the_results_back()
    {
        var person = "person-" + TestApp.NextNumber();
        using var releaser = await _scene.App.SignInAsync(await _scene.App.AddUserAsync(Role.CountyFinanceReviewer, person: person));
        using var importer = await _scene.App.SignInAsync(await _scene.App.AddUserAsync(Role.CountyFinanceImporter, person: person));
        var prepared = await _scene.PrepareAsync(await _scene.AddBatchAsync(1));
        using var released = await _scene.TryReleaseAsync(prepared, releaser);
        Assert.That(released.IsSuccessStatusCode, Is.True);
        var release = prepared.GetProperty("id").GetGuid();
        await _scene.SendAsync(release);
        var file = (await _scene.FilesAsync(release)).Single();
        var content = Table(file, await _scene.OrdersAsync(release), "成功");
        using var answer = await _scene.TryImportAsync(content, by: importer);
        Assert.That(await answer.CodeAsync(), Is.EqualTo("payouts.own-results"));
        using var forbidden = await _scene.TryImportAsync(content, by: _scene.Reviewer);
        Assert.That(forbidden.StatusCode, Is.EqualTo(HttpStatusCode.Forbidden));
        await _scene.ImportAsync(content);
    }

    private static byte[] Table(PayoutFile file, IEnumerable<PaymentOrder> orders, string word) => PayoutScene.Csv(file.Number, orders.Select(x => (x.EndToEndId, x.AmountFen, word)), "备注");

    /// <summary>A released batch of one bank, at the bank.</summary>
    private async Task<(PayoutFile File, List<PaymentOrder> Orders)> SendAsync(int lines)
    {
        var release = await _scene.ReleaseAsync(await _scene.AddBatchAsync([.. Enumerable.Range(1, lines).Select(i => new LineSpec(100 * i))]));
        await _scene.SendAsync(release);
        return ((await _scene.FilesAsync(release)).Single(), await _scene.OrdersAsync(release));
    }
}
