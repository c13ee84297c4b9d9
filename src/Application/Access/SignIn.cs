using FluentValidation;
using MediatR;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Resettlement.Application.Common;
using Resettlement.Domain.Access;
using Resettlement.Domain.Common;

namespace Resettlement.Application.Access;

/// <summary>Checks user name and password. The cookie is the endpoint's business.</summary>
[AnonymousRequest]
public sealed record SignInCommand(string UserName, string Password, string? Address) : IRequest<Result<SignedIn>>;

public sealed record SignedIn(Guid UserId, string SecurityStamp);

internal sealed class SignInValidator : AbstractValidator<SignInCommand>
{
    public SignInValidator()
    {
        RuleFor(x => x.UserName).NotEmpty().WithMessage("请填写用户名。").MaximumLength(100).WithMessage("用户名过长。");
        RuleFor(x => x.Password).NotEmpty().WithMessage("请填写密码。").MaximumLength(PasswordRules.MaximumLength).WithMessage("密码过长。");
    }
}

internal sealed class SignInHandler(IAppDbContext db, ILookupNormalizer names, IPasswordHasher<AppUser> passwords, SignInGuard guard, TimeProvider clock)
    : IRequestHandler<SignInCommand, Result<SignedIn>>
{
    private static readonly AppUser Nobody = new();
    private static string? _hashOfNobody;

    public async Task<Result<SignedIn>> Handle(SignInCommand command, CancellationToken ct)
    {
        var name = names.NormalizeName(command.UserName.Trim());
        var (user, refusal) = await guard.AdmitAsync(name, ct) ? await CheckAsync(name, command.Password, ct) : (null, AccessErrors.LockedOut);
        db.SignIns.Add(new SignInEntry
        {
            UserId = user?.Id,
            UserName = command.UserName.Trim(),
            At = clock.GetUtcNow(),
            Outcome = refusal?.Code switch
            {
                null => SignInOutcome.Succeeded,
                var code when code == AccessErrors.LockedOut.Code => SignInOutcome.Locked,
                var code when code == AccessErrors.Disabled.Code => SignInOutcome.Disabled,
                _ => SignInOutcome.Failed,
            },
            Address = command.Address,
        });
        await db.SaveChangesAsync(ct);
        return refusal is null ? new SignedIn(user!.Id, user.SecurityStamp!) : refusal;
    }

    private async Task<(AppUser? User, Error? Refusal)> CheckAsync(string name, string password, CancellationToken ct)
    {
        var user = await db.Users.AsNoTracking().SingleOrDefaultAsync(x => x.NormalizedUserName == name, ct);
        // a name without an account costs the same time as a wrong password
        var hash = user?.PasswordHash ?? (_hashOfNobody ??= passwords.HashPassword(Nobody, "nobody knows it"));
        if (passwords.VerifyHashedPassword(user ?? Nobody, hash, password) == PasswordVerificationResult.Failed || user is null)
        {
            return (user, await guard.IsLockedAsync(name, ct) ? AccessErrors.LockedOut : AccessErrors.BadCredentials);
        }

        await guard.ClearAsync(name, ct);
        return (user, user.IsDisabled ? AccessErrors.Disabled : null);
    }
}
