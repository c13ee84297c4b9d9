using Microsoft.EntityFrameworkCore;
using Resettlement.Application.Common;
using Resettlement.Domain.Access;
using Resettlement.Domain.Ledger;

namespace Resettlement.Application.Ledger;

/// <summary>Appropriations that another person recorded or wants to take back, statements that another person brought.</summary>
internal sealed class LedgerTodos(IAppDbContext db, ICurrentUser user) : ITodoSource
{
    public async Task<IReadOnlyList<Todo>> ListAsync(CancellationToken ct)
    {
        if (!user.Has(Permissions.Ledger.Confirm))
        {
            return [];
        }

        var (books, person) = (db.BooksIn(user.ScopeOf(Permissions.Ledger.Confirm)), user.Person);
        var count = await db.Appropriations.CountAsync(x => books.Any(book => book.Id == x.BookId)
            && ((x.State == AppropriationState.Recorded && x.MadeBy != person) || (x.State == AppropriationState.ReversalRequested && x.ReversalBy != person)), ct);
        var statements = await db.BankStatements.CountAsync(x => books.Any(book => book.Id == x.BookId) && x.State == StatementState.Imported && x.ImportedBy != person, ct);
        return
        [
            new Todo("appropriations", "待复核的拨款", count, "/ledger/appropriations?state=Recorded"),
            new Todo("statements", "待复核的银行对账单", statements, "/ledger/statements?state=Imported"),
        ];
    }
}
