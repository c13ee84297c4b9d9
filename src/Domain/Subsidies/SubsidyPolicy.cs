using Resettlement.Domain.Common;
using Resettlement.Domain.Fees;
using Resettlement.Domain.Policies;

namespace Resettlement.Domain.Subsidies;

/// <summary>The subsidy rules in force for a quarter: those of the quarter's last day.</summary>
public sealed record SubsidyPolicy(PolicyInForce Version, SubsidyTerms Terms, int CutoffDay)
{
    /// <summary>Reads the typed rules, or the error of a version that cannot hold.</summary>
    public static Result<SubsidyPolicy> From(PolicyInForce version)
    {
        ArgumentNullException.ThrowIfNull(version);
        var mixed = version.Text(PolicyKeys.SubsidyMixed) == "pro_rata_persons" ? MixedHouseholdRule.ProRataPersons : MixedHouseholdRule.Whole;
        var terms = SubsidyTerms.Create(version.Rate(PolicyKeys.SubsidyRate), version.Choices<FeeType>(PolicyKeys.SubsidyFeeTypes), mixed);
        return terms.Error is { } error
            ? error
            : new SubsidyPolicy(version, terms.Value with
            {
                Synchronous = version.Flag(PolicyKeys.SubsidySynchronous),
                SuddenHardship = version.Flag(PolicyKeys.SubsidySuddenHardship),
                Marginal = version.Flag(PolicyKeys.SubsidyMarginal),
                Additions = version.Flag(PolicyKeys.SubsidyAdditions),
            }, version.Integer(PolicyKeys.SubsidyCutoffDay));
    }

    /// <summary>The first day on which a quarter compiles without every source having declared it: the day after the cut-off.</summary>
    public DateOnly FirstDayOf(Quarter quarter) => quarter.EndExclusive.AddDays(CutoffDay);

    /// <summary>Before the quarter is over nothing compiles; then every source's declaration, or the cut-off, is waited for.</summary>
    public Result CheckTime(Quarter quarter, DateOnly today, bool everySourceDeclared) =>
        today < quarter.EndExclusive ? SubsidyErrors.QuarterNotOver(quarter) :
        !everySourceDeclared && today < FirstDayOf(quarter) ? SubsidyErrors.TooEarly(quarter, FirstDayOf(quarter)) :
        Result.Success;
}
