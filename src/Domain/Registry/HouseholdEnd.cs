namespace Resettlement.Domain.Registry;

/// <summary>Why a household ended.</summary>
public enum HouseholdEnd
{
    Merged,
    MovedAway,
    Extinct,

    /// <summary>The second person refused it; it never counted.</summary>
    Rejected,
}
