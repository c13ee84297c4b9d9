using System.Globalization;
using Resettlement.Application.Common;
using Resettlement.Application.Ledger;
using Resettlement.Domain.Common;
using Resettlement.Domain.Ledger;

namespace Resettlement.Infrastructure.Ledger;

/// <summary>A statement as a table: account and balances stand above or below it under their names, columns are found by their headings.</summary>
internal sealed class TableStatement(Spreadsheet sheet) : StatementFile
{
    private const int HeaderRows = 40;
    private static readonly string[] Account = ["账号", "账户", "账户号码", "本方账号", "查询账号"];
    private static readonly string[] Opening = ["期初余额", "上期余额", "承前余额"];
    private static readonly string[] Closing = ["期末余额", "本期余额", "期末账户余额"];
    private static readonly string[] From = ["起始日期", "开始日期"];
    private static readonly string[] To = ["截止日期", "终止日期", "结束日期"];
    private static readonly string[] Totals = ["合计", "总计", "本页合计", "本期合计"];
    private static readonly string[] DayFormats = ["yyyy-MM-dd", "yyyy/MM/dd", "yyyy/M/d", "yyyy-M-d", "yyyyMMdd", "yyyy.MM.dd", "yyyy年M月d日"];

    private StatementFileHead? _head;

    public override StatementFormat Format => sheet.Format == SpreadsheetFormat.Xlsx ? StatementFormat.Xlsx : StatementFormat.Csv;

    public override StatementFileHead Head()
    {
        var found = new Dictionary<string, (string Text, CellKind Kind, int Row)>(StringComparer.Ordinal);
        StatementColumns? columns = null;
        var (first, last, seen) = ((DateOnly?)null, (DateOnly?)null, 0);
        foreach (var row in sheet.Rows(sheet.Sheets[0]))
        {
            if (columns is null && ++seen <= HeaderRows && StatementColumns.Find(row) is { } heading)
            {
                columns = heading;
            }
            else if ((columns is null || !IsLine(row, columns)) && ReadNames(row, found) == 0)
            {
                continue;
            }
            else if (columns is not null && TryDay(row[columns.Day], out var day))
            {
                (first, last) = (first is null || day < first ? day : first, last is null || day > last ? day : last);
            }
        }

        if (columns is null)
        {
            throw new StatementException(StatementFileErrors.ColumnsMissing);
        }

        return _head = new(Number(found), DayOf(found, From) ?? first ?? throw new StatementException(StatementFileErrors.HeadMissing), DayOf(found, To) ?? last ?? throw new StatementException(StatementFileErrors.HeadMissing),
            Fen(found, Opening), Fen(found, Closing));
    }

    public override IEnumerable<StatementFileLine> Lines()
    {
        var head = _head ?? Head();
        var balance = new RunningBalance(head.OpeningFen, head.ClosingFen);
        StatementColumns? columns = null;
        foreach (var row in sheet.Rows(sheet.Sheets[0]))
        {
            if (columns is null)
            {
                columns = StatementColumns.Find(row);
                continue;
            }

            if (IsLine(row, columns) && Read(row, columns, head) is { } line)
            {
                if (!balance.Agrees(line.AmountFen, line.BalanceFen))
                {
                    Fault(line.Line, "余额与上一笔的余额和本笔金额不符，可能缺少明细");
                }

                yield return line;
            }
        }
    }

    private StatementFileLine? Read(SheetRow row, StatementColumns columns, StatementFileHead head)
    {
        if (!TryDay(row[columns.Day], out var day))
        {
            Fault(row.Number, $"交易日期“{row[columns.Day].Text}”不是日期，可写为2026-11-05");
            return null;
        }

        if (day < head.From || day > head.To)
        {
            Fault(row.Number, $"交易日期 {day:yyyy-MM-dd} 不在对账单的起止日期之内");
            return null;
        }

        if (columns.Amount(row) is not { } fen)
        {
            Fault(row.Number, "收入或支出金额应有且只有一项，为大于0、最多两位小数的数字");
            return null;
        }

        long? balance = null;
        if (columns.Balance is { } at && !row[at].IsEmpty)
        {
            if (!StatementColumns.TryFen(row[at].Text, out var shown))
            {
                Fault(row.Number, $"余额“{row[at].Text}”不是最多两位小数的数字");
                return null;
            }

            balance = shown;
        }

        if (columns.Serial is { } serialAt && row[serialAt].Kind == CellKind.Number)
        {
            Fault(row.Number, "流水号不是文本，请将该列设为文本");
            return null;
        }

        var memo = Cut(string.Join(' ', columns.Memos.Select(x => row[x].Text.Trim()).Where(x => x.Length > 0).Distinct(StringComparer.Ordinal)), 400);
        var reference = columns.Reference is { } own ? row[own].Text.Trim() : null;
        return new(row.Number, day, fen, balance, Cut(columns.Text(row, columns.Serial), 200), OurNumbers.Find(reference, memo), memo, Cut(columns.Text(row, columns.Counterpart), 200));
    }

    /// <summary>Neither a total nor a name with its value.</summary>
    private static bool IsLine(SheetRow row, StatementColumns columns)
    {
        var words = row.Cells.Where(x => x.Kind == CellKind.Text).Select(x => Name(x.Text)).Where(x => x.Length > 0).Take(1).ToList();
        return !(words.Count == 1 && (Totals.Contains(words[0], StringComparer.Ordinal) || (row[columns.Day].IsEmpty && IsName(words[0])) || (IsName(words[0]) && Name(row[columns.Day].Text) == words[0])));
    }

    /// <summary>"账号：9990…" in one cell, or the name in one and the value in the next that is not empty.</summary>
    private static int ReadNames(SheetRow row, Dictionary<string, (string Text, CellKind Kind, int Row)> found)
    {
        var count = 0;
        for (var i = 0; i < row.Cells.Count; i++)
        {
            var text = row[i].Text;
            var colon = text.AsSpan().IndexOfAny(':', '：');
            var name = Name(colon > 0 ? text[..colon] : text);
            if (!IsName(name))
            {
                continue;
            }

            count++;
            var rest = colon > 0 ? text[(colon + 1)..].Trim() : "";
            var value = rest.Length > 0 ? (rest, CellKind.Text) : row.Cells.Skip(i + 1).Where(x => !x.IsEmpty).Select(x => (x.Text.Trim(), x.Kind)).FirstOrDefault();
            found.TryAdd(name, (value.Item1 ?? "", value.Item2, row.Number));
        }

        return count;
    }

    private static bool IsName(string name) => Account.Contains(name) || Opening.Contains(name) || Closing.Contains(name) || From.Contains(name) || To.Contains(name);

    private static string Name(string text) => ChineseText.Compact(text).TrimEnd(':');

    private static (string Text, CellKind Kind, int Row)? Of(Dictionary<string, (string Text, CellKind Kind, int Row)> found, string[] names) =>
        names.Where(found.ContainsKey).Select(x => ((string, CellKind, int)?)found[x]).FirstOrDefault();

    private string Number(Dictionary<string, (string Text, CellKind Kind, int Row)> found)
    {
        if (Of(found, Account) is not { } cell || ChineseText.Compact(cell.Text) is not { Length: > 0 } number)
        {
            throw new StatementException(StatementFileErrors.HeadMissing);
        }

        if (cell.Kind == CellKind.Number)
        {
            Fault(cell.Row, "账号不是文本，请将该单元格设为文本");
        }

        return number;
    }

    private long Fen(Dictionary<string, (string Text, CellKind Kind, int Row)> found, string[] names)
    {
        if (Of(found, names) is not { } cell)
        {
            throw new StatementException(StatementFileErrors.HeadMissing);
        }

        if (!StatementColumns.TryFen(cell.Text, out var fen))
        {
            Fault(cell.Row, $"{names[0]}“{cell.Text}”不是最多两位小数的数字");
        }

        return fen;
    }

    private DateOnly? DayOf(Dictionary<string, (string Text, CellKind Kind, int Row)> found, string[] names)
    {
        if (Of(found, names) is not { } cell)
        {
            return null;
        }

        if (TryDay(cell.Text, out var day))
        {
            return day;
        }

        Fault(cell.Row, $"{names[0]}“{cell.Text}”不是日期，可写为2026-11-05");
        return null;
    }

    private static bool TryDay(SheetCell cell, out DateOnly day)
    {
        if (cell.Date is { } date)
        {
            day = DateOnly.FromDateTime(date);
            return true;
        }

        return TryDay(cell.Text, out day);
    }

    private static bool TryDay(string text, out DateOnly day)
    {
        // a time of day may follow
        var word = ChineseText.Normalise(text).Split(' ', 'T')[0];
        return DateOnly.TryParseExact(word, DayFormats, CultureInfo.InvariantCulture, DateTimeStyles.None, out day) && day.Year is >= 2000 and <= 2999;
    }

    private static string Cut(string text, int length) => text.Length > length ? text[..length] : text;
}
