using Microsoft.EntityFrameworkCore;
using Resettlement.Application.Audit;
using Resettlement.Application.Common;
using Resettlement.Domain.Access;
using Resettlement.Domain.Ledger;

namespace Resettlement.Application.Ledger;

internal sealed class BankStatementAuditSubject(IAppDbContext db, ICurrentUser user) : IAuditSubject
{
    public string Name => nameof(BankStatement);

    public Task<bool> IsVisibleAsync(Guid id, CancellationToken ct) => db.StatementsIn(user.ScopeOf(Permissions.Ledger.Read)).AnyAsync(x => x.Id == id, ct);
}

internal sealed class AppropriationAuditSubject(IAppDbContext db, ICurrentUser user) : IAuditSubject
{
    public string Name => nameof(Appropriation);

    public Task<bool> IsVisibleAsync(Guid id, CancellationToken ct)
    {
        var books = db.BooksIn(user.ScopeOf(Permissions.Ledger.Read));
        return db.Appropriations.AnyAsync(x => x.Id == id && books.Any(book => book.Id == x.BookId), ct);
    }
}
