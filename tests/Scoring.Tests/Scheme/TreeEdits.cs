using System.Globalization;
using GreenBatch.Kernel;

namespace GreenBatch.Scoring.Tests;

/// <summary>A whole scheme directory in which one setting after the other is set anew. What is written stands in line 77.</summary>
internal static class TreeEdits
{
    public const int Line = 77;

    /// <summary>Every section present; a pair, a choice group of two of which one counts, and a sector that changes nothing.</summary>
    public static SchemeFiles Whole() => Trees.Files(
        Trees.Map(
            ("cycle", "2025"),
            ("populations", Trees.Map(("factory", Trees.Map(("indicators", "general.yaml"), ("sectors", "sectors"))))),
            ("scoring", Trees.Map(("published", Trees.Map(("decimals", "2"))))),
            ("benchmarks", Trees.Map(("estimated", Trees.Map(("lead", "p95"))))),
            ("ranking", Trees.Map(("cut", Trees.Map(("share", "1/20"))))),
            ("streak", Trees.Map(("watch", Trees.Map(("points", "2")))))),
        ("general.yaml", General()),
        ("sectors/水泥.yaml", Trees.Map(("name", "水泥表"))));

    public static ConfigNode.Map General() => Trees.Map(
        ("dimensions", Trees.Map(("A", "50"), ("B", "50"))),
        ("indicators", Trees.List(
            Trees.Map(("id", "E1a"), ("dimension", "A"), ("direction", "lower"), ("weight", "30"), ("per_product", "3"), ("excludes", "E1b")),
            Trees.Map(("id", "E1b"), ("dimension", "A"), ("direction", "lower"), ("weight", "30"), ("lead", "1"), ("base", "2")),
            Trees.Map(("id", "A2"), ("dimension", "A"), ("direction", "higher"), ("weight", "20"), ("lead", "10"), ("base", "5")),
            Trees.Map(("id", "C1"), ("dimension", "B"), ("direction", "higher"), ("weight", "25"), ("choose", Trees.Map(("group", "g"), ("n", "1")))),
            Trees.Map(("id", "C2"), ("dimension", "B"), ("direction", "higher"), ("weight", "25"), ("choose", Trees.Map(("group", "g"), ("n", "1")))),
            Trees.Map(("id", "B1"), ("dimension", "B"), ("direction", "higher"), ("weight", "25"), ("lead", "8")))));

    /// <param name="path">Keys and positions with dots: <c>indicators.2.lead</c>.</param>
    /// <param name="value">Text, <c>[a, b]</c>, <c>{k: v}</c>, or <c>-</c>: taken out.</param>
    public static SchemeFiles Edit(this SchemeFiles files, string file, string path, string value)
    {
        var tree = Edit(files.Trees[file], path.Split('.'), NodeOf(file, value));
        return files with { Trees = new Dictionary<string, ConfigNode>(files.Trees) { [file] = tree } };
    }

    public static Scheme Read(this SchemeFiles files)
    {
        var reading = SchemeParser.Parse(files);
        Assert.Empty(reading.Faults);
        return reading.Scheme!;
    }

    private static ConfigNode Edit(ConfigNode node, ReadOnlySpan<string> path, ConfigNode? value)
    {
        if (node is ConfigNode.Sequence list)
        {
            var position = int.Parse(path[0], NumberStyles.None, CultureInfo.InvariantCulture);
            var items = list.Items.ToList();
            items[position] = path.Length == 1 ? value! : Edit(items[position], path[1..], value);
            return list with { Items = items };
        }

        var (map, key) = ((ConfigNode.Map)node, path[0]);
        var below = path.Length == 1 ? value : Edit(map[key] ?? new ConfigNode.Map(map.File, Line, []), path[1..], value);
        var entries = map.Entries.Where(e => e.Key != key).ToList();
        if (below is not null)
            entries.Add(new ConfigEntry(key, Line, below));
        return map with { Entries = entries };
    }

    private static ConfigNode? NodeOf(string file, string value) => value switch
    {
        "-" => null,
        ['[', .. var items, ']'] => new ConfigNode.Sequence(file, Line, [.. Parts(items).Select(item => NodeOf(file, item)!)]),
        ['{', .. var entries, '}'] => new ConfigNode.Map(file, Line, [.. Parts(entries).Select(e => e.Split(": ", 2)).Select(e => new ConfigEntry(e[0], Line, NodeOf(file, e[1])!))]),
        _ => new ConfigNode.Scalar(file, Line, value),
    };

    /// <summary>Split at commas that stand in no inner bracket.</summary>
    private static IEnumerable<string> Parts(string text)
    {
        var (from, depth) = (0, 0);
        for (var i = 0; i < text.Length; i++)
        {
            depth += text[i] is '{' or '[' ? 1 : text[i] is '}' or ']' ? -1 : 0;
            if (text[i] != ',' || depth > 0)
                continue;
            yield return text[from..i].Trim();
            from = i + 1;
        }

        if (text.Length > 0)
            yield return text[from..].Trim();
    }
}
