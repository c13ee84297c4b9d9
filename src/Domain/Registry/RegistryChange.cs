using Resettlement.Domain.Common;

namespace Resettlement.Domain.Registry;

/// <summary>Changes that count for money only after a second person confirmed them. (Accounts carry their own state.)</summary>
public enum RegistryChangeKind
{
    NewHousehold,
    PovertyStatus,
    Death,
}

/// <summary>A change entered by one person that waits for the decision of another.</summary>
public sealed class RegistryChange : AggregateRoot, ICommunityOwned, IAudited
{
    private RegistryChange()
    {
    }

    public RegistryChangeKind Kind { get; private init; }

    public Guid CommunityId { get; private init; }

    public Guid HouseholdId { get; private init; }

    public Guid? ResidentId { get; private init; }

    public PovertyStatus? Status { get; private init; }

    /// <summary>First day the change holds.</summary>
    public DateOnly EffectiveOn { get; private init; }

    /// <summary>Reason or evidence given by the maker.</summary>
    public string Reason { get; private init; } = "";

    public Confirmation State { get; private set; }

    public PersonKey MadeBy { get; private init; }

    public string MadeByName { get; private init; } = "";

    public DateTimeOffset MadeAt { get; private init; }

    public PersonKey? DecidedBy { get; private set; }

    public string? DecidedByName { get; private set; }

    public DateTimeOffset? DecidedAt { get; private set; }

    public string? DecisionReason { get; private set; }

    public static RegistryChange NewHousehold(Household household, DateOnly on, string reason, PersonKey by, string byName, DateTimeOffset at) =>
        Create(RegistryChangeKind.NewHousehold, household, null, null, on, reason, by, byName, at);

    public static RegistryChange PovertyStatusTo(Household household, PovertyStatus status, DateOnly on, string reason, PersonKey by, string byName, DateTimeOffset at) =>
        Create(RegistryChangeKind.PovertyStatus, household, null, status, on, reason, by, byName, at);

    public static RegistryChange DeathOf(Household household, Guid residentId, DateOnly on, string evidence, PersonKey by, string byName, DateTimeOffset at) =>
        Create(RegistryChangeKind.Death, household, residentId, null, on, evidence, by, byName, at);

    /// <summary>Only the state of the request; the caller applies the effect in the same transaction.</summary>
    public Result Confirm(PersonKey by, string byName, DateTimeOffset at) => Decide(Confirmation.Confirmed, by, byName, at, null);

    public Result Reject(PersonKey by, string byName, string reason, DateTimeOffset at) => Decide(Confirmation.Rejected, by, byName, at, reason);

    private Result Decide(Confirmation state, PersonKey by, string byName, DateTimeOffset at, string? reason)
    {
        if (State != Confirmation.Pending)
        {
            return RegistryErrors.ChangeDecided;
        }

        if (by == MadeBy)
        {
            return RegistryErrors.OwnEntry;
        }

        (State, DecidedBy, DecidedByName, DecidedAt, DecisionReason) = (state, by, byName, at, reason);
        Touch();
        return Result.Success;
    }

    private static RegistryChange Create(RegistryChangeKind kind, Household household, Guid? residentId, PovertyStatus? status, DateOnly on, string reason,
        PersonKey by, string byName, DateTimeOffset at) => new()
        {
            Kind = kind,
            CommunityId = household.CommunityId,
            HouseholdId = household.Id,
            ResidentId = residentId,
            Status = status,
            EffectiveOn = on,
            Reason = reason,
            MadeBy = by,
            MadeByName = byName,
            MadeAt = at,
        };
}
