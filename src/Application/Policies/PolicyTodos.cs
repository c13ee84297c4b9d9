using Microsoft.EntityFrameworkCore;
using Resettlement.Application.Common;
using Resettlement.Domain.Access;
using Resettlement.Domain.Policies;

namespace Resettlement.Application.Policies;

/// <summary>Versions that another person has submitted.</summary>
internal sealed class PolicyTodos(IAppDbContext db, ICurrentUser user) : ITodoSource
{
    public async Task<IReadOnlyList<Todo>> ListAsync(CancellationToken ct)
    {
        var person = user.Person;
        return user.Has(Permissions.Policies.Publish)
            ? [new Todo("policies", "待发布的政策", await db.PolicyVersions.CountAsync(x => x.State == PolicyState.Submitted && x.MadeBy != person, ct), "/policies?state=Submitted")]
            : [];
    }
}
