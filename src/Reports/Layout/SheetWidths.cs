namespace GreenBatch.Reports;

/// <summary>Column widths of a sheet: the longest text of all its tables, within each column's limits.</summary>
internal static class SheetWidths
{
    private const double Smallest = 5;
    private const double Largest = 80;

    public static double[] Of(PrintedSheet sheet)
    {
        var widths = new double[sheet.Blocks.Max(b => b.Heads.Count)];
        foreach (var block in sheet.Blocks)
        {
            for (var column = 0; column < block.Heads.Count; column++)
                widths[column] = Math.Max(widths[column], Of(block, column));
        }

        return widths;
    }

    private static double Of(Block block, int column)
    {
        var head = block.Heads[column];
        // A header may take two lines: half of it decides.
        var width = TextWidth.Of(head.Header, Styles.HeaderPoints) / (head.Header.Length > 2 ? 2 : 1);
        for (var row = 0; row < block.RowCount && width < head.Widest; row++)
            width = Math.Max(width, TextWidth.Of(TextWidth.Shown(block.Value(row, column), head.Format), Styles.BodyPoints));
        return Math.Clamp(Math.Clamp(width + TextWidth.Padding, head.Narrowest, Math.Max(head.Widest, head.Narrowest)), Smallest, Largest);
    }

    /// <summary>Running totals.</summary>
    public static IEnumerable<double> Scan(this IEnumerable<double> values)
    {
        var total = 0.0;
        foreach (var value in values)
            yield return total += value;
    }
}
