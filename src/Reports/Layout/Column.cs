namespace GreenBatch.Reports;

/// <summary>How a column's values are written and aligned.</summary>
internal enum CellFormat
{
    Text,

    /// <summary>Text of fixed form (codes, dates in words), centred.</summary>
    Code,
    Whole,

    /// <summary>Points to two decimals.</summary>
    Score,

    /// <summary>Signed difference of points.</summary>
    Change,

    /// <summary>Signed places: ↑ better, ↓ worse.</summary>
    Move,
    Share,

    /// <summary>A measured value with as many decimals as it has.</summary>
    Measure,
    Day,
}

/// <summary>A column as the sheet writer needs it, without the type of its rows.</summary>
internal record ColumnHead(string Header, CellFormat Format)
{
    /// <summary>Header above several columns.</summary>
    public string? Group { get; init; }

    /// <summary>Smallest and largest width in characters; longer text wraps.</summary>
    public double Narrowest { get; init; } = 6;

    public double Widest { get; init; } = 40;

    /// <summary>A cell that people fill in.</summary>
    public bool IsInput { get; init; }

    /// <summary>Choices of a drop-down.</summary>
    public IReadOnlyList<string> Choices { get; init; } = [];

    /// <summary>Top of a blue–white–orange colour scale from 0, if the column is a heat map.</summary>
    public decimal? ScaleTop { get; init; }
}

/// <summary>A column: what stands in it and how it looks, once for print, data sheet and CSV.</summary>
internal sealed record Column<T>(string Header, CellFormat Format, Func<T, Cell> Value) : ColumnHead(Header, Format)
{
    public static Column<T> Text(string header, Func<T, string?> value) => new(header, CellFormat.Text, row => Cell.Of(value(row)));

    public static Column<T> Code(string header, Func<T, string?> value) => new(header, CellFormat.Code, row => Cell.Of(value(row)));

    public static Column<T> Whole(string header, Func<T, int?> value) => new(header, CellFormat.Whole, row => Cell.Of(value(row)));

    public static Column<T> Number(string header, CellFormat format, Func<T, decimal?> value) => new(header, format, row => Cell.Of(value(row)));

    public static Column<T> Day(string header, Func<T, DateOnly?> value) => new(header, CellFormat.Day, row => Cell.Of(value(row)));

    /// <summary>An empty cell that a person fills in.</summary>
    public static Column<T> Input(string header, CellFormat format, params string[] choices) =>
        new(header, format, _ => default) { IsInput = true, Choices = choices, Narrowest = 10, Widest = 14 };
}
