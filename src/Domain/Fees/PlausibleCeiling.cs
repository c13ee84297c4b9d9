using Resettlement.Domain.Common;

namespace Resettlement.Domain.Fees;

/// <summary>
/// What tariff and area make plausible for a dwelling, fee and month, and what has been paid for it so far. One book judges the lines of one source;
/// lines judged add up, so that two receipts for the same month are seen together.
/// </summary>
public sealed class PlausibleCeiling
{
    private readonly ILookup<FeeType, Tariff> _tariffs;
    private readonly Dictionary<(Guid Place, FeeType FeeType, DateOnly Month), long> _paid = [];

    /// <param name="tariffs">All tariffs of the source.</param>
    public PlausibleCeiling(IEnumerable<Tariff> tariffs) => _tariffs = tariffs.ToLookup(tariff => tariff.FeeType);

    /// <summary>Whether the source has a tariff for the fee at all; without one nothing can be judged.</summary>
    public bool Judges(FeeType feeType) => _tariffs.Contains(feeType);

    /// <summary>Takes note of what is stored for a place, less what was given back.</summary>
    public void Note(Guid place, FeeType feeType, DateOnly serviceFrom, DateOnly serviceTo, long netFen)
    {
        foreach (var (month, fen) in Spread(netFen, serviceFrom, serviceTo))
        {
            _paid[(place, feeType, month)] = _paid.GetValueOrDefault((place, feeType, month)) + fen;
        }
    }

    /// <summary>Notes a payment and says whether it lifts any month of its service period above the ceiling.</summary>
    /// <param name="place">The dwelling, or the household where no dwelling is recorded.</param>
    /// <param name="feeType">The fee.</param>
    /// <param name="serviceFrom">First day served.</param>
    /// <param name="serviceTo">Last day served.</param>
    /// <param name="amountFen">Amount of the payment.</param>
    /// <param name="areaHundredths">Built area of the dwelling in 1/100 m²; unknown area → prices per m² judge nothing.</param>
    public bool IsAbove(Guid place, FeeType feeType, DateOnly serviceFrom, DateOnly serviceTo, long amountFen, int? areaHundredths)
    {
        var above = false;
        foreach (var (month, fen) in Spread(amountFen, serviceFrom, serviceTo))
        {
            var key = (place, feeType, month);
            var sum = _paid[key] = _paid.GetValueOrDefault(key) + fen;
            above |= OfMonth(feeType, month, areaHundredths) is { } ceiling && sum > ceiling;
        }

        return above;
    }

    /// <summary>The ceiling of a month in fen, rounded up; of two tariffs in one month the higher counts; null = no tariff, or area or usage unknown.</summary>
    public long? OfMonth(FeeType feeType, DateOnly month, int? areaHundredths)
    {
        var span = new DayRange(month, month.AddMonths(1));
        long? highest = null;
        foreach (var tariff in _tariffs[feeType].Where(tariff => new DayRange(tariff.ValidFrom, tariff.ValidUntil).Overlaps(span)))
        {
            // price in 1/10 000 yuan: per m² with the area in 1/100 m², else per whole unit
            long? ceiling = tariff.Basis switch
            {
                TariffBasis.SquareMetreMonth => areaHundredths is { } area ? Up(tariff.PriceTenThousandths * area, 10_000) : null,
                TariffBasis.CubicMetre => tariff.MaxUnitsPerMonth is { } units ? Up(tariff.PriceTenThousandths * units, 100) : null,
                _ => Up(tariff.PriceTenThousandths, 100),
            };
            if (ceiling is null)
            {
                return null;
            }

            highest = highest is { } other && other > ceiling ? other : ceiling;
        }

        return highest;
    }

    /// <summary>An amount over the calendar months its service period touches, as evenly as fen allow; the parts sum to the amount.</summary>
    public static IEnumerable<(DateOnly Month, long Fen)> Spread(long amountFen, DateOnly serviceFrom, DateOnly serviceTo)
    {
        var first = new DateOnly(serviceFrom.Year, serviceFrom.Month, 1);
        var months = ((serviceTo.Year - serviceFrom.Year) * 12) + serviceTo.Month - serviceFrom.Month + 1;
        if (months <= 1)
        {
            return [(first, amountFen)];
        }

        var parts = new Money(amountFen).Allocate([.. Enumerable.Repeat(1L, months)]);
        return parts.Select((part, i) => (first.AddMonths(i), part.Fen));
    }

    private static long Up(long value, long divisor) => (value + divisor - 1) / divisor;
}
