namespace GreenBatch.Ingest;

/// <summary>A workbook that is no delivery of a source (a table to import): its visible sheets as rows of text, read behind the same checks as any delivered one.</summary>
public static class WorkbookText
{
    /// <summary>What stands in for a formula without a stored result, so that it is not taken for an empty cell.</summary>
    private const string NoResult = "#无结果";

    /// <exception cref="RejectedInputException">The file as a whole cannot be trusted.</exception>
    public static IReadOnlyList<SheetText> Read(Stream content, string fileName, CancellationToken cancel)
    {
        var document = new OpenedDocument(new DocumentInfo("scheme", "import", fileName, Dataset: null), new SourceDefinition("scheme", "评价方案", 0, [], []), new ReadLimits(), []);
        using var archive = new WorkbookArchive(content, document);
        using var parts = archive.Guard(() => new WorkbookParts(archive, document));
        return [.. parts.Sheets.Where(s => !s.IsHidden).Select(s => new SheetText(s.Name, [.. new SheetLines(archive, parts, s, document).Read(cancel).Select(ToText)]))];
    }

    private static TextLine ToText(SheetLine line) =>
        new(line.Number, [.. line.Cells.Zip(line.Kinds, (text, kind) => kind is CellKind.NoResult ? NoResult : CellText.Trim(text ?? ""))]);
}

/// <summary>A visible worksheet; rows without any text are left out.</summary>
public sealed record SheetText(string Name, IReadOnlyList<TextLine> Lines);

/// <param name="Number">Row number in the sheet, from 1.</param>
public sealed record TextLine(int Number, IReadOnlyList<string> Cells);
