using Resettlement.Domain.Common;
using Resettlement.Domain.Fees;

namespace Resettlement.Domain.Subsidies;

/// <summary>How the bill of a household with eligible and other members counts.</summary>
public enum MixedHouseholdRule
{
    /// <summary>The whole bill.</summary>
    Whole,

    /// <summary>The bill × eligible ÷ living members, before the one rounding.</summary>
    ProRataPersons,
}

/// <summary>The subsidy rules of one policy version, as values.</summary>
public sealed record SubsidyTerms
{
    /// <summary>The only fees a policy may name: electricity, gas, heating and parking are never subsidised.</summary>
    public static readonly IReadOnlyList<FeeType> Subsidisable = [FeeType.Property, FeeType.Elevator, FeeType.Water];

    private readonly int _feeTypeBits;

    private SubsidyTerms(Rate rate, IReadOnlySet<FeeType> feeTypes, MixedHouseholdRule mixed)
    {
        Rate = rate;
        FeeTypes = feeTypes;
        Mixed = mixed;
        foreach (var type in feeTypes)
        {
            _feeTypeBits |= 1 << (int)type;
        }
    }

    public Rate Rate { get; }

    public IReadOnlySet<FeeType> FeeTypes { get; }

    public MixedHouseholdRule Mixed { get; }

    /// <summary>Also 同步搬迁户.</summary>
    public bool Synchronous { get; init; }

    /// <summary>Also 突发严重困难户.</summary>
    public bool SuddenHardship { get; init; }

    /// <summary>Also 边缘易致贫户.</summary>
    public bool Marginal { get; init; }

    /// <summary>People married or born into a covered household count as its members; without it such a household needs a living relocated member.</summary>
    public bool Additions { get; init; } = true;

    /// <returns>The terms, or subsidies.rate or subsidies.fee-types.</returns>
    public static Result<SubsidyTerms> Create(Rate rate, IReadOnlySet<FeeType> feeTypes, MixedHouseholdRule mixed)
    {
        ArgumentNullException.ThrowIfNull(feeTypes);
        if (rate.BasisPoints is <= 0 or > 10_000)
        {
            return SubsidyTermErrors.Rate;
        }

        return feeTypes.Count == 0 || feeTypes.Any(type => !Subsidisable.Contains(type))
            ? SubsidyTermErrors.FeeTypes
            : new SubsidyTerms(rate, feeTypes, mixed);
    }

    public bool Counts(FeeType type) => (_feeTypeBits & (1 << (int)type)) != 0;
}
