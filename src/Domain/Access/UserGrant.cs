using Resettlement.Domain.Common;

namespace Resettlement.Domain.Access;

/// <summary>A role given to a user for the county, a township or a community, from a day until (exclusive) a day.</summary>
public sealed class UserGrant : Entity, IAudited
{
    private UserGrant()
    {
    }

    public Guid UserId { get; private init; }

    public Role Role { get; private init; }

    public string? TownshipCode { get; private init; }

    public Guid? CommunityId { get; private init; }

    public DateOnly ValidFrom { get; private init; }

    public DateOnly? ValidUntil { get; private set; }

    /// <summary>Refused when the scope given is not the kind the role is granted for.</summary>
    public static Result<UserGrant> Create(Guid userId, Role role, string? townshipCode, Guid? communityId, DateOnly from, DateOnly? until)
    {
        var definition = RoleCatalogue.Of(role);
        var fits = definition.Scope switch
        {
            ScopeKind.County => townshipCode is null && communityId is null,
            ScopeKind.Township => townshipCode is not null && communityId is null,
            _ => townshipCode is null && communityId is not null,
        };
        if (!fits)
        {
            return AccessErrors.WrongScope(definition);
        }

        if (until <= from)
        {
            return AccessErrors.EmptyGrantPeriod;
        }

        return new UserGrant { UserId = userId, Role = role, TownshipCode = townshipCode, CommunityId = communityId, ValidFrom = from, ValidUntil = until };
    }

    public DayRange Period => new(ValidFrom, ValidUntil);

    public bool IsValidOn(DateOnly day) => Period.Contains(day);

    /// <summary>Ends the grant; the day is the first one without it.</summary>
    public void EndOn(DateOnly day) => ValidUntil = day < ValidFrom ? ValidFrom : day;
}
