using System.Buffers;
using Resettlement.Domain.Common;

namespace Resettlement.Domain.Registry;

/// <summary>A passbook, settlement or card account, 8–32 digits. Numbers that start with 9990 are samples and always valid.</summary>
public sealed record BankAccountNumber
{
    private const string SamplePrefix = "9990";
    private static readonly string[] ShanxiRuralPrefixes = ["621280", "621580", "622882", "622968", "623051"];

    private static readonly SearchValues<char> NumberCell = SearchValues.Create("0123456789.,Ee+-");

    private BankAccountNumber(string value) => Value = value;

    /// <summary>In the clear. Sensitive: store through the protector, show <see cref="Masked"/>.</summary>
    public string Value { get; }

    /// <summary>The last four digits.</summary>
    public string Masked => $"****{Value.AsSpan(Value.Length - 4)}";

    public bool IsSample => Value.StartsWith(SamplePrefix, StringComparison.Ordinal);

    /// <summary>A hint only: the prefixes and length of Shanxi rural credit cards.</summary>
    public bool LooksLikeShanxiRuralCard => Value.Length == 19 && ShanxiRuralPrefixes.Any(prefix => Value.StartsWith(prefix, StringComparison.Ordinal));

    /// <summary>
    /// Reads the digits; spaces are dropped. The Luhn check is made for cards alone (<paramref name="isCard"/>): passbook and settlement accounts do not follow it.
    /// </summary>
    /// <returns>The number, or registry.account-digits-lost, account-characters, account-length, card-length or card-checksum.</returns>
    public static Result<BankAccountNumber> Parse(string? text, bool isCard = false)
    {
        var value = ChineseText.Compact(text);
        if (value.AsSpan().ContainsAnyExceptInRange('0', '9'))
        {
            var isNumberCell = value.Length > 0 && char.IsAsciiDigit(value[0]) && !value.AsSpan().ContainsAnyExcept(NumberCell);
            return isNumberCell && value.AsSpan().ContainsAny(".,Ee") ? RegistryValueErrors.AccountDigitsLost : RegistryValueErrors.AccountCharacters;
        }

        if (value.Length is < 8 or > 32)
        {
            return RegistryValueErrors.AccountLength;
        }

        var number = new BankAccountNumber(value);
        if (!isCard || number.IsSample)
        {
            return number;
        }

        if (value.Length is < 15 or > 19)
        {
            return RegistryValueErrors.CardLength;
        }

        return PassesLuhn(value) ? number : RegistryValueErrors.CardChecksum;
    }

    /// <summary>A number read back from the store, where it was judged before.</summary>
    public static BankAccountNumber Restore(string stored) => new(stored);

    /// <summary>Masked, so that a number never reaches a log by accident.</summary>
    public override string ToString() => Masked;

    private static bool PassesLuhn(string digits)
    {
        var sum = 0;
        for (var i = 0; i < digits.Length; i++)
        {
            var digit = digits[digits.Length - 1 - i] - '0';
            if (i % 2 == 1)
            {
                digit *= 2;
            }

            sum += digit > 9 ? digit - 9 : digit;
        }

        return sum % 10 == 0;
    }
}
