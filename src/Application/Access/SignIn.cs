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
        RuleFor(x => x.Password).NotEmpty().WithMessage("请填写密码。").MaximumLength(200).WithMessage("密码过长。");
    }
}

internal sealed class SignInHandler(IAppDbContext db, UserManager<AppUser> users, TimeProvider clock) : IRequestHandler<SignInCommand, Result<SignedIn>>
{
    public async Task<Result<SignedIn>> Handle(SignInCommand command, CancellationToken ct)
    {
        var user = await users.FindByNameAsync(command.UserName);
        var outcome = await CheckAsync(user, command.Password);
        db.SignIns.Add(new SignInEntry
        {
            UserId = user?.Id,
            UserName = command.UserName,
            At = clock.GetUtcNow(),
            Outcome = outcome?.Code ?? "success",
            Address = command.Address,
        });
        await db.SaveChangesAsync(ct);
        return outcome is null ? new SignedIn(user!.Id, user.SecurityStamp!) : outcome;
    }

    private async Task<Error?> CheckAsync(AppUser? user, string password)
    {
        if (user is null)
        {
            return AccessErrors.BadCredentials;
        }

        if (await users.IsLockedOutAsync(user))
        {
            return AccessErrors.LockedOut;
        }

        if (!await users.CheckPasswordAsync(user, password))
        {
            await users.AccessFailedAsync(user);
            return await users.IsLockedOutAsync(user) ? AccessErrors.LockedOut : AccessErrors.BadCredentials;
        }

        await users.ResetAccessFailedCountAsync(user);
        return user.IsDisabled ? AccessErrors.Disabled : null;
    }
}
