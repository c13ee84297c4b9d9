using System.Text;
using System.Xml;
using Microsoft.EntityFrameworkCore;
using Resettlement.Benchmarks.Common;
using Resettlement.Domain.Common;

namespace Resettlement.Benchmarks.Payouts;

/// <summary>What the bank answers: every fiftieth payment failed, the others are paid.</summary>
internal static class BankAnswers
{
    private const int FailsOneOf = 50;

    /// <summary>One table for all files.</summary>
    public static async Task<string> CsvAsync(BenchmarkApp app, string folder, CancellationToken ct)
    {
        var path = Path.Combine(folder, "results.csv");
        await using var text = new StreamWriter(path, append: false, new UTF8Encoding(encoderShouldEmitUTF8Identifier: true)) { NewLine = "\r\n" };
        await text.WriteLineAsync("文件编号,支付编号,金额,结果,原因代码,原因,银行流水号");
        var (count, fen) = (0, 0L);
        foreach (var file in await FilesAsync(app, ct))
        {
            foreach (var order in file.Orders)
            {
                var failed = Fails(count++);
                fen += order.AmountFen;
                await text.WriteLineAsync($"{file.Number},{order.EndToEndId},{new Money(order.AmountFen)},{(failed ? "失败,AC04,账户已销户" : "成功,,")},LS{count:000000000}");
            }
        }

        await text.WriteLineAsync($"合计,{count},{new Money(fen)},,,,");
        return path;
    }

    /// <summary>A report for each file that was sent.</summary>
    public static async Task<IReadOnlyList<string>> Pain002Async(BenchmarkApp app, string folder, CancellationToken ct)
    {
        var (paths, count) = (new List<string>(), 0);
        foreach (var file in await FilesAsync(app, ct))
        {
            paths.Add(Path.Combine(folder, file.Number + ".xml"));
            await using var stream = File.Create(paths[^1]);
            await using var xml = XmlWriter.Create(stream, new XmlWriterSettings { Async = true });
            xml.WriteStartElement("Document", "urn:iso:std:iso:20022:tech:xsd:pain.002.001.10");
            xml.WriteStartElement("CstmrPmtStsRpt");
            xml.WriteStartElement("OrgnlGrpInfAndSts");
            xml.WriteElementString("OrgnlMsgId", file.Number);
            xml.WriteElementString("GrpSts", "PART");
            xml.WriteEndElement();
            xml.WriteStartElement("OrgnlPmtInfAndSts");
            xml.WriteElementString("OrgnlPmtInfId", file.Number);
            foreach (var order in file.Orders)
            {
                WriteTransaction(xml, order, Fails(count++), count);
            }

            xml.WriteEndElement();
            xml.WriteEndElement();
            xml.WriteEndElement();
        }

        return paths;
    }

    private static void WriteTransaction(XmlWriter xml, Order order, bool failed, int number)
    {
        xml.WriteStartElement("TxInfAndSts");
        xml.WriteElementString("OrgnlInstrId", order.EndToEndId);
        xml.WriteElementString("OrgnlEndToEndId", order.EndToEndId);
        xml.WriteElementString("TxSts", failed ? "RJCT" : "ACSC");
        if (failed)
        {
            xml.WriteStartElement("StsRsnInf");
            xml.WriteStartElement("Rsn");
            xml.WriteElementString("Cd", "AC04");
            xml.WriteEndElement();
            xml.WriteElementString("AddtlInf", "账户已销户");
            xml.WriteEndElement();
        }

        xml.WriteElementString("AcctSvcrRef", $"LS{number:000000000}");
        xml.WriteStartElement("OrgnlTxRef");
        xml.WriteStartElement("Amt");
        xml.WriteStartElement("InstdAmt");
        xml.WriteAttributeString("Ccy", "CNY");
        xml.WriteString(new Money(order.AmountFen).ToString());
        xml.WriteEndElement();
        xml.WriteEndElement();
        xml.WriteEndElement();
        xml.WriteEndElement();
    }

    private static bool Fails(int number) => number % FailsOneOf == FailsOneOf - 1;

    private static async Task<List<SentFile>> FilesAsync(BenchmarkApp app, CancellationToken ct)
    {
        var files = await app.ReadAsync(db => db.PayoutFiles.AsNoTracking().OrderBy(x => x.Number).Select(x => new { x.Id, x.Number }).ToListAsync(ct));
        var sent = new List<SentFile>();
        foreach (var file in files)
        {
            sent.Add(new(file.Number, await app.ReadAsync(db => db.PaymentOrders.AsNoTracking().Where(x => x.FileId == file.Id).OrderBy(x => x.Sequence).Select(x => new Order(x.EndToEndId, x.AmountFen)).ToListAsync(ct))));
        }

        return sent;
    }

    private sealed record SentFile(string Number, List<Order> Orders);

    private sealed record Order(string EndToEndId, long AmountFen);
}
