using System.Text.Json;
using Resettlement.Domain.Common;

namespace Resettlement.Api.Common.OpenApi;

/// <summary>Failures per request as failures.json lists them; a test reads them from the compiled handlers and keeps the list true.</summary>
internal static class KnownFailures
{
    private static readonly Lazy<Listed> List = new(() =>
    {
        using var stream = typeof(KnownFailures).Assembly.GetManifestResourceStream("failures.json")!;
        return JsonSerializer.Deserialize<Listed>(stream, JsonSerializerOptions.Web)!;
    });

    public static IEnumerable<Error> Of(Type request) =>
        List.Value.Requests.GetValueOrDefault(request.Name, []).Select(code => new Error(code, Enum.Parse<ErrorKind>(List.Value.Errors[code].Kind), List.Value.Errors[code].Message));

    private sealed record Listed(Dictionary<string, ListedError> Errors, Dictionary<string, string[]> Requests);

    private sealed record ListedError(string Kind, string Message);
}
