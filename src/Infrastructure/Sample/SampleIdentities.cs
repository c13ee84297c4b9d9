using System.Globalization;
using Resettlement.Domain.Registry;

namespace Resettlement.Infrastructure.Sample;

/// <summary>Made-up people: common surnames and given characters, ID numbers under the unassigned prefix 140899, accounts that start with 9990.</summary>
internal sealed class SampleIdentities
{
    private const string Surnames = "王李张刘陈杨赵黄周吴徐孙胡朱高林何郭马罗梁宋郑谢韩唐冯于董萧程曹袁邓许傅沈曾彭吕";
    private const string GivenMale = "建国军强明勇志刚伟平海东民生文武林峰红星新华云龙春来根柱福贵俊杰宏亮振喜";
    private const string GivenFemale = "秀英芳兰梅红霞玲丽娟燕爱琴云翠桂花香月彩巧凤仙素珍慧敏春艳淑菊莲静";
    private readonly Dictionary<DateOnly, int> _used = [];
    private readonly Random _random;
    private long _account;

    // the same county at every start
#pragma warning disable CA5394
    public SampleIdentities(Random random) => _random = random;

    public string Name(Sex sex, char? surname = null)
    {
        var given = sex == Sex.Male ? GivenMale : GivenFemale;
        var name = (surname ?? Surname()).ToString() + given[_random.Next(given.Length)];
        return _random.Next(4) == 0 ? name : name + given[_random.Next(given.Length)];
    }

    public char Surname() => Surnames[_random.Next(Surnames.Length)];
#pragma warning restore CA5394

    /// <summary>A valid number for the birth date and sex that no other made-up person has. Sequences start at 500, below it stay free for files of tests.</summary>
    public string IdNumber(DateOnly birth, Sex sex)
    {
        var count = _used.GetValueOrDefault(birth);
        _used[birth] = count + 1;
        var sequence = 500 + (2 * count) + (sex == Sex.Male ? 1 : 0);
        var first17 = string.Create(CultureInfo.InvariantCulture, $"140899{birth:yyyyMMdd}{sequence:000}");
        return first17 + Domain.Registry.IdNumber.CheckCharacter(first17);
    }

    public string Account() => string.Create(CultureInfo.InvariantCulture, $"9990{140_828_000_000_000 + (++_account):000000000000000}");
}
