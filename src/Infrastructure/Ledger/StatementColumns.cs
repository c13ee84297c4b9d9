using Resettlement.Application.Common;
using Resettlement.Domain.Common;

namespace Resettlement.Infrastructure.Ledger;

/// <summary>Where the columns of a statement are. Banks look at an account from their side: 贷 is money that comes in.</summary>
internal sealed record StatementColumns(int Day, int? In, int? Out, int? Direction, int? Sum, int? Balance, int? Serial, int? Reference, int? Counterpart, IReadOnlyList<int> Memos)
{
    private static readonly string[] InWords = ["贷", "贷方", "收入", "收", "C", "CRDT", "+"];
    private static readonly string[] OutWords = ["借", "借方", "支出", "支", "D", "DBIT", "-"];

    public static StatementColumns? Find(SheetRow row)
    {
        var names = row.Cells.Select(x => Bare(x.Text)).ToList();
        int? At(params string[] words) => names.FindIndex(x => words.Contains(x, StringComparer.Ordinal)) is >= 0 and var i ? i : null;

        var (day, into, from) = (At("交易日期", "记账日期", "入账日期", "日期"), At("收入金额", "贷方发生额", "贷方金额", "收入"), At("支出金额", "借方发生额", "借方金额", "支出"));
        var (direction, sum) = (At("借贷标志", "借贷方向", "收支方向"), At("交易金额", "发生额", "金额"));
        if (day is not { } dayAt || ((into is null || from is null) && (direction is null || sum is null)))
        {
            return null;
        }

        return new(dayAt, into, from, direction, sum, At("余额", "账户余额", "交易后余额"), At("流水号", "交易流水号", "银行流水号", "核心流水号", "凭证号"), At("支付编号", "客户流水号", "业务编号", "指令编号"),
            At("对方户名", "对手户名", "对方名称"), [.. new[] { At("摘要"), At("附言"), At("用途"), At("备注") }.OfType<int>()]);
    }

    /// <summary>Null unless exactly one direction has an amount above zero.</summary>
    public long? Amount(SheetRow row)
    {
        if (In is { } into && Out is { } from)
        {
            var (credit, debit) = (Side(row[into]), Side(row[from]));
            return credit is > 0 && debit is 0 ? credit : debit is > 0 && credit is 0 ? -debit : null;
        }

        var word = ChineseText.Compact(row[Direction!.Value].Text).ToUpperInvariant();
        if (!TryFen(row[Sum!.Value].Text, out var fen) || fen <= 0)
        {
            return null;
        }

        return InWords.Contains(word, StringComparer.Ordinal) ? fen : OutWords.Contains(word, StringComparer.Ordinal) ? -fen : null;
    }

    public string Text(SheetRow row, int? column) => column is { } at ? row[at].Text.Trim() : "";

    /// <summary>Yuan as banks print them: thousands separators and a sign of currency are passed over.</summary>
    public static bool TryFen(string text, out long fen)
    {
        var bare = ChineseText.Compact(text).Replace(",", "", StringComparison.Ordinal).TrimStart('¥');
        var read = Money.TryParseYuan(bare, out var money);
        fen = money.Fen;
        return read;
    }

    private static long? Side(SheetCell cell) => cell.IsEmpty || cell.Text.Trim() is "" or "-" or "--" ? 0 : TryFen(cell.Text, out var fen) && fen >= 0 ? fen : null;

    private static string Bare(string text)
    {
        var name = ChineseText.Compact(text);
        var unit = name.IndexOf('(', StringComparison.Ordinal);
        return unit > 0 ? name[..unit] : name;
    }
}
