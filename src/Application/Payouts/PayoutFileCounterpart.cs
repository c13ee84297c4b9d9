using Microsoft.EntityFrameworkCore;
using Resettlement.Application.Common;
using Resettlement.Application.Ledger;
using Resettlement.Domain.Common;
using Resettlement.Domain.Ledger;
using Resettlement.Domain.Payouts;

namespace Resettlement.Application.Payouts;

/// <summary>
/// Payment files at the bank: payment by payment with our numbers, or in one sum with the number of the file or its amount.
/// What comes back counts against the same file.
/// </summary>
internal sealed class PayoutFileCounterpart(IAppDbContext db, FundAccounts accounts, TimeProvider clock) : IStatementCounterpart
{
    /// <summary>A bank debits a file within so many days after it was sent.</summary>
    private const int Days = 10;

    private const int Most = 50;

    public LineMatch Match => LineMatch.PayoutFile;

    public int Order => 2;

    public async Task MatchAsync(Guid statementId, CancellationToken ct)
    {
        await MatchOrdersAsync(statementId, ct);
        await MatchNumbersAsync(statementId, ct);
        await MatchAmountsAsync(statementId, ct);
    }

    /// <summary>A payment is debited once and comes back once; a second line for it stays open.</summary>
    private Task<int> MatchOrdersAsync(Guid statementId, CancellationToken ct)
    {
        var now = clock.GetUtcNow();
        var found =
            from line in db.StatementLines
            join order in db.PaymentOrders on line.Reference equals order.EndToEndId
            where line.StatementId == statementId && line.IsCurrent && line.Match == null && order.FileId != null
                && (line.AmountFen == order.AmountFen || line.AmountFen == -order.AmountFen)
                && db.PayoutReleases.Any(release => release.Id == order.ReleaseId && release.BookId == line.BookId)
                && !db.StatementLines.Any(other => other.IsCurrent && other.OrderId == order.Id && other.AmountFen == line.AmountFen)
                && !db.StatementLines.Any(other => other.StatementId == statementId && other.IsCurrent && other.Reference == line.Reference && other.AmountFen == line.AmountFen && other.Line < line.Line)
            select new { line, order };
        return found.ExecuteUpdateAsync(set => set
            .SetProperty(x => x.line.Match, LineMatch.PayoutFile)
            .SetProperty(x => x.line.MatchId, x => x.order.FileId)
            .SetProperty(x => x.line.OrderId, x => x.order.Id)
            .SetProperty(x => x.line.Rule, MatchRule.OurNumber)
            .SetProperty(x => x.line.WorkedAt, now), ct);
    }

    private Task<int> MatchNumbersAsync(Guid statementId, CancellationToken ct)
    {
        var now = clock.GetUtcNow();
        var found =
            from line in db.StatementLines
            join file in db.PayoutFiles on line.Reference equals file.Number
            where line.StatementId == statementId && line.IsCurrent && line.Match == null
                && db.PayoutReleases.Any(release => release.Id == file.ReleaseId && release.BookId == line.BookId && release.State == ReleaseState.Released)
            select new { line, file };
        return found.ExecuteUpdateAsync(set => set
            .SetProperty(x => x.line.Match, LineMatch.PayoutFile)
            .SetProperty(x => x.line.MatchId, x => x.file.Id)
            .SetProperty(x => x.line.Rule, MatchRule.FileNumber)
            .SetProperty(x => x.line.WorkedAt, now), ct);
    }

    /// <summary>A debit in one sum: of the whole file, or of what was paid of it. Only when nothing else could be meant.</summary>
    private async Task MatchAmountsAsync(Guid statementId, CancellationToken ct)
    {
        var bookId = await db.BankStatements.Where(x => x.Id == statementId).Select(x => x.BookId).SingleAsync(ct);
        var waiting = await NotDebitedAsync(bookId, ct);
        var amounts = waiting.SelectMany(x => new[] { -x.AmountFen, -x.PaidFen }).Where(x => x < 0).Distinct().ToArray();
        if (amounts.Length == 0)
        {
            return;
        }

        var lines = await db.StatementLines.AsNoTracking().Where(x => x.StatementId == statementId && x.IsCurrent && x.Match == null && EF.Parameter(amounts).Contains(x.AmountFen))
            .Select(x => new { x.Id, x.AccountId, x.Day, x.AmountFen }).ToListAsync(ct);
        var account = await accounts.ByProfileAsync(ct);
        var pairs = (
            from line in lines
            from file in waiting
            where (file.AmountFen == -line.AmountFen || file.PaidFen == -line.AmountFen) && account.GetValueOrDefault(file.ProfileId) == line.AccountId
                && line.Day.DayNumber - file.SentOn.DayNumber is >= 0 and <= Days
            select (Line: line.Id, File: file.Id)).ToList();
        var now = clock.GetUtcNow();
        foreach (var pair in pairs.Where(pair => pairs.Count(x => x.Line == pair.Line || x.File == pair.File) == 1))
        {
            await db.StatementLines.Where(x => x.Id == pair.Line).ExecuteUpdateAsync(set => set
                .SetProperty(x => x.Match, LineMatch.PayoutFile).SetProperty(x => x.MatchId, pair.File).SetProperty(x => x.Rule, MatchRule.AmountAndDay).SetProperty(x => x.WorkedAt, now), ct);
        }
    }

    public async Task<IReadOnlyList<CounterpartSum>> ListOpenAsync(Guid bookId, CancellationToken ct)
    {
        var bank = await db.StatementLines.AsNoTracking().Where(x => x.BookId == bookId && x.IsCurrent && x.Match == LineMatch.PayoutFile).GroupBy(x => x.MatchId!.Value)
            .Select(group => new { Id = group.Key, Fen = group.Sum(x => x.AmountFen) }).ToDictionaryAsync(x => x.Id, x => x.Fen, ct);
        var sums = await (
            from order in db.PaymentOrders.AsNoTracking()
            where order.FileId != null && order.State != OrderState.Failed && order.State != OrderState.Returned
            join release in db.PayoutReleases on order.ReleaseId equals release.Id
            where release.BookId == bookId
            group order.AmountFen by new { FileId = order.FileId!.Value, OnTheWay = order.State == OrderState.Pending || order.State == OrderState.Sent } into part
            select new { part.Key.FileId, part.Key.OnTheWay, Fen = part.Sum() }).ToListAsync(ct);
        var book = sums.Where(x => !x.OnTheWay).ToDictionary(x => x.FileId, x => -x.Fen);
        var way = sums.Where(x => x.OnTheWay).ToDictionary(x => x.FileId, x => -x.Fen);
        var ids = bank.Keys.Union(book.Keys).Union(way.Keys).Where(id => bank.GetValueOrDefault(id) != book.GetValueOrDefault(id) || way.ContainsKey(id)).ToArray();
        var files = await db.PayoutFiles.AsNoTracking().Where(x => EF.Parameter(ids).Contains(x.Id)).Select(x => new { x.Id, x.Number, x.SentAt, x.CreatedAt }).ToListAsync(ct);
        return [.. files.OrderBy(x => x.Number, StringComparer.Ordinal).Select(x => new CounterpartSum(Match, x.Id, x.Number, (x.SentAt ?? x.CreatedAt).ToLocalDay(),
            book.GetValueOrDefault(x.Id), bank.GetValueOrDefault(x.Id), way.GetValueOrDefault(x.Id), $"/payouts/orders?fileId={x.Id}"))];
    }

    public async Task<IReadOnlyList<StatementTarget>> ListTargetsAsync(Guid bookId, long amountFen, CancellationToken ct)
    {
        var open = await ListOpenAsync(bookId, ct);
        return [.. open.Select(x => new StatementTarget(Match, x.Id, x.Title, x.Day, x.BookFen + x.OnTheWayFen - x.BankFen)).Where(x => x.OpenFen != 0)
            .OrderBy(x => x.OpenFen == amountFen ? 0 : 1).ThenByDescending(x => x.Day).ThenBy(x => x.Title, StringComparer.Ordinal).Take(Most)];
    }

    public async Task<Result> FitsAsync(Guid bookId, long amountFen, Guid id, CancellationToken ct) =>
        await db.PayoutFiles.AnyAsync(x => x.Id == id && x.State != PayoutFileState.Created
            && db.PayoutReleases.Any(release => release.Id == x.ReleaseId && release.BookId == bookId && release.State == ReleaseState.Released), ct) ? Result.Success : StatementErrors.TargetUnfit;

    private async Task<List<WaitingFile>> NotDebitedAsync(Guid bookId, CancellationToken ct)
    {
        var rows = await db.PayoutFiles.AsNoTracking()
            .Where(x => x.SentAt != null && db.PayoutReleases.Any(release => release.Id == x.ReleaseId && release.BookId == bookId)
                && !db.StatementLines.Any(line => line.IsCurrent && line.Match == LineMatch.PayoutFile && line.MatchId == x.Id))
            .Select(x => new
            {
                x.Id,
                x.ProfileId,
                x.AmountFen,
                x.SentAt,
                Paid = db.PaymentOrders.Where(order => order.FileId == x.Id && (order.State == OrderState.Paid || order.State == OrderState.Recovered)).Sum(order => order.AmountFen),
            }).ToListAsync(ct);
        return rows.ConvertAll(x => new WaitingFile(x.Id, x.ProfileId, x.AmountFen, x.Paid, x.SentAt!.Value.ToLocalDay()));
    }

    private sealed record WaitingFile(Guid Id, Guid ProfileId, long AmountFen, long PaidFen, DateOnly SentOn);
}
