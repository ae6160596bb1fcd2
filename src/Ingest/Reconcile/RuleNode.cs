using System.Globalization;
using GreenBatch.Kernel;

namespace GreenBatch.Ingest;

/// <summary>A place in a configuration tree that may be absent (then the usual value holds), with the faults it may add to.</summary>
internal sealed class RuleNode(ConfigNode? node, ICollection<ConfigFault> faults)
{
    public RuleNode this[string key] => new(node is ConfigNode.Map map ? map[key] : null, faults);

    public bool IsGiven => node is not null;

    /// <summary>Keys of a table in the order written; none where it is absent or no table.</summary>
    public IReadOnlyList<string> Keys => node is ConfigNode.Map map ? [.. map.Entries.Select(e => e.Key)] : [];

    public void Fault(string message)
    {
        if (node is not null)
            faults.Add(new ConfigFault(node.File, node.Line, message));
    }

    public void RefuseOthers(params string[] keys)
    {
        if (node is ConfigNode.Map map)
        {
            foreach (var entry in map.Entries.Where(e => !keys.Contains(e.Key, StringComparer.Ordinal)))
                faults.Add(new ConfigFault(map.File, entry.Line, $"未知的键「{entry.Key}」，可用：{string.Join("、", keys)}"));
        }
        else
        {
            Fault("此处应为键值表");
        }
    }

    public decimal Number(decimal least, decimal most, decimal usual)
    {
        if (node is ConfigNode.Scalar scalar && decimal.TryParse(scalar.Value, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var number) && number >= least && number <= most)
            return number;
        Fault($"此处应为 {Figures.Text(least)} 到 {Figures.Text(most)} 的数");
        return usual;
    }

    /// <summary>A number that may be left out.</summary>
    public decimal? NumberOrNone(decimal least, decimal most) => IsGiven ? Number(least, most, least) : null;

    public bool Flag()
    {
        if (node is ConfigNode.Scalar { Value: "true" or "false" } scalar)
            return string.Equals(scalar.Value, "true", StringComparison.Ordinal);
        Fault("此处应为 true 或 false");
        return false;
    }

    public string? TextOrNone() => IsGiven ? Text() : null;

    public IReadOnlyList<decimal> Numbers(decimal least, decimal most, IReadOnlyList<decimal> usual) =>
        IsGiven ? [.. Items().Select(i => i.Number(least, most, least))] : usual;

    public IReadOnlyList<string> Texts(IReadOnlyList<string> usual) => IsGiven ? [.. Items().Select(i => i.Text())] : usual;

    public IEnumerable<RuleNode> Items()
    {
        if (node is ConfigNode.Sequence sequence)
            return sequence.Items.Select(i => new RuleNode(i, faults));
        Fault("此处应为列表");
        return [];
    }

    private string Text()
    {
        if (node is ConfigNode.Scalar { Value.Length: > 0 } scalar)
            return scalar.Value;
        Fault("此处应为文字");
        return "";
    }
}
