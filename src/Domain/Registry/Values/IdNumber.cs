using System.Globalization;
using Resettlement.Domain.Common;

namespace Resettlement.Domain.Registry;

/// <summary>
/// Citizen identity number (GB 11643) or residence permit of Hong Kong, Macao or Taiwan residents: 18 characters, upper-case X.
/// The division prefix is never judged: people keep the number of a region that has since been renamed.
/// </summary>
public sealed record IdNumber
{
    private const int MaxAge = 120;
    private const string CheckCharacters = "10X98765432";

    private IdNumber(string value, DateOnly birthDate)
    {
        Value = value;
        BirthDate = birthDate;
    }

    /// <summary>The 18 characters in the clear. Sensitive: store through the protector, show <see cref="Masked"/>.</summary>
    public string Value { get; }

    public DateOnly BirthDate { get; }

    /// <summary>From the parity of the 17th digit.</summary>
    public Sex Sex => (Value[16] - '0') % 2 == 1 ? Sex.Male : Sex.Female;

    /// <summary>First 2 and last 3 characters.</summary>
    public string Masked => string.Concat(Value.AsSpan(0, 2), "*************", Value.AsSpan(15));

    /// <summary>True for permits of Hong Kong (81), Macao (82) and Taiwan (83) residents.</summary>
    public bool IsResidencePermit => Value.StartsWith("810000", StringComparison.Ordinal) || Value.StartsWith("820000", StringComparison.Ordinal) || Value.StartsWith("830000", StringComparison.Ordinal);

    /// <summary>A genuine number may fail its checksum; such a number was confirmed with a reason.</summary>
    public bool HasWrongChecksum => Value[17] != CheckCharacter(Value.AsSpan(0, 17));

    /// <summary>
    /// Reads 18 or the old 15 characters; full-width characters, spaces and a small x are put right. <paramref name="today"/> is the local day.
    /// <paramref name="allowWrongChecksum"/> is for a number that somebody confirmed against the document.
    /// </summary>
    /// <returns>The number, or one of registry.id-length, id-characters, id-birth-date, id-birth-future, id-age, id-checksum.</returns>
    public static Result<IdNumber> Parse(string? text, DateOnly today, bool allowWrongChecksum = false)
    {
        var value = ChineseText.Compact(text).ToUpperInvariant();
        if (value.Length is not (15 or 18))
        {
            return RegistryValueErrors.IdLength(value.Length);
        }

        var digits = value.AsSpan(0, value.Length == 18 ? 17 : 15);
        if (digits.ContainsAnyExceptInRange('0', '9') || (value.Length == 18 && !char.IsAsciiDigit(value[17]) && value[17] != 'X'))
        {
            return RegistryValueErrors.IdCharacters;
        }

        if (value.Length == 15)
        {
            // the first generation wrote two digits of the year; the last of its holders were born in the 1900s
            value = string.Concat(value.AsSpan(0, 6), "19", value.AsSpan(6));
            value += CheckCharacter(value);
        }

        if (!TryReadBirthDate(value, out var birthDate))
        {
            return RegistryValueErrors.IdBirthDate;
        }

        if (birthDate > today)
        {
            return RegistryValueErrors.IdBirthFuture;
        }

        var number = new IdNumber(value, birthDate);
        if (number.AgeOn(today) > MaxAge)
        {
            return RegistryValueErrors.IdAge;
        }

        return number.HasWrongChecksum && !allowWrongChecksum ? RegistryValueErrors.IdChecksum : number;
    }

    /// <summary>A number read back from the store, where it was judged before.</summary>
    /// <exception cref="FormatException">The text was never a parsed number.</exception>
    public static IdNumber Restore(string stored) =>
        stored is { Length: 18 } && !stored.AsSpan(0, 17).ContainsAnyExceptInRange('0', '9') && TryReadBirthDate(stored, out var birthDate)
            ? new(stored, birthDate)
            : throw new FormatException("The stored text is not an identity number.");

    /// <summary>The 18th character for the first 17 digits.</summary>
    public static char CheckCharacter(ReadOnlySpan<char> first17)
    {
        ReadOnlySpan<int> weights = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2];
        var sum = 0;
        for (var i = 0; i < weights.Length; i++)
        {
            sum += (first17[i] - '0') * weights[i];
        }

        return CheckCharacters[sum % 11];
    }

    /// <summary>
    /// Full years of age on a day. A birthday of 29 February falls on the last day of February in common years (Civil Code art. 202).
    /// Negative before birth.
    /// </summary>
    public int AgeOn(DateOnly day) => Age.On(BirthDate, day);

    /// <summary>Refused with registry.id-sex when the sex written beside the number differs.</summary>
    public Result AgreesWith(Sex written) => written == Sex ? Result.Success : RegistryValueErrors.IdSex;

    /// <summary>Masked, so that a number never reaches a log by accident.</summary>
    public override string ToString() => Masked;

    private static bool TryReadBirthDate(string value, out DateOnly birthDate) =>
        DateOnly.TryParseExact(value.AsSpan(6, 8), "yyyyMMdd", CultureInfo.InvariantCulture, DateTimeStyles.None, out birthDate);
}
