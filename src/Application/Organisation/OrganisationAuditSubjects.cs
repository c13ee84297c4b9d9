using Microsoft.EntityFrameworkCore;
using Resettlement.Application.Audit;
using Resettlement.Application.Common;
using Resettlement.Domain.Access;
using Resettlement.Domain.Organisation;

namespace Resettlement.Application.Organisation;

internal sealed class HolderAuditSubject(IAppDbContext db, ICurrentUser user) : IAuditSubject
{
    public string Name => nameof(OfficeHolder);

    public Task<bool> IsVisibleAsync(Guid id, CancellationToken ct) => db.HoldersIn(user.ScopeOf(Permissions.Organisation.Read)).AnyAsync(x => x.Id == id, ct);
}

internal sealed class BodyAuditSubject(IAppDbContext db, ICurrentUser user) : IAuditSubject
{
    public string Name => nameof(Body);

    public Task<bool> IsVisibleAsync(Guid id, CancellationToken ct) => db.Bodies.InScope(user.ScopeOf(Permissions.Organisation.Read)).AnyAsync(x => x.Id == id, ct);
}

internal sealed class ContactLeaderAuditSubject(IAppDbContext db, ICurrentUser user) : IAuditSubject
{
    public string Name => nameof(ContactLeaderAssignment);

    public Task<bool> IsVisibleAsync(Guid id, CancellationToken ct) => db.ContactLeaders.InScope(user.ScopeOf(Permissions.Organisation.Read)).AnyAsync(x => x.Id == id, ct);
}

internal sealed class SupervisionAuditSubject(IAppDbContext db, ICurrentUser user) : IAuditSubject
{
    public string Name => nameof(SupervisionItem);

    public Task<bool> IsVisibleAsync(Guid id, CancellationToken ct) => db.SupervisionItems.InScope(user.ScopeOf(Permissions.Organisation.Read)).AnyAsync(x => x.Id == id, ct);
}

internal sealed class DutyAuditSubject(IAppDbContext db, ICurrentUser user) : IAuditSubject
{
    public string Name => nameof(DutyStatement);

    public async Task<bool> IsVisibleAsync(Guid id, CancellationToken ct) => user.Has(Permissions.Organisation.Read) && await db.DutyStatements.AnyAsync(x => x.Id == id, ct);
}
