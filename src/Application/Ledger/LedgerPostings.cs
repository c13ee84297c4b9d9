using Microsoft.EntityFrameworkCore;
using Resettlement.Application.Common;
using Resettlement.Domain.Common;
using Resettlement.Domain.Ledger;

namespace Resettlement.Application.Ledger;

/// <summary>
/// Writes entries. The balance row of the book is changed first and only if nothing falls below zero; its lock lasts until the commit,
/// so that numbers have no gaps and two releases never share one fen.
/// </summary>
internal sealed class LedgerPostings(IAppDbContext db, ICurrentUser user, TimeProvider clock)
{
    /// <summary>One entry, in the transaction of the caller. The same kind for the same thing twice is refused by the database.</summary>
    /// <returns>The id of the entry, or <c>ledger.insufficient</c>.</returns>
    public Task<Result<Guid>> PostAsync(Guid bookId, EntryKind kind, long amountFen, EntryReference referenceType, Guid referenceId, string memo, CancellationToken ct) =>
        db.InTransactionAsync<Result<Guid>>(async token =>
        {
            var sides = EntrySides.Of(kind);
            if (await MoveBalanceAsync(bookId, sides.BankEffect(amountFen), sides.PayableEffect(amountFen), token) is { } error)
            {
                return error;
            }

            var day = clock.LocalToday();
            var entry = JournalEntry.Write(bookId, await NextNumberAsync(bookId, day.Year, token), day, kind, amountFen, memo, referenceType, referenceId, user.Person, user.DisplayName, clock.GetUtcNow());
            db.JournalEntries.Add(entry);
            db.JournalPostings.AddRange(entry.Postings());
            db.Record(new AuditNote("post", nameof(JournalEntry), entry.Id.ToString(), null,
                $"{entry.Year}年第{entry.Number}号 {LedgerWords.Kinds.WordOf(kind)} {new Money(amountFen)} 元：{memo}"));
            await db.SaveChangesAsync(token);
            return entry.Id;
        }, ct);

    private async Task<Error?> MoveBalanceAsync(Guid bookId, long bank, long payable, CancellationToken ct)
    {
        var available = bank - payable;
        var moved = await db.LedgerBalances
            .Where(x => x.BookId == bookId && x.BankFen + bank >= 0 && x.PayableFen + payable >= 0 && x.AvailableFen + available >= 0)
            .ExecuteUpdateAsync(set => set
                .SetProperty(x => x.BankFen, x => x.BankFen + bank)
                .SetProperty(x => x.PayableFen, x => x.PayableFen + payable)
                .SetProperty(x => x.AvailableFen, x => x.AvailableFen + available), ct);
        if (moved == 1)
        {
            return null;
        }

        var balance = await db.LedgerBalances.AsNoTracking().SingleOrDefaultAsync(x => x.BookId == bookId, ct);
        return balance is null ? LedgerErrors.BookNotFound :
            balance.AvailableFen + available < 0 ? LedgerErrors.Insufficient(balance.AvailableFen, -available) : LedgerErrors.Contradiction;
    }

    private async Task<int> NextNumberAsync(Guid bookId, int year, CancellationToken ct)
    {
        if (await db.LedgerNumbers.Where(x => x.BookId == bookId && x.Year == year).ExecuteUpdateAsync(set => set.SetProperty(x => x.Last, x => x.Last + 1), ct) == 0)
        {
            // nobody else can be here: the balance row is locked
            db.LedgerNumbers.Add(new LedgerNumber { BookId = bookId, Year = year, Last = 1 });
            await db.SaveChangesAsync(ct);
        }

        return await db.LedgerNumbers.AsNoTracking().Where(x => x.BookId == bookId && x.Year == year).Select(x => x.Last).SingleAsync(ct);
    }
}
