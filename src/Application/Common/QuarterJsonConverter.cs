using System.Text.Json;
using System.Text.Json.Serialization;
using Resettlement.Domain.Common;

namespace Resettlement.Application.Common;

/// <summary>Quarters travel as "2026Q3".</summary>
public sealed class QuarterJsonConverter : JsonConverter<Quarter>
{
    public override Quarter Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
        Quarter.TryParse(reader.GetString(), out var quarter) ? quarter : throw new JsonException("季度应写作 2026Q3。");

    public override void Write(Utf8JsonWriter writer, Quarter value, JsonSerializerOptions options) => writer.WriteStringValue(value.ToString());
}
