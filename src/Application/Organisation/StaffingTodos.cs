using Microsoft.EntityFrameworkCore;
using Resettlement.Application.Common;
using Resettlement.Domain.Access;

namespace Resettlement.Application.Organisation;

/// <summary>Sites with more or fewer people than posts, for those who appoint or approve.</summary>
internal sealed class StaffingTodos(IAppDbContext db, ICurrentUser user, StaffingReports reports, TimeProvider clock) : ITodoSource
{
    public async Task<IReadOnlyList<Todo>> ListAsync(CancellationToken ct)
    {
        var permission = user.Has(Permissions.Organisation.Appoint) ? Permissions.Organisation.Appoint : user.Has(Permissions.Organisation.Approve) ? Permissions.Organisation.Approve : null;
        if (permission is null)
        {
            return [];
        }

        // without a policy there is no quota, and nothing to warn of; the report says so
        var rows = await reports.RowsAsync(StaffingReports.Sites(db, user.ScopeOf(permission)), clock.LocalToday(), ct);
        return rows.Error is not null ? [] :
        [
            new Todo("staffingOver", "超配的社区", rows.Value.Count(x => x.Row.Finding == StaffingFinding.Over), "/organisation/staffing?finding=Over"),
            new Todo("staffingUnder", "缺配的社区", rows.Value.Count(x => x.Row.Finding == StaffingFinding.Under), "/organisation/staffing?finding=Under"),
        ];
    }
}
