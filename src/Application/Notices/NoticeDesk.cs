using Microsoft.EntityFrameworkCore;
using Resettlement.Application.Common;
using Resettlement.Domain.Common;
using Resettlement.Domain.Notices;

namespace Resettlement.Application.Notices;

/// <summary>What the rooms whose lists are shown do with notices, in their own transaction.</summary>
internal sealed class NoticeDesk(IAppDbContext db, ICurrentUser user, TimeProvider clock)
{
    /// <summary>Withdraws the notice of a thing, running or ended, because its room took the thing back. Without a notice nothing happens.</summary>
    public async Task<Result> WithdrawAsync(NoticeKind kind, Guid subjectId, string reason, CancellationToken ct)
    {
        if (await db.PublicNotices.AsTracking().SingleOrDefaultAsync(x => x.Kind == kind && x.SubjectId == subjectId && x.State != NoticeState.Withdrawn, ct) is { } notice)
        {
            notice.Withdraw(reason, user.DisplayName, clock.GetUtcNow());
            await db.SaveChangesAsync(ct);
        }

        return Result.Success;
    }
}
