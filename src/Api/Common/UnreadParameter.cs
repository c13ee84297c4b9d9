using System.Globalization;
using System.Reflection;
using System.Text.Json;
using Microsoft.AspNetCore.Http.Metadata;
using Resettlement.Domain.Common;

namespace Resettlement.Api.Common;

/// <summary>
/// Names the value in path or query that a handler could not read. The generated handlers refuse an optional one with an empty 400; its type stands in the metadata of the endpoint.
/// </summary>
internal static class UnreadParameter
{
    public static Error Explain(HttpContext http)
    {
        foreach (var parameter in http.GetEndpoint()?.Metadata.GetOrderedMetadata<IParameterBindingMetadata>() ?? [])
        {
            if (parameter.HasTryParse && ValueOf(http, parameter.Name) is { Length: > 0 } text && !Reads(text, parameter.ParameterInfo.ParameterType))
            {
                return Unreadable(parameter.Name);
            }
        }

        return ProblemResults.Malformed;
    }

    public static Error Unreadable(string name) =>
        Error.Invalid(ProblemResults.Malformed.Code, $"参数“{name}”的内容无法识别，请核对类型和写法。", JsonNamingPolicy.CamelCase.ConvertName(name));

    private static string? ValueOf(HttpContext http, string name) => http.Request.RouteValues[name]?.ToString() ?? http.Request.Query[name];

    private static bool Reads(string text, Type declared)
    {
        var type = Nullable.GetUnderlyingType(declared) ?? declared;
        if (type.IsEnum)
        {
            return Enum.TryParse(type, text, out _);
        }

        const BindingFlags Statics = BindingFlags.Public | BindingFlags.Static;
        return type.GetMethod("TryParse", Statics, [typeof(string), typeof(IFormatProvider), type.MakeByRefType()]) is { } international
            ? (bool)international.Invoke(null, [text, CultureInfo.InvariantCulture, null])!
            : type.GetMethod("TryParse", Statics, [typeof(string), type.MakeByRefType()])?.Invoke(null, [text, null]) is not false;
    }
}
