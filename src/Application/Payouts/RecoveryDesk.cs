using Microsoft.EntityFrameworkCore;
using Resettlement.Application.Common;
using Resettlement.Application.Ledger;
using Resettlement.Domain.Common;
using Resettlement.Domain.Ledger;
using Resettlement.Domain.Payouts;

namespace Resettlement.Application.Payouts;

/// <summary>What recovering a payment and recovering a claim have in common.</summary>
internal sealed class RecoveryDesk(IAppDbContext db, PayoutNumbers numbers, LedgerPostings ledger, IEnumerable<IPayoutSource> sources, ICurrentUser user, TimeProvider clock)
{
    public static RecoveryChanged Answer(RecoveryCase recovery) => new(recovery.Id, recovery.Number, recovery.SubjectId, recovery.State, recovery.Version);

    public Task<Result<RecoveryChanged>> RequestAsync(RecoverySubject subject, DateOnly receivedOn, string reason, string evidence, Guid? lineId, CancellationToken ct) =>
        db.InTransactionAsync<Result<RecoveryChanged>>(async token =>
        {
            if (await db.RecoveryCases.AnyAsync(x => x.SubjectId == subject.SubjectId && x.State != RecoveryState.Rejected, token))
            {
                return RecoveryErrors.Taken;
            }

            if (lineId is { } id && (await CheckLineAsync(id, subject, token)).Error is { } unfit)
            {
                return unfit;
            }

            var requested = RecoveryCase.Request(await numbers.NextAsync("recovery", "ZH", token), subject, receivedOn, ChineseText.Sentence(reason), ChineseText.Sentence(evidence), lineId, clock.LocalToday(),
                user.Person, user.DisplayName, clock.GetUtcNow());
            if (requested.Error is { } error)
            {
                return error;
            }

            db.RecoveryCases.Add(requested.Value);
            await db.SaveChangesAsync(token);
            return Answer(requested.Value);
        }, ct);

    /// <summary>In the transaction of the decision: what it was paid for first, then the books, then the line at the bank.</summary>
    public async Task<Result> BookAsync(RecoveryCase recovery, CancellationToken ct)
    {
        var source = sources.SingleOrDefault(x => x.Purpose == recovery.Purpose);
        if (recovery.Kind == RecoveryKind.Order)
        {
            var note = $"追回 {recovery.Number}";
            if (await db.PaymentOrders.Where(x => x.Id == recovery.SubjectId && x.State == OrderState.Paid)
                    .ExecuteUpdateAsync(set => set.SetProperty(x => x.State, OrderState.Recovered).SetProperty(x => x.Reason, note), ct) != 1)
            {
                return RecoveryErrors.NotPaid;
            }
        }
        else if (source is null)
        {
            return PayoutErrors.NoSource;
        }

        var memo = $"{recovery.Number} {recovery.HouseholdNumber} {recovery.Period}：{recovery.Evidence}";
        if ((await ledger.PostAsync(recovery.BookId, EntryKind.Recovery, recovery.AmountFen, EntryReference.Recovery, recovery.Id, memo, ct)).Error is { } unbooked)
        {
            return unbooked;
        }

        if (recovery.StatementLineId is { } lineId && (await MatchAsync(recovery, lineId, ct)).Error is { } unmatched)
        {
            return unmatched;
        }

        return source is null ? Result.Success : await source.RecoveredAsync(recovery, ct);
    }

    /// <summary>
    /// Who chose the line has worked on it, and so cannot confirm its statement; an automatic match may have found it first. Of a statement that is confirmed already the difference is opened
    /// again, by the two people of the case.
    /// </summary>
    private async Task<Result> MatchAsync(RecoveryCase recovery, Guid lineId, CancellationToken ct)
    {
        var line = await db.StatementLines.AsNoTracking().SingleOrDefaultAsync(x => x.Id == lineId && x.IsCurrent && x.BookId == recovery.BookId && x.AmountFen == recovery.AmountFen
            && (x.Match == null || (x.Match == LineMatch.Recovery && x.MatchId == recovery.Id)), ct);
        if (line is null)
        {
            return RecoveryErrors.LineUnfit;
        }

        if (line.Match is null)
        {
            var statement = await db.BankStatements.AsTracking().SingleAsync(x => x.Id == line.StatementId, ct);
            var workers = await db.StatementLines.Where(x => x.StatementId == statement.Id && x.WorkedBy != null).Select(x => x.WorkedBy!.Value).Distinct().ToListAsync(ct);
            if ((statement.State == StatementState.Confirmed ? statement.FindLater(line.AmountFen, workers, recovery.RequestedBy, user.Person) : statement.Work()).Error is { } error)
            {
                return error;
            }

            if (statement.State == StatementState.Confirmed)
            {
                db.Record(new AuditNote("find-later", nameof(BankStatement), statement.Id.ToString(), null,
                    $"第{line.Line}行 {new Money(line.AmountFen)} 元：复核后查明为追回 {recovery.Number}（登记 {recovery.RequestedByName}，同意 {user.DisplayName}）"));
            }

            // the version of the statement decides between two who work on its lines
            await db.SaveChangesAsync(ct);
        }

        var (person, name, now) = ((PersonKey?)recovery.RequestedBy, recovery.RequestedByName, clock.GetUtcNow());
        return await db.StatementLines.Where(x => x.Id == lineId && (x.Match == null || x.MatchId == recovery.Id))
            .ExecuteUpdateAsync(set => set.SetProperty(x => x.Match, LineMatch.Recovery).SetProperty(x => x.MatchId, recovery.Id).SetProperty(x => x.Rule, MatchRule.Hand)
                .SetProperty(x => x.WorkedBy, person).SetProperty(x => x.WorkedByName, name).SetProperty(x => x.WorkedAt, now), ct) == 1 ? Result.Success : RecoveryErrors.LineUnfit;
    }

    /// <summary>A free line of the same book and amount; of a confirmed statement not by who confirmed it.</summary>
    private async Task<Result> CheckLineAsync(Guid id, RecoverySubject subject, CancellationToken ct)
    {
        var line = await (
            from found in db.StatementLines.AsNoTracking()
            where found.Id == id && found.BookId == subject.BookId && found.IsCurrent && found.Match == null && found.AmountFen == subject.AmountFen
            join statement in db.BankStatements on found.StatementId equals statement.Id
            select new { statement.State, statement.DecidedBy }).SingleOrDefaultAsync(ct);
        return line is null ? RecoveryErrors.LineUnfit : line.State == StatementState.Confirmed && line.DecidedBy == user.Person ? StatementErrors.OwnStatement : Result.Success;
    }
}

/// <summary>Numbers that are given out once, by kind and year.</summary>
internal sealed class PayoutNumbers(IAppDbContext db, TimeProvider clock)
{
    /// <returns>As ZH2026-0001; the row of the counter is locked until the commit.</returns>
    public async Task<string> NextAsync(string kind, string prefix, CancellationToken ct)
    {
        var year = clock.LocalToday().Year;
        var key = $"{kind}-{year}";
        if (await db.PayoutCounters.Where(x => x.Key == key).ExecuteUpdateAsync(set => set.SetProperty(x => x.Last, x => x.Last + 1), ct) == 0)
        {
            // of two first ones of a year one is told to try again
            db.PayoutCounters.Add(new PayoutCounter { Key = key, Last = 1 });
            await db.SaveChangesAsync(ct);
        }

        var last = await db.PayoutCounters.AsNoTracking().Where(x => x.Key == key).Select(x => x.Last).SingleAsync(ct);
        return $"{prefix}{year}-{last:0000}";
    }
}
