using System.Net;
using System.Net.Http.Json;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Resettlement.Api.IntegrationTests.Common;
using Resettlement.Domain.Common;
using Resettlement.Domain.Payouts;

namespace Resettlement.Api.IntegrationTests.Payouts;

/// <summary>Payment status reports of all versions that a Chinese bank may send.</summary>
internal sealed class Pain002Tests
{
    private PayoutScene _scene = null!;

    [OneTimeSetUp]
    public async Task StartAsync() => _scene = await PayoutScene.StartAsync();

    [OneTimeTearDown]
    public async Task StopAsync() => await _scene.DisposeAsync();

    [Test]
    public async Task Every_version_from_03_to_14_is_read([Values("03", "04", "05", "06", "07", "08", "09", "10", "11", "12", "13", "14")] string version)
    {
        var (file, orders) = await SendAsync(4);
        var imported = await _scene.ImportAsync(Report(file, "PART", orders.Select((x, i) => (x.EndToEndId, (long?)x.AmountFen, new[] { "ACSC", "RJCT", "ACSP", "ACCC" }[i])), version), "报告.xml");
        Assert.That((imported.GetProperty("paid").GetInt32(), imported.GetProperty("failed").GetInt32(), imported.GetProperty("waiting").GetInt32()), Is.EqualTo((2, 1, 1)));
        var after = await _scene.OrdersAsync(orders[0].ReleaseId);
        Assert.That(after.Select(x => x.State), Is.EqualTo(new[] { OrderState.Paid, OrderState.Failed, OrderState.Sent, OrderState.Paid }));
        Assert.That((after[1].ReasonCode, after[1].Reason, after[0].BankReference), Is.EqualTo(("AC04", "账户 已销户", "REF1")));
    }

    [TestCase("RJCT", OrderState.Failed)]
    [TestCase("ACSC", OrderState.Paid)]
    [TestCase("ACCP", OrderState.Sent)]
    public async Task A_status_of_the_whole_file_holds_for_every_order(string status, OrderState state)
    {
        var (file, orders) = await SendAsync(3);
        await _scene.ImportAsync(Report(file, status, []), "报告.xml");
        Assert.That((await _scene.OrdersAsync(orders[0].ReleaseId)).Select(x => x.State), Is.All.EqualTo(state));
        await _scene.AssertBooksAsync();
    }

    [Test]
    public async Task A_listed_order_has_its_own_status_and_the_rest_that_of_the_file()
    {
        var (file, orders) = await SendAsync(3);
        await _scene.ImportAsync(Report(file, "ACSC", [(orders[1].EndToEndId, orders[1].AmountFen, "RJCT")]), "报告.xml");
        Assert.That((await _scene.OrdersAsync(orders[0].ReleaseId)).Select(x => x.State), Is.EqualTo(new[] { OrderState.Paid, OrderState.Failed, OrderState.Paid }));
    }

    [Test]
    public async Task Orders_that_a_partial_report_does_not_list_stay_at_the_bank()
    {
        var (file, orders) = await SendAsync(2);
        await _scene.ImportAsync(Report(file, "PART", [(orders[0].EndToEndId, null, "ACSC")]), "报告.xml");
        Assert.That((await _scene.OrdersAsync(orders[0].ReleaseId)).Select(x => x.State), Is.EqualTo(new[] { OrderState.Paid, OrderState.Sent }));
    }

    private static readonly (string Fault, string Code, string Says)[] Faults =
    [
        ("dtd", "results.forbidden-content", "DOCTYPE"), ("truncated", "results.not-xml", "不完整"), ("deep", "results.not-xml", "不完整"), ("broken-bytes", "results.not-xml", "不完整"), ("unknown-encoding", "results.not-xml", "不完整"),
        ("other-message", "results.not-pain002", "pain.002"), ("unknown-file", "results.refused", "不是本系统发出的文件"), ("other-file", "results.refused", "属于文件"), ("wrong-count", "results.refused", "不符"),
        ("wrong-sum", "results.refused", "不符"), ("unknown-status", "results.refused", "无法识别"), ("other-amount", "results.refused", "与支付金额"), ("twice", "results.refused", "不止一次"),
        ("unknown-order", "results.refused", "不是本系统发出的"), ("paid-already", "results.refused", "不能变为"), ("failed-already", "results.refused", "不能变为"),
    ];

    [Test]
    public async Task A_report_with_a_fault_changes_nothing([ValueSource(nameof(Faults))] (string Fault, string Code, string Says) expected, [Values("03", "09", "14")] string version)
    {
        var (file, orders) = await SendAsync(2);
        var rows = orders.Select(x => (x.EndToEndId, (long?)x.AmountFen, "ACSC")).ToList();
        var states = new[] { OrderState.Sent, OrderState.Sent };
        switch (expected.Fault)
        {
            case "unknown-status":
                rows[1] = (rows[1].EndToEndId, rows[1].Item2, "XXXX");
                break;
            case "other-amount":
                rows[1] = (rows[1].EndToEndId, 1, "ACSC");
                break;
            case "twice":
                rows.Add(rows[1]);
                break;
            case "unknown-order":
                rows[1] = ("R26Q3-ZF20269999-000001", 1, "ACSC");
                break;
            case "other-file":
                var (_, others) = await SendAsync(1);
                rows[1] = (others[0].EndToEndId, others[0].AmountFen, "ACSC");
                break;
            case "paid-already" or "failed-already":
                // final is final: neither the same again in another file nor the opposite
                var isPaid = expected.Fault == "paid-already";
                await _scene.ImportAsync(Report(file, "PART", [(rows[1].EndToEndId, rows[1].Item2, isPaid ? "ACSC" : "RJCT")], version), "报告.xml");
                states[1] = isPaid ? OrderState.Paid : OrderState.Failed;
                rows[1] = (rows[1].EndToEndId, rows[1].Item2, isPaid ? "RJCT" : "ACSC");
                break;
            default:
                break;
        }

        var text = Encoding.UTF8.GetString(Report(file, "PART", rows, version));
        text = expected.Fault switch
        {
            "deep" => text.Replace("</Document>", string.Concat(Enumerable.Repeat("<a>", 100)) + string.Concat(Enumerable.Repeat("</a>", 100)) + "</Document>", StringComparison.Ordinal),
            "dtd" => text.Replace("<Document", "<!DOCTYPE Document [<!ENTITY x \"y\">]><Document", StringComparison.Ordinal),
            "truncated" => text[..(text.Length * 3 / 4)],
            "unknown-encoding" => text.Replace("encoding=\"UTF-8\"", "encoding=\"X-BANK-1\"", StringComparison.Ordinal),
            "other-message" => text.Replace("CstmrPmtStsRpt", "CstmrCdtTrfInitn", StringComparison.Ordinal),
            "unknown-file" => text.Replace(file.Number, "ZF2026-9999-NX-01", StringComparison.Ordinal),
            "wrong-count" => text.Replace("<OrgnlNbOfTxs>2<", "<OrgnlNbOfTxs>3<", StringComparison.Ordinal),
            "wrong-sum" => text.Replace($"<OrgnlCtrlSum>{new Money(file.AmountFen)}<", "<OrgnlCtrlSum>0.01<", StringComparison.Ordinal),
            _ => text,
        };
        var content = Encoding.UTF8.GetBytes(text);
        if (expected.Fault == "broken-bytes")
        {
            // a lead byte of GBK where UTF-8 was declared
            content[text.IndexOf("某人", StringComparison.Ordinal) is var at and >= 0 ? Encoding.UTF8.GetByteCount(text[..at]) : 0] = 0xC4;
        }

        var before = await _scene.BalanceAsync();
        using var answer = await _scene.TryImportAsync(content, "报告.xml");
        var problem = await answer.Content.ReadFromJsonAsync<JsonElement>();
        Assert.That((answer.StatusCode, problem.GetProperty("code").GetString()), Is.EqualTo((HttpStatusCode.UnprocessableEntity, expected.Code)));
        Assert.That(problem.GetProperty("title").GetString(), Does.Contain(expected.Says));
        Assert.That(await _scene.BalanceAsync(), Is.EqualTo(before));
        Assert.That((await _scene.OrdersAsync(orders[0].ReleaseId)).Select(x => x.State), Is.EqualTo(states));
        await AssertNotKeptAsync(content);
    }

    [Test]
    public async Task Cut_off_anywhere_a_report_or_a_table_changes_nothing([Values("xml", "csv")] string kind)
    {
        var (file, orders) = await SendAsync(3);
        var whole = kind == "xml"
            ? Report(file, "PART", orders.Select(x => (x.EndToEndId, (long?)x.AmountFen, "ACSC")))
            : PayoutScene.Csv(file.Number, orders.Select(x => (x.EndToEndId, x.AmountFen, "成功")));
        var end = kind == "xml" ? whole.Length - 1 : Encoding.UTF8.GetByteCount(Encoding.UTF8.GetString(whole).Split("合计")[0]) + 7;
        foreach (var length in Enumerable.Range(1, 25).Select(i => end * i / 25))
        {
            using var answer = await _scene.TryImportAsync(whole[..length], "回盘." + kind);
            Assert.That(answer.StatusCode, Is.EqualTo(HttpStatusCode.UnprocessableEntity), $"{length} of {whole.Length}");
        }

        Assert.That((await _scene.OrdersAsync(orders[0].ReleaseId)).Select(x => x.State), Is.All.EqualTo(OrderState.Sent));
        await _scene.ImportAsync(whole, "回盘." + kind);
        Assert.That((await _scene.OrdersAsync(orders[0].ReleaseId)).Select(x => x.State), Is.All.EqualTo(OrderState.Paid), "the whole file can be brought afterwards");
    }

    [Test]
    public async Task A_hundred_megabytes_of_report_are_refused_before_they_are_read()
    {
        var content = new byte[100 * 1024 * 1024];
        Encoding.UTF8.GetBytes("<?xml version=\"1.0\"?><Document><CstmrPmtStsRpt>").CopyTo(content, 0);
        using var answer = await _scene.TryImportAsync(content, "报告.xml");
        Assert.That(answer.StatusCode, Is.EqualTo(HttpStatusCode.RequestEntityTooLarge));
    }

    /// <summary>Nothing of a refused file stays, so that the mended one can be brought.</summary>
    private async Task AssertNotKeptAsync(byte[] content)
    {
        var hash = Convert.ToHexStringLower(SHA256.HashData(content));
        Assert.That(await _scene.App.ReadAsync(async db => (await db.ResultImports.AnyAsync(x => x.Sha256 == hash),
            await db.ResultRows.CountAsync(x => !db.ResultImports.Any(import => import.Id == x.ImportId)))), Is.EqualTo((false, 0)));
    }

    private static byte[] Report(PayoutFile file, string status, IEnumerable<(string Id, long? Fen, string Status)> rows, string version = "10")
    {
        var transactions = string.Concat(rows.Select((x, i) => $"""
            <TxInfAndSts><StsId>S{i + 1}</StsId><OrgnlInstrId>{x.Id}</OrgnlInstrId><OrgnlEndToEndId>{x.Id}</OrgnlEndToEndId><TxSts>{x.Status}</TxSts>
            {(x.Status == "RJCT" ? "<StsRsnInf><Orgtr><Nm>银行</Nm></Orgtr><Rsn><Cd>AC04</Cd></Rsn><AddtlInf>账户</AddtlInf><AddtlInf>已销户</AddtlInf></StsRsnInf>" : "")}
            <AcctSvcrRef>REF{i + 1}</AcctSvcrRef>
            <OrgnlTxRef>{(x.Fen is { } fen ? $"<Amt><InstdAmt Ccy=\"CNY\">{new Money(fen)}</InstdAmt></Amt>" : "")}<Cdtr><Pty><Nm>某人</Nm></Pty></Cdtr></OrgnlTxRef></TxInfAndSts>
            """));
        return Encoding.UTF8.GetBytes($"""
            <?xml version="1.0" encoding="UTF-8"?>
            <Document xmlns="urn:iso:std:iso:20022:tech:xsd:pain.002.001.{version}"><CstmrPmtStsRpt>
            <GrpHdr><MsgId>RPT{Guid.CreateVersion7():N}</MsgId><CreDtTm>2026-11-25T10:00:00</CreDtTm></GrpHdr>
            <OrgnlGrpInfAndSts><OrgnlMsgId>{file.Number}</OrgnlMsgId><OrgnlMsgNmId>pain.001.001.09</OrgnlMsgNmId><OrgnlNbOfTxs>{file.Count}</OrgnlNbOfTxs><OrgnlCtrlSum>{new Money(file.AmountFen)}</OrgnlCtrlSum><GrpSts>{status}</GrpSts></OrgnlGrpInfAndSts>
            <OrgnlPmtInfAndSts><OrgnlPmtInfId>{file.Number}</OrgnlPmtInfId>{transactions}</OrgnlPmtInfAndSts>
            </CstmrPmtStsRpt></Document>
            """);
    }

    private async Task<(PayoutFile File, List<PaymentOrder> Orders)> SendAsync(int lines)
    {
        var release = await _scene.ReleaseAsync(await _scene.AddBatchAsync([.. Enumerable.Range(1, lines).Select(i => new LineSpec(100 * i))]));
        await _scene.SendAsync(release);
        return ((await _scene.FilesAsync(release)).Single(), await _scene.OrdersAsync(release));
    }
}
