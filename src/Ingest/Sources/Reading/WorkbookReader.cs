using GreenBatch.Kernel;

namespace GreenBatch.Ingest;

/// <summary>Reads a workbook as a stream of rows: every sheet whose header belongs to a dataset, by the sheet's name or by its columns. Titles may stand above the header.</summary>
internal sealed class WorkbookReader(Stream stream, OpenedDocument document) : ITableReader
{
    private readonly Dictionary<string, string> _found = new(StringComparer.Ordinal);
    private RejectedInputException? _refusal;

    public string Encoding => "xlsx";

    public bool MayBeEmpty => _found.Count > 0 && _found.Keys.All(id => document.Source.Dataset(id)!.MayBeEmpty);

    public PassedOver PassedOver => default;

    public IEnumerable<TableRow> Rows(CancellationToken cancel)
    {
        using var archive = new WorkbookArchive(stream, document);
        using var parts = archive.Guard(() => new WorkbookParts(archive, document));
        if (parts.HasExternalLinks)
            document.Warn("B084", "工作簿引用了其他工作簿，取公式的缓存结果");
        foreach (var sheet in parts.Sheets)
        {
            if (sheet.IsHidden)
            {
                document.Warn("B086", $"工作表「{CellText.Show(sheet.Name)}」已隐藏，未读取");
                continue;
            }

            foreach (var row in Sheet(sheet, new SheetLines(archive, parts, sheet, document), cancel))
                yield return row;
        }

        if (_found.Count == 0)
            throw _refusal ?? document.Reject("B086", $"找不到工作表「{string.Join("、", document.Source.Datasets.Select(d => d.Name))}」", "工作表名称和表头见 template 命令生成的模板");
    }

    private IEnumerable<TableRow> Sheet(SheetPart sheet, SheetLines lines, CancellationToken cancel)
    {
        var search = new HeaderSearch(sheet.Name, document);
        foreach (var line in lines.Read(cancel))
        {
            if (search.Map is { } map)
                yield return ToRow(map, search, sheet, line);
            else if (search.IsHeader(line))
                Claim(search.Map!.Dataset, sheet);
            else if (search.IsOver)
                break;
        }

        Finish(sheet, search, lines);
    }

    private void Claim(DatasetDefinition dataset, SheetPart sheet)
    {
        if (!_found.TryAdd(dataset.Id, sheet.Name))
            throw document.Reject("B086", $"工作表「{dataset.Name}」有多个：「{CellText.Show(_found[dataset.Id])}」「{CellText.Show(sheet.Name)}」", "合并为一个工作表");
    }

    private void Finish(SheetPart sheet, HeaderSearch search, SheetLines lines)
    {
        if (search.Map is null)
        {
            _refusal ??= search.Refusal();
            if (search.IsNamed && _refusal is not null)
                throw _refusal;
            if (search.HasSeenRows)
                document.Warn("B086", $"工作表「{CellText.Show(sheet.Name)}」没有可识别的表头，未读取");
            return;
        }

        if (lines.Merged.FindIndex(r => r.Covers(search.HeaderRow + 1, search.Map.Columns)) is var merged and >= 0)
            throw document.Reject("B085", $"工作表「{CellText.Show(sheet.Name)}」数据区含合并单元格 {lines.Merged[merged]}", "取消合并并逐行填写");
        if (lines.Formulas > 0)
            document.Warn("B084", $"工作表「{CellText.Show(sheet.Name)}」有 {lines.Formulas} 个公式单元格，取公式的缓存结果");
        if (lines.HiddenRows > 0)
            document.Warn("B086", $"工作表「{CellText.Show(sheet.Name)}」有 {lines.HiddenRows} 行被隐藏或筛选掉，已照常读取");
    }

    private TableRow ToRow(FieldMap map, HeaderSearch search, SheetPart sheet, SheetLine line)
    {
        var header = search.Header;
        var cells = new string?[header.Length];
        var kinds = new CellKind[header.Length];
        Array.Copy(line.Cells, cells, Math.Min(cells.Length, line.Cells.Length));
        Array.Copy(line.Kinds, kinds, Math.Min(kinds.Length, line.Kinds.Length));
        var origin = new Origin(document.Info.Source, document.Info.Delivery, document.Info.FileName, sheet.Name, line.Number);
        return new TableRow(map, new SourceRow(origin, header, cells) { Kinds = kinds });
    }
}
