using Microsoft.EntityFrameworkCore;
using Resettlement.Application.Audit;
using Resettlement.Application.Common;
using Resettlement.Domain.Access;

namespace Resettlement.Application.Access;

internal sealed class UserAuditSubject(IAppDbContext db, ICurrentUser user) : IAuditSubject
{
    public string Name => AppUser.Subject;

    public async Task<bool> IsVisibleAsync(Guid id, CancellationToken ct) => user.Has(Permissions.Access.ReadUsers) && await db.Users.AnyAsync(x => x.Id == id, ct);
}
