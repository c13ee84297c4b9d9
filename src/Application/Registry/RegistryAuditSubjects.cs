using Microsoft.EntityFrameworkCore;
using Resettlement.Application.Audit;
using Resettlement.Application.Common;
using Resettlement.Domain.Access;
using Resettlement.Domain.Registry;

namespace Resettlement.Application.Registry;

internal sealed class HouseholdAuditSubject(IAppDbContext db, ICurrentUser user) : IAuditSubject
{
    public string Name => nameof(Household);

    public Task<bool> IsVisibleAsync(Guid id, CancellationToken ct) => db.Households.HouseholdsIn(user.ScopeOf(Permissions.Registry.Read)).AnyAsync(x => x.Id == id, ct);
}

/// <summary>A resident is visible with a household in scope that the person belongs or belonged to.</summary>
internal sealed class ResidentAuditSubject(IAppDbContext db, ICurrentUser user) : IAuditSubject
{
    public string Name => nameof(Resident);

    public Task<bool> IsVisibleAsync(Guid id, CancellationToken ct)
    {
        var households = db.Households.HouseholdsIn(user.ScopeOf(Permissions.Registry.Read));
        return db.HouseholdMembers.AnyAsync(x => x.ResidentId == id && households.Any(household => household.Id == x.HouseholdId), ct);
    }
}

internal sealed class CommunityAuditSubject(IAppDbContext db, ICurrentUser user) : IAuditSubject
{
    public string Name => nameof(Community);

    public Task<bool> IsVisibleAsync(Guid id, CancellationToken ct) => db.Communities.CommunitiesIn(user.ScopeOf(Permissions.Registry.Read)).AnyAsync(x => x.Id == id, ct);
}

internal sealed class BuildingAuditSubject(IAppDbContext db, ICurrentUser user) : IAuditSubject
{
    public string Name => nameof(Building);

    public Task<bool> IsVisibleAsync(Guid id, CancellationToken ct) => db.Buildings.InScope(user.ScopeOf(Permissions.Registry.Read)).AnyAsync(x => x.Id == id, ct);
}

internal sealed class DwellingAuditSubject(IAppDbContext db, ICurrentUser user) : IAuditSubject
{
    public string Name => nameof(Dwelling);

    public Task<bool> IsVisibleAsync(Guid id, CancellationToken ct) => db.Dwellings.InScope(user.ScopeOf(Permissions.Registry.Read)).AnyAsync(x => x.Id == id, ct);
}
