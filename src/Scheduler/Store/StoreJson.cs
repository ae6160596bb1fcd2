using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace GreenBatch.Scheduler.Store;

/// <summary>How records are written into jsonb columns: camel case, enums as words, nulls left out.</summary>
internal static class StoreJson
{
    private static JsonSerializerOptions Options { get; } = new(JsonSerializerDefaults.Web)
    {
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
        NumberHandling = JsonNumberHandling.Strict,
        Converters = { new JsonStringEnumConverter(JsonNamingPolicy.SnakeCaseLower), new CycleConverter(), new IndicatorCodeConverter() },
    };

    public static string Write<T>(T value) => JsonSerializer.Serialize(value, Options);

    /// <summary>Null stays null, so that an absent fact is NULL in the table and not the word null.</summary>
    public static string? WriteOrNull<T>(T? value)
        where T : class => value is null ? null : Write(value);

    public static T Read<T>(string json) =>
        JsonSerializer.Deserialize<T>(json, Options) ?? throw new InvalidDataException($"empty json for {typeof(T).Name}");

    public static T? ReadOrNull<T>(string? json)
        where T : class => json is null ? null : Read<T>(json);
}
