using Resettlement.Domain.Common;

namespace Resettlement.Domain.Fees;

/// <summary>
/// A payment that was given to another household because the past of its dwelling was corrected; its refunds go with it. Quarters that were paid before are looked at again for both.
/// </summary>
public sealed class ReceiptMove : Entity, ICommunityOwned
{
    public required Guid ReceiptId { get; init; }

    /// <summary>Of the receipt.</summary>
    public required Guid CommunityId { get; init; }

    public required Guid FromHouseholdId { get; init; }

    public required Guid ToHouseholdId { get; init; }

    public required DateTimeOffset At { get; init; }
}
