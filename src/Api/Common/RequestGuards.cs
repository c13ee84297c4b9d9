using System.Security.Claims;
using Resettlement.Application.Common;
using Resettlement.Domain.Access;
using Resettlement.Infrastructure.Access;

namespace Resettlement.Api.Common;

/// <summary>Loads the caller, asks unsafe methods for the header that no foreign page can send, passes request facts on, and turns away early who may not come in.</summary>
internal sealed class RequestGuards(RequestDelegate next)
{
    public const string StampClaim = "stamp";

    public async Task InvokeAsync(HttpContext http, CurrentUser current, CurrentUserLoader loader)
    {
        if (!http.Request.Path.StartsWithSegments("/api", StringComparison.Ordinal) && !http.Request.Path.StartsWithSegments("/jobs", StringComparison.Ordinal))
        {
            await next(http);
            return;
        }

        var unsafeMethod = !HttpMethods.IsGet(http.Request.Method) && !HttpMethods.IsHead(http.Request.Method) && !HttpMethods.IsOptions(http.Request.Method);
        if (unsafeMethod && http.Request.Path.StartsWithSegments("/api", StringComparison.Ordinal) && http.Request.Headers["X-Requested-With"] != "resettlement")
        {
            await http.WriteProblemAsync(AccessErrors.MissingHeader);
            return;
        }

        current.RequestId = http.TraceIdentifier;
        current.Route = $"{http.Request.Method} {http.Request.Path}";
        current.IdempotencyKey = http.Request.Headers["Idempotency-Key"] is [{ } key] ? key : null;
        if (Guid.TryParse(http.User.FindFirstValue(ClaimTypes.NameIdentifier), out var userId))
        {
            await loader.LoadAsync(current, userId, http.User.FindFirstValue(StampClaim), http.RequestAborted);
        }

        // the pipeline asks again; here nobody makes the server read a body for nothing
        if (http.GetEndpoint()?.Metadata.GetMetadata<SendsMetadata>()?.Permission is { } permission && (!current.IsAuthenticated || !current.Has(permission)))
        {
            await http.WriteProblemAsync(current.IsAuthenticated ? AccessErrors.Forbidden(permission) : AccessErrors.Unauthenticated);
            return;
        }

        await next(http);
    }
}
