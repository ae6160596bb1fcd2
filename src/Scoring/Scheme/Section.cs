using System.Globalization;
using GreenBatch.Kernel;

namespace GreenBatch.Scoring;

/// <summary>Typed access to one map of a configuration file. Whatever is wrong becomes a fault and reading goes on, so that all faults are found at once.</summary>
internal sealed class Section
{
    private readonly ConfigNode.Map _map;
    private readonly FaultList _faults;

    private Section(ConfigNode.Map map, FaultList faults)
    {
        _map = map;
        _faults = faults;
    }

    public ConfigNode Node => _map;

    /// <summary>Opens a map; an absent one reads as empty, and keys that are not in <paramref name="keys"/> are faults.</summary>
    /// <param name="owner">Node that is blamed when the map is absent.</param>
    public static Section Open(ConfigNode? node, ConfigNode owner, FaultList faults, params IReadOnlyList<string> keys)
    {
        if (node is not ConfigNode.Map map)
        {
            if (node is not null and not ConfigNode.Scalar { Value: "" })
                faults.Add(node, $"此处应为键值表，可用的键：{string.Join("、", keys)}");
            map = new ConfigNode.Map(owner.File, owner.Line, []);
        }

        foreach (var entry in map.Entries.Where(e => !keys.Contains(e.Key, StringComparer.Ordinal)))
            faults.Add(entry.Value.File, entry.Line, $"未知的键「{entry.Key}」，可用的键：{string.Join("、", keys)}");
        return new Section(map, faults);
    }

    public Section Open(string key, params IReadOnlyList<string> keys) => Open(Child(key), _map, _faults, keys);

    /// <summary>The node under the key; null when absent or left empty.</summary>
    public ConfigNode? Child(string key) => _map[key] is { } node && node is not ConfigNode.Scalar { Value: "" or "~" or "null" } ? node : null;

    public bool Has(string key) => Child(key) is not null;

    /// <summary>Blames the line of the key, in the file it was written in; the line of the map when the key is absent.</summary>
    public void Fault(string key, string message)
    {
        var entry = _map.Entries.FirstOrDefault(e => string.Equals(e.Key, key, StringComparison.Ordinal));
        if (entry is null)
            _faults.Add(_map, message);
        else
            _faults.Add(entry.Value.File, entry.Line, message);
    }

    public string? Text(string key)
    {
        switch (Child(key))
        {
            case null:
                return null;
            case ConfigNode.Scalar scalar:
                return scalar.Value.Trim();
            default:
                Fault(key, $"「{key}」应为单个值");
                return null;
        }
    }

    public string RequiredText(string key)
    {
        if (!Has(key))
            Fault(key, $"缺少「{key}」");
        return Text(key) ?? "";
    }

    public IReadOnlyList<string> Texts(string key) => Child(key) switch
    {
        null => [],
        ConfigNode.Sequence list => [.. list.Items.Select(TextOf).OfType<string>()],
        _ => Text(key) is { } single ? [single] : [],
    };

    public T Word<T>(string key, Words<T> words, T fallback)
    {
        var text = Text(key);
        if (text is null)
            return fallback;
        if (words.TryFind(text, out var value))
            return value;
        Fault(key, $"「{key}」的值「{text}」不认识，可用：{words}");
        return fallback;
    }

    public bool Flag(string key) => Word(key, SchemeWords.Flags, fallback: false);

    public int Integer(string key, int fallback, int least, int most)
    {
        var text = Text(key);
        if (text is null)
            return fallback;
        if (int.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var value) && value >= least && value <= most)
            return value;
        Fault(key, $"「{key}」的值「{text}」应为 {least} 至 {most} 的整数");
        return fallback;
    }

    public decimal? Number(string key)
    {
        var text = Text(key);
        if (text is null)
            return null;
        if (NumberText.TryParse(text, out var value))
            return value;
        Fault(key, $"「{key}」的值「{text}」不是数字");
        return null;
    }

    /// <summary>A share of the units as two whole numbers, such as 1/20.</summary>
    public (int Numerator, int Denominator) Share(string key, (int Numerator, int Denominator) fallback)
    {
        var text = Text(key);
        if (text is null)
            return fallback;
        if (NumberText.TryParseShare(text, out var numerator, out var denominator))
            return (numerator, denominator);
        Fault(key, $"「{key}」的值「{text}」应为大于 0 且不超过 1 的分数，例如 1/20");
        return fallback;
    }

    /// <summary>A number above 0 or a fraction such as 25/6.</summary>
    public Weight? Weight(string key)
    {
        var text = Text(key);
        if (text is null)
            return null;
        if (NumberText.TryParseWeight(text, out var weight))
            return weight;
        Fault(key, $"「{key}」的值「{text}」应为大于 0 的数或分数，例如 8、2.5、25/6");
        return null;
    }

    public DateOnly? Day(string key)
    {
        var text = Text(key);
        if (text is null)
            return null;
        if (DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day))
            return day;
        Fault(key, $"「{key}」的值「{text}」应为日期，例如 2025-11-03");
        return null;
    }

    private string? TextOf(ConfigNode item)
    {
        if (item is ConfigNode.Scalar scalar)
            return scalar.Value.Trim();
        _faults.Add(item, "此处应为单个值");
        return null;
    }
}
