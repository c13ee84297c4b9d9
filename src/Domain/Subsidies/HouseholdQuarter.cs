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
public readonly record struct EarlierLine(long AmountFen, bool IsSettled, int Component = 0)
{
    public bool IsBase => Component == 0;
}

/// <summary>A household that was merged into this one by the quarter's last day; its receipts count here. <paramref name="LastDay"/> was its last as a household of its own.</summary>
public sealed record MergedHousehold(HouseholdFacts Facts, DateOnly LastDay);

/// <summary>Everything the quarter of one household depends on.</summary>
public sealed record HouseholdQuarter(
    Guid Id, string Number, string OriginTownshipCode, string? BuildingNumber, string HeadName, bool HeadIsAlive, HouseholdFacts Facts, IReadOnlyList<MergedHousehold> Merged,
    ReceiptFact[] Receipts, PayeeAccount? Account, IReadOnlyList<EarlierLine> EarlierLines)
{
    /// <summary>Its line was objected to in public: it gets none in this batch.</summary>
    public bool IsObjectedTo { get; init; }

    /// <summary>Figures of its lines against which an objection was upheld: they are not paid unless something of them is corrected.</summary>
    public IReadOnlyList<string> UpheldFigures { get; init; } = [];

    /// <summary>The account, when its holder is of the household; also one whose holder has died, so that this is what is said.</summary>
    public PayeeAccount? OwnAccount => Account is { HolderIsMember: true } or { HolderIsAlive: false } ? Account : null;

    public PayeeFacts Payee => new(OwnAccount?.HolderIsAlive ?? HeadIsAlive, OwnAccount is not null, OwnAccount is { IsShared: true });
}

/// <summary>
/// A household's result in a batch: a line or an exclusion, with the verdict on every receipt. <paramref name="Netting"/>: what is owed for other quarters with it; null where that was not
/// looked at or has to wait for an account.
/// </summary>
public sealed record CompiledHousehold(SubsidyLine? Line, SubsidyExclusion? Exclusion, IReadOnlyList<SubsidyEvidence> Evidence, Netting? Netting = null)
{
    /// <summary>No row at all: a supplement says nothing about households it has nothing for.</summary>
    public static readonly CompiledHousehold None = new(null, null, []);
}

/// <summary>Who is named in a line and where the money goes.</summary>
public sealed record LinePayee(string? BuildingNumber, PayeeAccount Account);

/// <summary>Eligibility and entitlement of a household for a quarter, by the terms of that quarter.</summary>
public sealed record JudgedQuarter(Eligibility Eligibility, Entitlement Entitlement)
{
    public long EntitledFen => Eligibility.IsEligible ? Entitlement.AmountFen : 0;

    public static JudgedQuarter Of(HouseholdQuarter household, Quarter quarter, SubsidyTerms terms)
    {
        ArgumentNullException.ThrowIfNull(household);
        var own = EligibilityCalculator.Calculate(household.Facts, quarter.LastDay, terms);
        var eligibility = household.Merged.Count == 0 ? own : own with { Facts = own.Facts with { EligibleRanges = WithMerged(own.Facts.EligibleRanges, household.Merged, terms) } };
        return new(eligibility, EntitlementCalculator.Calculate(quarter, household.Receipts, eligibility.Facts, terms));
    }

    private static IReadOnlyList<DayRange> WithMerged(IReadOnlyList<DayRange> own, IReadOnlyList<MergedHousehold> merged, SubsidyTerms terms)
    {
        var ranges = own.ToList();
        foreach (var other in merged)
        {
            // judged on its last day: one that was never covered brings receipts, but no days
            var eligibility = EligibilityCalculator.Calculate(other.Facts, other.LastDay, terms);
            if (eligibility.Reason is not (ExclusionReason.Unconfirmed or ExclusionReason.NotRegisteredPoor or ExclusionReason.StatusNotCovered))
            {
                ranges.AddRange(eligibility.Facts.EligibleRanges);
            }
        }

        return DayRanges.Merge(ranges);
    }
}

/// <summary>Turns the facts of a household into its row of the batch. The rules themselves are the calculators'.</summary>
public sealed class HouseholdCompiler(Guid batchId, Guid communityId, Quarter quarter, SubsidyPolicy policy)
{
    /// <summary>
    /// <paramref name="dues"/>: what other quarters of the household owe or have had too much. <paramref name="onlyWithLine"/>: a supplement nets nothing for a household
    /// that gets no line in it, and has rows only for households that were missed: those it pays, and those it would pay did nothing stand in the way of the payment.
    /// </summary>
    public CompiledHousehold Compile(HouseholdQuarter household, IReadOnlyCollection<QuarterDue>? dues = null, bool onlyWithLine = false)
    {
        ArgumentNullException.ThrowIfNull(household);
        var (eligibility, entitlement) = JudgedQuarter.Of(household, quarter, policy.Terms);

        var orders = household.EarlierLines.Where(line => line.IsSettled).Select(line => new OrderFact(line.AmountFen, OrderState.Paid)).ToArray();
        var unreleased = household.EarlierLines.Where(line => !line.IsSettled).Sum(line => line.AmountFen);
        var outcome = OutcomeCalculator.Decide(eligibility, entitlement, household.Payee, orders, unreleased, household.EarlierLines.Count > 0);

        // one base line per household and quarter over all batches: a difference is an adjustment's business, never a second line here
        ExclusionReason? reason = eligibility.IsEligible && household.EarlierLines.Any(line => line.IsBase) ? ExclusionReason.AlreadyPaid :
            outcome.Reason ?? (outcome.Due.AmountFen <= 0 ? ExclusionReason.AlreadyPaid : household.IsObjectedTo ? ExclusionReason.ObjectionOpen : null);

        if (reason is null && household.UpheldFigures.Count > 0 && household.UpheldFigures.Contains(Payable(household, eligibility, entitlement, outcome.Due.AmountFen, 0).Line!.Figures))
        {
            reason = ExclusionReason.ObjectionUpheld;
        }

        if (onlyWithLine && !IsMissed(reason))
        {
            return CompiledHousehold.None;
        }

        var netting = NettingOf(household, reason, reason is null ? outcome.Due.AmountFen : 0, dues, onlyWithLine);
        if (reason is null && netting is { IsHeld: true })
        {
            return Excluded(household, eligibility, entitlement, ExclusionReason.NegativeTotal, HeldDetail(dues!)) with { Netting = netting };
        }

        var compiled = reason is { } why
            ? Excluded(household, eligibility, entitlement, why, DetailOf(why, household, eligibility, entitlement))
            : Payable(household, eligibility, entitlement, outcome.Due.AmountFen, netting?.BaseOffsetFen ?? 0);
        return netting is null ? compiled : compiled with { Netting = netting };
    }

    /// <summary>
    /// The line for another quarter, with what that quarter comes to now and the verdict on every receipt of it. <paramref name="of"/> is the household as it was in that quarter,
    /// <paramref name="payee"/> of the one that is paid or from which is withheld, today.
    /// </summary>
    public CompiledHousehold Adjust(HouseholdQuarter of, JudgedQuarter judged, NettedLine netted, LinePayee payee)
    {
        ArgumentNullException.ThrowIfNull(of);
        ArgumentNullException.ThrowIfNull(judged);
        ArgumentNullException.ThrowIfNull(payee);
        var component = 1 + of.EarlierLines.Max(line => line.Component);
        var line = LineOf(of, judged.Eligibility, judged.Entitlement, netted.Of.Quarter, component, payee, netted.AmountFen, netted.OffsetFen);
        return new(line, null, EvidenceOf(line.Id, judged.Entitlement));
    }

    private static bool IsMissed(ExclusionReason? reason) =>
        reason is null or ExclusionReason.PayeeDeceased or ExclusionReason.NoVerifiedAccount or ExclusionReason.DuplicateAccount or ExclusionReason.ObjectionOpen or ExclusionReason.ObjectionUpheld;

    private static Netting? NettingOf(HouseholdQuarter household, ExclusionReason? reason, long baseFen, IReadOnlyCollection<QuarterDue>? dues, bool onlyWithLine)
    {
        if (dues is not { Count: > 0 } || reason is ExclusionReason.ObjectionOpen or ExclusionReason.ObjectionUpheld || (onlyWithLine && reason is not null))
        {
            return null;
        }

        var netting = Netting.Of(baseFen, dues);

        // what would be paid or withheld waits for an account; that money is owed back is said all the same
        return netting.Lines.Count > 0 && OutcomeCalculator.OfPayee(household.Payee) is not null ? null : netting;
    }

    private static string HeldDetail(IReadOnlyCollection<QuarterDue> dues) =>
        $"以前季度多发 {new Money(-dues.Where(x => x.AmountFen < 0).Sum(x => x.AmountFen))} 元（{string.Join("、", dues.Where(x => x.AmountFen < 0).Select(x => x.Of.Quarter).Order().Take(8))}），超过本批次可发金额，处理后再发";

    private static string? DetailOf(ExclusionReason reason, HouseholdQuarter household, Eligibility eligibility, Entitlement entitlement) => reason switch
    {
        ExclusionReason.StatusNotCovered => PovertyStatusWords.Table.WordOf(eligibility.Status),
        ExclusionReason.NoVerifiedAccount when household.Account is { HolderIsMember: false } account => $"账户持有人{account.HolderName}不是本户现有成员",
        ExclusionReason.ObjectionUpheld => "异议成立，金额、楼栋、收款人和账户均未更正",
        ExclusionReason.PayeeDeceased => household.Account?.HolderName ?? household.HeadName,
        ExclusionReason.AlreadyPaid when household.EarlierLines.Count > 0 => DifferenceOf(entitlement.AmountFen, household.EarlierLines.Sum(line => line.AmountFen)),
        _ => null,
    };

    private static string DifferenceOf(long entitledFen, long paidFen) =>
        $"已列入其他批次 {new Money(paidFen)} 元" + (entitledFen == paidFen ? "" : $"，按现有收据应为 {new Money(entitledFen)} 元，差额 {new Money(entitledFen - paidFen)} 元");

    private CompiledHousehold Payable(HouseholdQuarter household, Eligibility eligibility, Entitlement entitlement, long amountFen, long offsetFen)
    {
        var line = LineOf(household, eligibility, entitlement, quarter, 0, new(household.BuildingNumber, household.OwnAccount!), amountFen, offsetFen);
        return new(line, null, EvidenceOf(line.Id, entitlement));
    }

    private SubsidyLine LineOf(
        HouseholdQuarter household, Eligibility eligibility, Entitlement entitlement, Quarter of, int component, LinePayee payee, long amountFen, long offsetFen) => new()
        {
            BatchId = batchId,
            CommunityId = communityId,
            Quarter = of,
            HouseholdId = household.Id,
            HouseholdNumber = household.Number,
            OriginTownshipCode = household.OriginTownshipCode,
            Component = component,
            BuildingNumber = payee.BuildingNumber,
            PayeeResidentId = payee.Account.HolderId,
            PayeeName = payee.Account.HolderName,
            AccountId = payee.Account.Id,
            AccountMasked = payee.Account.Masked,
            PropertyFen = entitlement.PropertyFen,
            ElevatorFen = entitlement.ElevatorFen,
            WaterFen = entitlement.WaterFen,
            BaseFen = entitlement.BaseFen,
            EligibleMembers = eligibility.Facts.EligibleMembers,
            LivingMembers = eligibility.Facts.LivingMembers,
            RateBasisPoints = eligibility.IsEligible ? entitlement.Rate.BasisPoints : 0,
            AmountFen = amountFen,
            OffsetFen = offsetFen,
        };

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
