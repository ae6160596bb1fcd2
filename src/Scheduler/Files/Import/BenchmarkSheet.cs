using GreenBatch.Ingest;
using GreenBatch.Kernel;
using GreenBatch.Scoring;

namespace GreenBatch.Scheduler.Files;

/// <summary>The sheet 标杆值 laid over <c>benchmarks.csv</c>: a row replaces the one of the same indicator, industry, product and tier, or is added; the others stay.</summary>
internal static class BenchmarkSheet
{
    /// <summary>Rows of the sheet stand in the joined table with their number above this one, so that a fault finds back to the sheet.</summary>
    private const int FirstLine = 10_000_000;

    private const int LastHeaderRow = 10;

    public static string[] Header { get; } = ["indicator", "sector", "product", "tier", "lead", "base", "source", "clause"];

    private static readonly string[] Required = ["indicator", "lead", "base"];

    public static bool IsMeant(SheetText sheet) => sheet.Name is "标杆值" || sheet.Lines.Take(LastHeaderRow).Any(l => l.Cells.Contains("能耗分档", StringComparer.Ordinal));

    /// <returns>null when the sheet cannot be read.</returns>
    public static SheetTable? Find(SheetText sheet, ICollection<ImportFault> faults) => SheetTable.Find(sheet, SheetColumn.Benchmarks, Required, isNamed: true, faults);

    public static ConfigTable Over(ConfigTable? present, SheetTable sheet)
    {
        var own = sheet.Lines.Select(line => new ConfigRow(FirstLine + line.Number, [.. Header.Select(key => CellOf(sheet, line, key))])).ToList();
        var keys = own.Select(KeyOf).ToHashSet();
        var kept = (present?.Rows ?? []).Select(row => Aligned(present!, row)).Where(row => !keys.Contains(KeyOf(row)));
        return new ConfigTable(SchemeParser.BenchmarkFile, Header, [.. kept, .. own]);
    }

    /// <summary>A fault of the joined table, at its place in the sheet where it comes from there.</summary>
    public static ConfigFault Locate(ConfigFault fault, SheetTable sheet) => fault.File == SchemeParser.BenchmarkFile && fault.Line > FirstLine
        ? new ConfigFault(new SheetPlace(sheet.Name, "", IsBenchmarks: true).ToString(), fault.Line - FirstLine, fault.Message)
        : fault;

    private static string CellOf(SheetTable sheet, TextLine line, string key)
    {
        var cell = sheet.Cell(line, key);
        return key switch
        {
            "tier" => string.Concat(cell.Replace("≥", ">=", StringComparison.Ordinal).Where(c => !char.IsWhiteSpace(c)).Select(SheetColumn.Narrow)),
            "sector" when cell is "通用" or "通则" or "全部" => "",
            _ => cell,
        };
    }

    private static ConfigRow Aligned(ConfigTable present, ConfigRow row) =>
        row with { Cells = [.. Header.Select(key => present.Header.ToList().FindIndex(h => h.Trim() == key) is >= 0 and var place && place < row.Cells.Count ? row.Cells[place] : "")] };

    private static (string, string, string, string) KeyOf(ConfigRow row) => (row.Cells[0], row.Cells[1], row.Cells[2], row.Cells[3]);
}
