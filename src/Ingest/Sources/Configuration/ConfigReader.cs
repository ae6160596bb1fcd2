using System.Globalization;
using GreenBatch.Kernel;

namespace GreenBatch.Ingest;

/// <summary>Takes typed values out of one YAML map and notes every fault, so that all of them are reported at once.</summary>
internal sealed class ConfigReader(ConfigNode.Map map, ICollection<ConfigFault> faults)
{
    public ConfigNode.Map Map { get; } = map;

    public void Allow(params ReadOnlySpan<string> keys)
    {
        foreach (var entry in Map.Entries)
        {
            if (!keys.Contains(entry.Key))
                Fault(entry.Line, $"未知的键「{entry.Key}」，可用：{string.Join("、", keys.ToArray())}");
        }
    }

    public string? Text(string key, bool isRequired = false)
    {
        switch (Map[key])
        {
            case null when isRequired:
                Fault(Map.Line, $"缺少键「{key}」");
                return null;
            case null:
                return null;
            case ConfigNode.Scalar { Value.Length: > 0 } scalar:
                return scalar.Value;
            case var other:
                Fault(other.Line, $"「{key}」应为文本");
                return null;
        }
    }

    public int? Whole(string key, bool isRequired = false)
    {
        var text = Text(key, isRequired);
        if (text is null)
            return null;
        if (int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number))
            return number;
        Fault(Map[key]!.Line, $"「{key}」应为非负整数，写的是「{text}」");
        return null;
    }

    public bool Flag(string key)
    {
        var text = Text(key);
        if (text is not (null or "true" or "false"))
            Fault(Map[key]!.Line, $"「{key}」应为 true 或 false，写的是「{text}」");
        return string.Equals(text, "true", StringComparison.Ordinal);
    }

    public T? Choice<T>(string key, IReadOnlyDictionary<string, T> choices, bool isRequired = true)
        where T : struct
    {
        var text = Text(key, isRequired);
        return text is null ? null : Choose(text, Map[key]!.Line, key, choices);
    }

    public T? Choose<T>(string text, int line, string what, IReadOnlyDictionary<string, T> choices)
        where T : struct
    {
        if (choices.TryGetValue(text, out var choice))
            return choice;
        Fault(line, $"「{what}」不能是「{text}」，可用：{string.Join("、", choices.Keys)}");
        return null;
    }

    /// <summary>The scalars of a sequence with their lines; empty when the key is absent.</summary>
    public IReadOnlyList<ConfigNode.Scalar> List(string key, bool isRequired = false)
    {
        switch (Map[key])
        {
            case null:
                if (isRequired)
                    Fault(Map.Line, $"缺少键「{key}」");
                return [];
            case ConfigNode.Sequence sequence when sequence.Items.All(i => i is ConfigNode.Scalar):
                return [.. sequence.Items.OfType<ConfigNode.Scalar>()];
            case var other:
                Fault(other.Line, $"「{key}」应为文本列表");
                return [];
        }
    }

    public void Fault(int line, string message) => faults.Add(new ConfigFault(Map.File, line, message));
}
