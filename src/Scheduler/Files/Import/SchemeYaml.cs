using System.Text;
using System.Text.RegularExpressions;
using GreenBatch.Kernel;

namespace GreenBatch.Scheduler.Files;

/// <summary>Writes the tree of a scheme file as the shipped ones are written: a key a line, an indicator a line.</summary>
internal static partial class SchemeYaml
{
    public static string Write(ConfigNode.Map tree, IReadOnlyList<string> comments)
    {
        var text = new StringBuilder();
        foreach (var comment in comments)
            text.Append("# ").Append(comment).Append('\n');
        Block(text, tree, "");
        return text.ToString();
    }

    private static void Block(StringBuilder text, ConfigNode.Map map, string indent)
    {
        foreach (var (key, _, value) in map.Entries)
        {
            text.Append(indent).Append(Scalar(key)).Append(':');
            if (value is ConfigNode.Map inner && inner.Entries.Any(e => e.Value is ConfigNode.Sequence))
                Block(text.Append('\n'), inner, indent + "  ");
            else if (value is ConfigNode.Sequence list && list.Items.Any(i => i is ConfigNode.Map))
                text.Append('\n').AppendJoin("", list.Items.Select(item => $"{indent}  - {Flow(item)}\n"));
            else
                text.Append(' ').Append(Flow(value)).Append('\n');
        }
    }

    private static string Flow(ConfigNode node) => node switch
    {
        ConfigNode.Map map => $"{{ {string.Join(", ", map.Entries.Select(e => $"{Scalar(e.Key)}: {Flow(e.Value)}"))} }}",
        ConfigNode.Sequence list => $"[{string.Join(", ", list.Items.Select(Flow))}]",
        ConfigNode.Scalar scalar => Scalar(scalar.Value),
        _ => "",
    };

    /// <summary>Plain where nothing can be mistaken, else quoted; a line break inside a cell becomes a blank.</summary>
    private static string Scalar(string value)
    {
        var line = value.AsSpan().ContainsAny('\r', '\n') ? string.Join(' ', value.Split(['\r', '\n'], StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)) : value;
        return Plain().IsMatch(line) ? line : $"'{line.Replace("'", "''", StringComparison.Ordinal)}'";
    }

    [GeneratedRegex(@"^[A-Za-z0-9\u4E00-\u9FFF][A-Za-z0-9\u4E00-\u9FFF（）〔〕。，；、./_ +-]*(?<! )$", RegexOptions.CultureInvariant, 1000)]
    private static partial Regex Plain();
}
