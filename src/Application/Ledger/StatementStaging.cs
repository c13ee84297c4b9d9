using Microsoft.EntityFrameworkCore;
using Resettlement.Application.Common;
using Resettlement.Domain.Common;
using Resettlement.Domain.Ledger;

namespace Resettlement.Application.Ledger;

/// <summary>Stores the lines of a statement and judges the whole: sums, repeats, and that it begins where the one before ended. Any fault refuses the file.</summary>
internal sealed class StatementStaging(IAppDbContext db, IBulkWriter bulk)
{
    public async Task<Result<StatementTotals>> StageAsync(BankStatement statement, StatementFile file, long? previousClosingFen, CancellationToken ct)
    {
        var sum = 0L;
        try
        {
            var alike = new Dictionary<string, int>(StringComparer.Ordinal);
            await bulk.InsertAsync(file.Lines().Select(line =>
            {
                sum = checked(sum + line.AmountFen);
                return Row(statement, line, alike);
            }), ct);
        }
        catch (StatementException fault)
        {
            return fault.Error;
        }

        if (file.Faults.Count > 0)
        {
            return StatementFileErrors.Refused(file.Faults);
        }

        if (checked(statement.OpeningFen + sum) != statement.ClosingFen)
        {
            return StatementErrors.NotBalanced(statement.OpeningFen, sum, statement.ClosingFen);
        }

        return await SettleAsync(statement, previousClosingFen, ct);
    }

    private async Task<Result<StatementTotals>> SettleAsync(BankStatement statement, long? previousClosingFen, CancellationToken ct)
    {
        var lines = db.StatementLines.Where(x => x.StatementId == statement.Id);
        var twice = await lines.GroupBy(x => x.Identity).Where(group => group.Count() > 1).OrderBy(group => group.Max(x => x.Line)).Take(StatementFile.MaxFaults)
            .Select(group => new { First = group.Min(x => x.Line), Line = group.Max(x => x.Line) }).ToListAsync(ct);
        if (twice.Count > 0)
        {
            return StatementFileErrors.Refused(twice.ConvertAll(x => new StatementFault(x.Line, $"与第{x.First}行是同一笔（流水号、日期、金额相同）")));
        }

        // a list of its own, read once: asked line by line SQLite reads the whole table for each, since its index of current lines does not know a bare column as its condition
        var stored = db.StatementLines.Where(x => x.AccountId == statement.AccountId && x.IsCurrent && x.Day >= statement.From && x.Day <= statement.To).Select(x => x.Identity);
        var known = lines.Where(x => stored.Contains(x.Identity));
        var before = await known.GroupBy(_ => 1).Select(group => new { Count = group.Count(), Fen = group.Sum(x => x.AmountFen) }).SingleOrDefaultAsync(ct);
        var (knownCount, knownFen) = (before?.Count ?? 0, before?.Fen ?? 0);
        if (knownCount > 0 && knownCount == await lines.CountAsync(ct))
        {
            return StatementErrors.NothingNew;
        }

        if (previousClosingFen is { } closing && checked(statement.OpeningFen + knownFen) != closing)
        {
            return StatementErrors.NotContinuous(checked(closing - knownFen), statement.OpeningFen);
        }

        if (knownCount > 0)
        {
            await known.ExecuteDeleteAsync(ct);
        }

        await lines.ExecuteUpdateAsync(set => set.SetProperty(x => x.IsCurrent, true), ct);
        var sums = await lines.GroupBy(x => x.AmountFen > 0).Select(group => new { In = group.Key, Count = group.Count(), Fen = group.Sum(x => x.AmountFen) }).ToListAsync(ct);
        return new StatementTotals(sums.Sum(x => x.Count), knownCount, sums.Where(x => x.In).Sum(x => x.Fen), -sums.Where(x => !x.In).Sum(x => x.Fen));
    }

    private static StatementLine Row(BankStatement statement, StatementFileLine line, Dictionary<string, int> alike)
    {
        var identity = StatementLine.IdentityOf(line.Serial, line.Day, line.AmountFen, line.BalanceFen, line.Memo, line.Counterpart, 1);
        if (line.Serial.Length == 0)
        {
            var occurrence = alike[identity] = alike.GetValueOrDefault(identity) + 1;
            identity = StatementLine.IdentityOf(line.Serial, line.Day, line.AmountFen, line.BalanceFen, line.Memo, line.Counterpart, occurrence);
        }

        return new()
        {
            StatementId = statement.Id,
            BookId = statement.BookId,
            AccountId = statement.AccountId,
            Line = line.Line,
            Day = line.Day,
            AmountFen = line.AmountFen,
            BalanceFen = line.BalanceFen,
            Serial = line.Serial,
            Identity = identity,
            Reference = line.Reference,
            Memo = line.Memo,
            Counterpart = line.Counterpart,
            IsCurrent = false,
        };
    }
}

/// <summary>Lets every kind of thing match what it knows, the surest first.</summary>
internal sealed class StatementMatcher(IEnumerable<IStatementCounterpart> counterparts)
{
    public async Task MatchAsync(Guid statementId, CancellationToken ct)
    {
        foreach (var counterpart in counterparts.OrderBy(x => x.Order))
        {
            await counterpart.MatchAsync(statementId, ct);
        }
    }

    public IStatementCounterpart? Of(LineMatch match) => counterparts.SingleOrDefault(x => x.Match == match);

    public IEnumerable<IStatementCounterpart> All => counterparts.OrderBy(x => x.Order);
}
