using MediatR;
using Microsoft.EntityFrameworkCore;
using Resettlement.Application.Common;
using Resettlement.Domain.Access;
using Resettlement.Domain.Common;
using Resettlement.Domain.Ledger;

namespace Resettlement.Application.Ledger;

/// <summary>Statements of a book, newest first.</summary>
[RequiresPermission(Permissions.Ledger.Read)]
public sealed record ListStatementsQuery(Guid BookId, StatementState? State, PageRequest Page) : IRequest<Result<Page<StatementRow>>>;

/// <summary>One statement.</summary>
[RequiresPermission(Permissions.Ledger.Read)]
public sealed record GetStatementQuery(Guid Id) : IRequest<Result<StatementRow>>;

/// <summary>Lines of a statement in their order; the sum is over all pages.</summary>
[RequiresPermission(Permissions.Ledger.Read)]
public sealed record ListStatementLinesQuery(Guid Id, bool? Matched, string? Search, PageRequest Page) : IRequest<Result<Page<StatementLineRow>>>;

/// <summary>What a line may be matched with by hand.</summary>
[RequiresPermission(Permissions.Ledger.Read)]
public sealed record ListStatementTargetsQuery(Guid LineId) : IRequest<Result<IReadOnlyList<StatementTarget>>>;

/// <param name="FoundLaterLines">Lines that were explained when it was confirmed and were found out afterwards, by two people; their sum is <paramref name="FoundLaterFen"/>.</param>
/// <param name="Unmatched">Lines that are matched with nothing; of these <paramref name="Unexplained"/> have no reason either.</param>
public sealed record StatementRow(
    Guid Id, Guid BookId, string AccountName, string AccountNumber, int Sequence, DateOnly From, DateOnly To, long OpeningFen, long ClosingFen, string FileName, string Sha256, StatementFormat Format,
    int Lines, int KnownLines, long InFen, long OutFen, int Unmatched, int Unexplained, long UnmatchedFen, StatementState State, string ImportedByName, DateTimeOffset ImportedAt,
    string? DecidedByName, DateTimeOffset? DecidedAt, string? WithdrawnReason, long? BookFen, long? BankFen, long? DifferenceFen, int FoundLaterLines, long FoundLaterFen, bool IsOwn,
    int Version);

public sealed record StatementLineRow(
    Guid Id, Guid StatementId, int Line, DateOnly Day, long AmountFen, long? BalanceFen, string Serial, string? Reference, string Memo, string Counterpart, LineMatch? Match, Guid? MatchId, Guid? OrderId,
    MatchRule? Rule, string? WorkedByName, DateTimeOffset? WorkedAt, string? Explanation);

internal sealed class ListStatementsHandler(IAppDbContext db, ICurrentUser user) : IRequestHandler<ListStatementsQuery, Result<Page<StatementRow>>>
{
    public async Task<Result<Page<StatementRow>>> Handle(ListStatementsQuery query, CancellationToken ct)
    {
        if (!await db.SeesBookAsync(user.ScopeOf(Permissions.Ledger.Read), query.BookId, ct))
        {
            return LedgerErrors.BookNotFound;
        }

        var found = db.BankStatements.AsNoTracking().Where(x => x.BookId == query.BookId && (query.State == null || x.State == query.State));
        var total = await found.CountAsync(ct);
        var rows = await found.OrderByDescending(x => x.ImportedAt).ThenBy(x => x.Id).Skip(query.Page.Skip).Take(query.Page.Take).Rows(db, user.Person).ToListAsync(ct);
        return query.Page.Of(rows, total);
    }
}

internal sealed class GetStatementHandler(IAppDbContext db, ICurrentUser user) : IRequestHandler<GetStatementQuery, Result<StatementRow>>
{
    public async Task<Result<StatementRow>> Handle(GetStatementQuery query, CancellationToken ct) =>
        await db.StatementsIn(user.ScopeOf(Permissions.Ledger.Read)).AsNoTracking().Where(x => x.Id == query.Id).Rows(db, user.Person).SingleOrDefaultAsync(ct) is { } row ? row : StatementErrors.NotFound;
}

internal sealed class ListStatementLinesHandler(IAppDbContext db, ICurrentUser user) : IRequestHandler<ListStatementLinesQuery, Result<Page<StatementLineRow>>>
{
    public async Task<Result<Page<StatementLineRow>>> Handle(ListStatementLinesQuery query, CancellationToken ct)
    {
        if (!await db.StatementsIn(user.ScopeOf(Permissions.Ledger.Read)).AnyAsync(x => x.Id == query.Id, ct))
        {
            return StatementErrors.NotFound;
        }

        var lines = db.StatementLines.AsNoTracking().Where(x => x.StatementId == query.Id);
        if (query.Matched is { } matched)
        {
            lines = lines.Where(x => (x.Match != null) == matched);
        }

        if (ChineseText.Normalise(query.Search) is { Length: > 0 } words)
        {
            lines = lines.Where(x => x.Memo.Contains(words) || x.Counterpart.Contains(words) || x.Reference == words || x.Serial == words);
        }

        var all = await lines.GroupBy(_ => 1).Select(group => new { Count = group.Count(), Sum = group.Sum(x => x.AmountFen) }).SingleOrDefaultAsync(ct);
        var rows = await lines.OrderBy(x => x.Line).ThenBy(x => x.Id).Skip(query.Page.Skip).Take(query.Page.Take)
            .Select(x => new StatementLineRow(x.Id, x.StatementId, x.Line, x.Day, x.AmountFen, x.BalanceFen, x.Serial, x.Reference, x.Memo, x.Counterpart, x.Match, x.MatchId, x.OrderId, x.Rule,
                x.WorkedByName, x.WorkedAt, x.Explanation)).ToListAsync(ct);
        return query.Page.Of(rows, all?.Count ?? 0, all?.Sum ?? 0);
    }
}

internal sealed class ListStatementTargetsHandler(IAppDbContext db, IEnumerable<IStatementCounterpart> counterparts, ICurrentUser user)
    : IRequestHandler<ListStatementTargetsQuery, Result<IReadOnlyList<StatementTarget>>>
{
    public async Task<Result<IReadOnlyList<StatementTarget>>> Handle(ListStatementTargetsQuery query, CancellationToken ct)
    {
        var books = db.BooksIn(user.ScopeOf(Permissions.Ledger.Read));
        if (await db.StatementLines.AsNoTracking().SingleOrDefaultAsync(x => x.Id == query.LineId && books.Any(book => book.Id == x.BookId), ct) is not { } line)
        {
            return StatementErrors.LineNotFound;
        }

        var targets = new List<StatementTarget>();
        foreach (var counterpart in counterparts.OrderBy(x => x.Match))
        {
            targets.AddRange(await counterpart.ListTargetsAsync(line.BookId, line.AmountFen, ct));
        }

        return targets;
    }
}

internal static class StatementRows
{
    public static IQueryable<BankStatement> StatementsIn(this IAppDbContext db, AccessScope scope) => db.BankStatements.Where(_ => scope.WholeCounty);

    public static IQueryable<StatementRow> Rows(this IQueryable<BankStatement> statements, IAppDbContext db, PersonKey me) => statements.Select(x => new StatementRow(
        x.Id, x.BookId, x.AccountName, x.AccountMasked, x.Sequence, x.From, x.To, x.OpeningFen, x.ClosingFen, x.FileName, x.Sha256, x.Format, x.Lines, x.KnownLines, x.InFen, x.OutFen,
        db.StatementLines.Count(line => line.StatementId == x.Id && line.IsCurrent && line.Match == null),
        db.StatementLines.Count(line => line.StatementId == x.Id && line.IsCurrent && line.Match == null && line.Explanation == null),
        db.StatementLines.Where(line => line.StatementId == x.Id && line.IsCurrent && line.Match == null).Sum(line => line.AmountFen),
        x.State, x.ImportedByName, x.ImportedAt, x.DecidedByName, x.DecidedAt, x.WithdrawnReason, x.BookFen, x.BankFen, x.DifferenceFen, x.FoundLaterLines, x.FoundLaterFen, x.ImportedBy == me, x.Version));
}
