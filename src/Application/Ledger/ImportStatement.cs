using System.Text.Json.Serialization;
using MediatR;
using Microsoft.EntityFrameworkCore;
using Resettlement.Application.Common;
using Resettlement.Domain.Access;
using Resettlement.Domain.Common;
using Resettlement.Domain.Ledger;

namespace Resettlement.Application.Ledger;

/// <summary>
/// Takes in the statement of a bank: checked as a whole, then stored and matched in the same transaction or not at all.
/// The same file again changes nothing and gets the first answer; a line that an earlier statement brought is not stored again.
/// </summary>
/// <param name="Sha256">Of the content; with it the repeat is told from another file.</param>
[RequiresPermission(Permissions.Ledger.Write)]
[Idempotent]
public sealed record ImportStatementCommand(Guid BookId, string FileName, string Sha256, [property: JsonIgnore] Stream Content) : IRequest<Result<StatementImported>>;

/// <param name="Lines">New ones.</param>
/// <param name="KnownLines">Brought by an earlier statement.</param>
/// <param name="AlreadyApplied">The file had been taken in before; nothing changed now.</param>
public sealed record StatementImported(
    Guid Id, string FileName, string AccountName, string AccountNumber, DateOnly From, DateOnly To, long OpeningFen, long ClosingFen, int Lines, int KnownLines, long InFen, long OutFen, int Unmatched,
    string ImportedByName, DateTimeOffset ImportedAt, bool AlreadyApplied);

internal sealed class ImportStatementHandler(
    IAppDbContext db, IStatementReader reader, IBookAccounts accounts, StatementStaging staging, StatementMatcher matcher, ICurrentUser user, TimeProvider clock)
    : IRequestHandler<ImportStatementCommand, Result<StatementImported>>
{
    private const int MaxFileName = 200;

    public async Task<Result<StatementImported>> Handle(ImportStatementCommand command, CancellationToken ct)
    {
        if (!await db.SeesBookAsync(user.ScopeOf(Permissions.Ledger.Write), command.BookId, ct))
        {
            return LedgerErrors.BookNotFound;
        }

        if (await db.BankStatements.AsNoTracking().SingleOrDefaultAsync(x => x.BookId == command.BookId && x.Sha256 == command.Sha256 && x.State != StatementState.Withdrawn, ct) is { } known)
        {
            return await AnswerAsync(known, alreadyApplied: true, ct);
        }

        var opened = reader.Open(command.Content, command.FileName);
        if (opened.Error is { } unreadable)
        {
            return unreadable;
        }

        StatementFileHead head;
        try
        {
            head = opened.Value.Head();
        }
        catch (StatementException fault)
        {
            return fault.Error;
        }

        if (opened.Value.Faults.Count > 0)
        {
            return StatementFileErrors.Refused(opened.Value.Faults);
        }

        if (await accounts.FindAsync(command.BookId, head.AccountNumber, ct) is not { } account)
        {
            return StatementErrors.AccountUnknown;
        }

        return await db.InTransactionAsync<Result<StatementImported>>(async token =>
        {
            var previous = await db.BankStatements.AsNoTracking().Where(x => x.AccountId == account.Id && x.State != StatementState.Withdrawn).OrderByDescending(x => x.Sequence).FirstOrDefaultAsync(token);
            var name = Path.GetFileName(command.FileName);
            var statement = BankStatement.Start(
                new(command.BookId, account.Id, account.Name, account.Masked, (previous?.Sequence ?? 0) + 1, head.From!.Value, head.To!.Value, head.OpeningFen, head.ClosingFen),
                name.Length > MaxFileName ? name[^MaxFileName..] : name, command.Sha256, opened.Value.Format, user.Person, user.DisplayName, clock.GetUtcNow());
            // first of all: of two who bring statements of one account at once one waits here
            db.BankStatements.Add(statement);
            await db.SaveChangesAsync(token);

            var staged = await staging.StageAsync(statement, opened.Value, previous?.ClosingFen, token);
            if (staged.Error is { } refused)
            {
                return refused;
            }

            await matcher.MatchAsync(statement.Id, token);
            statement.Fill(staged.Value);
            db.Record(new AuditNote("import-statement", nameof(BankStatement), statement.Id.ToString(), null,
                $"{statement.FileName}：{statement.AccountName} {statement.AccountMasked}，{statement.From:yyyy-MM-dd}至{statement.To:yyyy-MM-dd}，新增 {statement.Lines} 笔，收入 {new Money(statement.InFen)} 元，支出 {new Money(statement.OutFen)} 元",
                statement.Lines, statement.Sha256));
            await db.SaveChangesAsync(token);
            return await AnswerAsync(statement, alreadyApplied: false, token);
        }, ct);
    }

    private async Task<StatementImported> AnswerAsync(BankStatement x, bool alreadyApplied, CancellationToken ct) => new(
        x.Id, x.FileName, x.AccountName, x.AccountMasked, x.From, x.To, x.OpeningFen, x.ClosingFen, x.Lines, x.KnownLines, x.InFen, x.OutFen,
        await db.StatementLines.CountAsync(line => line.StatementId == x.Id && line.IsCurrent && line.Match == null, ct), x.ImportedByName, x.ImportedAt, alreadyApplied);
}
