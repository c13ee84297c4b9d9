using System.Reflection;
using FluentValidation;
using MediatR;
using Resettlement.Domain.Access;
using Resettlement.Domain.Common;

namespace Resettlement.Application.Common;

/// <summary>Refuses a request whose permission the caller does not hold anywhere. Where it holds is the query's scope filter.</summary>
internal sealed class PermissionBehaviour<TRequest, TResponse>(ICurrentUser user) : IPipelineBehavior<TRequest, TResponse>
    where TResponse : IOutcome<TResponse>
{
    private static readonly string? Permission = typeof(TRequest).GetCustomAttribute<RequiresPermissionAttribute>()?.Permission;
    private static readonly bool Anonymous = typeof(TRequest).IsDefined(typeof(AnonymousRequestAttribute));
    private static readonly bool BeforePasswordChange = typeof(TRequest).IsDefined(typeof(BeforePasswordChangeAttribute));

    public Task<TResponse> Handle(TRequest request, CancellationToken cancellationToken, RequestHandlerDelegate<TResponse> next)
    {
        if (Anonymous)
        {
            return next();
        }

        if (Permission is null)
        {
            throw new InvalidOperationException($"{typeof(TRequest).Name} names no permission.");
        }

        if (!user.IsAuthenticated)
        {
            return Task.FromResult(TResponse.Fail(AccessErrors.Unauthenticated));
        }

        if (user.MustChangePassword && !BeforePasswordChange)
        {
            return Task.FromResult(TResponse.Fail(AccessErrors.PasswordExpired));
        }

        return user.Has(Permission) ? next() : Task.FromResult(TResponse.Fail(AccessErrors.Forbidden(Permission)));
    }
}

/// <summary>Shape of the input: all faults at once, by field.</summary>
internal sealed class ValidationBehaviour<TRequest, TResponse>(IEnumerable<IValidator<TRequest>> validators) : IPipelineBehavior<TRequest, TResponse>
    where TResponse : IOutcome<TResponse>
{
    public async Task<TResponse> Handle(TRequest request, CancellationToken cancellationToken, RequestHandlerDelegate<TResponse> next)
    {
        var fields = new Dictionary<string, string[]>(StringComparer.Ordinal);
        foreach (var validator in validators)
        {
            var result = await validator.ValidateAsync(request, cancellationToken);
            foreach (var group in result.Errors.GroupBy(failure => CamelCase(failure.PropertyName), failure => failure.ErrorMessage))
            {
                fields[group.Key] = [.. fields.GetValueOrDefault(group.Key, []), .. group];
            }
        }

        return fields.Count == 0
            ? await next()
            : TResponse.Fail(new Error("validation.failed", ErrorKind.Validation, "填写的内容有误：" + string.Join("；", fields.SelectMany(field => field.Value)), fields));
    }

    private static string CamelCase(string path) =>
        string.Join('.', path.Split('.').Select(part => part.Length == 0 ? part : char.ToLowerInvariant(part[0]) + part[1..]));
}

/// <summary>Tells lost races from bugs.</summary>
public interface IDatabaseFaults
{
    /// <summary>The expected failure behind an exception of the database, or null when it is a bug.</summary>
    Error? Explain(Exception exception);
}

/// <summary>A lost race is an expected failure: stale version, duplicate key, busy database.</summary>
internal sealed class RaceBehaviour<TRequest, TResponse>(IDatabaseFaults faults, IAppDbContext db) : IPipelineBehavior<TRequest, TResponse>
    where TResponse : IOutcome<TResponse>
{
    public async Task<TResponse> Handle(TRequest request, CancellationToken cancellationToken, RequestHandlerDelegate<TResponse> next)
    {
        try
        {
            return await next();
        }
        catch (Exception exception) when (faults.Explain(exception) is not null)
        {
            db.ForgetTracked();
            return TResponse.Fail(faults.Explain(exception)!);
        }
    }
}
