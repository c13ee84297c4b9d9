using System.Diagnostics;
using System.Text.Json;
using System.Text.RegularExpressions;
using Microsoft.AspNetCore.Diagnostics;
using Resettlement.Application.Common;
using Resettlement.Domain.Common;

namespace Resettlement.Api.Common;

/// <summary>What was thrown instead of returned: a request that could not be read, a lost race outside the pipeline, or a defect.</summary>
internal sealed partial class Faults(IDatabaseFaults databaseFaults, ILogger<Faults> log) : IExceptionHandler
{
    private const int ClientWentAway = 499;

    public async ValueTask<bool> TryHandleAsync(HttpContext httpContext, Exception exception, CancellationToken cancellationToken)
    {
        switch (exception)
        {
            case BadHttpRequestException bad:
                await httpContext.WriteProblemAsync(Explain(bad), bad.StatusCode is StatusCodes.Status415UnsupportedMediaType ? bad.StatusCode : null);
                return true;
            case OperationCanceledException when httpContext.RequestAborted.IsCancellationRequested:
                httpContext.Response.StatusCode = ClientWentAway;
                return true;
            default:
                if (databaseFaults.Explain(exception) is { } race)
                {
                    await httpContext.WriteProblemAsync(race);
                    return true;
                }

                // the number that the user is shown leads to this entry; what the user sent does not stand in it
                LogDefect(log, exception, Activity.Current?.Id ?? httpContext.TraceIdentifier, httpContext.Request.Method, httpContext.GetEndpoint()?.DisplayName ?? "");
                await httpContext.WriteProblemAsync(ProblemResults.ServerError);
                return true;
        }
    }

    /// <summary>What routing or the reading of parameters refused by itself has no body yet.</summary>
    public static Task ExplainEmptyAsync(HttpContext http) =>
        !http.Request.Path.StartsWithSegments("/api", StringComparison.Ordinal) ? Task.CompletedTask : http.Response.StatusCode switch
        {
            StatusCodes.Status400BadRequest => http.WriteProblemAsync(UnreadParameter.Explain(http)),
            StatusCodes.Status404NotFound => http.WriteProblemAsync(ProblemResults.NoSuchAddress),
            StatusCodes.Status405MethodNotAllowed => http.WriteProblemAsync(ProblemResults.NoSuchMethod, StatusCodes.Status405MethodNotAllowed),
            StatusCodes.Status415UnsupportedMediaType => http.WriteProblemAsync(ProblemResults.WrongBodyType, StatusCodes.Status415UnsupportedMediaType),
            _ => Task.CompletedTask,
        };

    /// <summary>Names the field, in the words of whoever filled it in.</summary>
    public static Error Explain(BadHttpRequestException bad)
    {
        if (bad.StatusCode == StatusCodes.Status413PayloadTooLarge)
        {
            return ProblemResults.TooLarge;
        }

        if (bad.StatusCode == StatusCodes.Status415UnsupportedMediaType)
        {
            return ProblemResults.WrongBodyType;
        }

        if (bad.InnerException is JsonException json)
        {
            var path = json.Path is { Length: > 2 } full ? full[2..] : null;
            return path is null
                ? Error.Invalid(ProblemResults.Malformed.Code, "请求正文不是有效的 JSON，请核对格式。")
                : Error.Invalid(ProblemResults.Malformed.Code, $"“{path}”的内容无法识别，请核对类型和写法（日期写作 2026-09-30，季度写作 2026Q3，金额为整数分）。", path);
        }

        if (Unbound().Match(bad.Message) is { Success: true } unbound)
        {
            var name = unbound.Groups["name"].Value;
            return unbound.Groups["missing"].Success
                ? Error.Invalid(ProblemResults.Malformed.Code, $"缺少参数“{name}”。", JsonNamingPolicy.CamelCase.ConvertName(name))
                : UnreadParameter.Unreadable(name);
        }

        return ProblemResults.Malformed;
    }

    // the framework's own sentences: Failed to bind parameter "DateOnly asOf" from "x". / Required parameter "Guid id" was not provided from query string.
    [GeneratedRegex("""(?:Failed to bind parameter|(?<missing>Required parameter)) "(?:[^"]* )?(?<name>\w+)" """)]
    private static partial Regex Unbound();

    [LoggerMessage(Level = LogLevel.Error, Message = "Unhandled exception, trace {TraceId}, {Method} {Endpoint}")]
    private static partial void LogDefect(ILogger log, Exception exception, string traceId, string method, string endpoint);
}
