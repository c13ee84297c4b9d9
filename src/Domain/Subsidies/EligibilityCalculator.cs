using Resettlement.Domain.Common;
using Resettlement.Domain.Registry;

namespace Resettlement.Domain.Subsidies;

/// <summary>A poverty status over a span of days; spells of a household do not overlap.</summary>
public readonly record struct StatusSpell(PovertyStatus Status, DayRange Days);

/// <summary>A person's membership of the household. The day of death is the first day the person no longer counts.</summary>
public readonly record struct MemberFact(RelocationKind Kind, DayRange Membership, DateOnly? DiedOn)
{
    public bool LivesOn(DateOnly day) => Membership.Contains(day) && (DiedOn is not { } died || day < died);
}

/// <summary>The household as the rule sees it. <paramref name="Stays"/> are its stays in concentrated sites, whichever; <paramref name="Confirmed"/> means by a second person.</summary>
public sealed record HouseholdFacts(
    bool Confirmed, RelocationKind Kind, IReadOnlyList<StatusSpell> Statuses, IReadOnlyList<DayRange> Stays, IReadOnlyList<MemberFact> Members);

/// <summary>Whether a household is eligible on a day.</summary>
/// <param name="Reason">Null when eligible.</param>
/// <param name="Status">The poverty status on the day; None when no spell covers it.</param>
/// <param name="Facts">
/// What the entitlement is computed from. For a household that is kept out by its kind or status the ranges are its stays, so that the exclusion can show what was paid.
/// </param>
public sealed record Eligibility(ExclusionReason? Reason, PovertyStatus Status, EligibilityFacts Facts)
{
    public bool IsEligible => Reason is null;
}

/// <summary>Relocation kind, poverty status, residence in a concentrated site and a living eligible member, all on one day.</summary>
public static class EligibilityCalculator
{
    public static Eligibility Calculate(HouseholdFacts household, DateOnly day, SubsidyTerms terms)
    {
        ArgumentNullException.ThrowIfNull(household);
        ArgumentNullException.ThrowIfNull(terms);
        var kindCovered = Covers(terms, household.Kind);
        var status = StatusOn(household.Statuses, day);
        var statusCovered = Covers(terms, household.Kind, status);
        var (eligible, living) = CountMembers(household.Members, day, terms);

        ExclusionReason? reason =
            !household.Confirmed ? ExclusionReason.Unconfirmed :
            !kindCovered ? ExclusionReason.NotRegisteredPoor :
            !Contains(household.Stays, day) ? ExclusionReason.NotResident :
            !statusCovered ? ExclusionReason.StatusNotCovered :
            eligible == 0 ? ExclusionReason.NoLivingMember :
            null;

        var ranges = kindCovered && statusCovered ? EligibleRanges(household, terms) : DayRanges.Merge(household.Stays);
        return new(reason, status, new(ranges, eligible, living));
    }

    /// <summary>None when no spell covers the day.</summary>
    public static PovertyStatus StatusOn(IReadOnlyList<StatusSpell> spells, DateOnly day)
    {
        ArgumentNullException.ThrowIfNull(spells);
        for (var i = 0; i < spells.Count; i++)
        {
            if (spells[i].Days.Contains(day))
            {
                return spells[i].Status;
            }
        }

        return PovertyStatus.None;
    }

    private static bool Covers(SubsidyTerms terms, RelocationKind kind) => kind switch
    {
        RelocationKind.RegisteredPoor => true,
        RelocationKind.Synchronous => terms.Synchronous,
        RelocationKind.Addition => terms.Additions,
        _ => false,
    };

    private static bool Covers(SubsidyTerms terms, RelocationKind kind, PovertyStatus status) => status switch
    {
        PovertyStatus.LiftedOut or PovertyStatus.Unstable => true,
        PovertyStatus.Marginal => terms.Marginal,
        PovertyStatus.SuddenHardship => terms.SuddenHardship,

        // households that moved along were never registered as poor: where the policy names them they need no status
        _ => kind == RelocationKind.Synchronous && terms.Synchronous,
    };

    private static (int Eligible, int Living) CountMembers(IReadOnlyList<MemberFact> members, DateOnly day, SubsidyTerms terms)
    {
        var (eligible, living) = (0, 0);
        for (var i = 0; i < members.Count; i++)
        {
            if (members[i].LivesOn(day))
            {
                living++;
                eligible += Covers(terms, members[i].Kind) ? 1 : 0;
            }
        }

        return (eligible, living);
    }

    private static bool Contains(IReadOnlyList<DayRange> ranges, DateOnly day)
    {
        for (var i = 0; i < ranges.Count; i++)
        {
            if (ranges[i].Contains(day))
            {
                return true;
            }
        }

        return false;
    }

    private static IReadOnlyList<DayRange> EligibleRanges(HouseholdFacts household, SubsidyTerms terms)
    {
        // only for them does a day without a spell count, so what is not covered is taken away
        if (household.Kind == RelocationKind.Synchronous)
        {
            return DayRanges.Subtract(household.Stays, SpellDays(household, terms, covered: false));
        }

        return DayRanges.Intersect(household.Stays, SpellDays(household, terms, covered: true));
    }

    private static List<DayRange> SpellDays(HouseholdFacts household, SubsidyTerms terms, bool covered)
    {
        var days = new List<DayRange>(household.Statuses.Count);
        for (var i = 0; i < household.Statuses.Count; i++)
        {
            if (Covers(terms, household.Kind, household.Statuses[i].Status) == covered)
            {
                days.Add(household.Statuses[i].Days);
            }
        }

        return days;
    }
}
