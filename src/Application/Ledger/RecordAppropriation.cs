using FluentValidation;
using MediatR;
using Microsoft.EntityFrameworkCore;
using Resettlement.Application.Common;
using Resettlement.Domain.Access;
using Resettlement.Domain.Common;
using Resettlement.Domain.Ledger;

namespace Resettlement.Application.Ledger;

/// <summary>Records money that arrived in the account of the fund; it counts when another person has confirmed it.</summary>
[RequiresPermission(Permissions.Ledger.Write)]
[Idempotent]
public sealed record RecordAppropriationCommand(Guid BookId, string DocumentNumber, DateOnly ReceivedOn, long AmountFen, string? Memo) : IRequest<Result<AppropriationChanged>>;

public sealed record AppropriationChanged(Guid Id, AppropriationState State, int Version);

internal sealed class RecordAppropriationValidator : AbstractValidator<RecordAppropriationCommand>
{
    public RecordAppropriationValidator()
    {
        RuleFor(x => x.DocumentNumber).Must(x => ChineseText.Normalise(x).Length is >= 2 and <= 60).WithMessage("请填写拨款文号（2至60个字）。");
        RuleFor(x => x.AmountFen).LessThanOrEqualTo(9_000_000_000_000).WithMessage("金额过大，请核对是否多写了位数。");
        RuleFor(x => x.Memo).MaximumLength(200).WithMessage("备注最多200个字。");
    }
}

internal sealed class RecordAppropriationHandler(IAppDbContext db, ICurrentUser user, TimeProvider clock) : IRequestHandler<RecordAppropriationCommand, Result<AppropriationChanged>>
{
    public async Task<Result<AppropriationChanged>> Handle(RecordAppropriationCommand command, CancellationToken ct)
    {
        if (!await db.SeesBookAsync(user.ScopeOf(Permissions.Ledger.Write), command.BookId, ct))
        {
            return LedgerErrors.BookNotFound;
        }

        var number = ChineseText.Normalise(command.DocumentNumber);
        if (await db.Appropriations.AnyAsync(x => x.BookId == command.BookId && x.DocumentNumber == number && x.State != AppropriationState.Rejected && x.State != AppropriationState.Reversed, ct))
        {
            return LedgerErrors.DocumentTaken;
        }

        var recorded = Appropriation.Record(command.BookId, number, command.ReceivedOn, command.AmountFen, ChineseText.Normalise(command.Memo), clock.LocalToday(), user.Person, user.DisplayName, clock.GetUtcNow());
        if (recorded.Error is { } error)
        {
            return error;
        }

        db.Appropriations.Add(recorded.Value);
        await db.SaveChangesAsync(ct);
        return new AppropriationChanged(recorded.Value.Id, recorded.Value.State, recorded.Value.Version);
    }
}
