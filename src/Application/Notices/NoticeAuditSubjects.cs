using Microsoft.EntityFrameworkCore;
using Resettlement.Application.Audit;
using Resettlement.Application.Common;
using Resettlement.Domain.Access;
using Resettlement.Domain.Notices;

namespace Resettlement.Application.Notices;

internal sealed class NoticeAuditSubject(IAppDbContext db, ICurrentUser user) : IAuditSubject
{
    public string Name => nameof(PublicNotice);

    public Task<bool> IsVisibleAsync(Guid id, CancellationToken ct) => db.NoticesFor(user).AnyAsync(x => x.Id == id, ct);
}

internal sealed class HolidayAuditSubject(IAppDbContext db, ICurrentUser user) : IAuditSubject
{
    public string Name => nameof(HolidayYear);

    public async Task<bool> IsVisibleAsync(Guid id, CancellationToken ct) => user.Has(Permissions.Policies.Read) && await db.HolidayYears.AnyAsync(x => x.Id == id, ct);
}
