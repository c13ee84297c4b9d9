using Microsoft.EntityFrameworkCore;
using Resettlement.Application.Common;
using Resettlement.Domain.Common;
using Resettlement.Domain.Ledger;

namespace Resettlement.Application.Ledger;

/// <summary>Appropriations as they arrive at the bank: whole, about the day they were recorded for.</summary>
internal sealed class AppropriationCounterpart(IAppDbContext db, TimeProvider clock) : IStatementCounterpart
{
    private const int Days = 7;
    private const int Most = 50;

    public LineMatch Match => LineMatch.Appropriation;

    public int Order => 3;

    public async Task MatchAsync(Guid statementId, CancellationToken ct)
    {
        // as many as the county was given money in a while, not as many as people
        var pairs = await (
            from line in db.StatementLines.AsNoTracking()
            where line.StatementId == statementId && line.IsCurrent && line.Match == null && line.AmountFen > 0
            join appropriation in Booked() on new { line.BookId, line.AmountFen } equals new { appropriation.BookId, appropriation.AmountFen }
            select new { line.Id, line.Day, line.Memo, AppropriationId = appropriation.Id, appropriation.DocumentNumber, appropriation.ReceivedOn }).ToListAsync(ct);
        var named = pairs.Where(x => ChineseText.Compact(x.Memo).Contains(ChineseText.Compact(x.DocumentNumber), StringComparison.Ordinal)).ToList();
        var near = pairs.Where(x => Math.Abs(x.Day.DayNumber - x.ReceivedOn.DayNumber) <= Days && !named.Exists(y => y.Id == x.Id || y.AppropriationId == x.AppropriationId));
        var now = clock.GetUtcNow();
        foreach (var (pair, rule) in named.Select(x => (x, MatchRule.OurNumber)).Concat(near.Select(x => (x, MatchRule.AmountAndDay))).ToList())
        {
            var rivals = rule == MatchRule.OurNumber ? named : near;
            if (rivals.Count(x => x.Id == pair.Id || x.AppropriationId == pair.AppropriationId) == 1)
            {
                await db.StatementLines.Where(x => x.Id == pair.Id).ExecuteUpdateAsync(set => set
                    .SetProperty(x => x.Match, LineMatch.Appropriation).SetProperty(x => x.MatchId, pair.AppropriationId).SetProperty(x => x.Rule, rule).SetProperty(x => x.WorkedAt, now), ct);
            }
        }
    }

    public async Task<IReadOnlyList<CounterpartSum>> ListOpenAsync(Guid bookId, CancellationToken ct)
    {
        var bank = await db.StatementLines.AsNoTracking().Where(x => x.BookId == bookId && x.IsCurrent && x.Match == LineMatch.Appropriation).GroupBy(x => x.MatchId!.Value)
            .Select(group => new { Id = group.Key, Fen = group.Sum(x => x.AmountFen) }).ToDictionaryAsync(x => x.Id, x => x.Fen, ct);
        var rows = await db.Appropriations.AsNoTracking().Where(x => x.BookId == bookId && x.State != AppropriationState.Rejected)
            .Select(x => new { x.Id, x.DocumentNumber, x.ReceivedOn, x.AmountFen, x.State }).ToListAsync(ct);
        return [.. rows.OrderBy(x => x.ReceivedOn).ThenBy(x => x.DocumentNumber, StringComparer.Ordinal)
            .Select(x => new CounterpartSum(Match, x.Id, x.DocumentNumber, x.ReceivedOn, x.State is AppropriationState.Confirmed or AppropriationState.ReversalRequested ? x.AmountFen : 0,
                bank.GetValueOrDefault(x.Id), x.State == AppropriationState.Recorded ? x.AmountFen : 0, "/ledger/appropriations"))
            .Where(x => x.BookFen != x.BankFen || x.OnTheWayFen != 0)];
    }

    public async Task<IReadOnlyList<StatementTarget>> ListTargetsAsync(Guid bookId, long amountFen, CancellationToken ct) =>
        await Booked().Where(x => x.BookId == bookId && x.AmountFen == amountFen).OrderByDescending(x => x.ReceivedOn).ThenBy(x => x.Id).Take(Most)
            .Select(x => new StatementTarget(LineMatch.Appropriation, x.Id, x.DocumentNumber, x.ReceivedOn, x.AmountFen)).ToListAsync(ct);

    public async Task<Result> FitsAsync(Guid bookId, long amountFen, Guid id, CancellationToken ct) =>
        await Booked().AnyAsync(x => x.BookId == bookId && x.Id == id && x.AmountFen == amountFen, ct) ? Result.Success : StatementErrors.TargetUnfit;

    /// <summary>In the book and not yet found at the bank.</summary>
    private IQueryable<Appropriation> Booked() => db.Appropriations.AsNoTracking().Where(x => (x.State == AppropriationState.Confirmed || x.State == AppropriationState.ReversalRequested)
        && !db.StatementLines.Any(line => line.IsCurrent && line.Match == LineMatch.Appropriation && line.MatchId == x.Id));
}
