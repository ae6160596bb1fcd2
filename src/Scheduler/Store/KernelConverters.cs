using System.Text.Json;
using System.Text.Json.Serialization;
using GreenBatch.Kernel;

namespace GreenBatch.Scheduler.Store;

/// <summary>A cycle in json is its year.</summary>
internal sealed class CycleConverter : JsonConverter<Cycle>
{
    public override Cycle Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) => new(reader.GetInt32());

    public override void Write(Utf8JsonWriter writer, Cycle value, JsonSerializerOptions options) => writer.WriteNumberValue(value.Year);
}

/// <summary>An indicator in json is its code.</summary>
internal sealed class IndicatorCodeConverter : JsonConverter<IndicatorCode>
{
    public override IndicatorCode Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) => new(reader.GetString()!);

    public override void Write(Utf8JsonWriter writer, IndicatorCode value, JsonSerializerOptions options) => writer.WriteStringValue(value.Value);
}
