using CsvHelper;
using GreenBatch.Kernel;
using YamlDotNet.Core;
using YamlDotNet.Core.Events;

namespace GreenBatch.Scheduler.Files;

/// <summary>Reads configuration files into plain trees with line numbers: the only place that knows YAML.</summary>
internal static class ConfigFiles
{
    /// <summary>The tree of a YAML file, or null with the fault added to <paramref name="faults"/>.</summary>
    /// <param name="name">How the file is named in messages.</param>
    public static ConfigNode? ReadYaml(string path, string name, ICollection<ConfigFault> faults)
    {
        using var reader = File.OpenText(path);
        var parser = new Parser(reader);
        try
        {
            parser.Consume<StreamStart>();
            if (!parser.TryConsume<DocumentStart>(out _))
            {
                faults.Add(new ConfigFault(name, 1, "文件为空"));
                return null;
            }

            return ReadNode(parser, name, faults);
        }
        catch (YamlException fault)
        {
            faults.Add(new ConfigFault(name, (int)fault.Start.Line, $"YAML 语法错误：{fault.Message}"));
            return null;
        }
        catch (InvalidOperationException) // what the library throws at a bracket that is never closed
        {
            faults.Add(new ConfigFault(name, (int)(parser.Current?.Start.Line ?? 1), "YAML 语法错误：此处附近的括号没有成对"));
            return null;
        }
    }

    /// <summary>The table of a CSV file, or null with the fault added to <paramref name="faults"/>.</summary>
    public static ConfigTable? ReadCsv(string path, string name, ICollection<ConfigFault> faults)
    {
        try
        {
            using var reader = CsvReader.FromFile(path, new CsvReaderOptions
            {
                Separator = ',',
                TrackLineNumbers = true,
                DetectSeparatorHint = false,
                MalformedData = CsvMalformedDataHandling.Throw,
                FieldCountMismatch = CsvFieldCountHandling.Throw,
            });
            var header = reader.Headers.ToList();
            var rows = new List<ConfigRow>();
            while (reader.Read())
                rows.Add(new ConfigRow((int)reader.LineNumber, [.. Enumerable.Range(0, reader.FieldCount).Select(i => reader.GetString(i).Trim())]));
            return new ConfigTable(name, header, rows);
        }
        catch (CsvFormatException fault)
        {
            faults.Add(new ConfigFault(name, (int)Math.Max(1, fault.LineNumber), "CSV 格式不对（引号或列数）"));
            return null;
        }
    }

    private static ConfigNode ReadNode(Parser parser, string file, ICollection<ConfigFault> faults)
    {
        if (parser.TryConsume<Scalar>(out var scalar))
            return new ConfigNode.Scalar(file, (int)scalar.Start.Line, scalar.Value);
        if (parser.TryConsume<SequenceStart>(out var sequence))
        {
            var items = new List<ConfigNode>();
            while (!parser.TryConsume<SequenceEnd>(out _))
                items.Add(ReadNode(parser, file, faults));
            return new ConfigNode.Sequence(file, (int)sequence.Start.Line, items);
        }

        if (parser.TryConsume<MappingStart>(out var map))
            return new ConfigNode.Map(file, (int)map.Start.Line, ReadEntries(parser, file, faults));
        var other = parser.Consume<ParsingEvent>();
        throw new YamlException(other.Start, other.End, "不支持锚点、别名和标签");
    }

    private static List<ConfigEntry> ReadEntries(Parser parser, string file, ICollection<ConfigFault> faults)
    {
        var entries = new List<ConfigEntry>();
        while (!parser.TryConsume<MappingEnd>(out _))
        {
            var key = parser.Consume<Scalar>();
            var value = ReadNode(parser, file, faults);
            if (entries.Exists(e => string.Equals(e.Key, key.Value, StringComparison.Ordinal)))
                faults.Add(new ConfigFault(file, (int)key.Start.Line, $"键「{key.Value}」重复"));
            entries.Add(new ConfigEntry(key.Value, (int)key.Start.Line, value));
        }

        return entries;
    }
}
