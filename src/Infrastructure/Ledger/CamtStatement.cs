using System.Globalization;
using System.Xml;
using Resettlement.Application.Ledger;
using Resettlement.Domain.Common;
using Resettlement.Domain.Ledger;

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
        var (head, statements) = (new Parts(), 0);
        foreach (var node in Nodes())
        {
            if (node.Is("Stmt") && !node.IsEnd)
            {
                statements++;
            }

            if (node.In("Ntry"))
            {
                if (node.Under("BookgDt") && TryDay(node.Text, out var day))
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
        Entry? entry = null;
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
                    (entry, number) = (new Entry(), number + 1);
                }
            }
            else
            {
                entry?.Read(node);
            }
        }
    }

    private StatementFileLine? Line(Entry entry, int number, StatementFileHead head)
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

    private IEnumerable<Node> Nodes()
    {
        content.Position = 0;
        using var xml = XmlReader.Create(content, new XmlReaderSettings
        {
            DtdProcessing = DtdProcessing.Prohibit,
            XmlResolver = null,
            MaxCharactersInDocument = StatementFileErrors.MaxBytes,
            IgnoreComments = true,
            IgnoreProcessingInstructions = true,
            IgnoreWhitespace = true,
            CloseInput = false,
        });
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
            return xml.Read();
        }
        catch (XmlException exception)
        {
            throw new StatementException(exception.Message.Contains("DTD", StringComparison.Ordinal) ? StatementFileErrors.Forbidden : StatementFileErrors.NotXml);
        }
    }

    private static bool TryDay(string text, out DateOnly day) =>
        DateOnly.TryParseExact(text.Length >= 10 ? text[..10] : text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out day);

    private static string Cut(string text, int length) => text.Length > length ? text[..length] : text;

    /// <summary>An element that opens or closes, or a text; the path is that of the element it is in.</summary>
    private readonly record struct Node(List<string> Path, bool IsEnd, string Text, string? Currency)
    {
        public string Name => Path[^1];

        /// <summary>The element itself, not a text in it.</summary>
        public bool Is(string name) => Text.Length == 0 && Name == name;

        public bool In(string name) => Path.Contains(name);

        /// <summary>A text in or below an element of this name, at most two levels.</summary>
        public bool Under(string name) => Text.Length > 0 && Path.Count >= 2 && (Path[^1] == name || Path[^2] == name);
    }

    private sealed class Parts
    {
        private string? _code;
        private long? _fen;
        private int _sign;

        public string? Account { get; private set; }

        public long? Opening { get; private set; }

        public long? Closing { get; private set; }

        public DateOnly? From { get; private set; }

        public DateOnly? To { get; private set; }

        public DateOnly? First { get; private set; }

        public DateOnly? Last { get; private set; }

        public void Widen(DateOnly day) => (First, Last) = (First is null || day < First ? day : First, Last is null || day > Last ? day : Last);

        public void Read(Node node)
        {
            if (node.Is("Bal"))
            {
                Close(node.IsEnd);
            }
            else if (node.Text.Length == 0)
            {
                return;
            }
            else if (node.In("Acct") && !node.In("RltdAcct") && node.Name is "Id" or "IBAN" && node.In("Acct") && node.Path[^2] is "Othr" or "Id")
            {
                Account ??= ChineseText.Compact(node.Text);
            }
            else if (node.In("Bal"))
            {
                ReadBalance(node);
            }
            else if (node.Under("FrDtTm") && TryDay(node.Text, out var from))
            {
                From = from;
            }
            else if (node.Under("ToDtTm") && TryDay(node.Text, out var to))
            {
                To = to;
            }
        }

        private void ReadBalance(Node node)
        {
            switch (node.Name)
            {
                case "Cd":
                    _code ??= node.Text;
                    break;
                case "Amt":
                    _fen = Money.TryParseYuan(node.Text, out var money) ? money.Fen : null;
                    break;
                case "CdtDbtInd":
                    _sign = node.Text == "DBIT" ? -1 : 1;
                    break;
                default:
                    break;
            }
        }

        private void Close(bool isEnd)
        {
            if (isEnd && _fen is { } fen)
            {
                if (_code is "OPBD" or "PRCD")
                {
                    Opening ??= _sign * fen;
                }
                else if (_code == "CLBD")
                {
                    Closing = _sign * fen;
                }
            }

            (_code, _fen, _sign) = (null, null, 1);
        }
    }

    private sealed class Entry
    {
        private string? _status;

        public long? Fen { get; private set; }

        public string? Currency { get; private set; }

        public int Sign { get; private set; }

        public DateOnly? Day { get; private set; }

        public string? Serial { get; private set; }

        public string? Reference { get; private set; }

        public string? EndToEndId { get; private set; }

        public string? FileNumber { get; private set; }

        public string? Counterpart { get; private set; }

        public int Payments { get; private set; }

        public List<string> Memos { get; } = [];

        public bool IsBooked => _status is null or "BOOK";

        public void Read(Node node)
        {
            var below = node.Path[^2];
            if (node.Is("TxDtls") && !node.IsEnd)
            {
                Payments++;
            }
            else if (node.Currency is { } currency && node.Name == "Amt" && below == "Ntry")
            {
                Currency = currency;
            }
            else if (node.Text.Length > 0)
            {
                ReadText(node, below);
            }
        }

        private void ReadText(Node node, string below)
        {
            switch (node.Name)
            {
                case "Amt" when below == "Ntry":
                    Fen = Money.TryParseYuan(node.Text, out var money) ? money.Fen : null;
                    break;
                case "CdtDbtInd" when below == "Ntry":
                    Sign = node.Text switch { "CRDT" => 1, "DBIT" => -1, _ => 0 };
                    break;
                case "Sts" when below == "Ntry":
                case "Cd" when below == "Sts":
                    _status ??= node.Text;
                    break;
                case "Dt" or "DtTm" when below == "BookgDt":
                    Day = TryDay(node.Text, out var day) ? day : Day;
                    break;
                case "AcctSvcrRef":
                    Serial ??= node.Text;
                    break;
                case "NtryRef":
                    Reference ??= node.Text;
                    break;
                case "EndToEndId":
                    EndToEndId ??= node.Text;
                    break;
                case "MsgId" or "PmtInfId":
                    FileNumber ??= node.Text;
                    break;
                case "Nm" when Sign > 0 ? node.In("Dbtr") : node.In("Cdtr"):
                    Counterpart ??= node.Text;
                    break;
                case "AddtlNtryInf" or "Ustrd" when Memos.Count < 5:
                    Memos.Add(node.Text);
                    break;
                default:
                    break;
            }
        }
    }
}
