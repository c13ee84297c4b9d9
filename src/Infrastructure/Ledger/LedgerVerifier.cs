using Microsoft.EntityFrameworkCore;
using Resettlement.Application.Common;
using Resettlement.Application.Ledger;
using Resettlement.Domain.Ledger;

namespace Resettlement.Infrastructure.Ledger;

/// <summary>What is wrong with a book, in both languages.</summary>
internal sealed record LedgerFault(string Zh, string En);

/// <summary>A book that was gone through.</summary>
internal sealed record LedgerVerified(string Name, int Entries, long BankFen, long PayableFen, long AvailableFen, IReadOnlyList<LedgerFault> Faults);

/// <summary>
/// Counts every book again from its postings: debits are credits, the balance row is the sum, numbers have no gaps, nothing is below zero; the statements of its accounts follow each other,
/// their difference to the book is explained to the fen, and every recovery is booked once.
/// </summary>
internal sealed class LedgerVerifier(IAppDbContext db, StatementVerifier statements)
{
    public async Task<IReadOnlyList<LedgerVerified>> VerifyAsync(CancellationToken ct)
    {
        var verified = new List<LedgerVerified>();
        foreach (var book in await db.LedgerBooks.AsNoTracking().OrderBy(x => x.OpenedOn).ThenBy(x => x.Id).ToListAsync(ct))
        {
            verified.Add(await VerifyAsync(book, ct));
        }

        return verified;
    }

    private async Task<LedgerVerified> VerifyAsync(LedgerBook book, CancellationToken ct)
    {
        var faults = new List<LedgerFault>();
        var sums = await db.JournalPostings.AsNoTracking().Where(x => x.BookId == book.Id).GroupBy(x => x.Account)
            .Select(group => new { Account = group.Key, Debit = group.Sum(x => x.DebitFen), Credit = group.Sum(x => x.CreditFen) }).ToListAsync(ct);
        long Balance(LedgerAccount account) => sums.Where(x => x.Account == account).Sum(x => x.Debit - x.Credit);
        var (bank, payable) = (Balance(LedgerAccount.BankDeposit), -Balance(LedgerAccount.SubsidyPayable));
        if (sums.Sum(x => x.Debit - x.Credit) is not 0 and var difference)
        {
            faults.Add(new($"借贷不平，相差 {difference} 分", $"debits and credits differ by {difference} fen"));
        }

        var balance = await db.LedgerBalances.AsNoTracking().SingleOrDefaultAsync(x => x.BookId == book.Id, ct);
        if (balance is null)
        {
            faults.Add(new("没有余额登记", "there is no balance row"));
        }
        else if ((balance.BankFen, balance.PayableFen, balance.AvailableFen) != (bank, payable, bank - payable))
        {
            faults.Add(new($"余额登记（{balance.BankFen}、{balance.PayableFen}、{balance.AvailableFen} 分）与分录合计（{bank}、{payable}、{bank - payable} 分）不符",
                $"the balance row says {balance.BankFen}, {balance.PayableFen}, {balance.AvailableFen} fen, the postings {bank}, {payable}, {bank - payable}"));
        }

        if (bank < 0 || payable < 0 || bank < payable)
        {
            faults.Add(new("余额为负", "a balance is below zero"));
        }

        var entries = await CheckNumbersAsync(book.Id, faults, ct);
        await CheckSidesAsync(book.Id, faults, ct);
        await statements.CheckAsync(book.Id, faults, ct);
        return new(book.Name, entries, bank, payable, bank - payable, faults);
    }

    private async Task<int> CheckNumbersAsync(Guid bookId, List<LedgerFault> faults, CancellationToken ct)
    {
        var years = await db.JournalEntries.AsNoTracking().Where(x => x.BookId == bookId).GroupBy(x => x.Year)
            .Select(group => new { Year = group.Key, Count = group.Count(), Max = group.Max(x => x.Number) }).OrderBy(x => x.Year).ToListAsync(ct);
        var last = await db.LedgerNumbers.AsNoTracking().Where(x => x.BookId == bookId).ToDictionaryAsync(x => x.Year, x => x.Last, ct);
        foreach (var year in years)
        {
            // numbers are unique in the database, so as many as the largest means that none is missing
            if (year.Count != year.Max)
            {
                faults.Add(new($"{year.Year}年凭证断号：最大{year.Max}号，共{year.Count}张", $"numbers of {year.Year} have gaps: {year.Count} entries up to {year.Max}"));
            }

            if (last.GetValueOrDefault(year.Year) != year.Max)
            {
                faults.Add(new($"{year.Year}年末尾的凭证缺失：已用到{last.GetValueOrDefault(year.Year)}号", $"the last entries of {year.Year} are missing: {last.GetValueOrDefault(year.Year)} were given out"));
            }
        }

        return years.Sum(x => x.Count);
    }

    private async Task CheckSidesAsync(Guid bookId, List<LedgerFault> faults, CancellationToken ct)
    {
        var uneven = await db.JournalEntries.AsNoTracking().Where(x => x.BookId == bookId)
            .Where(x => db.JournalPostings.Where(row => row.EntryId == x.Id).Sum(row => row.DebitFen) != x.AmountFen
                || db.JournalPostings.Where(row => row.EntryId == x.Id).Sum(row => row.CreditFen) != x.AmountFen)
            .OrderBy(x => x.Year).ThenBy(x => x.Number).Take(20).Select(x => new { x.Year, x.Number }).ToListAsync(ct);
        faults.AddRange(uneven.Select(x => new LedgerFault($"{x.Year}年第{x.Number}号凭证的分录与金额不符", $"the sides of entry {x.Number} of {x.Year} are not its amount")));
    }
}
