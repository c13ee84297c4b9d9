using System.Text.RegularExpressions;
using FsCheck;
using FsCheck.Fluent;
using Resettlement.Domain.Common;

namespace Resettlement.Domain.UnitTests.Common;

public partial class RmbCapitalTests
{
    [TestCase(140_950, "人民币壹仟肆佰零玖元伍角")]
    [TestCase(600_714, "人民币陆仟零柒元壹角肆分")]
    [TestCase(32_504, "人民币叁佰贰拾伍元零肆分")]
    [TestCase(10_700_053, "人民币壹拾万柒仟元伍角叁分")]
    [TestCase(12_800_000, "人民币壹拾贰万捌仟元整")]
    [TestCase(5, "人民币伍分")]
    [TestCase(1_001_000, "人民币壹万零壹拾元整")]
    [TestCase(10_000_000, "人民币壹拾万元整")]
    [TestCase(1, "人民币壹分")]
    [TestCase(78, "人民币柒角捌分")]
    [TestCase(50, "人民币伍角")]
    [TestCase(8_000_020, "人民币捌万元贰角")]
    [TestCase(1_200_001, "人民币壹万贰仟元零壹分")]
    [TestCase(0, "人民币零元整")]
    [TestCase(100, "人民币壹元整")]
    [TestCase(1_000, "人民币壹拾元整")]
    [TestCase(101, "人民币壹元零壹分")]
    [TestCase(100_000_100, "人民币壹佰万零壹元整")]
    [TestCase(10_000_000_100, "人民币壹亿零壹元整")]
    [TestCase(10_001_000_000, "人民币壹亿零壹万元整")]
    [TestCase(10_000_100_000, "人民币壹亿零壹仟元整")]
    [TestCase(10_000_000_000, "人民币壹亿元整")]
    [TestCase(11_000_000_000, "人民币壹亿壹仟万元整")]
    [TestCase(1_100_000, "人民币壹万壹仟元整")]
    [TestCase(1_000_000_000_000, "人民币壹佰亿元整")]
    [TestCase(-140_950, "人民币负壹仟肆佰零玖元伍角")]
    [TestCase(35_790_000, "人民币叁拾伍万柒仟玖佰元整")]
    public void Amounts_are_written_as_vouchers_carry_them(long fen, string text) => Assert.That(RmbCapital.Write(new(fen)), Is.EqualTo(text));

    [Test]
    public void What_is_written_reads_back_as_the_same_amount() =>
        Prop.ForAll(Amounts, fen => Read(RmbCapital.Write(new(fen))) == fen).QuickCheckThrowOnFailure();

    [Test]
    public void Writing_digit_by_digit_and_striking_zeros_gives_the_same() =>
        Prop.ForAll(Amounts, fen => RmbCapital.Write(new(fen)) == WriteByStriking(fen)).QuickCheckThrowOnFailure();

    [Test]
    public void The_largest_amounts_do_not_overflow()
    {
        Assert.That(RmbCapital.Write(new(long.MinValue)), Does.StartWith("人民币负玖亿贰仟贰佰叁拾叁万柒仟贰佰零叁亿").And.EndsWith("元零捌分"));
        Assert.That(RmbCapital.Write(new(long.MaxValue)), Does.EndWith("元零柒分"));
    }

    /// <summary>Few digits other than zero, so that every pattern of zeros comes up.</summary>
    private static Arbitrary<long> Amounts => (
        from length in Gen.Choose(1, 14)
        from digits in Gen.ArrayOf(Gen.Frequency((3, Gen.Constant(0)), (2, Gen.Choose(1, 9))), length)
        select digits.Aggregate(0L, (sum, digit) => (sum * 10) + digit)).ToArbitrary();

    private static long Read(string text)
    {
        text = text["人民币".Length..].TrimEnd('整');
        long total = 0, section = 0, digit = 0, fen = 0;
        foreach (var c in text)
        {
            switch (c)
            {
                case '拾': section += digit * 10; digit = 0; break;
                case '佰': section += digit * 100; digit = 0; break;
                case '仟': section += digit * 1000; digit = 0; break;
                case '万': total += (section + digit) * 10_000; section = digit = 0; break;
                case '亿': total = (total + section + digit) * 100_000_000; section = digit = 0; break;
                case '元': fen = (total + section + digit) * 100; digit = 0; break;
                case '角': fen += digit * 10; digit = 0; break;
                case '分': fen += digit; digit = 0; break;
                default: digit = "零壹贰叁肆伍陆柒捌玖".IndexOf(c); break;
            }
        }

        return fen;
    }

    private static string WriteByStriking(long fen)
    {
        var units = "分角元拾佰仟万拾佰仟亿拾佰仟";
        var digits = fen.ToString();
        var raw = string.Concat(digits.Select((d, i) => $"{"零壹贰叁肆伍陆柒捌玖"[d - '0']}{units[digits.Length - 1 - i]}"));
        raw = Struck().Replace(raw, "零");
        raw = raw.Replace("零分", "").Replace("零角", "零");
        raw = Zeros().Replace(raw, "零");
        raw = raw.Replace("零亿", "亿").Replace("零万", "万").Replace("亿万", "亿零").Replace("零元", "元");
        raw = Zeros().Replace(raw, "零").Replace("零元", "元");
        raw = raw.TrimEnd('零').TrimStart('零');
        if (raw.StartsWith('元'))
        {
            raw = raw[1..].TrimStart('零');
        }

        return "人民币" + (raw.Length == 0 ? "零元整" : raw.EndsWith('元') ? raw + "整" : raw);
    }

    [GeneratedRegex("零[拾佰仟]")]
    private static partial Regex Struck();

    [GeneratedRegex("零+")]
    private static partial Regex Zeros();
}
