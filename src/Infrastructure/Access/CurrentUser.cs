using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using Resettlement.Application.Access;
using Resettlement.Application.Common;
using Resettlement.Domain.Access;
using Resettlement.Domain.Common;
using Resettlement.Infrastructure.Persistence;

namespace Resettlement.Infrastructure.Access;

/// <summary>Filled once per request or job; holds what the caller may do and where.</summary>
internal sealed class CurrentUser : ICurrentUser, IRequestContext
{
    private Dictionary<string, AccessScope> _scopes = [];

    public bool IsAuthenticated { get; private set; }

    public Guid UserId { get; private set; }

    public PersonKey Person { get; private set; } = new("anonymous");

    public string DisplayName { get; private set; } = "anonymous";

    public bool MustChangePassword { get; private set; }

    public string RequestId { get; set; } = NewId.Next().ToString("N");

    public string Route { get; set; } = "";

    public string? IdempotencyKey { get; set; }

    public IReadOnlySet<string> Permissions => _scopes.Keys.ToHashSet(StringComparer.Ordinal);

    public bool Has(string permission) => _scopes.ContainsKey(permission);

    public AccessScope ScopeOf(string permission) => _scopes.GetValueOrDefault(permission, AccessScope.Nowhere);

    /// <summary>A job or the installer under its own name with listed permissions, county-wide.</summary>
    public void BecomeSystem(string name, params string[] permissions)
    {
        IsAuthenticated = true;
        Person = new("system:" + name);
        DisplayName = SystemNames.Of(name);
        Route = "job:" + name;
        _scopes = permissions.ToDictionary(permission => permission, _ => AccessScope.County, StringComparer.Ordinal);
    }

    public void BecomeUser(Guid userId, PersonKey person, string displayName, bool mustChangePassword, Dictionary<string, AccessScope> scopes) =>
        (IsAuthenticated, UserId, Person, DisplayName, MustChangePassword, _scopes) = (true, userId, person, displayName, mustChangePassword, scopes);
}

/// <summary>Reads a user's valid grants and turns them into scopes per permission.</summary>
internal sealed class CurrentUserLoader(AppDbContext db, TimeProvider clock, IOptions<SecurityOptions> options)
{
    /// <summary>False when the user is missing, disabled or has a different security stamp.</summary>
    public async Task<bool> LoadAsync(CurrentUser current, Guid userId, string? securityStamp, CancellationToken ct)
    {
        var user = await db.Users.AsNoTracking().Where(x => x.Id == userId && !x.IsDisabled)
            .Select(x => new { x.SecurityStamp, x.PersonIndex, x.DisplayName, x.MustChangePassword, x.PasswordChangedAt }).SingleOrDefaultAsync(ct);
        if (user is null || user.SecurityStamp != securityStamp)
        {
            return false;
        }

        var today = clock.LocalToday();
        var grants = await db.UserGrants.AsNoTracking().Where(x => x.UserId == userId && x.ValidFrom <= today && (x.ValidUntil == null || x.ValidUntil > today)).ToListAsync(ct);
        var townships = grants.Where(x => x.TownshipCode != null).Select(x => x.TownshipCode!).Distinct().ToList();
        var led = townships.Count == 0 ? [] : await db.Communities.AsNoTracking().Where(x => townships.Contains(x.LeadTownshipCode))
            .Select(x => new { x.Id, x.LeadTownshipCode }).ToListAsync(ct);

        var scopes = new Dictionary<string, AccessScope>(StringComparer.Ordinal) { [Domain.Access.Permissions.SignedIn] = AccessScope.Nowhere };
        foreach (var grant in grants)
        {
            var added = grant switch
            {
                { CommunityId: { } community } => new AccessScope(false, [community], []),
                { TownshipCode: { } township } => new AccessScope(false, [.. led.Where(x => x.LeadTownshipCode == township).Select(x => x.Id)], [township]),
                _ => AccessScope.County,
            };
            foreach (var permission in RoleCatalogue.Of(grant.Role).Permissions)
            {
                scopes[permission] = Union(scopes.GetValueOrDefault(permission, AccessScope.Nowhere), added);
            }
        }

        var mustChange = user.MustChangePassword || user.PasswordChangedAt.AddDays(options.Value.PasswordDays) <= clock.GetUtcNow();
        current.BecomeUser(userId, new PersonKey(user.PersonIndex), user.DisplayName, mustChange, scopes);
        return true;
    }

    private static AccessScope Union(AccessScope a, AccessScope b) =>
        a.WholeCounty || b.WholeCounty ? AccessScope.County : new(false, [.. a.Communities.Union(b.Communities)], [.. a.OriginTownships.Union(b.OriginTownships)]);
}
