using Microsoft.EntityFrameworkCore;
using Resettlement.Application.Common;
using Resettlement.Domain.Access;
using Resettlement.Domain.Organisation;

namespace Resettlement.Application.Organisation;

/// <summary>Head-counts that the sweep made and nobody has looked through, those that wait for the second person, and corrections that do.</summary>
internal sealed class HeadCountTodos(IAppDbContext db, ICurrentUser user) : ITodoSource
{
    public async Task<IReadOnlyList<Todo>> ListAsync(CancellationToken ct)
    {
        var todos = new List<Todo>();
        var person = user.Person;
        if (user.Has(Permissions.Organisation.Write))
        {
            todos.Add(new("headCountTakeOver", "待核实的人口统计", await db.HeadCountSnapshots.InScope(user.ScopeOf(Permissions.Organisation.Write))
                .CountAsync(x => x.State == HeadCountState.Preview && x.CountedBy == null, ct), "/organisation/head-counts?state=Preview"));
        }

        if (user.Has(Permissions.Organisation.Approve))
        {
            var scope = user.ScopeOf(Permissions.Organisation.Approve);
            todos.Add(new("headCountFreeze", "待定稿的人口核定", await db.HeadCountSnapshots.InScope(scope)
                .CountAsync(x => x.State == HeadCountState.Preview && x.CountedBy != null && x.CountedBy != person, ct), "/organisation/head-counts?state=Preview"));
            todos.Add(new("headCountAmendments", "待复核的人口核定更正", await db.HeadCountAmendments.InScope(scope)
                .CountAsync(x => x.State == AmendmentState.Proposed && x.ProposedBy != person, ct), "/organisation/head-counts?state=Frozen"));
        }

        return todos;
    }
}
