using System.Text;
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

    [TestCase("dtd", "results.forbidden-content")]
    [TestCase("truncated", "results.not-xml")]
    [TestCase("other-message", "results.not-pain002")]
    [TestCase("unknown-file", "results.refused")]
    [TestCase("wrong-count", "results.refused")]
    [TestCase("unknown-status", "results.refused")]
    [TestCase("other-amount", "results.refused")]
    [TestCase("twice", "results.refused")]
    [TestCase("unknown-order", "results.refused")]
    public async Task A_report_with_a_fault_changes_nothing(string fault, string code)
    {
        var (file, orders) = await SendAsync(2);
        var rows = orders.Select(x => (x.EndToEndId, (long?)x.AmountFen, "ACSC")).ToList();
        rows = fault switch
        {
            "unknown-status" => [rows[0], (rows[1].EndToEndId, rows[1].Item2, "XXXX")],
            "other-amount" => [rows[0], (rows[1].EndToEndId, 1, "ACSC")],
            "twice" => [rows[0], rows[1], rows[1]],
            "unknown-order" => [rows[0], ("R26Q3-ZF20269999-000001", 1, "ACSC")],
            _ => rows,
        };
        var text = Encoding.UTF8.GetString(Report(file, "PART", rows));
        text = fault switch
        {
            "dtd" => text.Replace("<Document", "<!DOCTYPE Document [<!ENTITY x \"y\">]><Document", StringComparison.Ordinal),
            "truncated" => text[..(text.Length * 3 / 4)],
            "other-message" => text.Replace("CstmrPmtStsRpt", "CstmrCdtTrfInitn", StringComparison.Ordinal),
            "unknown-file" => text.Replace(file.Number, "ZF2026-9999-NX-01", StringComparison.Ordinal),
            "wrong-count" => text.Replace("<OrgnlNbOfTxs>2<", "<OrgnlNbOfTxs>3<", StringComparison.Ordinal),
            _ => text,
        };
        var before = await _scene.BalanceAsync();
        using var answer = await _scene.TryImportAsync(Encoding.UTF8.GetBytes(text), "报告.xml");
        Assert.That(await answer.CodeAsync(), Is.EqualTo(code));
        Assert.That(await _scene.BalanceAsync(), Is.EqualTo(before));
        Assert.That((await _scene.OrdersAsync(orders[0].ReleaseId)).Select(x => x.State), Is.All.EqualTo(OrderState.Sent));
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
