using MediatR;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Resettlement.Application.Common;
using Resettlement.Domain.Access;
using Resettlement.Domain.Common;

namespace Resettlement.Application.Access;

/// <summary>A new initial password for an account of another person. The answer holds it, this once; it must be changed at the first sign-in.</summary>
[RequiresPermission(Permissions.Access.WriteUsers)]
public sealed record ResetPasswordCommand(Guid Id) : IRequest<Result<PasswordReset>>;

public sealed record PasswordReset(Guid Id, string Password, int Version);

internal sealed class ResetPasswordHandler(IAppDbContext db, ICurrentUser caller, IPasswordHasher<AppUser> passwords, SignInGuard guard, TimeProvider clock)
    : IRequestHandler<ResetPasswordCommand, Result<PasswordReset>>
{
    public Task<Result<PasswordReset>> Handle(ResetPasswordCommand command, CancellationToken ct) => db.InTransactionAsync<Result<PasswordReset>>(async token =>
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

        var (password, now) = (OneTimePassword.Next(), clock.GetUtcNow());
        db.PasswordHistory.Add(new PasswordHistoryEntry { UserId = user.Id, Hash = user.PasswordHash!, At = now });
        user.SetPassword(passwords.HashPassword(user, password), now, mustChange: true);
        await guard.ClearAsync(user.NormalizedUserName!, token);
        db.Record(new AuditNote("reset-password", AppUser.Subject, user.Id.ToString(), null));
        await db.SaveChangesAsync(token);
        return new PasswordReset(user.Id, password, user.Version);
    }, ct);
}
