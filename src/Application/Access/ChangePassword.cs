using FluentValidation;
using MediatR;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using Resettlement.Application.Common;
using Resettlement.Domain.Access;
using Resettlement.Domain.Common;

namespace Resettlement.Application.Access;

/// <summary>The caller's own password. Every other session of the account ends.</summary>
[RequiresPermission(Permissions.SignedIn), BeforePasswordChange]
public sealed record ChangePasswordCommand(string Current, string Next) : IRequest<Result<SignedIn>>;

internal sealed class ChangePasswordValidator : AbstractValidator<ChangePasswordCommand>
{
    public ChangePasswordValidator()
    {
        RuleFor(x => x.Current).NotEmpty().WithMessage("请填写当前密码。").MaximumLength(PasswordRules.MaximumLength).WithMessage("密码过长。");
        RuleFor(x => x.Next).NotEmpty().WithMessage("请填写新密码。");
    }
}

internal sealed class ChangePasswordHandler(IAppDbContext db, ICurrentUser caller, IPasswordHasher<AppUser> passwords, SignInGuard guard, IOptions<SecurityOptions> options,
    TimeProvider clock) : IRequestHandler<ChangePasswordCommand, Result<SignedIn>>
{
    public async Task<Result<SignedIn>> Handle(ChangePasswordCommand command, CancellationToken ct)
    {
        // an open session is no way to guess the password
        var name = await db.Users.Where(x => x.Id == caller.UserId).Select(x => x.NormalizedUserName).SingleOrDefaultAsync(ct);
        if (name is null)
        {
            return AccessErrors.Unauthenticated;
        }

        if (!await guard.AdmitAsync(name, ct))
        {
            return AccessErrors.LockedOut;
        }

        var user = await db.Users.SingleAsync(x => x.Id == caller.UserId, ct);
        if (!Matches(user, user.PasswordHash!, command.Current))
        {
            return AccessErrors.WrongPassword;
        }

        await guard.ClearAsync(name, ct);
        if (PasswordRules.Check(command.Next) is { } weak)
        {
            return weak;
        }

        var older = await db.PasswordHistory.AsNoTracking().Where(x => x.UserId == user.Id).OrderByDescending(x => x.At).ThenByDescending(x => x.Id)
            .Take(options.Value.PasswordHistory - 1).Select(x => x.Hash).ToListAsync(ct);
        if (older.Prepend(user.PasswordHash!).Any(hash => Matches(user, hash, command.Next)))
        {
            return AccessErrors.PasswordReused;
        }

        db.PasswordHistory.Add(new PasswordHistoryEntry { UserId = user.Id, Hash = user.PasswordHash!, At = clock.GetUtcNow() });
        user.SetPassword(passwords.HashPassword(user, command.Next), clock.GetUtcNow(), mustChange: false);
        await db.SaveChangesAsync(ct);
        return new SignedIn(user.Id, user.SecurityStamp!);
    }

    private bool Matches(AppUser user, string hash, string password) => passwords.VerifyHashedPassword(user, hash, password) != PasswordVerificationResult.Failed;
}
