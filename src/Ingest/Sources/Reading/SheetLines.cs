using System.Globalization;
using System.Xml;

namespace GreenBatch.Ingest;

/// <param name="Number">Row number in the sheet, from 1.</param>
internal sealed record SheetLine(int Number, string?[] Cells, CellKind[] Kinds)
{
    public bool IsBlank => Array.TrueForAll(Cells, string.IsNullOrWhiteSpace) && Array.TrueForAll(Kinds, k => k is CellKind.Text);
}

/// <summary>The rows of one worksheet as a stream, within the bounds of a worksheet and of ours. Formatted cells without content count for nothing.</summary>
internal sealed class SheetLines(WorkbookArchive archive, WorkbookParts parts, SheetPart sheet, OpenedDocument document)
{
    private const int LastRow = 1_048_576;
    private const int LastColumn = 16_384;
    private const int MostMerged = 100_000;

    /// <summary>Merged ranges; complete when the rows are through.</summary>
    public List<MergedRange> Merged { get; } = [];

    /// <summary>Cells whose value is the stored result of a formula.</summary>
    public int Formulas { get; private set; }

    /// <summary>Rows with content that are hidden or filtered away: a person who looked at the sheet did not see them.</summary>
    public int HiddenRows { get; private set; }

    public IEnumerable<SheetLine> Read(CancellationToken cancel)
    {
        using var reader = archive.Guard(() => archive.Open(sheet.Part));
        var (number, count, passed) = (0, 0, 0);
        while (archive.Guard(() => MoveToNext(reader)))
        {
            if ((++passed & 255) == 0)
                cancel.ThrowIfCancellationRequested();
            if (reader.LocalName is "mergeCell")
            {
                AddMerged(reader);
                continue;
            }

            number = RowNumber(reader, number);
            var isHidden = reader.GetAttribute("hidden") is "1" or "true";
            var line = archive.Guard(() => ReadLine(reader, number));
            if (line.IsBlank)
                continue;
            HiddenRows += isHidden ? 1 : 0;
            if (++count > document.Limits.SheetRows)
                throw document.Reject("B072", $"行数超过上限 {document.Limits.SheetRows}", "请分批导出，或改用 csv");
            yield return line;
        }
    }

    private static bool MoveToNext(XmlReader reader)
    {
        while (WorkbookArchive.Step(reader))
        {
            if (reader.NodeType is XmlNodeType.Element && reader.LocalName is "row" or "mergeCell")
                return true;
        }

        return false;
    }

    private void AddMerged(XmlReader reader)
    {
        Merged.Add(MergedRange.Parse(reader.GetAttribute("ref") ?? ""));
        if (Merged.Count > MostMerged)
            throw document.Reject("B085", $"工作表「{CellText.Show(sheet.Name)}」的合并单元格超过 {MostMerged} 处", "取消合并并逐行填写");
    }

    private int RowNumber(XmlReader reader, int previous)
    {
        var number = previous + 1;
        if (reader.GetAttribute("r") is { } text && !int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out number))
            number = 0;
        if (number is < 1 or > LastRow)
            throw document.Reject("B070", $"行号超出 {LastRow}", "用表格软件重新保存");
        if (number > previous)
            return number;
        throw number == previous
            ? document.Reject("B088", $"行号 {number} 重复", "用表格软件重新保存")
            : document.Reject("B088", $"行号 {number} 排在第 {previous} 行之后，未按顺序", "用表格软件重新保存");
    }

    private SheetLine ReadLine(XmlReader reader, int number)
    {
        var cells = new List<string?>();
        var kinds = new List<CellKind>();
        if (reader.IsEmptyElement)
            return new SheetLine(number, [], []);
        var (depth, next) = (reader.Depth, 0);
        WorkbookArchive.Step(reader);
        while (reader.Depth > depth)
        {
            if (reader.NodeType is not XmlNodeType.Element || reader.LocalName is not "c")
            {
                WorkbookArchive.Step(reader);
                continue;
            }

            var column = ColumnOf(reader.GetAttribute("r"), number, next);
            next = column + 1;
            var (text, kind) = ReadCell(reader);
            if (text is null && kind is CellKind.Text)
                continue;
            if (column >= document.Limits.SheetColumns)
                throw document.Reject("B071", $"列数超过上限 {document.Limits.SheetColumns}", "删去右侧无用的列");
            Put(cells, kinds, column, text, kind);
        }

        return new SheetLine(number, [.. cells], [.. kinds]);
    }

    private static void Put(List<string?> cells, List<CellKind> kinds, int column, string? text, CellKind kind)
    {
        while (cells.Count <= column)
        {
            cells.Add(null);
            kinds.Add(CellKind.Text);
        }

        (cells[column], kinds[column]) = (text, kind);
    }

    /// <summary>Column of a cell from 0. Cells stand in order: a cell that comes twice or in another row is not guessed at.</summary>
    private int ColumnOf(string? reference, int row, int next)
    {
        if (reference is null)
            return next < LastColumn ? next : throw Beyond("");
        var (column, at) = (0, 0);
        for (; at < reference.Length && char.IsAsciiLetter(reference[at]); at++)
            column = Math.Min(LastColumn + 1, (column * 26) + char.ToUpperInvariant(reference[at]) - 'A' + 1);
        if (column is 0 or > LastColumn)
            throw Beyond(reference);
        var isHere = int.TryParse(reference.AsSpan(at), NumberStyles.None, CultureInfo.InvariantCulture, out var said) && said == row;
        return isHere && column > next
            ? column - 1
            : throw document.Reject("B088", $"第 {row} 行的单元格 {CellText.Show(reference)} 重复或未按顺序", "用表格软件重新保存");
    }

    private RejectedInputException Beyond(string reference) => document.Reject("B071", $"列号超出 XFD：{CellText.Show(reference)}", "用表格软件重新保存");

    private (string? Text, CellKind Kind) ReadCell(XmlReader reader)
    {
        var type = reader.GetAttribute("t") ?? "n";
        var isDate = int.TryParse(reader.GetAttribute("s"), NumberStyles.None, CultureInfo.InvariantCulture, out var style)
            && style < parts.DateStyles.Count && parts.DateStyles[style];
        var (value, isFormula) = CellReader.Read(reader);
        if (value is null)
            return (null, isFormula ? CellKind.NoResult : CellKind.Text);
        Formulas += isFormula ? 1 : 0;
        return CellValue.Of(type, value, isDate, parts);
    }
}
