using FluentValidation;
using MediatR;
using Microsoft.EntityFrameworkCore;
using Resettlement.Application.Common;
using Resettlement.Domain.Access;
using Resettlement.Domain.Common;

namespace Resettlement.Application.Access;

/// <summary>Closes an account of another person until it is unlocked; its sessions end at once.</summary>
[RequiresPermission(Permissions.Access.WriteUsers)]
public sealed record LockUserCommand(Guid Id, string? Reason) : IRequest<Result<UserChanged>>;

internal sealed class LockUserValidator : AbstractValidator<LockUserCommand>
{
    public LockUserValidator() => RuleFor(x => x.Reason).MaximumLength(200).WithMessage("原因不能超过200个字。");
}

internal sealed class LockUserHandler(IAppDbContext db, ICurrentUser caller) : IRequestHandler<LockUserCommand, Result<UserChanged>>
{
    public async Task<Result<UserChanged>> Handle(LockUserCommand command, CancellationToken ct)
    {
        var user = await db.Users.SingleOrDefaultAsync(x => x.Id == command.Id, ct);
        if (user is null)
        {
            return AccessErrors.UserNotFound;
        }

        if (user.PersonIndex == caller.Person.Value)
        {
            return AccessErrors.OwnAccount;
        }

        if (user.IsDisabled)
        {
            return AccessErrors.AlreadyDisabled;
        }

        user.SetDisabled(true);
        db.Record(new AuditNote("lock", AppUser.Subject, user.Id.ToString(), null, command.Reason?.Trim()));
        await db.SaveChangesAsync(ct);
        return new UserChanged(user.Id, user.Version);
    }
}
