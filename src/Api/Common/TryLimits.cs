using System.Threading.RateLimiting;
using Microsoft.Extensions.Options;
using Resettlement.Api.Notices;
using Resettlement.Application.Access;
using Resettlement.Domain.Access;

namespace Resettlement.Api.Common;

/// <summary>What an address may try only so often a minute.</summary>
internal enum TryKind
{
    SignIn,
    PublicForm,
}

internal sealed record TryLimitMetadata(TryKind Kind);

/// <summary>
/// Tries per minute and address, by the security settings. The limiters belong to the container and end with it: those of the middleware of ASP.NET are never disposed,
/// and their timers keep a server that has ended, with all it holds, for as long as the process lives.
/// </summary>
internal sealed class TryLimits(IOptions<SecurityOptions> security) : IDisposable
{
    private readonly PartitionedRateLimiter<string> _signIns = PerMinute(security.Value.SignInsPerMinute);
    private readonly PartitionedRateLimiter<string> _publicForms = PerMinute(security.Value.PublicFormsPerMinute);

    /// <summary>Whether this try is still one of those allowed.</summary>
    public bool Take(TryKind kind, string address)
    {
        using var lease = (kind == TryKind.SignIn ? _signIns : _publicForms).AttemptAcquire(address);
        return lease.IsAcquired;
    }

    public void Dispose()
    {
        _signIns.Dispose();
        _publicForms.Dispose();
    }

    private static PartitionedRateLimiter<string> PerMinute(int limit) => PartitionedRateLimiter.Create<string, string>(address =>
        RateLimitPartition.GetFixedWindowLimiter(address, _ => new FixedWindowRateLimiterOptions { PermitLimit = limit, Window = TimeSpan.FromMinutes(1) }));
}

/// <summary>Sends away who tries too often, before anything is read.</summary>
internal sealed class TryLimiter(RequestDelegate next, TryLimits limits)
{
    public Task InvokeAsync(HttpContext http) =>
        http.GetEndpoint()?.Metadata.GetMetadata<TryLimitMetadata>() is { } limited && !limits.Take(limited.Kind, http.Connection.RemoteIpAddress?.ToString() ?? "") ? RefuseAsync(http) : next(http);

    private static Task RefuseAsync(HttpContext http)
    {
        http.Response.Headers.RetryAfter = "60";
        return http.Request.Path.StartsWithSegments(PublicPages.Root, StringComparison.Ordinal) ? PublicPages.TooMany(http).ExecuteAsync(http) : http.WriteProblemAsync(AccessErrors.TooManyTries);
    }
}
