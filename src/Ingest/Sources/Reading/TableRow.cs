using System.Runtime.InteropServices;

namespace GreenBatch.Ingest;

/// <summary>What a reader hands on: a row under its field map, or a row that is not one, with the fault.</summary>
/// <param name="Code">Code of the fault; null for a row to map.</param>
internal readonly record struct TableRow(FieldMap Map, SourceRow Row, string? Code = null, string? Message = null);

/// <summary>Rows that were told by their bytes: how many, and the newest day that the data are of.</summary>
[StructLayout(LayoutKind.Auto)]
internal readonly record struct PassedOver(long Rows, DateOnly? Newest);

/// <summary>Reads one document as a stream of rows. Warnings are complete when the rows are through.</summary>
internal interface ITableReader
{
    /// <summary>Name of the encoding or of the format.</summary>
    string Encoding { get; }

    /// <summary>Whether a document without rows is believed: known when the rows have been read.</summary>
    bool MayBeEmpty { get; }

    /// <summary>Sound rows about nobody on the list that the reader told by their bytes and did not hand on.</summary>
    PassedOver PassedOver { get; }

    /// <summary>The rows that deserve a look.</summary>
    IEnumerable<TableRow> Rows(CancellationToken cancel);
}
