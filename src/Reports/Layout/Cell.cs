namespace GreenBatch.Reports;

/// <summary>One value on its way to a sheet or a CSV: text, number or day, or none of them.</summary>
internal readonly record struct Cell
{
    /// <summary>What stands in a printed cell without a value: it is never left empty.</summary>
    public const string AbsentMark = "—";

    public string? Text { get; private init; }

    public decimal? Number { get; private init; }

    public DateOnly? Day { get; private init; }

    /// <summary>Fill as <c>#RRGGBB</c>; it only repeats what the text says.</summary>
    public string? Fill { get; init; }

    /// <summary>Name of the sheet of the same workbook the cell leads to.</summary>
    public string? LinkedSheet { get; init; }

    public bool IsAbsent => Text is null && Number is null && Day is null;

    public static Cell Of(string? text) => new() { Text = string.IsNullOrEmpty(text) ? null : text };

    public static Cell Of(decimal? number) => new() { Number = number };

    public static Cell Of(DateOnly? day) => new() { Day = day };
}
