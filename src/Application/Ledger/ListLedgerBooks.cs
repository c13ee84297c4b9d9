using MediatR;
using Microsoft.EntityFrameworkCore;
using Resettlement.Application.Common;
using Resettlement.Domain.Access;
using Resettlement.Domain.Common;
using Resettlement.Domain.Ledger;

namespace Resettlement.Application.Ledger;

/// <summary>The books with what each holds, and the sums of every account.</summary>
[RequiresPermission(Permissions.Ledger.Read)]
public sealed record ListLedgerBooksQuery : IRequest<Result<IReadOnlyList<LedgerBookRow>>>;

/// <param name="AvailableFen">What a release may still take: bank less set aside.</param>
public sealed record LedgerBookRow(
    Guid Id, FundKind Fund, string Name, DateOnly OpenedOn, long BankFen, long PayableFen, long AvailableFen, int WaitingAppropriations, IReadOnlyList<AccountSumRow> Accounts);

/// <param name="BalanceFen">Debits less credits.</param>
public sealed record AccountSumRow(LedgerAccount Account, string Name, long DebitFen, long CreditFen, long BalanceFen);

internal sealed class ListLedgerBooksHandler(IAppDbContext db, ICurrentUser user) : IRequestHandler<ListLedgerBooksQuery, Result<IReadOnlyList<LedgerBookRow>>>
{
    public async Task<Result<IReadOnlyList<LedgerBookRow>>> Handle(ListLedgerBooksQuery query, CancellationToken ct)
    {
        var books = await (
            from book in db.BooksIn(user.ScopeOf(Permissions.Ledger.Read)).AsNoTracking()
            join balance in db.LedgerBalances.AsNoTracking() on book.Id equals balance.BookId
            orderby book.OpenedOn, book.Id
            select new
            {
                book.Id,
                book.Fund,
                book.Name,
                book.OpenedOn,
                Balance = balance,
                Waiting = db.Appropriations.Count(x => x.BookId == book.Id && (x.State == AppropriationState.Recorded || x.State == AppropriationState.ReversalRequested)),
            }).ToListAsync(ct);
        var ids = books.Select(x => x.Id).ToArray();
        var sums = await db.JournalPostings.AsNoTracking().Where(x => EF.Parameter(ids).Contains(x.BookId)).GroupBy(x => new { x.BookId, x.Account })
            .Select(group => new { group.Key.BookId, group.Key.Account, Debit = group.Sum(x => x.DebitFen), Credit = group.Sum(x => x.CreditFen) }).ToListAsync(ct);
        return books.ConvertAll(x => new LedgerBookRow(x.Id, x.Fund, x.Name, x.OpenedOn, x.Balance.BankFen, x.Balance.PayableFen, x.Balance.AvailableFen, x.Waiting,
            [.. LedgerWords.Accounts.Values.Select(account =>
            {
                var sum = sums.Find(row => row.BookId == x.Id && row.Account == account);
                return new AccountSumRow(account, LedgerWords.Accounts.WordOf(account), sum?.Debit ?? 0, sum?.Credit ?? 0, (sum?.Debit ?? 0) - (sum?.Credit ?? 0));
            })]));
    }
}
