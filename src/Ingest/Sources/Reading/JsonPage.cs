using System.Globalization;
using System.Runtime.InteropServices;
using System.Text;
using System.Text.Json;

namespace GreenBatch.Ingest;

/// <summary>Strict JSON: no duplicate property, no NaN, at most 64 levels, and the envelope as agreed.</summary>
internal static class JsonPage
{
    private const int Depth = 64;

    /// <summary>Values, names and brackets of one page: 5,000 rows of 100 fields have a fifth of it.</summary>
    private const int MostTokens = 5_000_000;

    public static JsonElement Parse(Stream stream, OpenedDocument document)
    {
        if (stream.Length > document.Limits.PageBytes)
            throw document.Reject("B020", $"响应超过上限 {document.Limits.PageBytes >> 20} MB", "请缩小页大小");
        var bytes = new byte[stream.Length];
        stream.ReadExactly(bytes);
        var content = bytes.AsSpan().StartsWith("\uFEFF"u8) ? bytes.AsMemory(3) : bytes;
        if (!System.Text.Unicode.Utf8.IsValid(content.Span))
            throw document.Reject("B019", "响应编码与声明不符，应为 UTF-8", "请来源单位按 UTF-8 输出");
        if (CountTokens(content.Span) > MostTokens)
            throw document.Reject("B020", $"响应超过上限：多于 {MostTokens} 个元素", "请缩小页大小");
        try
        {
            return JsonElement.Parse(content.Span, new JsonDocumentOptions { MaxDepth = Depth, AllowDuplicateProperties = false });
        }
        catch (JsonException fault)
        {
            throw Explain(content, fault, document);
        }
        catch (InvalidOperationException fault)
        {
            throw document.Reject("B023", "JSON 语法错误：字段名含非法字符", "请来源单位修正接口", fault);
        }
    }

    public static JsonElement RowsOf(JsonElement root, OpenedDocument document)
    {
        if (root.ValueKind is JsonValueKind.Array)
            return root;
        if (root.TryGetProperty("code", out var code) && Shown(code) is var text and not ("0" or "200"))
            throw document.Reject("B018", $"接口返回错误 {CellText.Show(text)}", "请来源单位核实接口");
        if (root.TryGetProperty("data", out var data) && data.ValueKind is JsonValueKind.Object && data.TryGetProperty("rows", out var rows) && rows.ValueKind is JsonValueKind.Array)
            return rows;
        throw document.Reject("B040", "字段结构改变：没有 data.rows 数组", "请来源单位确认接口版本");
    }

    /// <summary>Text and kind of a value. An object or array under a known field means that the interface changed.</summary>
    public static (string? Text, CellKind Kind) CellOf(JsonElement value, string name, int row, bool isKnown, OpenedDocument document)
    {
        switch (value.ValueKind)
        {
            case JsonValueKind.Null:
                return (null, CellKind.Text);
            case JsonValueKind.Number:
                return (value.GetRawText(), value.TryGetDecimal(out _) ? CellKind.Number : CellKind.Boundless);
            case JsonValueKind.True or JsonValueKind.False:
                return (value.GetRawText(), CellKind.Boolean);
            case JsonValueKind.String:
                return Text(value);
            default:
                return isKnown ? throw document.Reject("B027", $"第 {row} 个元素的字段「{CellText.Show(name)}」类型改变", "请来源单位确认接口版本") : (null, CellKind.Text);
        }
    }

    /// <summary>Name of a property; one with half a surrogate pair is given as it is written.</summary>
    public static string NameOf(JsonProperty property)
    {
        try
        {
            return property.Name;
        }
        catch (InvalidOperationException)
        {
            return Encoding.UTF8.GetString(JsonMarshal.GetRawUtf8PropertyName(property));
        }
    }

    private static (string? Text, CellKind Kind) Text(JsonElement value)
    {
        try
        {
            return (value.GetString(), CellKind.Text);
        }
        catch (InvalidOperationException)
        {
            return (value.GetRawText(), CellKind.Broken);
        }
    }

    private static string Shown(JsonElement value) => value.ValueKind is JsonValueKind.String ? Text(value).Text! : value.GetRawText();

    private static int CountTokens(ReadOnlySpan<byte> content)
    {
        var reader = new Utf8JsonReader(content, new JsonReaderOptions { MaxDepth = Depth });
        var count = 0;
        try
        {
            while (count <= MostTokens && reader.Read())
                count++;
        }
        catch (JsonException)
        {
            // What is wrong with it is told by the reading itself.
        }

        return count;
    }

    private static RejectedInputException Explain(ReadOnlyMemory<byte> content, JsonException fault, OpenedDocument document)
    {
        if (IsSound(content))
            return document.Reject("B024", $"同一对象出现重复字段「{CellText.Show(Repeated(content.Span))}」", "请来源单位修正接口", fault);
        if (IsTooDeep(content.Span))
            return document.Reject("B028", $"JSON 嵌套过深（上限 {Depth}）", "请来源单位修正接口", fault);
        var line = LineAt(content.Span, (int)(fault.LineNumber ?? 0));
        if (line.ContainsAny("NaN", "Infinity"))
            return document.Reject("B030", "JSON 含非法数值（NaN 或 Infinity）", "请来源单位修正接口", fault);
        return document.Reject("B023", string.Create(CultureInfo.InvariantCulture, $"JSON 语法错误（第 {fault.LineNumber + 1} 行第 {fault.BytePositionInLine} 字节）"), "请重新获取", fault);
    }

    private static bool ContainsAny(this string text, string one, string other) => text.Contains(one, StringComparison.Ordinal) || text.Contains(other, StringComparison.Ordinal);

    private static string LineAt(ReadOnlySpan<byte> content, int line)
    {
        for (var i = 0; i < line && content.IndexOf((byte)'\n') is var end and >= 0; i++)
            content = content[(end + 1)..];
        var stop = content.IndexOf((byte)'\n');
        return Encoding.UTF8.GetString(stop < 0 ? content : content[..stop]);
    }

    private static bool IsSound(ReadOnlyMemory<byte> content)
    {
        try
        {
            using var parsed = JsonDocument.Parse(content, new JsonDocumentOptions { MaxDepth = Depth, AllowDuplicateProperties = true });
            return true;
        }
        catch (JsonException)
        {
            return false;
        }
    }

    /// <summary>Whether the levels run out before the syntax does.</summary>
    private static bool IsTooDeep(ReadOnlySpan<byte> content)
    {
        var reader = new Utf8JsonReader(content, new JsonReaderOptions { MaxDepth = content.Length + 1 });
        try
        {
            while (reader.Read())
            {
                if (reader.CurrentDepth > Depth)
                    return true;
            }
        }
        catch (JsonException)
        {
            return false;
        }

        return false;
    }

    /// <summary>The first property name that its object has twice.</summary>
    private static string? Repeated(ReadOnlySpan<byte> content)
    {
        var reader = new Utf8JsonReader(content, new JsonReaderOptions { MaxDepth = Depth });
        var open = new Stack<HashSet<string>>();
        while (reader.Read())
        {
            if (reader.TokenType is JsonTokenType.StartObject)
                open.Push(new HashSet<string>(StringComparer.Ordinal));
            else if (reader.TokenType is JsonTokenType.EndObject)
                open.Pop();
            else if (reader.TokenType is JsonTokenType.PropertyName && NameOf(ref reader) is var name && !open.Peek().Add(name))
                return name;
        }

        return null;
    }

    private static string NameOf(ref Utf8JsonReader reader)
    {
        try
        {
            return reader.GetString()!;
        }
        catch (InvalidOperationException)
        {
            return Encoding.UTF8.GetString(reader.ValueSpan);
        }
    }
}
