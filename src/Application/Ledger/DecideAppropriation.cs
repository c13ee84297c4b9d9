using FluentValidation;
using MediatR;
using Microsoft.EntityFrameworkCore;
using Resettlement.Application.Common;
using Resettlement.Domain.Access;
using Resettlement.Domain.Common;
using Resettlement.Domain.Ledger;

namespace Resettlement.Application.Ledger;

/// <summary>Books an appropriation that another person recorded.</summary>
[RequiresPermission(Permissions.Ledger.Confirm)]
[Idempotent]
public sealed record ConfirmAppropriationCommand(Guid Id) : IRequest<Result<AppropriationChanged>>;

/// <summary>Sends it back; nothing is booked.</summary>
[RequiresPermission(Permissions.Ledger.Confirm)]
[Idempotent]
public sealed record RejectAppropriationCommand(Guid Id, string Reason) : IRequest<Result<AppropriationChanged>>;

/// <summary>Asks for a booked appropriation to be taken back, which another person decides.</summary>
[RequiresPermission(Permissions.Ledger.Write)]
[Idempotent]
public sealed record RequestAppropriationReversalCommand(Guid Id, string Reason) : IRequest<Result<AppropriationChanged>>;

/// <summary>Takes it back by an entry of the opposite kind, or leaves it booked.</summary>
[RequiresPermission(Permissions.Ledger.Confirm)]
[Idempotent]
public sealed record DecideAppropriationReversalCommand(Guid Id, bool Agreed) : IRequest<Result<AppropriationChanged>>;

internal sealed class RejectAppropriationValidator : AbstractValidator<RejectAppropriationCommand>
{
    public RejectAppropriationValidator() => RuleFor(x => x.Reason).Must(ReasonShape.IsShort).WithMessage(ReasonShape.ShortMessage);
}

internal sealed class RequestAppropriationReversalValidator : AbstractValidator<RequestAppropriationReversalCommand>
{
    public RequestAppropriationReversalValidator() => RuleFor(x => x.Reason).Must(ReasonShape.IsShort).WithMessage(ReasonShape.ShortMessage);
}

internal sealed class ConfirmAppropriationHandler(AppropriationDesk desk, ICurrentUser user, TimeProvider clock) : IRequestHandler<ConfirmAppropriationCommand, Result<AppropriationChanged>>
{
    public Task<Result<AppropriationChanged>> Handle(ConfirmAppropriationCommand command, CancellationToken ct) =>
        desk.ChangeAsync(command.Id, Permissions.Ledger.Confirm, x => x.Confirm(user.Person, user.DisplayName, clock.GetUtcNow()), EntryKind.Appropriation, ct);
}

internal sealed class RejectAppropriationHandler(AppropriationDesk desk, ICurrentUser user, TimeProvider clock) : IRequestHandler<RejectAppropriationCommand, Result<AppropriationChanged>>
{
    public Task<Result<AppropriationChanged>> Handle(RejectAppropriationCommand command, CancellationToken ct) =>
        desk.ChangeAsync(command.Id, Permissions.Ledger.Confirm, x => x.Reject(user.Person, user.DisplayName, ChineseText.Sentence(command.Reason), clock.GetUtcNow()), null, ct);
}

internal sealed class RequestAppropriationReversalHandler(AppropriationDesk desk, ICurrentUser user) : IRequestHandler<RequestAppropriationReversalCommand, Result<AppropriationChanged>>
{
    public Task<Result<AppropriationChanged>> Handle(RequestAppropriationReversalCommand command, CancellationToken ct) =>
        desk.ChangeAsync(command.Id, Permissions.Ledger.Write, x => x.RequestReversal(user.Person, user.DisplayName, ChineseText.Sentence(command.Reason)), null, ct);
}

internal sealed class DecideAppropriationReversalHandler(AppropriationDesk desk, ICurrentUser user, TimeProvider clock)
    : IRequestHandler<DecideAppropriationReversalCommand, Result<AppropriationChanged>>
{
    public Task<Result<AppropriationChanged>> Handle(DecideAppropriationReversalCommand command, CancellationToken ct) =>
        desk.ChangeAsync(command.Id, Permissions.Ledger.Confirm, x => x.DecideReversal(command.Agreed, user.Person, user.DisplayName, clock.GetUtcNow()),
            command.Agreed ? EntryKind.AppropriationReversed : null, ct);
}

/// <summary>Changes an appropriation and books what the change means, in one transaction.</summary>
internal sealed class AppropriationDesk(IAppDbContext db, ICurrentUser user, LedgerPostings ledger)
{
    public Task<Result<AppropriationChanged>> ChangeAsync(Guid id, string permission, Func<Appropriation, Result> change, EntryKind? entry, CancellationToken ct) =>
        db.InTransactionAsync<Result<AppropriationChanged>>(async token =>
        {
            var books = db.BooksIn(user.ScopeOf(permission));
            var appropriation = await db.Appropriations.AsTracking().SingleOrDefaultAsync(x => x.Id == id && books.Any(book => book.Id == x.BookId), token);
            if (appropriation is null)
            {
                return LedgerErrors.AppropriationNotFound;
            }

            if (change(appropriation).Error is { } error)
            {
                return error;
            }

            // the version decides a race before anything is booked
            await db.SaveChangesAsync(token);
            if (entry is { } kind)
            {
                var posted = await ledger.PostAsync(appropriation.BookId, kind, appropriation.AmountFen, EntryReference.Appropriation, appropriation.Id, $"{appropriation.DocumentNumber} {appropriation.Memo}".TrimEnd(), token);
                if (posted.Error is { } refused)
                {
                    return refused;
                }
            }

            return new AppropriationChanged(appropriation.Id, appropriation.State, appropriation.Version);
        }, ct);
}
