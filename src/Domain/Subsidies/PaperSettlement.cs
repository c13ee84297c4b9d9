using Resettlement.Domain.Common;

namespace Resettlement.Domain.Subsidies;

/// <summary>What a household got on paper for a quarter. The fees are 0 where the papers name only the amount.</summary>
public sealed record PaperPayment(
    Guid HouseholdId, string HouseholdNumber, string OriginTownshipCode, string PayeeName, long AmountFen, long PropertyFen = 0, long ElevatorFen = 0, long WaterFen = 0,
    Guid? PayeeResidentId = null, string? BuildingNumber = null)
{
    /// <summary>The line of a batch settled on paper.</summary>
    public SubsidyLine ToLine(SubsidyBatch batch)
    {
        ArgumentNullException.ThrowIfNull(batch);
        return new()
        {
            BatchId = batch.Id,
            CommunityId = batch.CommunityId,
            Quarter = batch.Quarter,
            HouseholdId = HouseholdId,
            HouseholdNumber = HouseholdNumber,
            OriginTownshipCode = OriginTownshipCode,
            Component = 0,
            BuildingNumber = BuildingNumber,
            PayeeResidentId = PayeeResidentId,
            PayeeName = PayeeName,
            PropertyFen = PropertyFen,
            ElevatorFen = ElevatorFen,
            WaterFen = WaterFen,
            BaseFen = PropertyFen + ElevatorFen + WaterFen,
            EligibleMembers = 0,
            LivingMembers = 0,
            RateBasisPoints = 0,
            AmountFen = AmountFen,
        };
    }
}
