using Resettlement.Domain.Common;

namespace Resettlement.Domain.Registry;

/// <summary>
/// The past of a household was put right: where it lived, who belonged to it, its poverty status, a death or a relocation kind, from a day of a quarter that was over when it was recorded.
/// Quarters that were paid before are judged again.
/// </summary>
public sealed class RegistryCorrection : Entity
{
    public required Guid HouseholdId { get; init; }

    /// <summary>The first day on which something is otherwise than it was.</summary>
    public required DateOnly From { get; init; }

    public required DateTimeOffset At { get; init; }
}
