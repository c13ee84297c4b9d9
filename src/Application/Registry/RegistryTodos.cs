using Microsoft.EntityFrameworkCore;
using Resettlement.Application.Common;
using Resettlement.Domain.Access;
using Resettlement.Domain.Registry;

namespace Resettlement.Application.Registry;

/// <summary>Changes and accounts that wait for a second person; what the caller entered waits for somebody else.</summary>
internal sealed class RegistryTodos(IAppDbContext db, ICurrentUser user) : ITodoSource
{
    public async Task<IReadOnlyList<Todo>> ListAsync(CancellationToken ct)
    {
        var todos = new List<Todo>();
        var person = user.Person;
        if (user.Has(Permissions.Registry.Confirm))
        {
            var households = db.Households.HouseholdsIn(user.ScopeOf(Permissions.Registry.Confirm));
            var count = await db.RegistryChanges.CountAsync(x => x.State == Confirmation.Pending && x.MadeBy != person && households.Any(household => household.Id == x.HouseholdId), ct);
            todos.Add(new Todo("changes", "待复核的变更", count, "/changes?state=Pending"));
        }

        if (user.Has(Permissions.Registry.VerifyAccounts))
        {
            var households = db.Households.HouseholdsIn(user.ScopeOf(Permissions.Registry.VerifyAccounts));
            var count = await db.PayoutAccounts.CountAsync(x => x.State == AccountState.Pending && x.MadeBy != person && x.ReverifyBy != person && households.Any(household => household.Id == x.HouseholdId), ct);
            todos.Add(new Todo("accounts", "待核验的收款账户", count, "/changes?state=Pending&kind=Account"));
        }

        return todos;
    }
}
