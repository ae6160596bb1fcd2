using GreenBatch.Kernel;

namespace GreenBatch.Scoring.Tests;

/// <summary>Configuration trees written in code, as the YAML reader would hand them in.</summary>
internal static class Trees
{
    public static SchemeFiles Files(ConfigNode scheme, params (string Name, ConfigNode Tree)[] others) => new(
        others.Append((SchemeParser.MainFile, scheme)).ToDictionary(f => f.Item1, f => InFile(f.Item2, f.Item1)),
        new Dictionary<string, ConfigTable>());

    public static ConfigNode.Map Map(params (string Key, object Value)[] entries) =>
        new("scheme.yaml", 1, [.. entries.Select((e, i) => new ConfigEntry(e.Key, i + 1, Node(e.Value, i + 1)))]);

    public static ConfigNode List(params object[] items) => new ConfigNode.Sequence("scheme.yaml", 1, [.. items.Select((item, i) => Node(item, i + 1))]);

    /// <summary>The map with one key set anew.</summary>
    public static ConfigNode.Map With(this ConfigNode.Map map, string key, object value) =>
        map with { Entries = [.. map.Entries.Where(e => !string.Equals(e.Key, key, StringComparison.Ordinal)), new ConfigEntry(key, 9, Node(value, 9))] };

    private static ConfigNode Node(object value, int line) => value as ConfigNode ?? new ConfigNode.Scalar("scheme.yaml", line, (string)value);

    private static ConfigNode InFile(ConfigNode node, string file) => node switch
    {
        ConfigNode.Map map => new ConfigNode.Map(file, map.Line, [.. map.Entries.Select(e => e with { Value = InFile(e.Value, file) })]),
        ConfigNode.Sequence list => new ConfigNode.Sequence(file, list.Line, [.. list.Items.Select(i => InFile(i, file))]),
        ConfigNode.Scalar scalar => scalar with { File = file },
        _ => node,
    };
}
