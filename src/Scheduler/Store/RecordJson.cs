using System.Buffers;
using System.Globalization;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using GreenBatch.Ingest;

namespace GreenBatch.Scheduler.Store;

/// <summary>A record's typed values as one json object by field id, and back by the dataset's field types.</summary>
internal static class RecordJson
{
    private static JsonWriterOptions WriterOptions { get; } = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public static string Write(SourceRecord record)
    {
        var buffer = new ArrayBufferWriter<byte>(256);
        using (var writer = new Utf8JsonWriter(buffer, WriterOptions))
        {
            writer.WriteStartObject();
            for (var i = 0; i < record.Values.Count; i++)
                WriteValue(writer, record.Dataset.Fields[i].Id, record.Values[i]);
            writer.WriteEndObject();
        }

        return Encoding.UTF8.GetString(buffer.WrittenSpan);
    }

    public static object?[] Read(DatasetDefinition dataset, string json)
    {
        using var document = JsonDocument.Parse(json);
        var values = new object?[dataset.Fields.Count];
        for (var i = 0; i < values.Length; i++)
        {
            if (document.RootElement.TryGetProperty(dataset.Fields[i].Id, out var element))
                values[i] = ReadValue(dataset.Fields[i].Type, element);
        }

        return values;
    }

    private static void WriteValue(Utf8JsonWriter writer, string field, object? value)
    {
        switch (value)
        {
            case null:
                break;
            case decimal number:
                writer.WriteNumber(field, number);
                break;
            case int whole:
                writer.WriteNumber(field, whole);
                break;
            case DateOnly day:
                writer.WriteString(field, day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture));
                break;
            default:
                writer.WriteString(field, (string)value);
                break;
        }
    }

    private static object ReadValue(FieldType type, JsonElement element) => type switch
    {
        FieldType.Number => element.GetDecimal(),
        FieldType.WholeNumber => element.GetInt32(),
        FieldType.Date => DateOnly.ParseExact(element.GetString()!, "yyyy-MM-dd", CultureInfo.InvariantCulture),
        _ => element.GetString()!,
    };
}
