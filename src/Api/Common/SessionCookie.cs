using System.Threading.RateLimiting;
using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.Extensions.Options;
using Resettlement.Api.Notices;
using Resettlement.Application.Access;
using Resettlement.Domain.Access;

namespace Resettlement.Api.Common;

/// <summary>The session cookie by the security settings, and the limit of tries to get one.</summary>
internal static class SessionCookie
{
    public const string SignInLimit = "sign-in";
    public const string PublicFormLimit = "public-form";

    public static void AddSessionCookie(this IServiceCollection services)
    {
        services.AddAuthentication(CookieAuthenticationDefaults.AuthenticationScheme).AddCookie();
        services.AddOptions<CookieAuthenticationOptions>(CookieAuthenticationDefaults.AuthenticationScheme).Configure<IOptions<SecurityOptions>>((cookie, security) =>
        {
            // browsers refuse a __Host- cookie without Secure, so name and flag switch together
            var secure = security.Value.SecureCookies;
            cookie.Cookie.Name = secure ? "__Host-resettlement" : "resettlement";
            cookie.Cookie.SecurePolicy = secure ? CookieSecurePolicy.Always : CookieSecurePolicy.SameAsRequest;
            cookie.Cookie.Path = "/";
            cookie.Cookie.HttpOnly = true;
            cookie.Cookie.SameSite = SameSiteMode.Strict;
            cookie.ExpireTimeSpan = TimeSpan.FromMinutes(security.Value.IdleMinutes);
            cookie.SlidingExpiration = true;
            cookie.Events.OnCheckSlidingExpiration = context =>
            {
                // the handler would renew after half the time only, and a person idle for 11 minutes would be out
                context.ShouldRenew = context.ElapsedTime >= TimeSpan.FromMinutes(1);
                return Task.CompletedTask;
            };
            cookie.Events.OnRedirectToLogin = context => context.HttpContext.WriteProblemAsync(AccessErrors.Unauthenticated);
            cookie.Events.OnRedirectToAccessDenied = context => context.HttpContext.WriteProblemAsync(AccessErrors.Forbidden(context.Request.Path));
        });
        services.AddAuthorization();
        services.AddRateLimiter(limiter =>
        {
            limiter.OnRejected = async (context, _) =>
            {
                context.HttpContext.Response.Headers.RetryAfter = "60";
                if (context.HttpContext.Request.Path.StartsWithSegments(PublicPages.Root, StringComparison.Ordinal))
                {
                    await PublicPages.TooMany(context.HttpContext).ExecuteAsync(context.HttpContext);
                    return;
                }

                await context.HttpContext.WriteProblemAsync(AccessErrors.TooManyTries);
            };
            limiter.AddPolicy(SignInLimit, http => PerMinute(http, options => options.SignInsPerMinute));
            limiter.AddPolicy(PublicFormLimit, http => PerMinute(http, options => options.PublicFormsPerMinute));
        });
    }

    private static RateLimitPartition<string> PerMinute(HttpContext http, Func<SecurityOptions, int> limit) =>
        RateLimitPartition.GetFixedWindowLimiter(http.Connection.RemoteIpAddress?.ToString() ?? "", _ => new FixedWindowRateLimiterOptions
        {
            PermitLimit = limit(http.RequestServices.GetRequiredService<IOptions<SecurityOptions>>().Value),
            Window = TimeSpan.FromMinutes(1),
        });
}
