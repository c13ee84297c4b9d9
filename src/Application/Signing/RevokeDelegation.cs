using FluentValidation;
using MediatR;
using Microsoft.EntityFrameworkCore;
using Resettlement.Application.Common;
using Resettlement.Domain.Access;
using Resettlement.Domain.Common;
using Resettlement.Domain.Signing;

namespace Resettlement.Application.Signing;

/// <summary>Ends a delegation before its last day. Signatures given by it stay.</summary>
[RequiresPermission(Permissions.Signing.Delegate)]
public sealed record RevokeDelegationCommand(Guid Id, string Reason) : IRequest<Result>;

internal sealed class RevokeDelegationValidator : AbstractValidator<RevokeDelegationCommand>
{
    public RevokeDelegationValidator() => RuleFor(x => x.Reason).Must(x => !string.IsNullOrWhiteSpace(x)).WithMessage("请填写撤销原因。").MaximumLength(200).WithMessage("撤销原因过长。");
}

internal sealed class RevokeDelegationHandler(IAppDbContext db, ICurrentUser user, TimeProvider clock) : IRequestHandler<RevokeDelegationCommand, Result>
{
    public async Task<Result> Handle(RevokeDelegationCommand command, CancellationToken ct)
    {
        var delegation = await db.SigningDelegations.InScope(user.ScopeOf(Permissions.Signing.Delegate)).SingleOrDefaultAsync(x => x.Id == command.Id, ct);
        if (delegation is null)
        {
            return SigningErrors.DelegationNotFound;
        }

        if (delegation.Revoke(command.Reason.Trim(), user.DisplayName, clock.GetUtcNow(), clock.LocalToday()).Error is { } error)
        {
            return error;
        }

        await db.SaveChangesAsync(ct);
        return Result.Success;
    }
}
