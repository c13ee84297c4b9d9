using Resettlement.Application.Common;
using Resettlement.Domain.Access;
using Resettlement.Domain.Common;
using Resettlement.Domain.Registry;

namespace Resettlement.Application.Registry;

/// <summary>Who sees which part of the registry. A township sees whole the sites it leads, and its own people wherever they live.</summary>
internal static class RegistryScopes
{
    public static IQueryable<Household> HouseholdsIn(this IQueryable<Household> households, AccessScope scope)
    {
        if (scope.WholeCounty)
        {
            return households;
        }

        var (communities, origins) = (scope.Communities, scope.OriginTownships);
        return households.Where(x => communities.Contains(x.CommunityId) || origins.Contains(x.OriginTownshipCode));
    }

    /// <summary>Communities in scope, and those where people of an origin township in scope live.</summary>
    public static IQueryable<Community> CommunitiesIn(this IQueryable<Community> rows, AccessScope scope)
    {
        if (scope.WholeCounty)
        {
            return rows;
        }

        var (communities, origins) = (scope.Communities, scope.OriginTownships);
        return rows.Where(x => communities.Contains(x.Id) || x.Origins.Any(origin => origins.Contains(origin.TownshipCode)));
    }

    /// <summary>Where the caller may see sites at all: property companies and committees read no people, but need to name their community and its doors.</summary>
    public static AccessScope SiteScope(this ICurrentUser user)
    {
        AccessScope[] scopes = [user.ScopeOf(Permissions.Registry.Read), user.ScopeOf(Permissions.Fees.Read), user.ScopeOf(Permissions.Subsidies.Read)];
        return scopes.Any(scope => scope.WholeCounty)
            ? AccessScope.County
            : new(false, [.. scopes.SelectMany(scope => scope.Communities).Distinct()], [.. scopes.SelectMany(scope => scope.OriginTownships).Distinct()]);
    }

    /// <summary>Rows that hold on a day.</summary>
    public static IQueryable<T> HeldOn<T>(this IQueryable<T> rows, DateOnly day)
        where T : class, IDatedRow => rows.Where(row => row.From <= day && (row.Until == null || row.Until > day));
}

internal static class RegistryDays
{
    /// <summary>The day a list is asked for: today, or an earlier one.</summary>
    public static Result<DateOnly> AsOf(this TimeProvider clock, DateOnly? asked)
    {
        var today = clock.LocalToday();
        return asked is not { } day ? today : day <= today ? day : RegistryErrors.FutureDay(today);
    }

    /// <summary>Changes take effect today or earlier; plans are not entered.</summary>
    public static Error? CheckNotFuture(this TimeProvider clock, DateOnly day) => clock.LocalToday() is var today && day > today ? RegistryErrors.FutureDay(today) : null;
}
