using Microsoft.EntityFrameworkCore;
using Resettlement.Application.Audit;
using Resettlement.Application.Common;
using Resettlement.Domain.Access;
using Resettlement.Domain.Policies;

namespace Resettlement.Application.Policies;

internal sealed class PolicyAuditSubject(IAppDbContext db, ICurrentUser user) : IAuditSubject
{
    public string Name => nameof(PolicyVersion);

    public async Task<bool> IsVisibleAsync(Guid id, CancellationToken ct) => user.Has(Permissions.Policies.Read) && await db.PolicyVersions.AnyAsync(x => x.Id == id, ct);
}
