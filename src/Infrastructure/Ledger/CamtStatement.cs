using System.Xml;
using Resettlement.Application.Ledger;
using Resettlement.Domain.Common;
using Resettlement.Domain.Ledger;
using Resettlement.Infrastructure.Protection;

namespace Resettlement.Infrastructure.Ledger;

/// <summary>
/// ISO 20022 camt.053, bank to customer statement: elements are found by their local names, whatever the namespace and version.
/// One entry is one line; a batch names its file, a single payment its own number. What is not booked yet is left out.
/// </summary>
internal sealed class CamtStatement(Stream content) : StatementFile
{
    private StatementFileHead? _head;

    public override StatementFormat Format => StatementFormat.Camt053;

    public override StatementFileHead Head()
    {
        var (head, statements) = (new CamtHead(), 0);
        foreach (var node in Nodes())
        {
            if (node.Is("Stmt") && !node.IsEnd)
            {
                statements++;
            }

            if (node.In("Ntry"))
            {
                if (node.Under("BookgDt") && CamtNode.TryDay(node.Text, out var day))
                {
                    head.Widen(day);
                }

                continue;
            }

            head.Read(node);
        }

        if (statements != 1)
        {
            throw new StatementException(StatementFileErrors.NotCamt);
        }

        if (head is not { Account: { } account, Opening: { } opening, Closing: { } closing } || (head.From ?? head.First) is not { } from || (head.To ?? head.Last) is not { } to)
        {
            throw new StatementException(StatementFileErrors.HeadMissing);
        }

        return _head = new(account, from, to, opening, closing);
    }

    public override IEnumerable<StatementFileLine> Lines()
    {
        var head = _head ?? Head();
        var number = 0;
        CamtEntry? entry = null;
        foreach (var node in Nodes())
        {
            if (node.Is("Ntry"))
            {
                if (node.IsEnd)
                {
                    if (entry!.IsBooked && Line(entry, number, head) is { } line)
                    {
                        yield return line;
                    }

                    entry = null;
                }
                else
                {
                    // an entry in an entry is of no camt
                    (entry, number) = entry is null ? (new CamtEntry(), number + 1) : throw new StatementException(StatementFileErrors.NotCamt);
                }
            }
            else
            {
                entry?.Read(node);
            }
        }
    }

    private StatementFileLine? Line(CamtEntry entry, int number, StatementFileHead head)
    {
        if (entry.Fen is not > 0 || entry.Sign == 0)
        {
            Fault(number, "金额（Amt）或收支方向（CdtDbtInd）缺失或无法识别");
            return null;
        }

        if (entry.Currency is not (null or "CNY"))
        {
            Fault(number, $"币种 {entry.Currency} 不是人民币");
            return null;
        }

        if (entry.Day is not { } day)
        {
            Fault(number, "没有记账日期（BookgDt）");
            return null;
        }

        if (day < head.From || day > head.To)
        {
            Fault(number, $"记账日期 {day:yyyy-MM-dd} 不在对账单的起止日期之内");
            return null;
        }

        var memo = Cut(string.Join(' ', entry.Memos), 400);
        var ours = entry.Payments > 1 ? OurNumbers.Find(entry.FileNumber, memo) : OurNumbers.Find(entry.EndToEndId, entry.FileNumber, memo);
        return new(number, day, entry.Sign * entry.Fen.Value, null, Cut(entry.Serial ?? entry.Reference ?? "", 200), ours, memo, Cut(entry.Counterpart ?? "", 200));
    }

    private IEnumerable<CamtNode> Nodes()
    {
        content.Position = 0;
        using var xml = ForeignXml.Open(content, StatementFileErrors.MaxBytes, closeInput: false, ignoreWhitespace: true);
        var path = new List<string>();
        while (Next(xml))
        {
            switch (xml.NodeType)
            {
                case XmlNodeType.Element:
                    path.Add(xml.LocalName);
                    yield return new(path, false, "", xml.GetAttribute("Ccy"));
                    if (xml.IsEmptyElement)
                    {
                        yield return new(path, true, "", null);
                        path.RemoveAt(path.Count - 1);
                    }

                    break;
                case XmlNodeType.Text or XmlNodeType.CDATA:
                    yield return new(path, false, xml.Value.Trim(), null);
                    break;
                case XmlNodeType.EndElement:
                    yield return new(path, true, "", null);
                    path.RemoveAt(path.Count - 1);
                    break;
                default:
                    break;
            }
        }
    }

    private static bool Next(XmlReader xml)
    {
        try
        {
            return ForeignXml.Step(xml);
        }
        catch (XmlException exception)
        {
            throw new StatementException(exception.Message.Contains("DTD", StringComparison.Ordinal) ? StatementFileErrors.Forbidden : StatementFileErrors.NotXml);
        }
    }

    private static string Cut(string text, int length) => text.Length > length ? text[..length] : text;
}
