using FluentValidation;
using MediatR;
using Microsoft.EntityFrameworkCore;
using Resettlement.Application.Common;
using Resettlement.Domain.Access;
using Resettlement.Domain.Common;
using Resettlement.Domain.Ledger;

namespace Resettlement.Application.Ledger;

/// <summary>Opens the book of a fund, empty.</summary>
[RequiresPermission(Permissions.Ledger.Write)]
[Idempotent]
public sealed record OpenLedgerBookCommand(FundKind Fund, string Name) : IRequest<Result<LedgerBookOpened>>;

public sealed record LedgerBookOpened(Guid Id, FundKind Fund, string Name);

internal sealed class OpenLedgerBookValidator : AbstractValidator<OpenLedgerBookCommand>
{
    public OpenLedgerBookValidator()
    {
        RuleFor(x => x.Fund).IsInEnum().WithMessage("资金不在可选范围内。");
        RuleFor(x => x.Name).Must(x => ChineseText.Normalise(x).Length is >= 2 and <= 60).WithMessage("请填写账簿名称（2至60个字）。");
    }
}

internal sealed class OpenLedgerBookHandler(IAppDbContext db, ICurrentUser user, TimeProvider clock) : IRequestHandler<OpenLedgerBookCommand, Result<LedgerBookOpened>>
{
    public async Task<Result<LedgerBookOpened>> Handle(OpenLedgerBookCommand command, CancellationToken ct)
    {
        if (!user.ScopeOf(Permissions.Ledger.Write).WholeCounty)
        {
            return LedgerErrors.BookNotFound;
        }

        if (await db.LedgerBooks.AnyAsync(x => x.Fund == command.Fund, ct))
        {
            return LedgerErrors.BookExists;
        }

        var book = LedgerBook.Open(command.Fund, ChineseText.Normalise(command.Name), clock.LocalToday());
        db.LedgerBooks.Add(book);
        db.LedgerBalances.Add(new LedgerBalance { BookId = book.Id, BankFen = 0, PayableFen = 0, AvailableFen = 0 });
        await db.SaveChangesAsync(ct);
        return new LedgerBookOpened(book.Id, book.Fund, book.Name);
    }
}
