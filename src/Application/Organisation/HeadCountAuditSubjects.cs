using Microsoft.EntityFrameworkCore;
using Resettlement.Application.Audit;
using Resettlement.Application.Common;
using Resettlement.Domain.Organisation;

namespace Resettlement.Application.Organisation;

internal sealed class HeadCountAuditSubject(IAppDbContext db, ICurrentUser user) : IAuditSubject
{
    public string Name => nameof(HeadCountSnapshot);

    public Task<bool> IsVisibleAsync(Guid id, CancellationToken ct) => db.HeadCountsFor(user).AnyAsync(x => x.Id == id, ct);
}
