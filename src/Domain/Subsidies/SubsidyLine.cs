using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Resettlement.Domain.Common;
using Resettlement.Domain.Fees;

namespace Resettlement.Domain.Subsidies;

/// <summary>
/// What one household gets for one quarter, frozen: household number, payee, account version, base per fee, rate, amount.
/// At most one base line per household and quarter over all batches (component 0); adjustments count up.
/// </summary>
public sealed class SubsidyLine : Entity, ICommunityOwned
{
    public required Guid BatchId { get; init; }

    public required Guid CommunityId { get; init; }

    public required Quarter Quarter { get; init; }

    public required Guid HouseholdId { get; init; }

    public required string HouseholdNumber { get; init; }

    public required string OriginTownshipCode { get; init; }

    /// <summary>0 = base, n = adjustment n.</summary>
    public required int Component { get; init; }

    /// <summary>Building as shown on public lists.</summary>
    public string? BuildingNumber { get; init; }

    public Guid? PayeeResidentId { get; init; }

    public required string PayeeName { get; init; }

    public Guid? AccountId { get; init; }

    public string? AccountMasked { get; init; }

    public required long PropertyFen { get; init; }

    public required long ElevatorFen { get; init; }

    public required long WaterFen { get; init; }

    public required long BaseFen { get; init; }

    /// <summary>Eligible and living members on the last day, for the pro-rata rule.</summary>
    public required int EligibleMembers { get; init; }

    public required int LivingMembers { get; init; }

    public required int RateBasisPoints { get; init; }

    public required long AmountFen { get; init; }

    /// <summary>
    /// Withheld from this line against what was paid too much in other quarters; over the lines of a household in one batch it sums to zero. A line that takes back carries its whole
    /// (negative) amount.
    /// </summary>
    public long OffsetFen { get; init; }

    /// <summary>What is ordered for this line; never negative.</summary>
    public long PayableFen => AmountFen - OffsetFen;

    /// <summary>What an objection can be about: amounts, building, payee, account. While it is the same the line has not been corrected.</summary>
    public string Figures
    {
        get
        {
            var text = string.Create(CultureInfo.InvariantCulture, $"{AmountFen}|{PropertyFen}|{ElevatorFen}|{WaterFen}|{BuildingNumber}|{PayeeName}|{AccountId}");
            return Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text)));
        }
    }
}

/// <summary>
/// A household of a batch against which somebody objected in public. While nobody has decided the objection it gets no line for the quarter, in whatever batch; when the objection was
/// upheld it gets none with the figures that were objected to.
/// </summary>
public sealed class SubsidyHold : Entity, ICommunityOwned
{
    public required Guid BatchId { get; init; }

    public required Guid CommunityId { get; init; }

    public required Quarter Quarter { get; init; }

    public required Guid HouseholdId { get; init; }

    /// <summary>The line as it was shown; the objection names it.</summary>
    public required Guid LineId { get; init; }

    public required DateTimeOffset At { get; init; }

    /// <summary>The objection was upheld before the notice ended.</summary>
    public bool IsUpheld { get; init; }

    /// <summary>The <see cref="SubsidyLine.Figures"/> that were objected to; null where they were not kept.</summary>
    public string? Figures { get; init; }
}

/// <summary>A household that was looked at and gets nothing now, with the reason and what it would have been.</summary>
public sealed class SubsidyExclusion : Entity, ICommunityOwned
{
    /// <summary>A line that leaves its batch; it keeps its id, so that the receipts behind it and the objections to it stay found.</summary>
    public static SubsidyExclusion OfLine(SubsidyLine line, ExclusionReason reason, string? detail)
    {
        ArgumentNullException.ThrowIfNull(line);
        return new()
        {
            Id = line.Id,
            BatchId = line.BatchId,
            CommunityId = line.CommunityId,
            Quarter = line.Quarter,
            HouseholdId = line.HouseholdId,
            HouseholdNumber = line.HouseholdNumber,
            OriginTownshipCode = line.OriginTownshipCode,
            BuildingNumber = line.BuildingNumber,
            HeadName = line.PayeeName,
            Reason = reason,
            Detail = detail,
            PropertyFen = line.PropertyFen,
            ElevatorFen = line.ElevatorFen,
            WaterFen = line.WaterFen,
            BaseFen = line.BaseFen,
            EligibleMembers = line.EligibleMembers,
            LivingMembers = line.LivingMembers,
            RateBasisPoints = line.RateBasisPoints,
            AmountFen = line.AmountFen,
        };
    }

    public required Guid BatchId { get; init; }

    public required Guid CommunityId { get; init; }

    public required Quarter Quarter { get; init; }

    public required Guid HouseholdId { get; init; }

    public required string HouseholdNumber { get; init; }

    public required string OriginTownshipCode { get; init; }

    public string? BuildingNumber { get; init; }

    public required string HeadName { get; init; }

    public required ExclusionReason Reason { get; init; }

    /// <summary>What the reason refers to, e.g. the poverty status.</summary>
    public string? Detail { get; init; }

    public required long PropertyFen { get; init; }

    public required long ElevatorFen { get; init; }

    public required long WaterFen { get; init; }

    public required long BaseFen { get; init; }

    public required int EligibleMembers { get; init; }

    public required int LivingMembers { get; init; }

    public required int RateBasisPoints { get; init; }

    /// <summary>What the household would get were the reason not there.</summary>
    public required long AmountFen { get; init; }
}

/// <summary>A receipt or refund that was looked at for a line or an exclusion, with the verdict.</summary>
public sealed class SubsidyEvidence
{
    /// <summary>Id of the line or exclusion.</summary>
    public required Guid ItemId { get; init; }

    public required Guid ReceiptId { get; init; }

    public required Guid BatchId { get; init; }

    public required ReceiptReason Reason { get; init; }

    /// <summary>What it added to the base, in fen; 0 when not counted.</summary>
    public required long CountedFen { get; init; }
}
