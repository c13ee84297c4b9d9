using Resettlement.Domain.Common;
using Resettlement.Domain.Policies;

namespace Resettlement.Domain.Organisation;

public enum QuotaEnforcement
{
    /// <summary>More people than posts need a written reason and the lead township's approval.</summary>
    WarnWithReason,

    /// <summary>More people than posts are refused.</summary>
    Block,
}

/// <summary>A quota with the tier that gave it.</summary>
/// <param name="Posts">How many people.</param>
/// <param name="From">Lower bound of the tier; 以上 includes the number (Civil Code art. 1259).</param>
/// <param name="OnBoundary">The population is exactly a lower bound, so that one person less would mean another quota.</param>
public readonly record struct TierQuota(int Posts, int From, bool OnBoundary);

/// <summary>职数: posts by population. Tiers give lower bounds only, so gaps and overlaps cannot be written.</summary>
public sealed record StaffingTiers
{
    private readonly PolicyTier[] _tiers;

    private StaffingTiers(PolicyTier[] tiers) => _tiers = tiers;

    /// <summary>Highest bound first.</summary>
    public IReadOnlyList<PolicyTier> Tiers => _tiers;

    public static Result<StaffingTiers> Create(IEnumerable<PolicyTier> tiers)
    {
        PolicyTier[] sorted = [.. tiers.OrderByDescending(tier => tier.From)];
        return sorted.Length == 0 || sorted[^1].From != 0 || sorted.Select(tier => tier.From).Distinct().Count() != sorted.Length || sorted.Any(tier => tier.Value < 0)
            ? StaffingErrors.BadTiers
            : new StaffingTiers(sorted);
    }

    /// <summary>The quota for so many people; none where nobody lives.</summary>
    public TierQuota? For(int population)
    {
        if (population <= 0)
        {
            return null;
        }

        var tier = _tiers.First(tier => population >= tier.From);
        return new TierQuota(tier.Value, tier.From, tier.From == population);
    }
}

/// <summary>The staffing rules in force on a day.</summary>
public sealed record StaffingPolicy(PolicyInForce Version, StaffingTiers Tiers, QuotaEnforcement Enforcement)
{
    public static Result<StaffingPolicy> From(PolicyInForce version)
    {
        ArgumentNullException.ThrowIfNull(version);
        var tiers = StaffingTiers.Create(version.Tiers(PolicyKeys.StaffingTiers));
        return tiers.Error is { } error
            ? error
            : new StaffingPolicy(version, tiers.Value, version.Text(PolicyKeys.StaffingEnforcement) == "block" ? QuotaEnforcement.Block : QuotaEnforcement.WarnWithReason);
    }
}
