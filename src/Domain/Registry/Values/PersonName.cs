using System.Globalization;
using System.Text;
using Resettlement.Domain.Common;

namespace Resettlement.Domain.Registry;

/// <summary>A person's name, 2–50 characters counted as people count them: a rare character outside the basic plane is one.</summary>
public sealed record PersonName
{
    private const char MiddleDot = '·';

    private PersonName(string value) => Value = value;

    public string Value { get; }

    /// <summary>First and last character with stars between (张*三, 欧**锋); of two only the first (张*).</summary>
    public string Masked
    {
        get
        {
            var runes = Value.EnumerateRunes().ToArray();
            return runes.Length == 2 ? $"{runes[0]}*" : $"{runes[0]}{new string('*', runes.Length - 2)}{runes[^1]}";
        }
    }

    /// <summary>A stand-in such as 张某某 or 测试, which must never be published.</summary>
    public bool LooksLikePlaceholder =>
        Value.Contains('某', StringComparison.Ordinal) || Value.Contains("测试", StringComparison.Ordinal) || Value.Contains("待定", StringComparison.Ordinal)
        || Value.Contains("无名氏", StringComparison.Ordinal) || Value.Contains("XX", StringComparison.OrdinalIgnoreCase);

    /// <summary>Spaces between Chinese characters are dropped (张　三), the look-alikes of the middle dot of minority names are unified.</summary>
    /// <returns>The name, or registry.name-length or registry.name-characters.</returns>
    public static Result<PersonName> Parse(string? text)
    {
        var value = Tidy(ChineseText.Normalise(text));
        if (value.Length == 0)
        {
            return RegistryValueErrors.NameLength;
        }

        if (ChineseText.HasLoneSurrogate(value) || value.StartsWith(MiddleDot) || value.EndsWith(MiddleDot))
        {
            return RegistryValueErrors.NameCharacters;
        }

        var count = 0;
        foreach (var rune in value.EnumerateRunes())
        {
            if (!IsAllowed(rune))
            {
                return RegistryValueErrors.NameCharacters;
            }

            count++;
        }

        return count is < 2 or > 50 ? RegistryValueErrors.NameLength : new PersonName(value);
    }

    /// <summary>A name read back from the store, where it was judged before.</summary>
    public static PersonName Restore(string stored) => new(stored);

    /// <summary>Masked, so that a name never reaches a log by accident.</summary>
    public override string ToString() => Masked;

    private static string Tidy(string text)
    {
        var tidy = new StringBuilder(text.Length);
        for (var i = 0; i < text.Length; i++)
        {
            var c = text[i];
            if (c is '\u2022' or '\u30FB' or '\uFF65' or '\u2027' or '\u2219' or '\u22C5' || (c == '.' && i > 0 && IsChinese(text[i - 1])))
            {
                c = MiddleDot;
            }

            if (c == ' ' && tidy.Length > 0 && (tidy[^1] is ' ' or MiddleDot || IsChinese(tidy[^1]) || NextIsChinese(text, i)))
            {
                continue;
            }

            tidy.Append(c);
        }

        return tidy.ToString();
    }

    private static bool NextIsChinese(string text, int from)
    {
        while (from < text.Length && text[from] == ' ')
        {
            from++;
        }

        return from < text.Length && IsChinese(text[from]);
    }

    // surrogates count as Chinese here: only ideographs of names live outside the basic plane
    private static bool IsChinese(char c) => char.IsSurrogate(c) || c is '\u3007' or (>= '\u3400' and <= '\u9FFF') or (>= '\uF900' and <= '\uFAFF');

    private static bool IsAllowed(Rune rune) => rune.Value is MiddleDot or ' ' or '-' or '\'' or '\u2019' or '.' or 0x3007
        || Rune.GetUnicodeCategory(rune) is UnicodeCategory.OtherLetter or UnicodeCategory.UppercaseLetter or UnicodeCategory.LowercaseLetter
            or UnicodeCategory.TitlecaseLetter or UnicodeCategory.ModifierLetter or UnicodeCategory.NonSpacingMark or UnicodeCategory.SpacingCombiningMark;
}
