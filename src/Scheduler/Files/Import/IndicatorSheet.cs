using GreenBatch.Ingest;

namespace GreenBatch.Scheduler.Files;

/// <summary>The rows of one 指标表, each with the industry and the 一级指标 it belongs to.</summary>
internal static class IndicatorSheet
{
    private const string GeneralName = "通则";

    private static readonly string[] Required = ["dimension", "id", "weight"];

    /// <param name="sector">Industry of rows that name none: the one asked for, else the one the sheet is named after, else the general table.</param>
    /// <returns>null when the sheet is no 指标表.</returns>
    public static IReadOnlyList<IndicatorRow>? Read(SheetText sheet, string? sector, IReadOnlyCollection<string> sectors, ICollection<ImportFault> faults)
    {
        var isNamed = sheet.Name.StartsWith("指标表", StringComparison.Ordinal);
        if (SheetTable.Find(sheet, SheetColumn.Indicators, Required, isNamed, faults) is not { } table)
            return isNamed ? [] : null;
        var fallback = sector ?? sectors.FirstOrDefault(s => s == sheet.Name || sheet.Name == $"指标表_{s}" || sheet.Name == $"指标表 {s}");
        var rows = new List<IndicatorRow>();
        foreach (var line in table.Lines)
        {
            rows.Add(RowOf(table, line, SectorOf(table.Cell(line, "sector"), fallback), rows.LastOrDefault()));
            foreach (var fault in Faults(rows[^1], sectors))
                faults.Add(fault);
        }

        return rows;
    }

    private static string? SectorOf(string said, string? fallback) => said switch
    {
        GeneralName => null,
        "" => fallback,
        _ => said,
    };

    private static IEnumerable<ImportFault> Faults(IndicatorRow row, IReadOnlyCollection<string> sectors)
    {
        if (row.Id.Length == 0)
            yield return row.Fault("id", "没有指标编码");
        if (row.Dimension.Length == 0)
            yield return row.Fault("dimension", "没有一级指标");
        if (row.Sector is not null && sectors.Count > 0 && !sectors.Contains(row.Sector, StringComparer.Ordinal))
            yield return row.Fault("sector", $"「{row.Sector}」不在重点行业清单中");
    }

    /// <summary>Tables are printed with the 一级指标 in merged cells: an empty one is that of the row above.</summary>
    private static IndicatorRow RowOf(SheetTable table, TextLine line, string? sector, IndicatorRow? above)
    {
        var (name, share) = IndicatorRow.SplitDimension(table.Cell(line, "dimension"));
        if (name.Length == 0 && above is not null && above.Sector == sector)
            name = above.Dimension;
        return new IndicatorRow(table, line, sector, name, table.Cell(line, "share") is { Length: > 0 } own ? own : share);
    }
}
