using Microsoft.EntityFrameworkCore;
using Resettlement.Application.Audit;
using Resettlement.Application.Common;
using Resettlement.Domain.Access;
using Resettlement.Domain.Payouts;

namespace Resettlement.Application.Payouts;

internal sealed class ReleaseAuditSubject(IAppDbContext db, ICurrentUser user) : IAuditSubject
{
    public string Name => nameof(PayoutRelease);

    public Task<bool> IsVisibleAsync(Guid id, CancellationToken ct) => db.ReleasesIn(user.ScopeOf(Permissions.Payouts.Read)).AnyAsync(x => x.Id == id, ct);
}

internal sealed class PayoutFileAuditSubject(IAppDbContext db, ICurrentUser user) : IAuditSubject
{
    public string Name => nameof(PayoutFile);

    public Task<bool> IsVisibleAsync(Guid id, CancellationToken ct) => db.FilesIn(user.ScopeOf(Permissions.Payouts.Read)).AnyAsync(x => x.Id == id, ct);
}

internal sealed class RecoveryAuditSubject(IAppDbContext db, ICurrentUser user) : IAuditSubject
{
    public string Name => nameof(RecoveryCase);

    public Task<bool> IsVisibleAsync(Guid id, CancellationToken ct)
    {
        var scope = user.ScopeOf(Permissions.Payouts.Read);
        return db.RecoveryCases.AnyAsync(x => x.Id == id && scope.WholeCounty, ct);
    }
}

internal sealed class BankProfileAuditSubject(IAppDbContext db, ICurrentUser user) : IAuditSubject
{
    public string Name => nameof(BankProfile);

    public Task<bool> IsVisibleAsync(Guid id, CancellationToken ct) => db.ProfilesIn(user.ScopeOf(Permissions.Payouts.Read)).AnyAsync(x => x.Id == id, ct);
}
