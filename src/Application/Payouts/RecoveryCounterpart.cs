using Microsoft.EntityFrameworkCore;
using Resettlement.Application.Common;
using Resettlement.Application.Ledger;
using Resettlement.Domain.Common;
using Resettlement.Domain.Ledger;
using Resettlement.Domain.Payouts;

namespace Resettlement.Application.Payouts;

/// <summary>What households have given back, as it arrives at the bank: whole, with the number of the case, or alone with its amount about that day.</summary>
internal sealed class RecoveryCounterpart(IAppDbContext db, TimeProvider clock) : IStatementCounterpart
{
    private const int Days = 10;
    private const int Most = 50;

    public LineMatch Match => LineMatch.Recovery;

    public int Order => 1;

    public async Task MatchAsync(Guid statementId, CancellationToken ct)
    {
        var now = clock.GetUtcNow();
        var named =
            from line in db.StatementLines
            join recovery in db.RecoveryCases on line.Reference equals recovery.Number
            where line.StatementId == statementId && line.IsCurrent && line.Match == null && line.AmountFen == recovery.AmountFen && recovery.BookId == line.BookId && recovery.State != RecoveryState.Rejected
                && !db.StatementLines.Any(other => other.IsCurrent && other.Match == LineMatch.Recovery && other.MatchId == recovery.Id)
                && !db.StatementLines.Any(other => other.StatementId == statementId && other.IsCurrent && other.Reference == line.Reference && other.AmountFen == line.AmountFen && other.Line < line.Line)
            select new { line, recovery };
        await named.ExecuteUpdateAsync(set => set
            .SetProperty(x => x.line.Match, LineMatch.Recovery)
            .SetProperty(x => x.line.MatchId, x => x.recovery.Id)
            .SetProperty(x => x.line.Rule, MatchRule.OurNumber)
            .SetProperty(x => x.line.WorkedAt, now), ct);

        // cases are handled one by one by people; those that the bank has not shown are few
        var pairs = (await (
            from line in db.StatementLines.AsNoTracking()
            where line.StatementId == statementId && line.IsCurrent && line.Match == null && line.Reference == null
            join recovery in Open() on new { line.BookId, line.AmountFen } equals new { recovery.BookId, recovery.AmountFen }
            select new { Line = line.Id, Case = recovery.Id, line.Day, recovery.ReceivedOn }).ToListAsync(ct)).FindAll(x => Math.Abs(x.Day.DayNumber - x.ReceivedOn.DayNumber) <= Days);
        foreach (var pair in pairs.Where(pair => pairs.Count(x => x.Line == pair.Line || x.Case == pair.Case) == 1))
        {
            await db.StatementLines.Where(x => x.Id == pair.Line).ExecuteUpdateAsync(set => set
                .SetProperty(x => x.Match, LineMatch.Recovery).SetProperty(x => x.MatchId, pair.Case).SetProperty(x => x.Rule, MatchRule.AmountAndDay).SetProperty(x => x.WorkedAt, now), ct);
        }
    }

    public async Task<IReadOnlyList<CounterpartSum>> ListOpenAsync(Guid bookId, CancellationToken ct)
    {
        var bank = await db.StatementLines.AsNoTracking().Where(x => x.BookId == bookId && x.IsCurrent && x.Match == LineMatch.Recovery).GroupBy(x => x.MatchId!.Value)
            .Select(group => new { Id = group.Key, Fen = group.Sum(x => x.AmountFen) }).ToDictionaryAsync(x => x.Id, x => x.Fen, ct);
        var rows = await db.RecoveryCases.AsNoTracking().Where(x => x.BookId == bookId).Select(x => new { x.Id, x.Number, x.ReceivedOn, x.AmountFen, x.State }).ToListAsync(ct);
        return [.. rows.OrderBy(x => x.Number, StringComparer.Ordinal).Select(x => new CounterpartSum(Match, x.Id, x.Number, x.ReceivedOn, x.State == RecoveryState.Confirmed ? x.AmountFen : 0,
            bank.GetValueOrDefault(x.Id), x.State == RecoveryState.Requested ? x.AmountFen : 0, "/payouts/recoveries")).Where(x => x.BookFen != x.BankFen || x.OnTheWayFen != 0)];
    }

    public async Task<IReadOnlyList<StatementTarget>> ListTargetsAsync(Guid bookId, long amountFen, CancellationToken ct) =>
        await Open().Where(x => x.BookId == bookId && x.AmountFen == amountFen).OrderByDescending(x => x.ReceivedOn).ThenBy(x => x.Id).Take(Most)
            .Select(x => new StatementTarget(LineMatch.Recovery, x.Id, x.Number, x.ReceivedOn, x.AmountFen)).ToListAsync(ct);

    public async Task<Result> FitsAsync(Guid bookId, long amountFen, Guid id, CancellationToken ct) =>
        await Open().AnyAsync(x => x.BookId == bookId && x.Id == id && x.AmountFen == amountFen, ct) ? Result.Success : StatementErrors.TargetUnfit;

    private IQueryable<RecoveryCase> Open() => db.RecoveryCases.AsNoTracking().Where(x => x.State != RecoveryState.Rejected
        && !db.StatementLines.Any(line => line.IsCurrent && line.Match == LineMatch.Recovery && line.MatchId == x.Id));
}
