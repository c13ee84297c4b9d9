using Microsoft.EntityFrameworkCore;
using Resettlement.Application.Audit;
using Resettlement.Application.Common;
using Resettlement.Domain.Access;
using Resettlement.Domain.Party;

namespace Resettlement.Application.Party;

internal sealed class MembershipAuditSubject(IAppDbContext db, ICurrentUser user) : IAuditSubject
{
    public string Name => nameof(PartyMembership);

    public Task<bool> IsVisibleAsync(Guid id, CancellationToken ct) => db.MembershipsFor(user).AnyAsync(x => x.Id == id, ct);
}

internal sealed class ActivityGroupAuditSubject(IAppDbContext db, ICurrentUser user) : IAuditSubject
{
    public string Name => nameof(ActivityGroup);

    public Task<bool> IsVisibleAsync(Guid id, CancellationToken ct) => db.ActivityGroups.InScope(user.ScopeOf(Permissions.Party.Read)).AnyAsync(x => x.Id == id, ct);
}

internal sealed class PartyActivityAuditSubject(IAppDbContext db, ICurrentUser user) : IAuditSubject
{
    public string Name => nameof(PartyActivity);

    public Task<bool> IsVisibleAsync(Guid id, CancellationToken ct) => db.PartyActivities.InScope(user.ScopeOf(Permissions.Party.Read)).AnyAsync(x => x.Id == id, ct);
}
