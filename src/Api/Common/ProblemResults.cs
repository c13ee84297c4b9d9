using System.Diagnostics;
using Microsoft.AspNetCore.Mvc;
using Resettlement.Domain.Common;

namespace Resettlement.Api.Common;

/// <summary>The one place where an expected failure becomes an HTTP answer (RFC 9457).</summary>
internal static class ProblemResults
{
    /// <summary>As the validation behaviour answers, with the faults by field.</summary>
    public static readonly Error ValidationFailed = new("validation.failed", ErrorKind.Validation, "填写的内容有误。");

    public static readonly Error Malformed = new("request.malformed", ErrorKind.Validation, "请求内容的格式不正确。");
    public static readonly Error NoSuchAddress = Error.NotFound("api.not-found", "没有这个接口，请核对地址。");
    public static readonly Error NoSuchMethod = Error.NotFound("api.method-not-allowed", "这个地址不支持该请求方法，请核对接口文档。");
    public static readonly Error WrongBodyType = Error.Invalid("request.media-type", "请求正文的类型不对，应为 application/json 或接口文档所列的类型。");
    public static readonly Error TooLarge = new("request.too-large", ErrorKind.TooLarge, "上传的内容过大，请拆分后再上传。");
    public static readonly Error ServerError = new("server.error", ErrorKind.Unexpected, "服务器出错了，请把错误编号告诉系统管理员。");

    public static int StatusOf(ErrorKind kind) => kind switch
    {
        ErrorKind.Validation => StatusCodes.Status400BadRequest,
        ErrorKind.Unauthenticated => StatusCodes.Status401Unauthorized,
        ErrorKind.Forbidden => StatusCodes.Status403Forbidden,
        ErrorKind.NotFound => StatusCodes.Status404NotFound,
        ErrorKind.Conflict => StatusCodes.Status409Conflict,
        ErrorKind.TooLarge => StatusCodes.Status413PayloadTooLarge,
        ErrorKind.Unprocessable => StatusCodes.Status422UnprocessableEntity,
        ErrorKind.Locked => StatusCodes.Status423Locked,
        ErrorKind.TooMany => StatusCodes.Status429TooManyRequests,
        ErrorKind.PreconditionRequired => StatusCodes.Status428PreconditionRequired,
        ErrorKind.Unavailable => StatusCodes.Status503ServiceUnavailable,
        ErrorKind.Unexpected => StatusCodes.Status500InternalServerError,
        _ => StatusCodes.Status500InternalServerError,
    };

    public static ProblemDetails ToProblem(this Error error, HttpContext http)
    {
        var problem = new ProblemDetails
        {
            Type = "/problems/" + error.Code,
            Title = error.Message,
            Status = StatusOf(error.Kind),
            Extensions = { ["code"] = error.Code, ["traceId"] = Activity.Current?.Id ?? http.TraceIdentifier },
        };
        if (error.Fields is { Count: > 0 })
        {
            problem.Extensions["errors"] = error.Fields;
        }

        return problem;
    }

    public static IResult ToHttp(this Result result) => result.Error is { } error ? new ErrorResult(error) : TypedResults.NoContent();

    public static IResult ToHttp<T>(this Result<T> result) => result.Error is { } error ? new ErrorResult(error) : TypedResults.Ok(result.Value);

    /// <summary>200 with the version as ETag.</summary>
    public static IResult ToHttp<T>(this Result<T> result, Func<T, int> version) =>
        result.Error is { } error ? new ErrorResult(error) : new VersionedResult<T>(result.Value, version(result.Value));

    /// <summary>201 with the address of what was made.</summary>
    public static IResult ToCreated<T>(this Result<T> result, Func<T, string> location) =>
        result.Error is { } error ? new ErrorResult(error) : TypedResults.Created(location(result.Value), result.Value);

    public static IResult ToFile(this Result<Application.Common.FileDownload> result) =>
        result.Error is { } error ? new ErrorResult(error) : TypedResults.File(result.Value.Content, result.Value.ContentType, result.Value.FileName);

    /// <summary>A file that is streamed; it is gone when it was sent.</summary>
    public static IResult ToFile(this Result<Application.Payouts.StreamDownload> result) =>
        result.Error is { } error ? new ErrorResult(error) : TypedResults.Stream(result.Value.Content, result.Value.ContentType, result.Value.FileName);

    private sealed class ErrorResult(Error error) : IResult
    {
        public Task ExecuteAsync(HttpContext httpContext) => httpContext.WriteProblemAsync(error);
    }

    private sealed class VersionedResult<T>(T value, int version) : IResult
    {
        public Task ExecuteAsync(HttpContext httpContext)
        {
            httpContext.Response.Headers.ETag = $"\"{version}\"";
            return TypedResults.Ok(value).ExecuteAsync(httpContext);
        }
    }

    public static Task WriteProblemAsync(this HttpContext http, Error error, int? status = null)
    {
        var problem = error.ToProblem(http);
        problem.Status = status ?? problem.Status;
        http.Response.StatusCode = problem.Status!.Value;
        return http.Response.WriteAsJsonAsync(problem, options: null, contentType: "application/problem+json");
    }
}
