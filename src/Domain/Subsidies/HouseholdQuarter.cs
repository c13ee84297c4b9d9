using Resettlement.Domain.Common;
using Resettlement.Domain.Payouts;
using Resettlement.Domain.Registry;

namespace Resettlement.Domain.Subsidies;

/// <summary>
/// The verified account in force on the day of the calculation. <paramref name="HolderIsMember"/>: the holder belongs to the household (belonged on its last day, when it has
/// ended since); <paramref name="IsShared"/>: another household's account in force has the same number.
/// </summary>
public sealed record PayeeAccount(Guid Id, Guid HolderId, string HolderName, string Masked, bool HolderIsAlive, bool HolderIsMember, bool IsShared);

/// <summary>What another batch holds for the household (or one merged into it) and the quarter.</summary>
public readonly record struct EarlierLine(long AmountFen, bool IsSettled);

/// <summary>A household that was merged into this one by the quarter's last day; its receipts count here. <paramref name="LastDay"/> was its last as a household of its own.</summary>
public sealed record MergedHousehold(HouseholdFacts Facts, DateOnly LastDay);

/// <summary>Everything the quarter of one household depends on.</summary>
public sealed record HouseholdQuarter(
    Guid Id, string Number, string OriginTownshipCode, string? BuildingNumber, string HeadName, bool HeadIsAlive, HouseholdFacts Facts, IReadOnlyList<MergedHousehold> Merged,
    ReceiptFact[] Receipts, PayeeAccount? Account, IReadOnlyList<EarlierLine> EarlierLines);

/// <summary>A household's result in a batch: a line or an exclusion, with the verdict on every receipt.</summary>
public sealed record CompiledHousehold(SubsidyLine? Line, SubsidyExclusion? Exclusion, IReadOnlyList<SubsidyEvidence> Evidence);

/// <summary>Turns the facts of a household into its row of the batch. The rules themselves are the calculators'.</summary>
public sealed class HouseholdCompiler(Guid batchId, Guid communityId, Quarter quarter, SubsidyPolicy policy)
{
    public CompiledHousehold Compile(HouseholdQuarter household)
    {
        ArgumentNullException.ThrowIfNull(household);
        var own = EligibilityCalculator.Calculate(household.Facts, quarter.LastDay, policy.Terms);
        var eligibility = household.Merged.Count == 0 ? own : own with { Facts = own.Facts with { EligibleRanges = WithMerged(own.Facts.EligibleRanges, household.Merged) } };
        var entitlement = EntitlementCalculator.Calculate(quarter, household.Receipts, eligibility.Facts, policy.Terms);

        var orders = household.EarlierLines.Where(line => line.IsSettled).Select(line => new OrderFact(line.AmountFen, OrderState.Paid)).ToArray();
        var unreleased = household.EarlierLines.Where(line => !line.IsSettled).Sum(line => line.AmountFen);
        var account = household.Account is { HolderIsMember: true } or { HolderIsAlive: false } ? household.Account : null;
        var payee = new PayeeFacts(account?.HolderIsAlive ?? household.HeadIsAlive, account is not null, account is { IsShared: true });
        var outcome = OutcomeCalculator.Decide(eligibility, entitlement, payee, orders, unreleased, household.EarlierLines.Count > 0);

        // one base line per household and quarter over all batches: a difference is an adjustment's business, never a second line here
        var reason = eligibility.IsEligible && household.EarlierLines.Count > 0 ? ExclusionReason.AlreadyPaid : outcome.Reason;

        return reason is { } why
            ? Excluded(household, eligibility, entitlement, why, DetailOf(why, household, eligibility, entitlement))
            : Payable(household, eligibility, entitlement, account!, outcome.Due.AmountFen);
    }

    private IReadOnlyList<DayRange> WithMerged(IReadOnlyList<DayRange> own, IReadOnlyList<MergedHousehold> merged)
    {
        var ranges = own.ToList();
        foreach (var other in merged)
        {
            // judged on its last day: one that was never covered brings receipts, but no days
            var eligibility = EligibilityCalculator.Calculate(other.Facts, other.LastDay, policy.Terms);
            if (eligibility.Reason is not (ExclusionReason.Unconfirmed or ExclusionReason.NotRegisteredPoor or ExclusionReason.StatusNotCovered))
            {
                ranges.AddRange(eligibility.Facts.EligibleRanges);
            }
        }

        return DayRanges.Merge(ranges);
    }

    private static string? DetailOf(ExclusionReason reason, HouseholdQuarter household, Eligibility eligibility, Entitlement entitlement) => reason switch
    {
        ExclusionReason.StatusNotCovered => PovertyStatusWords.Table.WordOf(eligibility.Status),
        ExclusionReason.NoVerifiedAccount when household.Account is { HolderIsMember: false } account => $"账户持有人{account.HolderName}不是本户现有成员",
        ExclusionReason.PayeeDeceased => household.Account?.HolderName ?? household.HeadName,
        ExclusionReason.AlreadyPaid when household.EarlierLines.Count > 0 => DifferenceOf(entitlement.AmountFen, household.EarlierLines.Sum(line => line.AmountFen)),
        _ => null,
    };

    private static string DifferenceOf(long entitledFen, long paidFen) =>
        $"已列入其他批次 {new Money(paidFen)} 元" + (entitledFen == paidFen ? "" : $"，按现有收据应为 {new Money(entitledFen)} 元，差额 {new Money(entitledFen - paidFen)} 元");

    private CompiledHousehold Payable(HouseholdQuarter household, Eligibility eligibility, Entitlement entitlement, PayeeAccount account, long amountFen)
    {
        var line = new SubsidyLine
        {
            BatchId = batchId,
            CommunityId = communityId,
            Quarter = quarter,
            HouseholdId = household.Id,
            HouseholdNumber = household.Number,
            OriginTownshipCode = household.OriginTownshipCode,
            Component = 0,
            BuildingNumber = household.BuildingNumber,
            PayeeResidentId = account.HolderId,
            PayeeName = account.HolderName,
            AccountId = account.Id,
            AccountMasked = account.Masked,
            PropertyFen = entitlement.PropertyFen,
            ElevatorFen = entitlement.ElevatorFen,
            WaterFen = entitlement.WaterFen,
            BaseFen = entitlement.BaseFen,
            EligibleMembers = eligibility.Facts.EligibleMembers,
            LivingMembers = eligibility.Facts.LivingMembers,
            RateBasisPoints = entitlement.Rate.BasisPoints,
            AmountFen = amountFen,
        };
        return new(line, null, EvidenceOf(line.Id, entitlement));
    }

    private CompiledHousehold Excluded(HouseholdQuarter household, Eligibility eligibility, Entitlement entitlement, ExclusionReason reason, string? detail)
    {
        var exclusion = new SubsidyExclusion
        {
            BatchId = batchId,
            CommunityId = communityId,
            Quarter = quarter,
            HouseholdId = household.Id,
            HouseholdNumber = household.Number,
            OriginTownshipCode = household.OriginTownshipCode,
            BuildingNumber = household.BuildingNumber,
            HeadName = household.HeadName,
            Reason = reason,
            Detail = detail,
            PropertyFen = entitlement.PropertyFen,
            ElevatorFen = entitlement.ElevatorFen,
            WaterFen = entitlement.WaterFen,
            BaseFen = entitlement.BaseFen,
            EligibleMembers = eligibility.Facts.EligibleMembers,
            LivingMembers = eligibility.Facts.LivingMembers,
            RateBasisPoints = entitlement.Rate.BasisPoints,
            AmountFen = entitlement.AmountFen,
        };
        return new(null, exclusion, EvidenceOf(exclusion.Id, entitlement));
    }

    private SubsidyEvidence[] EvidenceOf(Guid itemId, Entitlement entitlement) =>
        [.. entitlement.Verdicts.Select(verdict => new SubsidyEvidence { ItemId = itemId, ReceiptId = verdict.ReceiptId, BatchId = batchId, Reason = verdict.Reason, CountedFen = verdict.SignedFen })];
}
