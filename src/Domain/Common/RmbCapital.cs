using System.Text;

namespace Resettlement.Domain.Common;

/// <summary>
/// Amounts in Chinese capital numerals 大写 as vouchers carry them (《支付结算办法》 annex 1): 整 after 元 and nowhere else,
/// no 零 between 元 and 角, 零 between 元 and 分.
/// </summary>
public static class RmbCapital
{
    private const string Digits = "零壹贰叁肆伍陆柒捌玖";
    private const string Prefix = "人民币";
    private static readonly string[] Places = ["仟", "佰", "拾", ""];

    /// <summary>For example 人民币壹仟肆佰零玖元伍角; a negative amount has 负 after the prefix.</summary>
    public static string Write(Money amount)
    {
        var text = new StringBuilder(Prefix, 40);
        if (amount.Fen < 0)
        {
            text.Append('负');
        }

        var fen = amount.Fen < 0 ? (ulong)-(Int128)amount.Fen : (ulong)amount.Fen;
        var yuan = fen / 100;
        var jiao = (int)(fen / 10 % 10);
        var rest = (int)(fen % 10);
        if (yuan > 0 || fen == 0)
        {
            AppendWhole(text, yuan);
            text.Append('元');
        }

        if (jiao == 0 && rest == 0)
        {
            return text.Append('整').ToString();
        }

        if (jiao > 0)
        {
            text.Append(Digits[jiao]).Append('角');
        }
        else if (yuan > 0)
        {
            text.Append('零');
        }

        if (rest > 0)
        {
            text.Append(Digits[rest]).Append('分');
        }

        return text.ToString();
    }

    private static void AppendWhole(StringBuilder text, ulong number)
    {
        if (number == 0)
        {
            text.Append('零');
        }
        else if (number >= 100_000_000)
        {
            AppendWhole(text, number / 100_000_000);
            AppendLower(text.Append('亿'), number % 100_000_000, 10_000_000);
        }
        else if (number >= 10_000)
        {
            AppendWhole(text, number / 10_000);
            AppendLower(text.Append('万'), number % 10_000, 1_000);
        }
        else
        {
            AppendGroup(text, (int)number);
        }
    }

    private static void AppendLower(StringBuilder text, ulong number, ulong full)
    {
        if (number == 0)
        {
            return;
        }

        if (number < full)
        {
            text.Append('零');
        }

        AppendWhole(text, number);
    }

    /// <summary>1–9999 without a leading zero; several zeros inside are read as one, at the end not at all.</summary>
    private static void AppendGroup(StringBuilder text, int number)
    {
        var started = false;
        var skipped = false;
        for (int place = 0, unit = 1_000; place < 4; place++, unit /= 10)
        {
            var digit = number / unit % 10;
            if (digit == 0)
            {
                skipped = started;
                continue;
            }

            if (skipped)
            {
                text.Append('零');
                skipped = false;
            }

            text.Append(Digits[digit]).Append(Places[place]);
            started = true;
        }
    }
}
