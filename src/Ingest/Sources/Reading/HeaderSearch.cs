namespace GreenBatch.Ingest;

/// <summary>Looks for the header among the first rows of a sheet, below title rows. A sheet that bears a dataset's name must carry that dataset.</summary>
internal sealed class HeaderSearch
{
    private const int LastHeaderRow = 10;

    private readonly OpenedDocument _document;
    private readonly IReadOnlyList<DatasetDefinition> _candidates;
    private FieldMap? _nearest;
    private string[] _nearestHeader = [];

    public HeaderSearch(string sheet, OpenedDocument document)
    {
        _document = document;
        var named = document.Source.Datasets.Where(d => IsName(d, sheet)).ToList();
        IsNamed = named.Count > 0;
        _candidates = IsNamed ? named : CsvHeader.Candidates(document);
    }

    public bool IsNamed { get; }

    public FieldMap? Map { get; private set; }

    public string[] Header { get; private set; } = [];

    public int HeaderRow { get; private set; }

    public bool IsOver { get; private set; }

    public bool HasSeenRows { get; private set; }

    public bool IsHeader(SheetLine line)
    {
        HasSeenRows = true;
        IsOver = line.Number >= LastHeaderRow;
        var header = Array.ConvertAll(line.Cells, c => c ?? "");
        if (line.Number > LastHeaderRow || FieldMap.Best(_candidates, header) is not { } map)
        {
            Remember(header);
            return false;
        }

        CheckTwice(header);
        (Map, Header, HeaderRow) = (map, header, line.Number);
        if (map.Unknown.Count > 0)
            _document.Warn("B055", $"多出列「{string.Join("、", map.Unknown.Select(CellText.Show))}」，未使用");
        return true;
    }

    /// <summary>Why the sheet cannot be read; null when nothing in it looks like a header.</summary>
    public RejectedInputException? Refusal() => _nearest is null ? null : CsvHeader.Refuse(_nearest, _nearestHeader, _document);

    private void Remember(string[] header)
    {
        if (FieldMap.Nearest(_candidates, header) is { Matched: > 1 } near && near.Matched > (_nearest?.Matched ?? 0))
            (_nearest, _nearestHeader) = (near, header);
    }

    private void CheckTwice(string[] header)
    {
        var twice = header.Where(h => !string.IsNullOrWhiteSpace(h)).GroupBy(FieldMap.Normalise, StringComparer.Ordinal).FirstOrDefault(g => g.Count() > 1);
        if (twice is not null)
            throw _document.Reject("B053", $"表头重复「{CellText.Show(twice.First())}」", "每列只保留一个表头");
    }

    private static bool IsName(DatasetDefinition dataset, string sheet)
    {
        var name = FieldMap.Normalise(sheet);
        return string.Equals(name, FieldMap.Normalise(dataset.Name), StringComparison.Ordinal) || string.Equals(name, dataset.Id, StringComparison.OrdinalIgnoreCase);
    }
}
