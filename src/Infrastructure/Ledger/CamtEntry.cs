using Resettlement.Domain.Common;

namespace Resettlement.Infrastructure.Ledger;

/// <summary>One entry of a camt.053, as far as it has been read.</summary>
internal sealed class CamtEntry
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

    public void Read(CamtNode node)
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

    private void ReadText(CamtNode node, string below)
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
                Day = CamtNode.TryDay(node.Text, out var day) ? day : Day;
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
