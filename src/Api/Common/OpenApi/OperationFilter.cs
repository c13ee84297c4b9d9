using System.Reflection;
using System.Text.Json;
using System.Text.Json.Nodes;
using FluentValidation;
using Microsoft.AspNetCore.Http.Metadata;
using Microsoft.OpenApi;
using Resettlement.Application.Common;
using Resettlement.Domain.Access;
using Resettlement.Domain.Common;
using Swashbuckle.AspNetCore.SwaggerGen;

namespace Resettlement.Api.Common.OpenApi;

/// <summary>What an endpoint's metadata says about headers, permission, examples and failures.</summary>
internal sealed class OperationFilter : IOperationFilter
{
    public const string Problem = "Problem";

    private const string ProblemType = "application/problem+json";

    public void Apply(OpenApiOperation operation, OperationFilterContext context)
    {
        var endpoint = context.ApiDescription.ActionDescriptor.EndpointMetadata;
        var sends = endpoint.OfType<SendsMetadata>().SingleOrDefault();
        var method = endpoint.OfType<MethodInfo>().FirstOrDefault();
        var unsafeMethod = context.ApiDescription.HttpMethod is not "GET";
        var matches = method?.GetParameters().Any(parameter => parameter.ParameterType == typeof(IfMatch)) == true;

        operation.OperationId ??= OperationId(sends?.Request);
        operation.Parameters ??= [];
        foreach (var parameter in operation.Parameters.OfType<OpenApiParameter>().Where(parameter => parameter.In == ParameterLocation.Query))
        {
            parameter.Name = JsonNamingPolicy.CamelCase.ConvertName(parameter.Name!);
            // in a group of parameters the explorer knows a quarter only as a text
            if (parameter.Schema is OpenApiSchema schema && IsQuarter(endpoint, parameter.Name))
            {
                ApiDocument.WithQuarter(schema);
            }
        }

        if (unsafeMethod)
        {
            operation.Parameters.Add(Header("X-Requested-With", "防止跨站请求，固定为 resettlement", new OpenApiSchema { Type = JsonSchemaType.String, Enum = ["resettlement"] }));
        }

        if (sends?.IsIdempotent == true)
        {
            operation.Parameters.Add(Header("Idempotency-Key", "每次操作一个，重试时不变", new OpenApiSchema { Type = JsonSchemaType.String, Pattern = "^[A-Za-z0-9-]{8,100}$", Examples = ["0199a1b2c3d47e5f8a9b0c1d2e3f4a5b"] }));
        }

        if (matches)
        {
            operation.Parameters.Add(Header("If-Match", "读取时得到的 ETag", new OpenApiSchema { Type = JsonSchemaType.String, Examples = ["\"1\""] }));
        }

        if (sends?.Permission is { } permission)
        {
            operation.Description = $"权限：`{permission}`";
            operation.Security = [new OpenApiSecurityRequirement { [new OpenApiSecuritySchemeReference("session", context.Document)] = [] }];
        }

        AddExample(operation, context);
        Answers(operation, context);
        foreach (var status in Failures(endpoint, sends, unsafeMethod, matches, operation.RequestBody is not null).GroupBy(error => ProblemResults.StatusOf(error.Kind)).OrderBy(group => group.Key))
        {
            operation.Responses![status.Key.ToString(System.Globalization.CultureInfo.InvariantCulture)] = Failure(status.DistinctBy(error => error.Code), context);
        }

        operation.Responses!["500"] = Failure([ProblemResults.ServerError], context);
    }

    private static bool IsQuarter(IEnumerable<object> endpoint, string name) =>
        endpoint.OfType<IParameterBindingMetadata>().Any(x => x.Name.Equals(name, StringComparison.OrdinalIgnoreCase) && x.ParameterInfo.ParameterType == typeof(Quarter?));

    private static string OperationId(Type? request)
    {
        if (request is null)
        {
            return "SignOut";
        }

        foreach (var ending in new[] { "Command", "Query" })
        {
            if (request.Name.EndsWith(ending, StringComparison.Ordinal))
            {
                return request.Name[..^ending.Length];
            }
        }

        return request.Name;
    }

    private static OpenApiParameter Header(string name, string description, OpenApiSchema schema) =>
        new() { Name = name, In = ParameterLocation.Header, Required = true, Description = description, Schema = schema };

    private static void AddExample(OpenApiOperation operation, OperationFilterContext context)
    {
        var body = context.ApiDescription.ParameterDescriptions.FirstOrDefault(parameter => parameter.Source.Id == "Body")?.Type;
        if (body is null || operation.RequestBody?.Content is not { } content)
        {
            return;
        }

        foreach (var media in content.Where(media => media.Key == "application/json").Select(media => media.Value).OfType<OpenApiMediaType>())
        {
            media.Example = BodyShape.Example(body);
        }
    }

    /// <summary>Answers that are files are binary; every other one is JSON. A versioned answer says so.</summary>
    private static void Answers(OpenApiOperation operation, OperationFilterContext context)
    {
        foreach (var answer in context.ApiDescription.SupportedResponseTypes.Where(answer => answer.StatusCode < 300))
        {
            var key = answer.StatusCode.ToString(System.Globalization.CultureInfo.InvariantCulture);
            if (operation.Responses?.TryGetValue(key, out var response) != true || response is not OpenApiResponse written)
            {
                continue;
            }

            written.Description = answer.StatusCode switch { 201 => "已建立", 204 => "完成，无内容", _ => "成功" };
            if (context.ApiDescription.ActionDescriptor.EndpointMetadata.OfType<FileMetadata>().SingleOrDefault() is { } file)
            {
                written.Content = new Dictionary<string, IOpenApiMediaType>(StringComparer.Ordinal)
                {
                    [file.ContentType] = new OpenApiMediaType { Schema = new OpenApiSchema { Type = JsonSchemaType.String, Format = "binary" } },
                };
            }

            if (answer.StatusCode == 200 && context.ApiDescription.HttpMethod == "GET" && answer.Type?.GetProperty("Version")?.PropertyType == typeof(int))
            {
                written.Headers = new Dictionary<string, IOpenApiHeader>(StringComparer.Ordinal)
                {
                    ["ETag"] = new OpenApiHeader { Description = "修改时放入 If-Match", Schema = new OpenApiSchema { Type = JsonSchemaType.String } },
                };
            }
        }
    }

    private static IEnumerable<Error> Failures(IList<object> endpoint, SendsMetadata? sends, bool unsafeMethod, bool matches, bool hasBody)
    {
        if (unsafeMethod)
        {
            yield return AccessErrors.MissingHeader;
        }

        if (sends is null)
        {
            yield break;
        }

        if (hasBody || HasValidator(sends.Request))
        {
            yield return ProblemResults.ValidationFailed;
        }

        yield return ProblemResults.Malformed;
        if (hasBody)
        {
            yield return ProblemResults.TooLarge;
        }

        if (sends.Permission is { } permission)
        {
            yield return AccessErrors.Unauthenticated;
            if (permission != Permissions.SignedIn)
            {
                yield return AccessErrors.Forbidden(permission);
            }

            if (!sends.Request.IsDefined(typeof(BeforePasswordChangeAttribute), inherit: false))
            {
                yield return AccessErrors.PasswordExpired;
            }
        }

        if (unsafeMethod && sends.Permission is not null)
        {
            yield return CommonErrors.Changed;
            yield return CommonErrors.Duplicate;
            yield return CommonErrors.Busy;
        }

        if (matches)
        {
            yield return CommonErrors.IfMatchRequired;
        }

        if (sends.IsIdempotent)
        {
            yield return CommonErrors.KeyRequired;
            yield return CommonErrors.KeyReused;
            yield return CommonErrors.InProgress;
        }

        foreach (var error in endpoint.OfType<FailsMetadata>().SelectMany(fails => fails.Errors).Concat(KnownFailures.Of(sends.Request).Where(error => error.Kind != ErrorKind.Unauthenticated || sends.Permission is null)))
        {
            yield return error;
        }
    }

    private static bool HasValidator(Type request)
    {
        var contract = typeof(IValidator<>).MakeGenericType(request);
        return request.Assembly.GetTypes().Any(type => type is { IsAbstract: false } && contract.IsAssignableFrom(type));
    }

    private static OpenApiResponse Failure(IEnumerable<Error> errors, OperationFilterContext context)
    {
        var list = errors.ToList();
        return new OpenApiResponse
        {
            Description = string.Join("\n", list.Select(error => $"- `{error.Code}` {error.Message}")),
            Content = new Dictionary<string, IOpenApiMediaType>(StringComparer.Ordinal)
            {
                [ProblemType] = new OpenApiMediaType { Schema = new OpenApiSchemaReference(Problem, context.Document) },
            },
            Extensions = new Dictionary<string, IOpenApiExtension>(StringComparer.Ordinal)
            {
                ["x-codes"] = new JsonNodeExtension(new JsonArray([.. list.Select(error => JsonValue.Create(error.Code))])),
            },
        };
    }
}
