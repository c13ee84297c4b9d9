using System.Buffers;
using Resettlement.Domain.Common;

namespace Resettlement.Domain.Registry;

/// <summary>统一社会信用代码 of an organisation (GB 32100): 18 characters, the last a check character.</summary>
public sealed record UnifiedSocialCreditCode
{
    private const string Alphabet = "0123456789ABCDEFGHJKLMNPQRTUWXY";

    private static readonly SearchValues<char> Allowed = SearchValues.Create(Alphabet);

    private UnifiedSocialCreditCode(string value) => Value = value;

    public string Value { get; }

    /// <summary>Rural collective economic organisations are registered under N.</summary>
    public bool IsCollective => Value[0] == 'N';

    /// <returns>The code, or registry.credit-code-shape or registry.credit-code-checksum.</returns>
    public static Result<UnifiedSocialCreditCode> Parse(string? text)
    {
        var value = ChineseText.Compact(text).ToUpperInvariant();
        if (value.Length != 18 || value.AsSpan().ContainsAnyExcept(Allowed))
        {
            return RegistryValueErrors.CreditCodeShape;
        }

        return CheckCharacter(value.AsSpan(0, 17)) == value[17] ? new UnifiedSocialCreditCode(value) : RegistryValueErrors.CreditCodeChecksum;
    }

    /// <summary>The 18th character for the first 17: weights are the powers of 3 modulo 31.</summary>
    public static char CheckCharacter(ReadOnlySpan<char> first17)
    {
        var sum = 0;
        var weight = 1;
        foreach (var c in first17)
        {
            sum += Alphabet.IndexOf(c, StringComparison.Ordinal) * weight;
            weight = weight * 3 % 31;
        }

        return Alphabet[(31 - (sum % 31)) % 31];
    }

    public override string ToString() => Value;
}
