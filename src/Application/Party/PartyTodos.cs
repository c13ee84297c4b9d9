using Microsoft.EntityFrameworkCore;
using Resettlement.Application.Common;
using Resettlement.Domain.Access;
using Resettlement.Domain.Party;

namespace Resettlement.Application.Party;

/// <summary>Applications that the caller may decide on.</summary>
internal sealed class PartyTodos(IAppDbContext db, ICurrentUser user) : ITodoSource
{
    public async Task<IReadOnlyList<Todo>> ListAsync(CancellationToken ct)
    {
        var todos = new List<Todo>();
        if (user.Has(Permissions.Party.Approve))
        {
            var person = user.Person;
            var waiting = await db.PostClaims.AsNoTracking().InScope(user.ScopeOf(Permissions.Party.Approve)).CountAsync(x => x.State == ClaimState.Applied && x.RecordedBy != person
                && !db.PartyMembers.Any(member => member.Id == x.MemberId && member.IdNumberIndex == person.Value), ct);
            todos.Add(new("partyClaims", "待审批的认岗申请", waiting, "/party/claims?state=Applied"));
        }

        return todos;
    }
}
