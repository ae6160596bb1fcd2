using System.Text;

namespace GreenBatch.Ingest;

/// <summary>Which column of a document carries which field of a dataset. Headers are compared without blanks, case, width of characters and the marks of required columns.</summary>
internal sealed class FieldMap
{
    private FieldMap(DatasetDefinition dataset, int[] columns, IReadOnlyList<string> unknown)
    {
        Dataset = dataset;
        Columns = columns;
        Unknown = unknown;
    }

    public DatasetDefinition Dataset { get; }

    /// <summary>Column index by field, -1 where the document has none.</summary>
    public int[] Columns { get; }

    /// <summary>Headers that no field claims.</summary>
    public IReadOnlyList<string> Unknown { get; }

    public int Matched => Columns.Count(c => c >= 0);

    public IEnumerable<FieldDefinition> MissingRequired => Dataset.Fields.Where((f, i) => f.IsRequired && Columns[i] < 0);

    public static FieldMap Of(DatasetDefinition dataset, IReadOnlyList<string> header)
    {
        var positions = new Dictionary<string, int>(StringComparer.Ordinal);
        for (var i = 0; i < header.Count; i++)
            positions.TryAdd(Normalise(header[i]), i);
        var columns = new int[dataset.Fields.Count];
        for (var f = 0; f < columns.Length; f++)
            columns[f] = HeadersOf(dataset.Fields[f]).Select(h => positions.GetValueOrDefault(h, -1)).FirstOrDefault(c => c >= 0, -1);
        var unknown = header.Where((h, i) => !string.IsNullOrWhiteSpace(h) && !columns.Contains(i)).ToList();
        return new FieldMap(dataset, columns, unknown);
    }

    /// <summary>
    /// The dataset whose required columns are all there and which explains the most columns; null when there is none, or when another one explains more
    /// and lacks a required column: a list without its districts is a faulty list, not something else.
    /// </summary>
    public static FieldMap? Best(IEnumerable<DatasetDefinition> datasets, IReadOnlyList<string> header)
    {
        var ranked = Ranked(datasets, header).ToList();
        return ranked.Find(m => !m.MissingRequired.Any()) is { } whole && whole.Matched == ranked[0].Matched ? whole : null;
    }

    /// <summary>The dataset that comes nearest, for the message that says what is missing.</summary>
    public static FieldMap? Nearest(IEnumerable<DatasetDefinition> datasets, IReadOnlyList<string> header) => Ranked(datasets, header).FirstOrDefault(m => m.Matched > 0);

    /// <summary>Every normalised header the field answers to: name, aliases, its own id, and each with its unit in brackets.</summary>
    public static IEnumerable<string> HeadersOf(FieldDefinition field)
    {
        foreach (var name in field.Aliases.Prepend(field.Name).Append(field.Id))
        {
            yield return Normalise(name);
            if (field.Unit is not null)
                yield return Normalise($"{name}({field.Unit})");
        }
    }

    public static string Normalise(string header)
    {
        var text = CellText.Fold(header).Replace("(必填)", "", StringComparison.Ordinal);
        var kept = new StringBuilder(text.Length);
        foreach (var c in text)
        {
            if (char.IsWhiteSpace(c) || c is '*' or '\uFEFF')
                continue;
            kept.Append(c switch { '〔' or '【' or '[' => '(', '〕' or '】' or ']' => ')', _ => char.ToLowerInvariant(c) });
        }

        return kept.ToString();
    }

    private static IOrderedEnumerable<FieldMap> Ranked(IEnumerable<DatasetDefinition> datasets, IReadOnlyList<string> header) =>
        datasets.Select(d => Of(d, header)).OrderByDescending(m => m.Matched).ThenByDescending(m => m.Dataset.Fields.Count(f => f.IsRequired));
}
