using GreenBatch.Kernel;

namespace GreenBatch.Ingest;

/// <summary>One row as it stands in the document: untouched text cells beside the header they stand under.</summary>
public sealed record SourceRow(Origin Origin, IReadOnlyList<string> Header, IReadOnlyList<string?> Cells)
{
    /// <summary>How each cell was stored, where the format knows it (workbooks, JSON); null where every cell is text.</summary>
    public IReadOnlyList<CellKind>? Kinds { get; init; }

    internal CellKind KindOf(int column) => Kinds is null ? CellKind.Text : Kinds[column];
}

/// <summary>How a cell was stored. It decides what its text may mean: 45657 is a day only where the cell is a number.</summary>
public enum CellKind
{
    Text,
    Number,

    /// <summary>A number shown as a date; its text is already the ISO day.</summary>
    Date,
    Boolean,

    /// <summary>A formula error such as #DIV/0!.</summary>
    Error,

    /// <summary>A formula whose result was never stored.</summary>
    NoResult,

    /// <summary>Text that is not valid Unicode.</summary>
    Broken,

    /// <summary>A number of an interface that is beyond all bounds, such as 1e400.</summary>
    Boundless,
}
