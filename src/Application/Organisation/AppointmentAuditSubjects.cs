using Microsoft.EntityFrameworkCore;
using Resettlement.Application.Audit;
using Resettlement.Application.Common;
using Resettlement.Domain.Access;
using Resettlement.Domain.Organisation;

namespace Resettlement.Application.Organisation;

internal sealed class AppointmentAuditSubject(IAppDbContext db, ICurrentUser user) : IAuditSubject
{
    public string Name => nameof(Appointment);

    public Task<bool> IsVisibleAsync(Guid id, CancellationToken ct) => db.Appointments.InScope(user.ScopeOf(Permissions.Organisation.Read)).AnyAsync(x => x.Id == id, ct);
}

internal sealed class ElectionAuditSubject(IAppDbContext db, ICurrentUser user) : IAuditSubject
{
    public string Name => nameof(Election);

    public Task<bool> IsVisibleAsync(Guid id, CancellationToken ct) => db.Elections.InScope(user.ScopeOf(Permissions.Organisation.Read)).AnyAsync(x => x.Id == id, ct);
}

internal sealed class KinAuditSubject(IAppDbContext db, ICurrentUser user) : IAuditSubject
{
    public string Name => nameof(KinTie);

    public Task<bool> IsVisibleAsync(Guid id, CancellationToken ct) => db.KinTies.InScope(user.ScopeOf(Permissions.Organisation.Read)).AnyAsync(x => x.Id == id, ct);
}
