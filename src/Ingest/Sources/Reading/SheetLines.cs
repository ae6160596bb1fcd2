using System.Globalization;
using System.Xml;

namespace GreenBatch.Ingest;

/// <param name="Number">Row number in the sheet, from 1.</param>
internal sealed record SheetLine(int Number, string?[] Cells, CellKind[] Kinds)
{
    public bool IsBlank => Array.TrueForAll(Cells, string.IsNullOrWhiteSpace) && Array.TrueForAll(Kinds, k => k is CellKind.Text);
}

/// <summary>The rows of one worksheet as a stream, within the bounds of a worksheet and of ours.</summary>
internal sealed class SheetLines(WorkbookArchive archive, WorkbookParts parts, SheetPart sheet, OpenedDocument document)
{
    private const int LastRow = 1_048_576;
    private const int LastColumn = 16_384;

    /// <summary>Merged ranges; complete when the rows are through.</summary>
    public List<string> Merged { get; } = [];

    /// <summary>Cells whose value is the stored result of a formula.</summary>
    public int Formulas { get; private set; }

    public IEnumerable<SheetLine> Read(CancellationToken cancel)
    {
        using var reader = archive.Open(sheet.Part);
        var (number, count) = (0, 0);
        while (archive.Guard(() => MoveToNext(reader)))
        {
            if (reader.LocalName is "mergeCell")
            {
                Merged.Add(reader.GetAttribute("ref") ?? "");
                continue;
            }

            number = RowNumber(reader, number);
            if (++count > document.Limits.SheetRows)
                throw document.Reject("B072", $"行数超过上限 {document.Limits.SheetRows}", "请分批导出，或改用 csv");
            cancel.ThrowIfCancellationRequested();
            var line = archive.Guard(() => ReadLine(reader, number));
            if (!line.IsBlank)
                yield return line;
        }
    }

    private static bool MoveToNext(XmlReader reader)
    {
        while (reader.Read())
        {
            if (reader.NodeType is XmlNodeType.Element && reader.LocalName is "row" or "mergeCell")
                return true;
        }

        return false;
    }

    private int RowNumber(XmlReader reader, int previous)
    {
        if (reader.GetAttribute("r") is not { } text)
            return previous + 1;
        if (!int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) || number is < 1 or > LastRow)
            throw document.Reject("B070", $"行号超出 {LastRow}", "用表格软件重新保存");
        return number > previous ? number : throw document.Reject("B088", $"行号 {number} 重复", "用表格软件重新保存");
    }

    private SheetLine ReadLine(XmlReader reader, int number)
    {
        var cells = new List<string?>();
        var kinds = new List<CellKind>();
        if (reader.IsEmptyElement)
            return new SheetLine(number, [], []);
        var depth = reader.Depth;
        reader.Read();
        while (reader.Depth > depth)
        {
            if (reader.NodeType is not XmlNodeType.Element || reader.LocalName is not "c")
            {
                reader.Read();
                continue;
            }

            var column = ColumnOf(reader.GetAttribute("r"), cells.Count);
            var (text, kind) = ReadCell(reader);
            while (cells.Count <= column)
            {
                cells.Add(null);
                kinds.Add(CellKind.Text);
            }

            (cells[column], kinds[column]) = (text, kind);
        }

        return new SheetLine(number, [.. cells], [.. kinds]);
    }

    private int ColumnOf(string? reference, int next)
    {
        if (reference is null)
            return next;
        var column = 0;
        foreach (var c in reference.TakeWhile(char.IsAsciiLetter))
            column = Math.Min(LastColumn + 1, (column * 26) + char.ToUpperInvariant(c) - 'A' + 1);
        if (column is 0 or > LastColumn)
            throw document.Reject("B071", $"列号超出 XFD：{CellText.Show(reference)}", "用表格软件重新保存");
        return column <= document.Limits.SheetColumns ? column - 1 : throw document.Reject("B071", $"列数超过上限 {document.Limits.SheetColumns}", "删去右侧无用的列");
    }

    private (string? Text, CellKind Kind) ReadCell(XmlReader reader)
    {
        var type = reader.GetAttribute("t") ?? "n";
        var isDate = int.TryParse(reader.GetAttribute("s"), NumberStyles.None, CultureInfo.InvariantCulture, out var style)
            && style < parts.DateStyles.Count && parts.DateStyles[style];
        var (value, isFormula) = ReadContent(reader);
        if (value is null)
            return (null, isFormula ? CellKind.NoResult : CellKind.Text);
        Formulas += isFormula ? 1 : 0;
        return CellValue.Of(type, value, isDate, parts);
    }

    /// <summary>The stored value (or inline text) and whether a formula stands behind it; leaves the reader behind the cell.</summary>
    private static (string? Value, bool IsFormula) ReadContent(XmlReader reader)
    {
        var (depth, value, isFormula) = (reader.Depth, (string?)null, false);
        if (reader.IsEmptyElement)
        {
            reader.Read();
            return (null, false);
        }

        reader.Read();
        while (reader.Depth > depth)
        {
            if (reader.NodeType is XmlNodeType.Element && reader.LocalName is "v")
            {
                value = reader.ReadElementContentAsString();
                continue;
            }

            if (reader.NodeType is XmlNodeType.Element && reader.LocalName is "is")
                value = WorkbookParts.ReadRichText(reader);
            isFormula |= reader.NodeType is XmlNodeType.Element && reader.LocalName is "f";
            reader.Read();
        }

        reader.Read();
        return (value is { Length: 0 } && isFormula ? null : value, isFormula);
    }
}
