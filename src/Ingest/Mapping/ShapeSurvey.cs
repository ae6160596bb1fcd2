namespace GreenBatch.Ingest;

/// <summary>Gathers the shape of one dataset's rows while they pass: its columns from the first thousand, its count from all.</summary>
internal sealed class ShapeSurvey(DatasetDefinition dataset)
{
    /// <summary>Rows whose columns are looked at.</summary>
    public const int Looked = 1000;

    private static readonly string[] Types = ["empty", "number", "date", "code", "text"];

    private readonly Dictionary<string, (string? Field, int[] Seen)> _columns = new(StringComparer.Ordinal);
    private readonly List<string> _order = [];
    private readonly int _asOf = dataset.AsOfField is null ? -1 : dataset.IndexOf(dataset.AsOfField);
    private HashSet<string>? _missing;
    private FieldMap? _last;
    private long _rows;
    private long _quarantined;
    private DateOnly? _newest;

    public void Note(FieldMap map, SourceRow row)
    {
        if (++_rows > Looked)
            return;
        if (!ReferenceEquals(map, _last))
        {
            _last = map;
            var missing = dataset.Fields.Where((_, i) => map.Columns[i] < 0).Select(f => f.Name);
            (_missing ??= [.. missing]).IntersectWith(missing);
        }

        for (var i = 0; i < row.Header.Count; i++)
        {
            if (!string.IsNullOrWhiteSpace(row.Header[i]))
                Column(map, row.Header[i], i)[TypeOf(row.Cells[i], row.KindOf(i))]++;
        }
    }

    /// <summary>A row whose columns could not be told.</summary>
    public void NoteFaulty() => _rows++;

    public void NoteQuarantined() => _quarantined++;

    public void NoteDay(SourceRecord record)
    {
        if (_asOf >= 0 && record.Values[_asOf] is DateOnly day && !(day <= _newest))
            _newest = day;
    }

    /// <summary>Sound rows that a reader told by their bytes.</summary>
    public void NotePassedOver(PassedOver rows)
    {
        _rows += rows.Rows;
        if (rows.Newest is { } day && !(day <= _newest))
            _newest = day;
    }

    public DocumentShape Close(string encoding) => new(
        dataset.Id,
        encoding,
        _rows,
        _quarantined,
        [.. _order.Select(h => new ShapeColumn(CellText.Show(h), _columns[h].Field, MostSeen(_columns[h].Seen)))],
        [.. dataset.Fields.Select(f => f.Name).Where(n => _missing?.Contains(n) == true)])
    {
        Newest = _newest,
    };

    private int[] Column(FieldMap map, string header, int index)
    {
        if (_columns.TryGetValue(header, out var known))
            return known.Seen;
        var field = Array.IndexOf(map.Columns, index) is var at and >= 0 ? dataset.Fields[at].Id : null;
        var seen = new int[Types.Length];
        _columns[header] = (field, seen);
        _order.Add(header);
        return seen;
    }

    /// <summary>Of cells that say something, what most look like.</summary>
    private static string MostSeen(int[] seen)
    {
        var most = 1;
        for (var i = 2; i < seen.Length; i++)
            most = seen[i] > seen[most] ? i : most;
        return seen[most] == 0 ? Types[0] : Types[most];
    }

    private static int TypeOf(string? text, CellKind kind)
    {
        if (string.IsNullOrWhiteSpace(text) || text.Trim() is "-" or "—" or "/" or "无")
            return 0;
        if (kind is CellKind.Date)
            return 2;
        var compact = CellText.Compact(text);
        return compact.Length > 0 && (char.IsAsciiDigit(compact[0]) || compact[0] is '+' or '-') ? TypeOfFigure(text, compact) : TypeOfWords(compact);
    }

    private static int TypeOfFigure(string text, string compact)
    {
        if (DateCell.Read(CellText.Trim(text), CellKind.Text).Verdict is not CellVerdict.Fault)
            return 2;
        return compact.Length < 15 && NumberCell.Read(compact, CellKind.Text, unit: null).Verdict is not CellVerdict.Fault ? 1 : TypeOfWords(compact);
    }

    private static int TypeOfWords(string compact) => compact.Length >= 9 && compact.All(char.IsAsciiLetterOrDigit) ? 3 : 4;
}
