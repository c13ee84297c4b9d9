using System.Globalization;
using System.Net.Http.Headers;
using System.Text;
using System.Text.Json;
using System.Text.RegularExpressions;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc.ApiExplorer;
using Microsoft.Extensions.DependencyInjection;
using Resettlement.Api.Common;
using Resettlement.Api.Common.OpenApi;
using Resettlement.Domain.Common;

namespace Resettlement.Api.IntegrationTests.Common;

/// <summary>An endpoint of the running server and a well-formed request to it.</summary>
internal sealed partial class ApiEndpoint(ApiDescription description)
{
    public const string Day = "2026-09-30";

    public string Method => description.HttpMethod!;

    /// <summary>Without the constraints of its parts.</summary>
    public string Path => "/" + Constraint().Replace(description.RelativePath!, "{$1}");

    public SendsMetadata? Sends => Metadata.OfType<SendsMetadata>().SingleOrDefault();

    public IList<object> Metadata => description.ActionDescriptor.EndpointMetadata;

    public string? Summary => Metadata.OfType<Microsoft.AspNetCore.Http.Metadata.IEndpointSummaryMetadata>().LastOrDefault()?.Summary;

    public bool TakesFile => description.ParameterDescriptions.Any(x => x.Source.Id is "FormFile" or "Form");

    public Type? BodyType => description.ParameterDescriptions.FirstOrDefault(x => x.Source.Id == "Body")?.Type;

    /// <summary>Query parameters that are days, such as from, to and asOf.</summary>
    public IReadOnlyList<string> DayParameters =>
        [.. description.ParameterDescriptions.Where(x => x.Source.Id == "Query" && (Nullable.GetUnderlyingType(x.Type) ?? x.Type) == typeof(DateOnly)).Select(x => x.Name)];

    /// <summary>Names of everything in path, query and body that says which thing is meant: ids, and the codes and numbers that stand for them.</summary>
    public IReadOnlySet<string> IdNames => description.ParameterDescriptions
        .Where(x => x.Source.Id is "Path" or "Query" && IsId(x.Name, x.Type)).Select(x => JsonNamingPolicy.CamelCase.ConvertName(x.Name))
        .Concat(BodyType is { } body ? IdsOf(body) : []).ToHashSet(StringComparer.Ordinal);

    public override string ToString() => $"{Method} {Path}";

    public static List<ApiEndpoint> All(TestApp app) =>
    [
        .. app.Services.GetRequiredService<IApiDescriptionGroupCollectionProvider>().ApiDescriptionGroups.Items.SelectMany(group => group.Items)
            .Where(item => item.RelativePath?.StartsWith("api/v1", StringComparison.Ordinal) == true)
            .Select(item => new ApiEndpoint(item)).OrderBy(x => x.Path, StringComparer.Ordinal).ThenBy(x => x.Method, StringComparer.Ordinal),
    ];

    /// <summary>Ids nobody has, other values by their type: it binds, and what happens then is up to the server.</summary>
    /// <param name="day">Stands for every day of the body.</param>
    /// <param name="days">Query parameters that are this day.</param>
    public HttpRequestMessage Request(string day = Day, params IReadOnlyCollection<string> days)
    {
        var path = new StringBuilder(Path);
        var query = new List<string>();
        foreach (var parameter in description.ParameterDescriptions)
        {
            var value = Uri.EscapeDataString(days.Contains(parameter.Name) ? day : Text(parameter.Type, parameter.Name));
            switch (parameter.Source.Id)
            {
                case "Path":
                    path.Replace("{" + parameter.Name + "}", value);
                    break;
                case "Query" when parameter.IsRequired || days.Contains(parameter.Name):
                    query.Add($"{parameter.Name}={value}");
                    break;
                default:
                    break;
            }
        }

        var request = new HttpRequestMessage(new HttpMethod(Method), path + (query.Count == 0 ? "" : "?" + string.Join('&', query)));
        request.Headers.Add("Idempotency-Key", Guid.CreateVersion7().ToString());
        request.Headers.IfMatch.Add(new EntityTagHeaderValue("\"1\""));
        if (BodyType is { } body)
        {
            request.Content = new StringContent(BodyShape.Example(body).ToJsonString().Replace(Day, day, StringComparison.Ordinal), Encoding.UTF8, "application/json");
        }
        else if (TakesFile)
        {
            var form = new MultipartFormDataContent();
            foreach (var part in description.ParameterDescriptions.Where(x => x.Source.Id is "FormFile" or "Form"))
            {
                if (part.Type == typeof(IFormFile))
                {
                    form.Add(new ByteArrayContent("a,b\n1,2\n"u8.ToArray()), part.Name, "rows.csv");
                }
                else
                {
                    form.Add(new StringContent(Text(part.Type, part.Name)), part.Name);
                }
            }

            request.Content = form;
        }

        return request;
    }

    private static IEnumerable<string> IdsOf(Type type) => type.GetProperties().SelectMany(property =>
    {
        var plain = property.PropertyType.IsGenericType && property.PropertyType.IsAssignableTo(typeof(System.Collections.IEnumerable)) ? property.PropertyType.GetGenericArguments()[^1] : property.PropertyType;
        return IsId(property.Name, plain) ? [JsonNamingPolicy.CamelCase.ConvertName(property.Name)] :
            plain.Assembly.GetName().Name?.StartsWith("Resettlement", StringComparison.Ordinal) == true && plain is { IsEnum: false, IsValueType: false } ? IdsOf(plain) : [];
    });

    private static bool IsId(string name, Type type) =>
        (Nullable.GetUnderlyingType(type) ?? type) == typeof(Guid)
        || (type == typeof(string) && (name.EndsWith("TownshipCode", StringComparison.OrdinalIgnoreCase) || name.EndsWith("TownshipCodes", StringComparison.OrdinalIgnoreCase) || name.Equals("HouseholdNumber", StringComparison.OrdinalIgnoreCase)));

    [GeneratedRegex(@"\{(\w+)[^}]*\}")]
    private static partial Regex Constraint();

    private static string Text(Type type, string name)
    {
        var plain = Nullable.GetUnderlyingType(type) ?? type;
        return plain == typeof(Guid) ? Guid.CreateVersion7().ToString() :
            plain == typeof(Quarter) || name is "quarter" or "q" ? "2026Q3" :
            plain.IsEnum ? Enum.GetNames(plain)[0] :
            plain == typeof(int) ? 1.ToString(CultureInfo.InvariantCulture) :
            plain == typeof(DateOnly) ? Day :
            plain == typeof(bool) ? "true" :
            "x";
    }
}
