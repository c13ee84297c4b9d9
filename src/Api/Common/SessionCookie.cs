using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.Extensions.Options;
using Resettlement.Application.Access;
using Resettlement.Domain.Access;

namespace Resettlement.Api.Common;

/// <summary>The session cookie by the security settings, and the limit of tries to get one.</summary>
internal static class SessionCookie
{
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
        services.AddSingleton<TryLimits>();
    }
}
