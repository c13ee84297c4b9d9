using System.Globalization;
using Resettlement.Application.Common;
using Resettlement.Application.Payouts;
using Resettlement.Domain.Common;
using Resettlement.Domain.Payouts;

namespace Resettlement.Infrastructure.Payouts;

/// <summary>Results as a table: columns found by their headings, the last row the control total 合计 with count and sum, without which the file is not whole.</summary>
internal sealed class TableResults(Spreadsheet sheet) : BankResults
{
    private const string TotalWord = "合计";
    private const int HeaderRows = 20;

    public override ResultFormat Format => sheet.Format == SpreadsheetFormat.Xlsx ? ResultFormat.Xlsx : ResultFormat.Csv;

    public override IEnumerable<BankResultRow> Rows()
    {
        Columns? columns = null;
        var (count, fen, seen, closed) = (0, 0L, 0, false);
        foreach (var row in sheet.Rows(sheet.Sheets[0]))
        {
            if (columns is null)
            {
                columns = Columns.Find(row);
                if (columns is null && ++seen >= HeaderRows)
                {
                    break;
                }

                continue;
            }

            if (closed)
            {
                Fault(row.Number, null, "在“合计”行之后还有内容");
                continue;
            }

            if (row.Cells.Any(cell => cell.Text.Trim() == TotalWord))
            {
                closed = true;
                // a line that could not be read is named; the total cannot agree then
                if (Faults.Count == 0 && (Text(row, columns.EndToEnd) != count.ToString(CultureInfo.InvariantCulture) || !Money.TryParseYuan(Text(row, columns.Amount), out var total) || total.Fen != fen))
                {
                    throw new BankResultException(ResultErrors.Truncated);
                }

                continue;
            }

            count++;
            if (Read(row, columns) is { } result)
            {
                fen = checked(fen + (result.AmountFen ?? 0));
                yield return result;
            }
        }

        if (columns is null)
        {
            throw new BankResultException(ResultErrors.ColumnsMissing);
        }

        if (!closed)
        {
            throw new BankResultException(ResultErrors.Truncated);
        }
    }

    private BankResultRow? Read(SheetRow row, Columns columns)
    {
        var id = Text(row, columns.EndToEnd);
        if (id.Length is 0 or > 35)
        {
            Fault(row.Number, null, id.Length == 0 ? "没有支付编号" : "支付编号超过35个字符");
            return null;
        }

        if (row[columns.EndToEnd].Kind == CellKind.Number)
        {
            Fault(row.Number, id, "支付编号不是文本，请将该列设为文本");
            return null;
        }

        var file = Text(row, columns.File);
        if (file.Length is 0 or > 35)
        {
            Fault(row.Number, id, "没有文件编号，或文件编号过长");
            return null;
        }

        if (!Money.TryParseYuan(Text(row, columns.Amount), out var amount) || amount.Fen <= 0)
        {
            Fault(row.Number, id, $"金额“{Text(row, columns.Amount)}”不是大于0、最多两位小数的数字");
            return null;
        }

        var word = Text(row, columns.State);
        if (!PayoutWords.States.TryParse(word, out var state) && !ResultCodes.TryGet(word.ToUpperInvariant(), out state))
        {
            Fault(row.Number, id, $"结果“{word}”无法识别，可填写：成功、失败、退票、处理中");
            return null;
        }

        if (state is OrderState.Pending or OrderState.Recovered)
        {
            Fault(row.Number, id, $"结果“{word}”不是银行的答复");
            return null;
        }

        return new(row.Number, file, id, amount.Fen, state, Optional(row, columns.ReasonCode, 40), Optional(row, columns.Reason, 400), Optional(row, columns.Reference, 200));
    }

    private static string Text(SheetRow row, int column) => row[column].Text.Trim();

    private static string? Optional(SheetRow row, int? column, int length) => column is { } at && Text(row, at) is { Length: > 0 } text ? text[..Math.Min(text.Length, length)] : null;

    private sealed record Columns(int File, int EndToEnd, int Amount, int State, int? ReasonCode, int? Reason, int? Reference)
    {
        public static Columns? Find(SheetRow row)
        {
            int? At(params string[] words)
            {
                for (var i = 0; i < row.Cells.Count; i++)
                {
                    if (words.Contains(ChineseText.Compact(row[i].Text), StringComparer.Ordinal))
                    {
                        return i;
                    }
                }

                return null;
            }

            return At("文件编号") is { } file && At("支付编号") is { } id && At("金额", "金额（元）", "金额(元)") is { } amount && At("结果", "支付结果", "状态") is { } state
                ? new(file, id, amount, state, At("原因代码", "失败代码"), At("原因", "失败原因"), At("银行流水号", "流水号"))
                : null;
        }
    }
}
