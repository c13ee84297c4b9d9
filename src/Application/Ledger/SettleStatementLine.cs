using FluentValidation;
using MediatR;
using Microsoft.EntityFrameworkCore;
using Resettlement.Application.Common;
using Resettlement.Domain.Access;
using Resettlement.Domain.Common;
using Resettlement.Domain.Ledger;

namespace Resettlement.Application.Ledger;

/// <summary>
/// Says by hand what a line is: matched with something, with a reason where nothing here stands for it, or open again when neither is given.
/// Interest and charges need no target: they are booked when the statement is confirmed.
/// </summary>
[RequiresPermission(Permissions.Ledger.Write)]
[Idempotent]
public sealed record SettleStatementLineCommand(Guid LineId, LineMatch? Match, Guid? TargetId, string? Explanation) : IRequest<Result<StatementLineSettled>>;

/// <summary>Looks once more for what the open lines are: results were taken in, recoveries booked meanwhile.</summary>
[RequiresPermission(Permissions.Ledger.Write)]
[Idempotent]
public sealed record RematchStatementCommand(Guid Id) : IRequest<Result<StatementRematched>>;

public sealed record StatementLineSettled(Guid LineId, Guid StatementId, LineMatch? Match, Guid? TargetId, string? Explanation, int Version);

public sealed record StatementRematched(Guid Id, int Matched, int Unmatched, int Version);

internal sealed class SettleStatementLineValidator : AbstractValidator<SettleStatementLineCommand>
{
    public SettleStatementLineValidator()
    {
        RuleFor(x => x.Match).IsInEnum().WithMessage("对应业务不在可选范围内。");
        RuleFor(x => x.Explanation).Must(x => string.IsNullOrEmpty(x) || ReasonShape.IsShort(x)).WithMessage(ReasonShape.ShortMessage);
    }
}

internal sealed class SettleStatementLineHandler(IAppDbContext db, StatementMatcher matcher, ICurrentUser user, TimeProvider clock) : IRequestHandler<SettleStatementLineCommand, Result<StatementLineSettled>>
{
    public Task<Result<StatementLineSettled>> Handle(SettleStatementLineCommand command, CancellationToken ct) => db.InTransactionAsync<Result<StatementLineSettled>>(async token =>
    {
        var books = db.BooksIn(user.ScopeOf(Permissions.Ledger.Write));
        var line = await db.StatementLines.AsNoTracking().SingleOrDefaultAsync(x => x.Id == command.LineId && books.Any(book => book.Id == x.BookId), token);
        if (line is null)
        {
            return StatementErrors.LineNotFound;
        }

        var statement = await db.BankStatements.AsTracking().SingleAsync(x => x.Id == line.StatementId, token);
        if (statement.Work().Error is { } decided)
        {
            return decided;
        }

        // the version of the statement decides between two who work on its lines
        await db.SaveChangesAsync(token);
        var target = command.Match is LineMatch.Interest or LineMatch.Charge ? null : command.TargetId;
        if (command.Match is { } match && (await FitsAsync(line, match, target, token)).Error is { } unfit)
        {
            return unfit;
        }

        var (person, name, now, rule) = ((PersonKey?)user.Person, user.DisplayName, clock.GetUtcNow(), command.Match is null ? null : (MatchRule?)MatchRule.Hand);
        var why = ChineseText.Sentence(command.Explanation) is { Length: > 0 } text ? text : null;
        await db.StatementLines.Where(x => x.Id == line.Id).ExecuteUpdateAsync(set => set
            .SetProperty(x => x.Match, command.Match).SetProperty(x => x.MatchId, target).SetProperty(x => x.OrderId, (Guid?)null).SetProperty(x => x.Rule, rule)
            .SetProperty(x => x.Explanation, why).SetProperty(x => x.WorkedBy, person).SetProperty(x => x.WorkedByName, name).SetProperty(x => x.WorkedAt, now), token);
        db.Record(new AuditNote("settle-line", nameof(BankStatement), statement.Id.ToString(), null,
            $"第{line.Line}行 {new Money(line.AmountFen)} 元：{(command.Match is { } done ? StatementWords.Matches.WordOf(done) : why is null ? "取消核对" : "未核对上")} {why}".TrimEnd()));
        await db.SaveChangesAsync(token);
        return new StatementLineSettled(line.Id, statement.Id, command.Match, target, why, statement.Version);
    }, ct);

    private async Task<Result> FitsAsync(StatementLine line, LineMatch match, Guid? target, CancellationToken ct)
    {
        if (match is LineMatch.Interest or LineMatch.Charge)
        {
            return (match == LineMatch.Interest) == (line.AmountFen > 0) ? Result.Success : StatementErrors.TargetUnfit;
        }

        // what the line itself was matched with before is free for it
        await db.StatementLines.Where(x => x.Id == line.Id).ExecuteUpdateAsync(set => set.SetProperty(x => x.Match, (LineMatch?)null).SetProperty(x => x.MatchId, (Guid?)null).SetProperty(x => x.OrderId, (Guid?)null), ct);
        return target is not { } id ? StatementErrors.TargetMissing : matcher.Of(match) is not { } counterpart ? StatementErrors.TargetUnfit : await counterpart.FitsAsync(line.BookId, line.AmountFen, id, ct);
    }
}

internal sealed class RematchStatementHandler(IAppDbContext db, StatementMatcher matcher, ICurrentUser user) : IRequestHandler<RematchStatementCommand, Result<StatementRematched>>
{
    public Task<Result<StatementRematched>> Handle(RematchStatementCommand command, CancellationToken ct) => db.InTransactionAsync<Result<StatementRematched>>(async token =>
    {
        var statement = await db.StatementsIn(user.ScopeOf(Permissions.Ledger.Write)).AsTracking().SingleOrDefaultAsync(x => x.Id == command.Id, token);
        if (statement is null)
        {
            return StatementErrors.NotFound;
        }

        if (statement.Work().Error is { } decided)
        {
            return decided;
        }

        await db.SaveChangesAsync(token);
        var open = db.StatementLines.Where(x => x.StatementId == statement.Id && x.IsCurrent && x.Match == null);
        var before = await open.CountAsync(token);
        await matcher.MatchAsync(statement.Id, token);
        var after = await open.CountAsync(token);
        return new StatementRematched(statement.Id, before - after, after, statement.Version);
    }, ct);
}
