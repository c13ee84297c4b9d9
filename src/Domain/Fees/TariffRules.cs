using Resettlement.Domain.Common;

namespace Resettlement.Domain.Fees;

/// <summary>The checks that every tariff passes, typed or imported.</summary>
public static class TariffRules
{
    /// <summary>1 000 yuan per unit.</summary>
    public const long MaxPrice = 10_000_000;

    public const int MaxUnits = 1_000;

    /// <summary>What is wrong with a tariff by itself, or null.</summary>
    public static Error? Check(Tariff tariff)
    {
        ArgumentNullException.ThrowIfNull(tariff);
        return
            tariff.PriceTenThousandths is <= 0 or > MaxPrice ? FeeErrors.TariffPrice :
            tariff.ValidUntil <= tariff.ValidFrom ? FeeErrors.TariffPeriod :
            tariff.Basis == TariffBasis.CubicMetre && tariff.FeeType is not (FeeType.Water or FeeType.Gas) ? FeeErrors.TariffBasis :
            (tariff.Basis == TariffBasis.CubicMetre) != tariff.MaxUnitsPerMonth.HasValue || tariff.MaxUnitsPerMonth is <= 0 or > MaxUnits ? FeeErrors.TariffUnits :
            null;
    }

    /// <summary>The first of the other tariffs of the same source and fee that holds on a day of this one, or null.</summary>
    public static Tariff? Overlapping(Tariff tariff, IEnumerable<Tariff> others)
    {
        ArgumentNullException.ThrowIfNull(tariff);
        var span = new DayRange(tariff.ValidFrom, tariff.ValidUntil);
        return others.Where(other => other.SourceId == tariff.SourceId && other.FeeType == tariff.FeeType && new DayRange(other.ValidFrom, other.ValidUntil).Overlaps(span))
            .OrderBy(other => other.ValidFrom).FirstOrDefault();
    }
}
