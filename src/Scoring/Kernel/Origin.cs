using System.Globalization;

namespace GreenBatch.Kernel;

/// <summary>Where a fact was read: the trace from any figure back to the bytes that were delivered.</summary>
/// <param name="Source">Source id, such as <c>platform</c> or <c>market</c>.</param>
/// <param name="Delivery">Delivery id, such as <c>2025-market-02</c>.</param>
/// <param name="File">File name, or the address path of an interface page (no query, no secret).</param>
/// <param name="Sheet">Worksheet name, or the dataset inside a page; null for a flat file.</param>
/// <param name="Row">Row (workbooks), line (text files) or element number (interface pages), from 1.</param>
public sealed record Origin(string Source, string Delivery, string File, string? Sheet, int Row)
{
    public override string ToString() => string.Create(
        CultureInfo.InvariantCulture,
        $"{Delivery} {File}{(Sheet is null ? "" : "〔" + Sheet + "〕")} 第 {Row} 行");
}
