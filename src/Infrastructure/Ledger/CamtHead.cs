using Resettlement.Domain.Common;

namespace Resettlement.Infrastructure.Ledger;

/// <summary>What a camt.053 says before its entries: account, period, balances.</summary>
internal sealed class CamtHead
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

    public void Read(CamtNode node)
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
        else if (node.Under("FrDtTm") && CamtNode.TryDay(node.Text, out var from))
        {
            From = from;
        }
        else if (node.Under("ToDtTm") && CamtNode.TryDay(node.Text, out var to))
        {
            To = to;
        }
    }

    private void ReadBalance(CamtNode node)
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
