using MediatR;
using Microsoft.EntityFrameworkCore;
using Resettlement.Application.Common;
using Resettlement.Domain.Access;
using Resettlement.Domain.Common;

namespace Resettlement.Application.Access;

/// <summary>Opens an account again, closed by an administrator or by wrong passwords.</summary>
[RequiresPermission(Permissions.Access.WriteUsers)]
public sealed record UnlockUserCommand(Guid Id) : IRequest<Result<UserChanged>>;

internal sealed class UnlockUserHandler(IAppDbContext db, ICurrentUser caller, SignInGuard guard) : IRequestHandler<UnlockUserCommand, Result<UserChanged>>
{
    public Task<Result<UserChanged>> Handle(UnlockUserCommand command, CancellationToken ct) => db.InTransactionAsync<Result<UserChanged>>(async token =>
    {
        var user = await db.Users.SingleOrDefaultAsync(x => x.Id == command.Id, token);
        if (user is null)
        {
            return AccessErrors.UserNotFound;
        }

        if (user.PersonIndex == caller.Person.Value)
        {
            return AccessErrors.OwnAccount;
        }

        if (!user.IsDisabled && !await guard.IsLockedAsync(user.NormalizedUserName!, token))
        {
            return AccessErrors.NotLocked;
        }

        await guard.ClearAsync(user.NormalizedUserName!, token);
        user.SetDisabled(false);
        db.Record(new AuditNote("unlock", AppUser.Subject, user.Id.ToString(), null));
        await db.SaveChangesAsync(token);
        return new UserChanged(user.Id, user.Version);
    }, ct);
}
