using GreenBatch.Ingest;

namespace GreenBatch.Scheduler.Files;

/// <summary>A sheet under its header: cells by the key of their column.</summary>
internal sealed class SheetTable
{
    private const int LastHeaderRow = 10;
    private const int FewestColumns = 4;

    private readonly Dictionary<string, int> _columns;

    private SheetTable(string name, int headerRow, Dictionary<string, int> columns, IReadOnlyList<TextLine> lines) =>
        (Name, HeaderRow, _columns, Lines) = (name, headerRow, columns, lines);

    public string Name { get; }

    public int HeaderRow { get; }

    /// <summary>The rows below the header.</summary>
    public IReadOnlyList<TextLine> Lines { get; }

    /// <summary>Looks for the header below title rows; null when the sheet has none of this kind, or when it cannot be used, with the faults.</summary>
    /// <param name="isNamed">The sheet bears the name of the kind, so that a header must be there.</param>
    public static SheetTable? Find(SheetText sheet, IReadOnlyList<SheetColumn> known, IReadOnlyList<string> required, bool isNamed, ICollection<ImportFault> faults)
    {
        var header = sheet.Lines.FirstOrDefault(l => l.Number <= LastHeaderRow && known.Count(c => l.Cells.Any(c.IsMeantBy)) >= FewestColumns) ?? new TextLine(1, []);
        var missing = known.Where(c => required.Contains(c.Key, StringComparer.Ordinal) && !header.Cells.Any(c.IsMeantBy)).ToList();
        foreach (var column in isNamed ? missing : [])
            faults.Add(new ImportFault(sheet.Name, header.Number, column.Title, $"缺少列「{column.Title}」", "表头用 scheme template 生成的模板"));
        return missing.Count > 0
            ? null
            : new SheetTable(sheet.Name, header.Number, Columns(sheet.Name, header, known, faults), [.. sheet.Lines.Where(l => l.Number > header.Number)]);
    }

    public bool Has(string key) => _columns.ContainsKey(key);

    /// <summary>The cell; empty when the column or the cell is not there.</summary>
    public string Cell(TextLine line, string key) => _columns.TryGetValue(key, out var place) && place < line.Cells.Count ? line.Cells[place] : "";

    private static Dictionary<string, int> Columns(string sheet, TextLine header, IReadOnlyList<SheetColumn> known, ICollection<ImportFault> faults)
    {
        var columns = new Dictionary<string, int>(StringComparer.Ordinal);
        foreach (var column in known)
        {
            int[] places = [.. Enumerable.Range(0, header.Cells.Count).Where(i => column.IsMeantBy(header.Cells[i]))];
            if (places.Length > 1)
                faults.Add(new ImportFault(sheet, header.Number, column.Title, $"表头「{string.Join("」「", places.Select(p => header.Cells[p]))}」是同一列", "只留一列"));
            if (places.Length > 0)
                columns.Add(column.Key, places[0]);
        }

        return columns;
    }
}
