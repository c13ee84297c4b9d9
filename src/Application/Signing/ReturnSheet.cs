using FluentValidation;
using MediatR;
using Microsoft.EntityFrameworkCore;
using Resettlement.Application.Common;
using Resettlement.Domain.Access;
using Resettlement.Domain.Common;
using Resettlement.Domain.Signing;

namespace Resettlement.Application.Signing;

/// <summary>Sends what was to be signed back, with the reason, instead of signing it.</summary>
[Idempotent]
[RequiresPermission(Permissions.Signing.Sign)]
public sealed record ReturnSheetCommand(Guid Id, string Reason) : IRequest<Result<SheetReturned>>;

public sealed record SheetReturned(Guid Id, SheetState State);

internal sealed class ReturnSheetValidator : AbstractValidator<ReturnSheetCommand>
{
    public ReturnSheetValidator() => RuleFor(x => x.Reason).Must(x => !string.IsNullOrWhiteSpace(x)).WithMessage("请填写退回原因。").MaximumLength(200).WithMessage("退回原因过长。");
}

internal sealed class ReturnSheetHandler(IAppDbContext db, ICurrentUser user, Signatories signatories, IEnumerable<ISignedSubject> subjects, TimeProvider clock)
    : IRequestHandler<ReturnSheetCommand, Result<SheetReturned>>
{
    public async Task<Result<SheetReturned>> Handle(ReturnSheetCommand command, CancellationToken ct)
    {
        var sheet = await db.SheetsIn(user, await signatories.ReachAsync(ct)).Include(x => x.Signatures).SingleOrDefaultAsync(x => x.Id == command.Id, ct);
        if (sheet is null)
        {
            return SigningErrors.NotFound;
        }

        var (signatory, reason) = (await signatories.CallerAsync(sheet.CommunityId, ct), command.Reason.Trim());
        if (sheet.Return(signatory, reason, clock.GetUtcNow(), clock.LocalToday()).Error is { } error)
        {
            return error;
        }

        await db.SaveChangesAsync(ct);
        return (await subjects.Single(x => x.Kind == sheet.Kind).ReturnedAsync(sheet.SubjectId, reason, ct)).Error is { } refused ? refused : new SheetReturned(sheet.Id, sheet.State);
    }
}
