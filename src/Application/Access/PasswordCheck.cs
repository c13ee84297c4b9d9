using FluentValidation;
using MediatR;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Resettlement.Application.Common;
using Resettlement.Domain.Access;
using Resettlement.Domain.Common;

namespace Resettlement.Application.Access;

/// <summary>A command that asks for the caller's password once more (step-up). The property is kept out of JSON, so that no stored hash of the request depends on it.</summary>
internal interface IProvesPassword
{
    string Password { get; }
}

internal static class ProvenPassword
{
    public static IRuleBuilderOptions<T, string> IsGiven<T>(this IRuleBuilder<T, string> rule) =>
        rule.NotEmpty().WithMessage("请填写密码。").MaximumLength(PasswordRules.MaximumLength).WithMessage("密码过长。");
}

/// <summary>
/// Checks the password before the command's own transaction begins: a wrong one counts as a try to sign in and stays counted, although the command has no effect.
/// </summary>
internal sealed class PasswordBehaviour<TRequest, TResponse>(PasswordCheck check) : IPipelineBehavior<TRequest, TResponse>
    where TRequest : IProvesPassword
    where TResponse : IOutcome<TResponse>
{
    public async Task<TResponse> Handle(TRequest request, CancellationToken cancellationToken, RequestHandlerDelegate<TResponse> next) =>
        (await check.ProveAsync(request.Password, cancellationToken)).Error is { } error ? TResponse.Fail(error) : await next();
}

/// <summary>
/// One check of a password at a time for each account: the guard takes a try before it looks, and fifty presses of one button with the right password would use up the
/// tries among themselves.
/// </summary>
internal sealed class PasswordGate : IDisposable
{
    private const int Lanes = 64;
    private readonly SemaphoreSlim[] _lanes = [.. Enumerable.Range(0, Lanes).Select(_ => new SemaphoreSlim(1, 1))];

    public SemaphoreSlim Of(Guid userId) => _lanes[(uint)userId.GetHashCode() % Lanes];

    public void Dispose()
    {
        foreach (var lane in _lanes)
        {
            lane.Dispose();
        }
    }
}

/// <summary>Whether it is still the holder of the account who sits there.</summary>
internal sealed class PasswordCheck(IAppDbContext db, ICurrentUser caller, IPasswordHasher<AppUser> passwords, SignInGuard guard, PasswordGate gate, TimeProvider clock)
{
    public async Task<Result> ProveAsync(string password, CancellationToken ct)
    {
        var lane = gate.Of(caller.UserId);
        await lane.WaitAsync(ct);
        try
        {
            return await CheckAsync(password, ct);
        }
        finally
        {
            lane.Release();
        }
    }

    private async Task<Result> CheckAsync(string password, CancellationToken ct)
    {
        var user = await db.Users.AsNoTracking().SingleOrDefaultAsync(x => x.Id == caller.UserId, ct);
        if (user?.NormalizedUserName is not { } name)
        {
            return AccessErrors.Unauthenticated;
        }

        var admitted = await guard.AdmitAsync(name, ct);
        if (admitted && password.Length <= PasswordRules.MaximumLength
            && passwords.VerifyHashedPassword(user, user.PasswordHash!, password) != PasswordVerificationResult.Failed)
        {
            await guard.ClearAsync(name, ct);
            return Result.Success;
        }

        var locked = !admitted || await guard.IsLockedAsync(name, ct);
        db.SignIns.Add(new SignInEntry { UserId = user.Id, UserName = user.UserName!, At = clock.GetUtcNow(), Outcome = locked ? SignInOutcome.Locked : SignInOutcome.Failed });
        await db.SaveChangesAsync(ct);
        db.ForgetTracked();
        return locked ? AccessErrors.LockedOut : AccessErrors.PasswordNotProven;
    }
}
