using System.Globalization;
using System.Reflection;
using Microsoft.AspNetCore.Mvc;
using Resettlement.Application.Common;
using Resettlement.Domain.Common;

namespace Resettlement.Api.Common;

/// <summary>The endpoints of one feature; found by a scan.</summary>
internal interface IEndpointModule
{
    static abstract void Map(RouteGroupBuilder api);
}

/// <summary>The request an endpoint sends; tells tests and the API document its permission.</summary>
internal sealed record SendsMetadata(Type Request)
{
    public string? Permission => Request.GetCustomAttribute<RequiresPermissionAttribute>()?.Permission;

    public bool IsIdempotent => Request.IsDefined(typeof(IdempotentAttribute), inherit: false);
}

/// <summary>The end of a session: the only endpoint that sends no request.</summary>
internal sealed record SessionEndMetadata;

/// <summary>The endpoint answers with a file of this type.</summary>
internal sealed record FileMetadata(string ContentType);

/// <summary>The endpoint takes a larger body than others.</summary>
internal sealed record BodyLimitMetadata(long Bytes);

/// <summary>Expected failures that the endpoint itself adds; those of the handler are known (failures.json).</summary>
internal sealed record FailsMetadata(IReadOnlyList<Error> Errors);

internal static class EndpointExtensions
{
    /// <summary>Every endpoint names the one request it sends and what it answers.</summary>
    public static RouteHandlerBuilder Sends<TRequest, TAnswer>(this RouteHandlerBuilder endpoint, int status = StatusCodes.Status200OK) =>
        endpoint.Sends<TRequest>().Produces<TAnswer>(status);

    public static RouteHandlerBuilder Sends<TRequest>(this RouteHandlerBuilder endpoint) => endpoint.WithMetadata(new SendsMetadata(typeof(TRequest)));

    /// <summary>Names failures for the API document that the endpoint adds to those of its handler.</summary>
    public static RouteHandlerBuilder Fails(this RouteHandlerBuilder endpoint, params Error[] errors) => endpoint.WithMetadata(new FailsMetadata(errors));

    /// <summary>An endpoint that answers with a file.</summary>
    public static RouteHandlerBuilder SendsFile<TRequest>(this RouteHandlerBuilder endpoint, string contentType = FileDownload.Xlsx) =>
        endpoint.Sends<TRequest>().Produces(StatusCodes.Status200OK).WithMetadata(new FileMetadata(contentType));

    /// <summary>An endpoint that reads a file, or as many rows as a file brings: a bounded number of them work at one moment.</summary>
    public static RouteHandlerBuilder ReadsFile(this RouteHandlerBuilder endpoint) => endpoint.WithMetadata(new ReadsFileMetadata()).Fails(FileGate.Busy)
        .AddEndpointFilter((context, next) => context.HttpContext.RequestServices.GetRequiredService<FileGate>().PassAsync(context, next));

    public static void MapModules(this RouteGroupBuilder api)
    {
        foreach (var module in typeof(IEndpointModule).Assembly.GetTypes().Where(type => type.IsClass && typeof(IEndpointModule).IsAssignableFrom(type))
                     .OrderBy(type => type.FullName, StringComparer.Ordinal))
        {
            module.GetMethod(nameof(IEndpointModule.Map), BindingFlags.Public | BindingFlags.Static)!.Invoke(null, [api]);
        }
    }
}

/// <summary>The version an edit is based on, from If-Match. Null when the header is missing; the endpoint answers 428.</summary>
internal readonly record struct IfMatch(int? Version)
{
    /// <summary>The answer to an edit without the header.</summary>
    public IResult Missing() => Result.Fail(CommonErrors.IfMatchRequired).ToHttp();

    public static ValueTask<IfMatch> BindAsync(HttpContext http)
    {
        var text = http.Request.Headers.IfMatch.ToString().Trim().Trim('"');
        return ValueTask.FromResult(new IfMatch(int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var version) ? version : null));
    }
}

/// <summary>page and pageSize of a list.</summary>
internal sealed record Paging
{
    [FromQuery(Name = "page")]
    public int? Page { get; init; }

    [FromQuery(Name = "pageSize")]
    public int? PageSize { get; init; }

    public PageRequest Request => new(Page ?? 1, PageSize ?? 20);
}
