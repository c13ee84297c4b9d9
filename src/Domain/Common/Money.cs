using System.Globalization;

namespace Resettlement.Domain.Common;

/// <summary>An amount of RMB in whole fen. May be negative; never a fraction of a fen.</summary>
public readonly record struct Money(long Fen) : IComparable<Money>
{
    public static Money Zero => default;

    /// <summary>Yuan with at most two decimals, e.g. "1409.50". Thousands separators are not read.</summary>
    public static bool TryParseYuan(string? text, out Money money)
    {
        money = default;
        if (!decimal.TryParse(text, NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint | NumberStyles.AllowLeadingWhite | NumberStyles.AllowTrailingWhite,
                CultureInfo.InvariantCulture, out var yuan))
        {
            return false;
        }

        return TryFromYuan(yuan, out money);
    }

    /// <summary>False when <paramref name="yuan"/> has more than two decimals or does not fit.</summary>
    public static bool TryFromYuan(decimal yuan, out Money money)
    {
        money = default;
        if (yuan is > 90_000_000_000_000m or < -90_000_000_000_000m)
        {
            return false;
        }

        var fen = yuan * 100m;
        if (fen != decimal.Truncate(fen))
        {
            return false;
        }

        money = new((long)fen);
        return true;
    }

    public decimal Yuan => Fen / 100m;

    public static Money operator +(Money a, Money b) => new(checked(a.Fen + b.Fen));

    public static Money operator -(Money a, Money b) => new(checked(a.Fen - b.Fen));

    public static Money operator -(Money a) => new(checked(-a.Fen));

    public static bool operator <(Money a, Money b) => a.Fen < b.Fen;

    public static bool operator >(Money a, Money b) => a.Fen > b.Fen;

    public static bool operator <=(Money a, Money b) => a.Fen <= b.Fen;

    public static bool operator >=(Money a, Money b) => a.Fen >= b.Fen;

    public int CompareTo(Money other) => Fen.CompareTo(other.Fen);

    /// <summary>This amount × <paramref name="rate"/>, rounded half up (away from zero for negatives) to the fen, once.</summary>
    public Money Times(Rate rate)
    {
        var product = (Int128)Fen * rate.BasisPoints;
        var half = product >= 0 ? 5_000 : -5_000;
        return new(checked((long)((product + half) / 10_000)));
    }

    /// <summary>
    /// Splits the amount by <paramref name="weights"/> with largest remainders; ties go to the earlier weight.
    /// The parts always sum to the whole. Weights must be non-negative with a positive sum; the amount must not be negative.
    /// </summary>
    /// <exception cref="ArgumentException">Weights are empty, negative or sum to zero, or the amount is negative.</exception>
    public Money[] Allocate(IReadOnlyList<long> weights)
    {
        ArgumentNullException.ThrowIfNull(weights);
        Int128 sum = 0;
        foreach (var weight in weights)
        {
            if (weight < 0)
            {
                throw new ArgumentException("A weight is negative.", nameof(weights));
            }

            sum += weight;
        }

        if (sum == 0 || Fen < 0)
        {
            throw new ArgumentException("The weights sum to zero or the amount is negative.", nameof(weights));
        }

        var parts = new Money[weights.Count];
        var remainders = new (Int128 Remainder, int Index)[weights.Count];
        Int128 given = 0;
        for (var i = 0; i < weights.Count; i++)
        {
            var product = (Int128)Fen * weights[i];
            var floor = product / sum;
            parts[i] = new((long)floor);
            given += floor;
            remainders[i] = (product % sum, i);
        }

        Array.Sort(remainders, static (a, b) => a.Remainder != b.Remainder ? b.Remainder.CompareTo(a.Remainder) : a.Index.CompareTo(b.Index));
        var left = (int)(Fen - given);
        for (var i = 0; i < left; i++)
        {
            var index = remainders[i].Index;
            parts[index] = new(parts[index].Fen + 1);
        }

        return parts;
    }

    /// <summary>Yuan with two decimals and no separators, e.g. "-1409.50".</summary>
    public override string ToString() => Yuan.ToString("0.00", CultureInfo.InvariantCulture);
}
