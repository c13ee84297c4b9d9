using Microsoft.EntityFrameworkCore;
using Resettlement.Application.Audit;
using Resettlement.Application.Common;
using Resettlement.Domain.Access;
using Resettlement.Domain.Signing;

namespace Resettlement.Application.Signing;

internal sealed class SheetAuditSubject(IAppDbContext db, ICurrentUser user, Signatories signatories) : IAuditSubject
{
    public string Name => nameof(SignatureSheet);

    public async Task<bool> IsVisibleAsync(Guid id, CancellationToken ct) =>
        user.Has(Permissions.Signing.Read) && await db.SheetsIn(user, await signatories.ReachAsync(ct)).AnyAsync(x => x.Id == id, ct);
}

internal sealed class DelegationAuditSubject(IAppDbContext db, ICurrentUser user) : IAuditSubject
{
    public string Name => nameof(SigningDelegation);

    public Task<bool> IsVisibleAsync(Guid id, CancellationToken ct) => db.SigningDelegations.InScope(user.ScopeOf(Permissions.Signing.Read)).AnyAsync(x => x.Id == id, ct);
}
