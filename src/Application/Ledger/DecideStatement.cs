using FluentValidation;
using MediatR;
using Microsoft.EntityFrameworkCore;
using Resettlement.Application.Common;
using Resettlement.Domain.Access;
using Resettlement.Domain.Common;
using Resettlement.Domain.Ledger;

namespace Resettlement.Application.Ledger;

/// <summary>
/// Agrees that the statement is reconciled: every line is matched or explained, and what is unmatched and the difference are those that were seen.
/// Interest and charges of its lines are booked. Not by the one who brought it, nor by anybody who worked on its lines.
/// </summary>
[RequiresPermission(Permissions.Ledger.Confirm)]
[Idempotent]
public sealed record ConfirmStatementCommand(Guid Id, int UnmatchedLines, long DifferenceFen) : IRequest<Result<StatementDecided>>;

/// <summary>Takes the last statement of an account out again before it is confirmed.</summary>
[RequiresPermission(Permissions.Ledger.Write)]
[Idempotent]
public sealed record WithdrawStatementCommand(Guid Id, string Reason) : IRequest<Result<StatementDecided>>;

public sealed record StatementDecided(Guid Id, StatementState State, long? DifferenceFen, int Version);

internal sealed class WithdrawStatementValidator : AbstractValidator<WithdrawStatementCommand>
{
    public WithdrawStatementValidator() => RuleFor(x => x.Reason).Must(ReasonShape.IsShort).WithMessage(ReasonShape.ShortMessage);
}

internal sealed class ConfirmStatementHandler(IAppDbContext db, IEnumerable<IStatementCounterpart> counterparts, LedgerPostings ledger, ICurrentUser user, TimeProvider clock)
    : IRequestHandler<ConfirmStatementCommand, Result<StatementDecided>>
{
    public Task<Result<StatementDecided>> Handle(ConfirmStatementCommand command, CancellationToken ct) => db.InTransactionAsync<Result<StatementDecided>>(async token =>
    {
        var statement = await db.StatementsIn(user.ScopeOf(Permissions.Ledger.Confirm)).AsTracking().SingleOrDefaultAsync(x => x.Id == command.Id, token);
        if (statement is null)
        {
            return StatementErrors.NotFound;
        }

        if (await db.BankStatements.AnyAsync(x => x.AccountId == statement.AccountId && x.State == StatementState.Imported && x.Sequence < statement.Sequence, token))
        {
            return StatementErrors.EarlierOpen;
        }

        var lines = db.StatementLines.AsNoTracking().Where(x => x.StatementId == statement.Id && x.IsCurrent);
        var unmatched = await lines.Where(x => x.Match == null).GroupBy(x => x.Explanation == null)
            .Select(group => new { Unexplained = group.Key, Count = group.Count(), Fen = group.Sum(x => x.AmountFen) }).ToListAsync(token);
        var seen = await Reconciler.ComputeAsync(db, counterparts, statement.BookId, token);
        var verdict = new StatementVerdict(seen.BookFen, seen.BankFen, seen.DifferenceFen, unmatched.Sum(x => x.Count), unmatched.Sum(x => x.Fen));
        var workers = await lines.Where(x => x.WorkedBy != null).Select(x => x.WorkedBy!.Value).Distinct().ToListAsync(token);
        if (statement.Confirm(verdict, workers, user.Person, user.DisplayName, clock.GetUtcNow()).Error is { } refused)
        {
            return refused;
        }

        if (verdict.UnmatchedLines != command.UnmatchedLines || verdict.DifferenceFen != command.DifferenceFen)
        {
            return CommonErrors.Changed;
        }

        if (unmatched.Exists(x => x.Unexplained))
        {
            return StatementErrors.Unexplained;
        }

        // the version decides a race before anything is booked
        await db.SaveChangesAsync(token);
        if ((await BookAsync(statement, lines, token)).Error is { } unbooked)
        {
            return unbooked;
        }

        db.Record(new AuditNote("confirm-statement", nameof(BankStatement), statement.Id.ToString(), null,
            $"{statement.FileName}：账面 {new Money(verdict.BookFen)} 元，银行 {new Money(verdict.BankFen)} 元，差额 {new Money(verdict.DifferenceFen)} 元；未核对上 {verdict.UnmatchedLines} 笔 {new Money(verdict.UnmatchedFen)} 元"));
        await db.SaveChangesAsync(token);
        return new StatementDecided(statement.Id, statement.State, statement.DifferenceFen, statement.Version);
    }, ct);

    private async Task<Result> BookAsync(BankStatement statement, IQueryable<StatementLine> lines, CancellationToken ct)
    {
        var sums = await lines.Where(x => x.Match == LineMatch.Interest || x.Match == LineMatch.Charge).GroupBy(x => x.Match)
            .Select(group => new { Match = group.Key, Count = group.Count(), Fen = group.Sum(x => x.AmountFen) }).ToListAsync(ct);
        foreach (var sum in sums.OrderBy(x => x.Match))
        {
            var kind = sum.Match == LineMatch.Interest ? EntryKind.BankInterest : EntryKind.BankCharge;
            var memo = $"对账单 {statement.AccountName} {statement.From:yyyy-MM-dd}至{statement.To:yyyy-MM-dd}：{sum.Count} 笔";
            if ((await ledger.PostAsync(statement.BookId, kind, Math.Abs(sum.Fen), EntryReference.Statement, statement.Id, memo, ct)).Error is { } error)
            {
                return error;
            }
        }

        return Result.Success;
    }
}

internal sealed class WithdrawStatementHandler(IAppDbContext db, ICurrentUser user, TimeProvider clock) : IRequestHandler<WithdrawStatementCommand, Result<StatementDecided>>
{
    public Task<Result<StatementDecided>> Handle(WithdrawStatementCommand command, CancellationToken ct) => db.InTransactionAsync<Result<StatementDecided>>(async token =>
    {
        var statement = await db.StatementsIn(user.ScopeOf(Permissions.Ledger.Write)).AsTracking().SingleOrDefaultAsync(x => x.Id == command.Id, token);
        if (statement is null)
        {
            return StatementErrors.NotFound;
        }

        if (await db.BankStatements.AnyAsync(x => x.AccountId == statement.AccountId && x.State != StatementState.Withdrawn && x.Sequence > statement.Sequence, token))
        {
            return StatementErrors.LaterExists;
        }

        if (statement.Withdraw(ChineseText.Sentence(command.Reason), user.Person, user.DisplayName, clock.GetUtcNow()).Error is { } refused)
        {
            return refused;
        }

        await db.SaveChangesAsync(token);
        await db.StatementLines.Where(x => x.StatementId == statement.Id).ExecuteUpdateAsync(set => set.SetProperty(x => x.IsCurrent, false), token);
        return new StatementDecided(statement.Id, statement.State, null, statement.Version);
    }, ct);
}
