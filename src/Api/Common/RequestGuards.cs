using System.Security.Claims;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.AspNetCore.Http.Metadata;
using Resettlement.Application.Common;
using Resettlement.Domain.Access;
using Resettlement.Infrastructure.Access;

namespace Resettlement.Api.Common;

/// <summary>Loads the caller, asks unsafe methods for the header that no foreign page can send, passes request facts on, and turns away early who may not come in.</summary>
internal sealed class RequestGuards(RequestDelegate next)
{
    public const string StampClaim = "stamp";

    private const long BodyBytes = 4 * 1024 * 1024;

    // more than the largest workbook, so that the import room itself says what is too large
    private const long FileBytes = 32 * 1024 * 1024;

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

        if (await IsTooLargeAsync(http))
        {
            return;
        }

        await next(http);
    }

    /// <summary>Forms bring workbooks; everything else is typed by people or written by a machine in moderation.</summary>
    private static async Task<bool> IsTooLargeAsync(HttpContext http)
    {
        var takesFile = http.GetEndpoint()?.Metadata.GetMetadata<IAcceptsMetadata>()?.ContentTypes.Contains("multipart/form-data") == true;
        var limit = http.GetEndpoint()?.Metadata.GetMetadata<BodyLimitMetadata>()?.Bytes ?? (takesFile ? FileBytes : BodyBytes);
        if (http.Features.Get<IHttpMaxRequestBodySizeFeature>() is { IsReadOnly: false } feature)
        {
            feature.MaxRequestBodySize = limit;
        }

        if (http.Request.ContentLength is not { } length || length <= limit)
        {
            return false;
        }

        await http.WriteProblemAsync(ProblemResults.TooLarge);
        return true;
    }
}
