using GreenBatch.Kernel;

namespace GreenBatch.Ingest;

/// <summary>Reads <c>columns.csv</c>: <c>dataset,field,name,type,required,unit,aliases</c>, aliases parted by <c>|</c>.</summary>
internal static class ColumnParser
{
    private static readonly string[] Header = ["dataset", "field", "name", "type", "required", "unit", "aliases"];

    private static readonly Dictionary<string, FieldType> Types = new(StringComparer.Ordinal)
    {
        ["text"] = FieldType.Text,
        ["identifier"] = FieldType.Identifier,
        ["number"] = FieldType.Number,
        ["whole_number"] = FieldType.WholeNumber,
        ["date"] = FieldType.Date,
        ["authority"] = FieldType.Authority,
        ["indicator"] = FieldType.Indicator,
        ["kind"] = FieldType.Kind,
        ["state"] = FieldType.State,
    };

    public static ILookup<string, FieldDefinition> Parse(ConfigTable table, IReadOnlyList<string> datasets, List<ConfigFault> faults)
    {
        var found = new List<(string Dataset, FieldDefinition Field)>();
        var claims = new Dictionary<(string Dataset, string Header), string>();
        if (!table.Header.SequenceEqual(Header, StringComparer.Ordinal))
        {
            faults.Add(new ConfigFault(table.File, 1, $"表头应为 {string.Join(',', Header)}"));
            return found.ToLookup(f => f.Dataset, f => f.Field, StringComparer.Ordinal);
        }

        foreach (var row in table.Rows)
            Add(row, message => faults.Add(new ConfigFault(table.File, row.Line, message)), datasets, found, claims);
        return found.ToLookup(f => f.Dataset, f => f.Field, StringComparer.Ordinal);
    }

    private static void Add(
        ConfigRow row,
        Action<string> fault,
        IReadOnlyList<string> datasets,
        List<(string Dataset, FieldDefinition Field)> found,
        Dictionary<(string Dataset, string Header), string> claims)
    {
        var (dataset, id, name) = (row.Cells[0], row.Cells[1], row.Cells[2]);
        if (!datasets.Contains(dataset, StringComparer.Ordinal))
            fault($"数据集「{dataset}」不在 source.yaml 中");
        if (id.Length == 0 || name.Length == 0)
            fault("field 和 name 不能为空");
        if (!Types.TryGetValue(row.Cells[3], out var type))
            fault($"未知的类型「{row.Cells[3]}」，可用：{string.Join("、", Types.Keys)}");
        if (row.Cells[4] is not ("yes" or "no"))
            fault($"required 应为 yes 或 no，写的是「{row.Cells[4]}」");
        if (found.Exists(f => string.Equals(f.Dataset, dataset, StringComparison.Ordinal) && string.Equals(f.Field.Id, id, StringComparison.Ordinal)))
            fault($"字段「{id}」重复");
        var aliases = row.Cells[6].Split('|', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
        var field = new FieldDefinition(id, name, type, row.Cells[4] is "yes", row.Cells[5].Length == 0 ? null : row.Cells[5], aliases);
        Claim(dataset, field, fault, claims);
        found.Add((dataset, field));
    }

    private static void Claim(string dataset, FieldDefinition field, Action<string> fault, Dictionary<(string Dataset, string Header), string> claims)
    {
        foreach (var header in FieldMap.HeadersOf(field))
        {
            if (!claims.TryAdd((dataset, header), field.Id) && !string.Equals(claims[(dataset, header)], field.Id, StringComparison.Ordinal))
                fault($"表头「{header}」同时属于字段「{claims[(dataset, header)]}」和「{field.Id}」");
        }
    }
}
