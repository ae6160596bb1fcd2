using System.Text.Json;
using GreenBatch.Kernel;

namespace GreenBatch.Ingest;

/// <summary>
/// Reads a page <c>{"code":0,"message":"ok","data":{"snapshot","total","page","pageSize","rows":[{…}]}}</c>. A row's property that is an array of objects carries
/// the rows of the dataset that lies within (<c>values</c> of a self-evaluation); they inherit the outer row's key. A bare array of rows is taken as well.
/// </summary>
internal sealed class JsonTableReader : ITableReader
{
    private readonly OpenedDocument _document;
    private readonly JsonElement _root;
    private readonly Dictionary<string, (string[] Header, FieldMap? Map)> _shapes = new(StringComparer.Ordinal);
    private readonly HashSet<string> _warned = new(StringComparer.Ordinal);
    private DatasetDefinition? _dataset;

    public JsonTableReader(Stream stream, OpenedDocument document)
    {
        _document = document;
        _root = JsonPage.Parse(stream, document);
        _dataset = document.Info.Dataset is { } id ? document.Source.Dataset(id) : null;
    }

    public string Encoding => "json";

    /// <summary>The fetcher has compared an interface's rows with its total; a file without rows must be allowed.</summary>
    public bool MayBeEmpty => _document.Info.Dataset is not null || (_dataset?.MayBeEmpty ?? false);

    public PassedOver PassedOver => default;

    public IEnumerable<TableRow> Rows(CancellationToken cancel)
    {
        var number = 0;
        foreach (var row in JsonPage.RowsOf(_root, _document).EnumerateArray())
        {
            number++;
            if (row.ValueKind is not JsonValueKind.Object)
                throw _document.Reject("B027", $"第 {number} 个元素类型改变，应为对象", "请来源单位确认接口版本");
            _dataset ??= Find(row);
            yield return ToRow(_dataset, row, number, outer: null);
            foreach (var inner in Nested(row, number))
                yield return inner;
        }
    }

    private IEnumerable<TableRow> Nested(JsonElement row, int number)
    {
        foreach (var within in _document.Source.Datasets.Where(d => string.Equals(d.Within, _dataset!.Id, StringComparison.Ordinal)))
        {
            if (!row.TryGetProperty(within.Id, out var items) || items.ValueKind is JsonValueKind.Null)
                continue;
            if (items.ValueKind is not JsonValueKind.Array || items.EnumerateArray().Any(i => i.ValueKind is not JsonValueKind.Object))
                throw _document.Reject("B027", $"第 {number} 个元素的字段「{within.Id}」类型改变，应为对象数组", "请来源单位确认接口版本");
            foreach (var item in items.EnumerateArray())
                yield return ToRow(within, item, number, row);
        }
    }

    private DatasetDefinition Find(JsonElement row)
    {
        var header = row.EnumerateObject().Select(JsonPage.NameOf).ToArray();
        return (FieldMap.Best(_document.Source.Datasets, header) ?? throw CsvHeader.Refuse(FieldMap.Nearest(_document.Source.Datasets, header), header, _document)).Dataset;
    }

    private TableRow ToRow(DatasetDefinition dataset, JsonElement row, int number, JsonElement? outer)
    {
        var properties = row.EnumerateObject().Select(p => (Name: JsonPage.NameOf(p), p.Value)).Where(p => !IsNested(dataset, p.Name)).ToList();
        if (outer is { } parent)
            properties.AddRange(Inherited(dataset, parent, properties));
        var (header, map) = ShapeOf(dataset, [.. properties.Select(p => p.Name)]);
        var cells = new string?[header.Length];
        var kinds = new CellKind[header.Length];
        for (var i = 0; i < header.Length; i++)
            (cells[i], kinds[i]) = JsonPage.CellOf(properties[i].Value, properties[i].Name, number, map!.Columns.Contains(i), _document);
        var origin = new Origin(_document.Info.Source, _document.Info.Delivery, _document.Info.FileName, dataset.Id, number);
        return new TableRow(map!, new SourceRow(origin, header, cells) { Kinds = kinds });
    }

    /// <summary>Key columns that the inner row leaves to the outer one.</summary>
    private IEnumerable<(string Name, JsonElement Value)> Inherited(DatasetDefinition dataset, JsonElement outer, List<(string Name, JsonElement Value)> own)
    {
        var given = FieldMap.Of(dataset, [.. own.Select(p => p.Name)]);
        var names = outer.EnumerateObject().Select(JsonPage.NameOf).ToArray();
        var above = FieldMap.Of(_dataset!, names);
        foreach (var key in dataset.Key.Where(k => given.Columns[dataset.IndexOf(k)] < 0 && _dataset!.IndexOf(k) >= 0))
        {
            if (above.Columns[_dataset!.IndexOf(key)] is var column and >= 0)
                yield return (names[column], outer.GetProperty(names[column]));
        }
    }

    private bool IsNested(DatasetDefinition dataset, string property) =>
        _document.Source.Dataset(property) is { Within: { } outer } && string.Equals(outer, dataset.Id, StringComparison.Ordinal);

    private (string[] Header, FieldMap? Map) ShapeOf(DatasetDefinition dataset, string[] names)
    {
        var key = dataset.Id + "\u001E" + string.Join('\u001F', names);
        if (_shapes.TryGetValue(key, out var shape))
            return shape;
        var map = FieldMap.Of(dataset, names);
        foreach (var unknown in map.Unknown.Where(_warned.Add))
            _document.Warn("B025", $"出现未登记字段「{CellText.Show(unknown)}」，请确认接口版本");
        return _shapes[key] = (names, map);
    }
}
