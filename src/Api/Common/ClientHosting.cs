using Microsoft.Extensions.Options;
using Microsoft.Net.Http.Headers;
using Resettlement.Application.Access;

namespace Resettlement.Api.Common;

/// <summary>The web client: files of the build, one page for offices, one for residents, and the headers every answer carries.</summary>
internal static class ClientHosting
{
    private const string ContentPolicy = "default-src 'self'; script-src 'self'; style-src 'self' 'unsafe-inline'; img-src 'self' data:; "
        + "object-src 'none'; base-uri 'self'; form-action 'self'; frame-ancestors 'none'";

    public static void UseBrowserHeaders(this WebApplication app)
    {
        if (app.Services.GetRequiredService<IOptions<SecurityOptions>>().Value.Hsts)
        {
            app.UseHsts();
        }

        app.Use(AddHeadersAsync);
    }

    private static Task AddHeadersAsync(HttpContext http, RequestDelegate next)
    {
        http.Response.OnStarting(() =>
        {
            var headers = http.Response.Headers;
            headers.XContentTypeOptions = "nosniff";
            headers["Referrer-Policy"] = "same-origin";
            headers.ContentSecurityPolicy = ContentPolicy;
            if (http.Request.Path.StartsWithSegments("/api", StringComparison.Ordinal))
            {
                // personal data stays out of every cache
                if (headers.CacheControl.Count == 0) headers.CacheControl = "no-store";
            }
            else if (http.Request.Path.StartsWithSegments("/assets", StringComparison.Ordinal) && http.Response.StatusCode is 200 or 304)
            {
                // the name of a built file carries the hash of its content
                headers.CacheControl = "public, max-age=31536000, immutable";
            }
            else if (MediaTypeHeaderValue.TryParse(http.Response.ContentType, out var type) && type.MediaType == "text/html")
            {
                headers.CacheControl = "no-cache";
            }

            return Task.CompletedTask;
        });
        return next(http);
    }

    /// <summary>Nothing is served when the server was built without the client.</summary>
    public static void MapClient(this WebApplication app)
    {
        if (!app.Environment.WebRootFileProvider.GetFileInfo("index.html").Exists) return;
        app.MapStaticAssets();
        // no page stands in for a file that is gone
        app.MapFallback("/assets/{**path}", http =>
        {
            http.Response.StatusCode = StatusCodes.Status404NotFound;
            return Task.CompletedTask;
        });
        app.MapFallbackToFile("/public/{**path:nonfile}", "public.html");
        app.MapFallbackToFile("/", "index.html");
        // what is asked of the API is never answered with a page
        app.MapFallbackToFile("{*path:nonfile:regex(^(?!api(/|$)).*$)}", "index.html");
    }
}
