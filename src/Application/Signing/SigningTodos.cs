using Microsoft.EntityFrameworkCore;
using Resettlement.Application.Common;
using Resettlement.Domain.Access;

namespace Resettlement.Application.Signing;

/// <summary>Sheets whose next signature the caller could give.</summary>
internal sealed class SigningTodos(IAppDbContext db, ICurrentUser user, Signatories signatories) : ITodoSource
{
    public async Task<IReadOnlyList<Todo>> ListAsync(CancellationToken ct)
    {
        if (!user.Has(Permissions.Signing.Sign))
        {
            return [];
        }

        var waiting = await db.SignatureSheets.AsNoTracking().WaitingFor(user.Person, await signatories.ReachAsync(ct)).CountAsync(ct);
        return [new Todo("signing", "待签批的事项", waiting, "/signing?view=Waiting")];
    }
}
