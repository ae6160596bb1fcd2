namespace GreenBatch.Reports;

/// <summary>A table within a printed sheet: heads, rows and the values where they meet.</summary>
internal sealed record Block(string? Title, IReadOnlyList<ColumnHead> Heads, int RowCount, Func<int, int, Cell> Value)
{
    public static Block Of<T>(string? title, IReadOnlyList<Column<T>> columns, IReadOnlyList<T> rows) =>
        new(title, columns, rows.Count, (row, column) => columns[column].Value(rows[row]));
}

/// <summary>A printed sheet: its words and its tables. Header rows repeat on each page when it has one kind of table.</summary>
internal sealed record PrintedSheet(string Name, string Title, IReadOnlyList<Block> Blocks)
{
    /// <summary>Unit of the figures, right end of the unit line.</summary>
    public string Unit { get; init; } = "分";

    public IReadOnlyList<string> Notes { get; init; } = [];

    /// <summary>Columns that stay when the sheet is scrolled sideways.</summary>
    public int FrozenColumns { get; init; }

    public bool IsPortrait { get; init; }

    /// <summary>Whether the blocks share their heads, so that the header rows can be repeated and filtered.</summary>
    public bool IsOneTable { get; init; } = true;

    public int RowCount => Blocks.Sum(b => b.RowCount);
}

/// <summary>What every printed sheet of a workbook says around its tables.</summary>
/// <param name="Attachment">Such as <c>附件1</c>.</param>
/// <param name="Office">制表单位.</param>
/// <param name="Facts">Middle of the unit line: 数据截止, 规则版本, 运行号, 版次.</param>
/// <param name="Edition">版次, with 试算 in a trial cycle.</param>
internal sealed record Frame(string Attachment, string Office, string Facts, string RunId, string Edition);
