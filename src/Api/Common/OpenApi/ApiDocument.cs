using System.Text.Json.Nodes;
using Microsoft.OpenApi;
using Resettlement.Domain.Common;
using Swashbuckle.AspNetCore.Swagger;
using Swashbuckle.AspNetCore.SwaggerGen;

namespace Resettlement.Api.Common.OpenApi;

/// <summary>The API's own document: OpenAPI 3.1 at /swagger/v1/swagger.json, the same without a database by the command `openapi`.</summary>
internal static class ApiDocument
{
    public const string Name = "v1";

    private const string Description = """
        夏县集中安置点社区治理平台的接口。登录用 Cookie 会话；除 GET 外的请求须带请求头 `X-Requested-With: resettlement`。

        - 金额一律为整数分（字段名以 `Fen` 结尾）；日期 `yyyy-MM-dd`（上海时间）；季度 `2026Q3`；时刻为 UTC。
        - 失败一律为 `application/problem+json`（RFC 9457），`code` 稳定不变，`title` 是给人看的中文说明，`errors` 按字段列出错误。
        - 修改须带 `If-Match`（来自 `ETag` 或 `version`）；涉及资金与审批的请求须带 `Idempotency-Key`，重复提交得到第一次的结果。
        - 不在管辖范围内的数据与不存在的数据应答相同（404）。
        """;

    private static readonly (string Name, string Description)[] Tags =
    [
        ("Access", "登录、账号与授权"), ("Audit", "修改记录与审计日志"), ("Policies", "政策版本"), ("Registry", "社区、楼栋、房屋、户与人"), ("Fees", "缴费、收费标准、账单与申报"),
        ("Imports", "工作簿导入"), ("Subsidies", "季度补贴批次"), ("Home", "首页待办与概览"),
    ];

    public static void AddApiDocument(this IServiceCollection services)
    {
        services.AddEndpointsApiExplorer();
        services.Configure<SwaggerOptions>(options => options.OpenApiVersion = OpenApiSpecVersion.OpenApi3_1);
        services.AddSwaggerGen(options =>
        {
            options.SwaggerDoc(Name, new OpenApiInfo { Title = "Resettlement", Version = Name, Description = Description });
            options.MapType<Quarter>(() => WithQuarter(new()));
            options.SupportNonNullableReferenceTypes();
            options.SchemaFilter<RequiredFilter>();
            options.OperationFilter<OperationFilter>();
            options.DocumentFilter<TidyFilter>();
            options.AddSecurityDefinition("session", new OpenApiSecurityScheme
            {
                Type = SecuritySchemeType.ApiKey,
                In = ParameterLocation.Cookie,
                Name = "resettlement",
                Description = "POST /api/v1/session 建立；HTTPS 下名为 __Host-resettlement。",
            });
        });
    }

    /// <summary>Writes the document of the mapped endpoints.</summary>
    public static async Task<int> WriteAsync(WebApplication app, string? path, CancellationToken ct)
    {
        // a started server would do this; nothing is started here
        app.UseRouting();
#pragma warning disable ASP0014 // the data sources are handed over by UseEndpoints alone
        app.UseEndpoints(_ => { });
#pragma warning restore ASP0014
        var document = app.Services.GetRequiredService<ISwaggerProvider>().GetSwagger(Name);
        var text = new StringWriter();
        document.SerializeAs(OpenApiSpecVersion.OpenApi3_1, new OpenApiJsonWriter(text));
        if (path is null)
        {
            await Console.Out.WriteLineAsync(text.ToString());
        }
        else
        {
            await File.WriteAllTextAsync(path, text.ToString().ReplaceLineEndings("\n") + "\n", ct);
        }

        return 0;
    }

    /// <summary>Makes it the schema of a quarter.</summary>
    internal static OpenApiSchema WithQuarter(OpenApiSchema schema)
    {
        (schema.Type, schema.Pattern, schema.Examples) = (JsonSchemaType.String, "^\\d{4}Q[1-4]$", ["2026Q3"]);
        return schema;
    }

    /// <summary>What is never null is required, unless a body gives it a default.</summary>
    private sealed class RequiredFilter : ISchemaFilter
    {
        public void Apply(IOpenApiSchema schema, SchemaFilterContext context)
        {
            if (schema is not OpenApiSchema { Properties: { Count: > 0 } properties } written || context.Type.Namespace?.StartsWith("Resettlement", StringComparison.Ordinal) != true)
            {
                return;
            }

            var required = BodyShape.RequiredNames(context.Type);
            written.Required = properties.Keys.Where(required.Contains).Order(StringComparer.Ordinal).ToHashSet(StringComparer.Ordinal);
        }
    }

    /// <summary>One order on every machine, described tags, no address of a server, and the shape of problems.</summary>
    private sealed class TidyFilter : IDocumentFilter
    {
        public void Apply(OpenApiDocument swaggerDoc, DocumentFilterContext context)
        {
            swaggerDoc.Servers = null;
            var paths = new OpenApiPaths();
            foreach (var path in swaggerDoc.Paths.OrderBy(path => path.Key, StringComparer.Ordinal))
            {
                paths.Add(path.Key, path.Value);
            }

            swaggerDoc.Paths = paths;
            swaggerDoc.Components ??= new OpenApiComponents();
            swaggerDoc.Components.Schemas ??= new Dictionary<string, IOpenApiSchema>(StringComparer.Ordinal);
            swaggerDoc.Components.Schemas[OperationFilter.Problem] = ProblemSchema();
            swaggerDoc.Components.Schemas = swaggerDoc.Components.Schemas.OrderBy(schema => schema.Key, StringComparer.Ordinal).ToDictionary(StringComparer.Ordinal);
            swaggerDoc.Tags = Tags.Select(tag => new OpenApiTag { Name = tag.Name, Description = tag.Description }).ToHashSet();
        }

        private static OpenApiSchema ProblemSchema() => new()
        {
            Type = JsonSchemaType.Object,
            Description = "RFC 9457",
            Required = new HashSet<string>(StringComparer.Ordinal) { "type", "title", "status", "code", "traceId" },
            Properties = new Dictionary<string, IOpenApiSchema>(StringComparer.Ordinal)
            {
                ["type"] = new OpenApiSchema { Type = JsonSchemaType.String },
                ["title"] = new OpenApiSchema { Type = JsonSchemaType.String, Description = "中文说明：错在哪里、怎么办" },
                ["status"] = new OpenApiSchema { Type = JsonSchemaType.Integer, Format = "int32" },
                ["code"] = new OpenApiSchema { Type = JsonSchemaType.String, Description = "稳定的错误码" },
                ["traceId"] = new OpenApiSchema { Type = JsonSchemaType.String, Description = "报给管理员的错误编号" },
                ["errors"] = new OpenApiSchema
                {
                    Type = JsonSchemaType.Object,
                    Description = "按字段列出的错误",
                    AdditionalProperties = new OpenApiSchema { Type = JsonSchemaType.Array, Items = new OpenApiSchema { Type = JsonSchemaType.String } },
                },
            },
            Examples = [new JsonObject
            {
                ["type"] = "/problems/validation.failed", ["title"] = "填写的内容有误：请填写姓名。", ["status"] = 400, ["code"] = "validation.failed",
                ["traceId"] = "00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01", ["errors"] = new JsonObject { ["displayName"] = new JsonArray("请填写姓名。") },
            }],
        };
    }
}
