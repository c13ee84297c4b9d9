using Microsoft.EntityFrameworkCore;
using Resettlement.Application.Common;
using Resettlement.Application.Ledger;
using Resettlement.Domain.Common;
using Resettlement.Domain.Ledger;
using Resettlement.Domain.Payouts;

namespace Resettlement.Infrastructure.Ledger;

/// <summary>What banks say beside what is booked, counted again from the rows.</summary>
internal sealed class StatementVerifier(IAppDbContext db, IEnumerable<IStatementCounterpart> counterparts)
{
    private const int Most = 20;

    public async Task CheckAsync(Guid bookId, List<LedgerFault> faults, CancellationToken ct)
    {
        await CheckStatementsAsync(bookId, faults, ct);
        await CheckConfirmedAsync(bookId, faults, ct);
        await CheckMatchesAsync(bookId, faults, ct);
        await CheckRecoveriesAsync(bookId, faults, ct);
        if (await db.LedgerBalances.AnyAsync(x => x.BookId == bookId, ct))
        {
            var sums = await Reconciler.ComputeAsync(db, counterparts, bookId, ct);
            // without any statement there is nothing to compare with
            if (sums.Accounts.Count > 0 && sums.RestFen != 0)
            {
                faults.Add(new($"银行与账面的差额有 {new Money(sums.RestFen)} 元没有任何说明", $"{new Money(sums.RestFen)} yuan of the difference between bank and book are explained by nothing"));
            }
        }
    }

    private async Task CheckStatementsAsync(Guid bookId, List<LedgerFault> faults, CancellationToken ct)
    {
        var statements = await db.BankStatements.AsNoTracking().Where(x => x.BookId == bookId && x.State != StatementState.Withdrawn).OrderBy(x => x.AccountId).ThenBy(x => x.Sequence).ToListAsync(ct);
        var sums = await db.StatementLines.AsNoTracking().Where(x => x.BookId == bookId && x.IsCurrent).GroupBy(x => x.StatementId)
            .Select(group => new { Id = group.Key, Count = group.Count(), Fen = group.Sum(x => x.AmountFen) }).ToDictionaryAsync(x => x.Id, ct);
        foreach (var account in statements.GroupBy(x => x.AccountId))
        {
            BankStatement? before = null;
            foreach (var statement in account)
            {
                var (count, fen) = sums.TryGetValue(statement.Id, out var sum) ? (sum.Count, sum.Fen) : (0, 0L);
                if (count != statement.Lines || fen != statement.InFen - statement.OutFen)
                {
                    faults.Add(new($"对账单“{statement.FileName}”的明细（{count}笔）与其合计不符", $"the lines of statement {statement.FileName} ({count}) are not its totals"));
                }

                var opening = before?.ClosingFen ?? statement.OpeningFen;
                if (opening + fen != statement.ClosingFen || statement.Sequence != (before?.Sequence ?? 0) + 1)
                {
                    faults.Add(new($"对账单“{statement.FileName}”与上一份衔接不上", $"statement {statement.FileName} does not begin where the one before ended"));
                }

                before = statement;
            }
        }
    }

    /// <summary>What was confirmed as unmatched is so still, but for what two people have found out afterwards.</summary>
    private async Task CheckConfirmedAsync(Guid bookId, List<LedgerFault> faults, CancellationToken ct)
    {
        var statements = await db.BankStatements.AsNoTracking().Where(x => x.BookId == bookId && x.State == StatementState.Confirmed).OrderBy(x => x.AccountId).ThenBy(x => x.Sequence).ToListAsync(ct);
        var open = await db.StatementLines.AsNoTracking().Where(x => x.BookId == bookId && x.IsCurrent && x.Match == null).GroupBy(x => x.StatementId)
            .Select(group => new { Id = group.Key, Count = group.Count(), Fen = group.Sum(x => x.AmountFen) }).ToDictionaryAsync(x => x.Id, ct);
        foreach (var statement in statements)
        {
            var (count, fen) = open.TryGetValue(statement.Id, out var sum) ? (sum.Count, sum.Fen) : (0, 0L);
            if (count + statement.FoundLaterLines != statement.UnmatchedLines || fen + statement.FoundLaterFen != statement.UnmatchedFen)
            {
                faults.Add(new($"对账单“{statement.FileName}”复核后明细的核对结果有变动而没有记录", $"lines of the confirmed statement {statement.FileName} are matched otherwise than it was confirmed"));
            }
        }
    }

    private async Task CheckMatchesAsync(Guid bookId, List<LedgerFault> faults, CancellationToken ct)
    {
        var loose = await db.StatementLines.AsNoTracking().Where(x => x.BookId == bookId && x.IsCurrent && x.Match != null && x.Match != LineMatch.Interest && x.Match != LineMatch.Charge
                && !db.Appropriations.Any(y => y.Id == x.MatchId && y.BookId == bookId) && !db.PayoutFiles.Any(y => y.Id == x.MatchId) && !db.RecoveryCases.Any(y => y.Id == x.MatchId && y.BookId == bookId))
            .OrderBy(x => x.Day).ThenBy(x => x.Line).Take(Most).Select(x => new { x.Day, x.Line }).ToListAsync(ct);
        faults.AddRange(loose.Select(x => new LedgerFault($"{x.Day:yyyy-MM-dd}对账单第{x.Line}行核对的业务不存在", $"line {x.Line} of {x.Day:yyyy-MM-dd} is matched with something that is not there")));
    }

    private async Task CheckRecoveriesAsync(Guid bookId, List<LedgerFault> faults, CancellationToken ct)
    {
        var unbooked = await db.RecoveryCases.AsNoTracking().Where(x => x.BookId == bookId && x.State == RecoveryState.Confirmed
                && !db.JournalEntries.Any(entry => entry.BookId == bookId && entry.Kind == EntryKind.Recovery && entry.ReferenceId == x.Id && entry.AmountFen == x.AmountFen))
            .OrderBy(x => x.Number).Take(Most).Select(x => x.Number).ToListAsync(ct);
        faults.AddRange(unbooked.Select(x => new LedgerFault($"追回{x}没有入账，或金额不符", $"recovery {x} is not booked, or with another amount")));

        var alone = await db.JournalEntries.AsNoTracking().Where(x => x.BookId == bookId && x.Kind == EntryKind.Recovery
                && !db.RecoveryCases.Any(recovery => recovery.Id == x.ReferenceId && recovery.State == RecoveryState.Confirmed))
            .OrderBy(x => x.Year).ThenBy(x => x.Number).Take(Most).Select(x => new { x.Year, x.Number }).ToListAsync(ct);
        faults.AddRange(alone.Select(x => new LedgerFault($"{x.Year}年第{x.Number}号凭证没有对应的追回", $"entry {x.Number} of {x.Year} belongs to no recovery")));

        var orders = await db.PaymentOrders.AsNoTracking().Where(x => x.State == OrderState.Recovered && db.PayoutReleases.Any(release => release.Id == x.ReleaseId && release.BookId == bookId)
                && !db.RecoveryCases.Any(recovery => recovery.SubjectId == x.Id && recovery.State == RecoveryState.Confirmed && recovery.AmountFen == x.AmountFen))
            .OrderBy(x => x.EndToEndId).Take(Most).Select(x => x.EndToEndId).ToListAsync(ct);
        faults.AddRange(orders.Select(x => new LedgerFault($"支付{x}已追回，但没有追回事项", $"payment {x} is recovered without a case")));
    }
}
