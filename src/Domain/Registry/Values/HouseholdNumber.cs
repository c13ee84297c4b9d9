using Resettlement.Domain.Common;

namespace Resettlement.Domain.Registry;

/// <summary>
/// 户编号: letters, digits and hyphens, at most 20, unique in the county. The ordinal order is the tie-break wherever order decides a fen.
/// Letters are kept upper-case, because databases disagree whether xt1 and XT1 are equal.
/// </summary>
public sealed record HouseholdNumber : IComparable<HouseholdNumber>
{
    public const int MaxLength = 20;

    private HouseholdNumber(string value) => Value = value;

    public string Value { get; }

    /// <returns>The number, or registry.household-number.</returns>
    public static Result<HouseholdNumber> Parse(string? text)
    {
        var value = ChineseText.Compact(text).ToUpperInvariant();
        if (value.Length is 0 or > MaxLength || value[0] == '-')
        {
            return RegistryValueErrors.HouseholdNumber;
        }

        foreach (var c in value)
        {
            if (!char.IsAsciiLetterOrDigit(c) && c != '-')
            {
                return RegistryValueErrors.HouseholdNumber;
            }
        }

        return new HouseholdNumber(value);
    }

    /// <summary>A number read back from the store, where it was judged before.</summary>
    public static HouseholdNumber Restore(string stored) => new(stored);

    public int CompareTo(HouseholdNumber? other) => string.CompareOrdinal(Value, other?.Value);

    public static bool operator <(HouseholdNumber a, HouseholdNumber b) => string.CompareOrdinal(a?.Value, b?.Value) < 0;

    public static bool operator >(HouseholdNumber a, HouseholdNumber b) => b < a;

    public static bool operator <=(HouseholdNumber a, HouseholdNumber b) => !(b < a);

    public static bool operator >=(HouseholdNumber a, HouseholdNumber b) => !(a < b);

    public override string ToString() => Value;
}
