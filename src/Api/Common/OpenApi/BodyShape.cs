using System.Collections;
using System.Collections.Concurrent;
using System.Reflection;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Json.Serialization;
using Resettlement.Domain.Common;

namespace Resettlement.Api.Common.OpenApi;

/// <summary>Which fields of a type are required, and an example of it made from the names of its fields.</summary>
internal static class BodyShape
{
    private const string Id = "0199a1b2-c3d4-7e5f-8a9b-0c1d2e3f4a5b";

    private static readonly ConcurrentDictionary<Type, HashSet<string>> Required = new();

    private static readonly Dictionary<string, JsonNode> ByName = new(StringComparer.OrdinalIgnoreCase)
    {
        ["idNumber"] = "140899197001010015",
        ["idNumberWaiver"] = "与户口簿核对无误",
        ["phone"] = "13800001234",
        ["accountNumber"] = "6230510000000000001",
        ["bankName"] = "夏县农村商业银行",
        ["bankCode"] = "402181000015",
        ["userName"] = "zhangsan",
        ["displayName"] = "张三",
        ["name"] = "张三",
        ["organisation"] = "县搬迁办",
        ["password"] = "Abcd-1234",
        ["current"] = "Abcd-1234",
        ["next"] = "Efgh-5678",
        ["reason"] = "依据村委会证明",
        ["evidence"] = "死亡证明",
        ["townshipCode"] = "140828100",
        ["code"] = "XTD",
        ["destinationTownshipCode"] = "140828100",
        ["leadTownshipCode"] = "140828103",
        ["originTownshipCode"] = "140828103",
        ["householdNumber"] = "XTD-0001",
        ["newHouseholdNumber"] = "XTD-0501",
        ["number"] = "3",
        ["roomNumber"] = "501",
        ["receiptNumber"] = "SJ-000123",
        ["billNumber"] = "ZD-000045",
        ["relationCode"] = "01",
        ["documentNumber"] = "夏政办发〔2026〕12号",
        ["documentTitle"] = "关于物业费电梯费水费补贴的通知",
        ["clause"] = "第三条",
        ["key"] = "subsidy.rate",
        ["value"] = "20%",
        ["amountFen"] = 12800,
        ["sumFen"] = 128000,
        ["storeys"] = 6,
        ["sheet"] = "Sheet1",
        ["note"] = "更正",
        ["unitName"] = "物业公司",
    };

    private static readonly Dictionary<Type, JsonNode> ByType = new()
    {
        [typeof(string)] = "文字",
        [typeof(bool)] = true,
        [typeof(int)] = 1,
        [typeof(long)] = 100,
        [typeof(decimal)] = 1,
        [typeof(Guid)] = Id,
        [typeof(DateOnly)] = "2026-09-30",
        [typeof(DateTimeOffset)] = "2026-09-30T02:00:00Z",
        [typeof(Quarter)] = "2026Q3",
        [typeof(JsonElement)] = new JsonObject(),
    };

    /// <summary>JSON names of the properties that are never null and, in a body, have no default.</summary>
    public static HashSet<string> RequiredNames(Type type) => Required.GetOrAdd(type, static type =>
    {
        var nullability = new NullabilityInfoContext();
        var optional = Parameters(type).Where(parameter => parameter.HasDefaultValue).Select(parameter => parameter.Name!).ToHashSet(StringComparer.OrdinalIgnoreCase);
        return type.GetProperties(BindingFlags.Public | BindingFlags.Instance)
            .Where(property => !optional.Contains(property.Name) && nullability.Create(property).ReadState != NullabilityState.Nullable)
            .Select(property => property.GetCustomAttribute<JsonPropertyNameAttribute>()?.Name ?? JsonNamingPolicy.CamelCase.ConvertName(property.Name)).ToHashSet(StringComparer.Ordinal);
    });

    /// <summary>A body that can be read back as the type.</summary>
    public static JsonNode Example(Type type, string? name = null)
    {
        var plain = Nullable.GetUnderlyingType(type) ?? type;
        if (plain.IsEnum)
        {
            return Enum.GetNames(plain)[0];
        }

        if (name is not null && ByName.TryGetValue(name, out var named) && Fits(named, plain))
        {
            return named.DeepClone();
        }

        if (ByType.TryGetValue(plain, out var known))
        {
            return known.DeepClone();
        }

        if (ElementOf(plain) is { } element)
        {
            return new JsonArray(Example(element));
        }

        var example = new JsonObject();
        foreach (var parameter in Parameters(plain))
        {
            example[JsonNamingPolicy.CamelCase.ConvertName(parameter.Name!)] = Example(parameter.ParameterType, parameter.Name);
        }

        return example;
    }

    private static bool Fits(JsonNode value, Type type) => value.GetValueKind() switch
    {
        JsonValueKind.String => type == typeof(string),
        JsonValueKind.Number => type == typeof(int) || type == typeof(long),
        _ => false,
    };

    private static Type? ElementOf(Type type) => type == typeof(string) ? null :
        type.IsArray ? type.GetElementType() :
        typeof(IEnumerable).IsAssignableFrom(type) && type.IsGenericType ? type.GetGenericArguments()[^1] : null;

    private static ParameterInfo[] Parameters(Type type) =>
        type.GetConstructors().OrderByDescending(constructor => constructor.GetParameters().Length).FirstOrDefault()?.GetParameters() ?? [];
}
