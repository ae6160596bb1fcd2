using System.Text.RegularExpressions;
using GreenBatch.Ingest;
using GreenBatch.Kernel;

namespace GreenBatch.Scheduler.Files;

/// <summary>One row of 指标表 on its way into a scheme tree; every cell keeps its sheet, row and column.</summary>
/// <param name="Sector">Key industry the row is for; null: the general table.</param>
/// <param name="Share">Points of the 一级指标 (of the bonus: its cap) where the row states them, else empty.</param>
internal sealed partial record IndicatorRow(SheetTable Sheet, TextLine Line, string? Sector, string Dimension, string Share)
{
    public const string BonusName = "附加项";

    private static readonly string[] Plain = ["unit", "weight", "per_product", "excludes", "note"];

    private static readonly string[] Marks = ["lead", "base"];

    private static readonly string[] Missing = ["", "/", "-", "—", "－", "无"];

    private static readonly (string Key, (string Said, string Word)[] Words)[] Worded =
    [
        ("direction", [("正向", "higher"), ("higher", "higher"), ("↑", "higher"), ("逆向", "lower"), ("lower", "lower"), ("↓", "lower")]),
        ("qualitative", [("定性", "true"), ("定量", "false"), ("正向定性", "true")]),
        ("may_be_not_applicable", [("是", "true"), ("否", "false")]),
        ("tiered", [("是", "true"), ("否", "false")]),
    ];

    public string Id => Sheet.Cell(Line, "id");

    public string Standard => Sheet.Cell(Line, "standard");

    public bool IsBonus => Dimension.StartsWith("附加", StringComparison.Ordinal);

    /// <summary>Name and points of a 一级指标 written into one cell, as table A.1 does: 能源低碳化（30）.</summary>
    public static (string Name, string Share) SplitDimension(string cell) =>
        NameAndShare().Match(cell) is { Success: true } match ? (match.Groups["name"].Value.Trim(), match.Groups["share"].Value) : (cell, "");

    /// <summary>The row as an indicator of a scheme file. What was left empty is not stated and so inherited, but for lead and base: those are then none.</summary>
    public ConfigNode.Map ToNode(ICollection<ImportFault> faults)
    {
        var entries = new List<ConfigEntry>();
        State(entries, "id", Id);
        State(entries, "name", Sheet.Cell(Line, "name") is { Length: > 0 } name ? name : Sheet.Cell(Line, "second"));
        if (!IsBonus)
            State(entries, "dimension", Dimension);
        foreach (var key in Plain)
            State(entries, key, Sheet.Cell(Line, key));
        foreach (var key in Marks.Where(Sheet.Has))
            entries.Add(Entry(key, Missing.Contains(Sheet.Cell(Line, key), StringComparer.Ordinal) ? "" : Sheet.Cell(Line, key)));
        foreach (var (key, words) in Worded)
            State(entries, key, Word(key, words, faults));
        return new ConfigNode.Map(PlaceOf("id"), Line.Number, entries);
    }

    public ConfigEntry Entry(string key, string value, string? column = null) => new(key, Line.Number, new ConfigNode.Scalar(PlaceOf(column ?? key), Line.Number, value));

    public ImportFault Fault(string key, string problem)
    {
        var column = SheetColumn.Indicators.First(c => c.Key == key);
        return new ImportFault(Sheet.Name, Line.Number, column.Title, problem, column.Advice);
    }

    private string PlaceOf(string key) => new SheetPlace(Sheet.Name, key, IsBenchmarks: false).ToString();

    private void State(List<ConfigEntry> entries, string key, string value)
    {
        if (value.Length > 0)
            entries.Add(Entry(key, value));
    }

    private string Word(string key, (string Said, string Word)[] words, ICollection<ImportFault> faults)
    {
        var said = Sheet.Cell(Line, key);
        if (said.Length == 0 || words.FirstOrDefault(w => w.Said == said).Word is { } word && (said = word).Length > 0)
            return said;
        faults.Add(Fault(key, $"「{said}」不认识"));
        return words[0].Word;
    }

    [GeneratedRegex(@"^(?<name>.+?)\s*[（(]\s*(?<share>[0-9./]+)\s*[分%]?\s*[)）]$", RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant, 1000)]
    private static partial Regex NameAndShare();
}
