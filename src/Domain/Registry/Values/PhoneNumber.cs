using System.Text.RegularExpressions;
using Resettlement.Domain.Common;

namespace Resettlement.Domain.Registry;

/// <summary>A mobile number (11 digits) or a landline with area code (0359-8532000).</summary>
public sealed partial record PhoneNumber
{
    private PhoneNumber(string value) => Value = value;

    /// <summary>In the clear, normalised. Personal.</summary>
    public string Value { get; }

    public bool IsMobile => Value[0] == '1';

    /// <summary>138****1234; a landline keeps its area code and the last two digits.</summary>
    public string Masked => IsMobile
        ? string.Concat(Value.AsSpan(0, 3), "****", Value.AsSpan(7))
        : string.Concat(Value.AsSpan(0, Value.IndexOf('-', StringComparison.Ordinal) + 1), "*****", Value.AsSpan(Value.Length - 2));

    /// <summary>Spaces, hyphens, brackets and +86 are put right.</summary>
    /// <returns>The number, or registry.phone.</returns>
    public static Result<PhoneNumber> Parse(string? text)
    {
        var value = Separators().Replace(ChineseText.Compact(text), string.Empty);
        if (Mobile().Match(value) is { Success: true } mobile)
        {
            return new PhoneNumber(mobile.Groups[1].Value);
        }

        return Landline().Match(value) is { Success: true } landline
            ? new PhoneNumber($"{landline.Groups[1].Value}-{landline.Groups[2].Value}")
            : RegistryValueErrors.Phone;
    }

    /// <summary>A number read back from the store, where it was judged before.</summary>
    public static PhoneNumber Restore(string stored) => new(stored);

    /// <summary>Masked, so that a number never reaches a log by accident.</summary>
    public override string ToString() => Masked;

    [GeneratedRegex(@"[-()\u2010-\u2015]", RegexOptions.CultureInvariant)]
    private static partial Regex Separators();

    [GeneratedRegex(@"^(?:\+?86|0086)?(1[3-9][0-9]{9})$", RegexOptions.CultureInvariant)]
    private static partial Regex Mobile();

    // three-digit areas are 010 and 02x, all others have four digits
    [GeneratedRegex(@"^(010|02[0-9]|0[3-9][0-9]{2})([2-9][0-9]{6,7})$", RegexOptions.CultureInvariant)]
    private static partial Regex Landline();
}
