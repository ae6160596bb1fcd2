using GreenBatch.Kernel;

namespace GreenBatch.Ingest;

/// <summary>The datasets of a source: the <c>datasets</c> map of <c>source.yaml</c> joined with the rows of <c>columns.csv</c>.</summary>
internal static class DatasetParser
{
    private static readonly Dictionary<string, DatasetMode> Modes = new(StringComparer.Ordinal)
    {
        ["snapshot"] = DatasetMode.Snapshot,
        ["append"] = DatasetMode.Append,
    };

    public static IReadOnlyList<DatasetDefinition> Parse(string source, ConfigReader settings, ConfigTable columns, List<ConfigFault> faults)
    {
        if (settings.Map["datasets"] is not ConfigNode.Map { Entries.Count: > 0 } map)
        {
            settings.Fault(settings.Map["datasets"]?.Line ?? settings.Map.Line, "缺少「datasets」，或它不是键值表");
            return [];
        }

        var fields = ColumnParser.Parse(columns, [.. map.Entries.Select(e => e.Key)], faults);
        var datasets = map.Entries.Select(e => ReadDataset(source, e, fields[e.Key].ToList(), faults)).ToList();
        foreach (var (dataset, entry) in datasets.Zip(map.Entries))
        {
            if (dataset.Within is { } outer && datasets.TrueForAll(d => !string.Equals(d.Id, outer, StringComparison.Ordinal)))
                faults.Add(new ConfigFault(settings.Map.File, entry.Line, $"数据集「{entry.Key}」的 within 指向不存在的「{outer}」"));
        }

        return datasets;
    }

    private static DatasetDefinition ReadDataset(string source, ConfigEntry entry, List<FieldDefinition> fields, List<ConfigFault> faults)
    {
        var map = entry.Value as ConfigNode.Map ?? new ConfigNode.Map(entry.Value.File, entry.Line, []);
        var reader = new ConfigReader(map, faults);
        reader.Allow("name", "path", "within", "mode", "key", "event", "date", "required", "may_be_empty", "freshness_days", "as_of", "rows_fall", "authority_for", "yearly");
        if (fields.Count == 0)
            reader.Fault(entry.Line, $"数据集「{entry.Key}」在 columns.csv 中没有列");
        var dataset = new DatasetDefinition(
            source,
            entry.Key,
            reader.Text("name", isRequired: true) ?? entry.Key,
            reader.Choice("mode", Modes) ?? DatasetMode.Snapshot,
            fields,
            ReadFields("key", reader, fields, isRequired: true))
        {
            Path = reader.Text("path"),
            Within = reader.Text("within"),
            Event = reader.Text("event"),
            DateField = ReadField("date", reader, fields) ?? "date",
            AsOfField = ReadField("as_of", reader, fields),
            YearField = ReadField("yearly", reader, fields),
            RowsFall = reader.Whole("rows_fall"),
            AuthorityFor = ReadFields("authority_for", reader, fields),
            IsRequired = reader.Flag("required"),
            MayBeEmpty = reader.Flag("may_be_empty"),
        };
        return reader.Whole("freshness_days") is { } days ? dataset with { FreshnessDays = days } : dataset;
    }

    private static List<string> ReadFields(string key, ConfigReader reader, List<FieldDefinition> fields, bool isRequired = false)
    {
        var named = reader.List(key, isRequired);
        foreach (var unknown in named.Where(k => !HasField(fields, k.Value)))
            reader.Fault(unknown.Line, $"{(isRequired ? "键" : key + " 的")}字段「{unknown.Value}」不在 columns.csv 中");
        return [.. named.Select(k => k.Value)];
    }

    private static string? ReadField(string key, ConfigReader reader, List<FieldDefinition> fields)
    {
        var field = reader.Text(key);
        if (field is not null && !HasField(fields, field))
            reader.Fault(reader.Map[key]!.Line, $"{(key is "yearly" ? "年度" : "日期")}字段「{field}」不在 columns.csv 中");
        return field;
    }

    private static bool HasField(List<FieldDefinition> fields, string id) => fields.Exists(f => string.Equals(f.Id, id, StringComparison.Ordinal));
}
