using Resettlement.Domain.Common;

namespace Resettlement.Domain.Fees;

/// <summary>A line of a bill, so that what is unpaid is known. Bills are never paid a subsidy.</summary>
public sealed class FeeBill : Entity, ICommunityOwned
{
    public required Guid CommunityId { get; init; }

    public required Guid HouseholdId { get; init; }

    public Guid? DwellingId { get; init; }

    public required Guid SourceId { get; init; }

    public required string BillNumber { get; init; }

    public required int LineNumber { get; init; }

    public required FeeType FeeType { get; init; }

    public required DateOnly ServiceFrom { get; init; }

    public required DateOnly ServiceTo { get; init; }

    public required long AmountFen { get; init; }

    public required DateOnly DueOn { get; init; }

    public Guid? ImportId { get; init; }

    public required PersonKey RecordedBy { get; init; }

    public required DateTimeOffset RecordedAt { get; init; }
}

/// <summary>What the price of a tariff is for.</summary>
public enum TariffBasis
{
    /// <summary>Per m² of built area and month.</summary>
    SquareMetreMonth,

    /// <summary>Per dwelling and month.</summary>
    Month,

    /// <summary>Per m³ of water.</summary>
    CubicMetre,
}

/// <summary>A price of a source from a day until (exclusive) a day. With the area it gives the plausible ceiling of a household's month.</summary>
public sealed class Tariff : AggregateRoot, ICommunityOwned, IAudited
{
    private Tariff()
    {
    }

    public Guid CommunityId { get; private init; }

    public Guid SourceId { get; private init; }

    public FeeType FeeType { get; private init; }

    public TariffBasis Basis { get; private init; }

    /// <summary>Price in 1/10 000 yuan per unit of the basis.</summary>
    public long PriceTenThousandths { get; private init; }

    /// <summary>Most units plausible for a dwelling and month (m³ of water); null where area or one month bounds it.</summary>
    public int? MaxUnitsPerMonth { get; private init; }

    public DateOnly ValidFrom { get; private init; }

    public DateOnly? ValidUntil { get; private set; }

    public static Tariff Create(Guid communityId, Guid sourceId, FeeType feeType, TariffBasis basis, long priceTenThousandths, int? maxUnitsPerMonth, DateOnly from, DateOnly? until) => new()
    {
        CommunityId = communityId,
        SourceId = sourceId,
        FeeType = feeType,
        Basis = basis,
        PriceTenThousandths = priceTenThousandths,
        MaxUnitsPerMonth = maxUnitsPerMonth,
        ValidFrom = from,
        ValidUntil = until,
    };

    public void EndOn(DateOnly until)
    {
        ValidUntil = until;
        Touch();
    }
}
