using System.Globalization;
using System.Text;
using Resettlement.Api.IntegrationTests.Payouts;
using Resettlement.Domain.Common;
using Resettlement.Domain.Ledger;

namespace Resettlement.Api.IntegrationTests.Ledger;

/// <summary>camt.053 of any version: entries by local names, what is not booked left out, declarations refused.</summary>
internal sealed class CamtStatementTests
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

    [TestCase("camt.053.001.02", false)]
    [TestCase("camt.053.001.08", true)]
    public async Task A_batch_names_its_file_and_a_payment_its_number(string version, bool codes)
    {
        var release = await _scene.ReleaseAsync(await _scene.AddBatchAsync(3));
        await _scene.SendAsync(release);
        await _scene.AnswerAsync(release, _ => "成功");
        var (files, orders) = (await _scene.FilesAsync(release), await _scene.OrdersAsync(release));
        var single = orders.Single(x => x.FileId == files[1].Id);
        var entries = Entry(Fund, "2026-11-02", "B1", codes: codes)
            + Entry(-files[0].AmountFen, "2026-11-25", "B2", $"<Btch><MsgId>{files[0].Number}</MsgId></Btch>{string.Concat(orders.Where(x => x.FileId == files[0].Id).Select(x => Details(x.EndToEndId)))}", codes: codes)
            + Entry(-single.AmountFen, "2026-11-25", "B3", Details(single.EndToEndId, single.PayeeName), codes: codes)
            + Entry(-77, "2026-11-25", "B4", status: "PDNG", codes: codes);
        var imported = await _scene.StatementAsync(Document(0, Fund - orders.Sum(x => x.AmountFen), entries, version), "statement.xml");
        Assert.That((imported.GetProperty("lines").GetInt32(), imported.GetProperty("unmatched").GetInt32(), imported.GetProperty("from").GetString()), Is.EqualTo((3, 0, "2026-11-01")));
        var lines = await _scene.LinesAsync(imported.GetProperty("id").GetGuid());
        Assert.That(lines.Select(x => (x.Match, x.Rule, x.Serial)), Is.EqualTo(new (LineMatch?, MatchRule?, string)[]
        {
            (LineMatch.Appropriation, MatchRule.AmountAndDay, "B1"), (LineMatch.PayoutFile, MatchRule.FileNumber, "B2"), (LineMatch.PayoutFile, MatchRule.OurNumber, "B3"),
        }));
        Assert.That(lines[2].Counterpart, Is.EqualTo(single.PayeeName));
        Assert.That((await _scene.ReconciledAsync()).DifferenceFen, Is.Zero);
    }

    [TestCase("dtd", "statements.forbidden-content")]
    [TestCase("cut", "statements.not-xml")]
    [TestCase("deep", "statements.not-xml")]
    [TestCase("names", "statements.not-xml")]
    [TestCase("nested", "statements.not-camt")]
    [TestCase("two", "statements.not-camt")]
    [TestCase("none", "statements.not-camt")]
    [TestCase("no-balance", "statements.head-missing")]
    [TestCase("sum", "statements.not-balanced")]
    [TestCase("currency", "statements.refused")]
    [TestCase("sign", "statements.refused")]
    public async Task What_cannot_be_is_refused_as_a_whole(string fault, string code)
    {
        var text = Encoding.UTF8.GetString(Document(0, 700, Entry(1_000, "2026-11-02", "B1") + Entry(-300, "2026-11-03", "B2"), "camt.053.001.08"));
        var changed = fault switch
        {
            "dtd" => text.Replace("<Document", "<!DOCTYPE x [<!ENTITY e \"x\">]><Document", StringComparison.Ordinal),
            "cut" => text[..(text.Length / 2)],
            "deep" => text.Replace("</Stmt>", string.Concat(Enumerable.Repeat("<a>", 100)) + string.Concat(Enumerable.Repeat("</a>", 100)) + "</Stmt>", StringComparison.Ordinal),
            "names" => text.Replace("</Stmt>", string.Concat(Enumerable.Range(0, 30_000).Select(i => $"<a{i}/>")) + "</Stmt>", StringComparison.Ordinal),
            "nested" => text.Replace("<NtryDtls></NtryDtls>", "<Ntry></Ntry>", StringComparison.Ordinal),
            "two" => text.Replace("</Stmt>", "</Stmt><Stmt/>", StringComparison.Ordinal),
            "none" => "<Document><CstmrPmtStsRpt/></Document>",
            "no-balance" => text.Replace("CLBD", "ITBD", StringComparison.Ordinal),
            "sum" => text.Replace(">7.00<", ">8.00<", StringComparison.Ordinal),
            "currency" => text.Replace("<Amt Ccy=\"CNY\">3.00", "<Amt Ccy=\"USD\">3.00", StringComparison.Ordinal),
            _ => text.Replace("<CdtDbtInd>DBIT</CdtDbtInd>", "<CdtDbtInd>?</CdtDbtInd>", StringComparison.Ordinal),
        };
        Assert.That(await _scene.RefusedStatementAsync(Encoding.UTF8.GetBytes(changed), "statement.xml"), Does.StartWith(code));
        await _scene.StatementAsync(Encoding.UTF8.GetBytes(text), "statement.xml");
    }

    private static string Details(string endToEndId, string name = "") =>
        $"<TxDtls><Refs><EndToEndId>{endToEndId}</EndToEndId></Refs><RltdPties><Cdtr><Pty><Nm>{name}</Nm></Pty></Cdtr></RltdPties></TxDtls>";

    private static string Entry(long fen, string day, string serial, string details = "", string status = "BOOK", bool codes = true) => string.Create(CultureInfo.InvariantCulture,
        $"<Ntry><Amt Ccy=\"CNY\">{new Money(Math.Abs(fen))}</Amt><CdtDbtInd>{(fen > 0 ? "CRDT" : "DBIT")}</CdtDbtInd><Sts>{(codes ? $"<Cd>{status}</Cd>" : status)}</Sts><BookgDt><Dt>{day}</Dt></BookgDt><AcctSvcrRef>{serial}</AcctSvcrRef><NtryDtls>{details}</NtryDtls></Ntry>");

    private static byte[] Document(long opening, long closing, string entries, string version) => Encoding.UTF8.GetBytes(
        $"""
        <?xml version="1.0" encoding="UTF-8"?>
        <Document xmlns="urn:iso:std:iso:20022:tech:xsd:{version}"><BkToCstmrStmt><GrpHdr><MsgId>M1</MsgId></GrpHdr><Stmt><Id>1</Id><FrToDt><FrDtTm>2026-11-01T00:00:00+08:00</FrDtTm><ToDtTm>2026-11-30T23:59:59+08:00</ToDtTm></FrToDt>
        <Acct><Id><Othr><Id>{StatementFiles.Account}</Id></Othr></Id><Ccy>CNY</Ccy></Acct>{Balance("OPBD", opening)}{Balance("CLBD", closing)}{entries}</Stmt></BkToCstmrStmt></Document>
        """);

    private static string Balance(string code, long fen) => string.Create(CultureInfo.InvariantCulture,
        $"<Bal><Tp><CdOrPrtry><Cd>{code}</Cd></CdOrPrtry></Tp><Amt Ccy=\"CNY\">{new Money(fen)}</Amt><CdtDbtInd>CRDT</CdtDbtInd><Dt><Dt>2026-11-30</Dt></Dt></Bal>");
}
