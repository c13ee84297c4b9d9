using MediatR;
using Microsoft.EntityFrameworkCore;
using Resettlement.Application.Common;
using Resettlement.Domain.Access;
using Resettlement.Domain.Common;
using Resettlement.Domain.Ledger;

namespace Resettlement.Application.Ledger;

/// <summary>The bank deposit of the book beside what the banks say, and everything that explains the difference.</summary>
[RequiresPermission(Permissions.Ledger.Read)]
public sealed record GetReconciliationQuery(Guid BookId) : IRequest<Result<Reconciliation>>;

/// <param name="DifferenceFen">Bank less book.</param>
/// <param name="OpeningFen">What the accounts held when their first statements began.</param>
/// <param name="UnmatchedFen">Sum of the lines that are matched with nothing.</param>
/// <param name="UnbookedFen">Interest and charges of statements that are not confirmed yet.</param>
/// <param name="ItemsFen">Sum of the differences of <paramref name="Items"/>.</param>
/// <param name="RestFen">What is explained by none of these; anything but zero is a defect.</param>
public sealed record Reconciliation(
    Guid BookId, long BookFen, long BankFen, long DifferenceFen, long OpeningFen, int UnmatchedLines, long UnmatchedFen, long UnbookedFen, long ItemsFen, long RestFen, long OnTheWayFen,
    IReadOnlyList<ReconciledAccount> Accounts, IReadOnlyList<ReconciliationItem> Items);

/// <param name="LastDay">Until when the bank has told.</param>
public sealed record ReconciledAccount(Guid AccountId, string Name, string AccountNumber, long OpeningFen, long ClosingFen, DateOnly LastDay, int Statements, int WaitingStatements);

/// <param name="DifferenceFen">Bank less book.</param>
/// <param name="OnTheWayFen">Promised and in neither: sent to the bank without an answer, recorded without confirmation.</param>
public sealed record ReconciliationItem(LineMatch Match, Guid Id, string Title, DateOnly Day, long BookFen, long BankFen, long DifferenceFen, long OnTheWayFen, string Link);

internal sealed class GetReconciliationHandler(IAppDbContext db, IEnumerable<IStatementCounterpart> counterparts, ICurrentUser user) : IRequestHandler<GetReconciliationQuery, Result<Reconciliation>>
{
    public async Task<Result<Reconciliation>> Handle(GetReconciliationQuery query, CancellationToken ct) =>
        await db.SeesBookAsync(user.ScopeOf(Permissions.Ledger.Read), query.BookId, ct) ? await Reconciler.ComputeAsync(db, counterparts, query.BookId, ct) : LedgerErrors.BookNotFound;
}

/// <summary>The one computation behind the page, the confirmation and the verify command.</summary>
public static class Reconciler
{
    public static async Task<Reconciliation> ComputeAsync(IAppDbContext db, IEnumerable<IStatementCounterpart> counterparts, Guid bookId, CancellationToken ct)
    {
        ArgumentNullException.ThrowIfNull(db);
        ArgumentNullException.ThrowIfNull(counterparts);
        var book = await db.LedgerBalances.AsNoTracking().Where(x => x.BookId == bookId).Select(x => x.BankFen).SingleAsync(ct);
        // a statement per account and month: few rows
        var statements = await db.BankStatements.AsNoTracking().Where(x => x.BookId == bookId && x.State != StatementState.Withdrawn)
            .Select(x => new { x.AccountId, x.AccountName, x.AccountMasked, x.Sequence, x.OpeningFen, x.ClosingFen, x.To, x.State }).ToListAsync(ct);
        var accounts = statements.GroupBy(x => x.AccountId).Select(group =>
        {
            var (first, last) = (group.MinBy(x => x.Sequence)!, group.MaxBy(x => x.Sequence)!);
            return new ReconciledAccount(group.Key, last.AccountName, last.AccountMasked, first.OpeningFen, last.ClosingFen, group.Max(x => x.To), group.Count(), group.Count(x => x.State == StatementState.Imported));
        }).OrderBy(x => x.Name, StringComparer.Ordinal).ThenBy(x => x.AccountId).ToList();

        var lines = db.StatementLines.AsNoTracking().Where(x => x.BookId == bookId && x.IsCurrent);
        var unmatched = await lines.Where(x => x.Match == null).GroupBy(_ => 1).Select(group => new { Count = group.Count(), Fen = group.Sum(x => x.AmountFen) }).SingleOrDefaultAsync(ct);
        var unbooked = await lines.Where(x => (x.Match == LineMatch.Interest || x.Match == LineMatch.Charge)
            && db.BankStatements.Any(statement => statement.Id == x.StatementId && statement.State == StatementState.Imported)).SumAsync(x => x.AmountFen, ct);

        var items = new List<ReconciliationItem>();
        foreach (var counterpart in counterparts.OrderBy(x => x.Match))
        {
            items.AddRange((await counterpart.ListOpenAsync(bookId, ct)).Select(x => new ReconciliationItem(x.Match, x.Id, x.Title, x.Day, x.BookFen, x.BankFen, x.BankFen - x.BookFen, x.OnTheWayFen, x.Link)));
        }

        var (bank, opening) = (accounts.Sum(x => x.ClosingFen), accounts.Sum(x => x.OpeningFen));
        var (difference, explained) = (bank - book, opening + (unmatched?.Fen ?? 0) + unbooked + items.Sum(x => x.DifferenceFen));
        return new(bookId, book, bank, difference, opening, unmatched?.Count ?? 0, unmatched?.Fen ?? 0, unbooked, items.Sum(x => x.DifferenceFen), difference - explained, items.Sum(x => x.OnTheWayFen), accounts, items);
    }
}
