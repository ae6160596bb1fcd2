using CsvHelper;

namespace GreenBatch.Ingest;

/// <summary>The header row of a text file and what it says about the dataset.</summary>
internal static class CsvHeader
{
    /// <summary>The dataset the header belongs to, by its required columns; refuses the file when there is none.</summary>
    public static FieldMap Match(IReadOnlyList<string> header, OpenedDocument document)
    {
        Check(header, document);
        var candidates = Candidates(document);
        if (FieldMap.Best(candidates, header) is not { } map)
            throw Refuse(FieldMap.Nearest(candidates, header), header, document);
        if (map.Unknown.Count > 0)
            document.Warn("B055", $"多出列「{string.Join("、", map.Unknown.Select(CellText.Show))}」，未使用");
        return map;
    }

    public static IReadOnlyList<DatasetDefinition> Candidates(OpenedDocument document) =>
        document.Info.Dataset is { } id && document.Source.Dataset(id) is { } dataset ? [dataset] : document.Source.Datasets;

    public static RejectedInputException Refuse(FieldMap? nearest, IReadOnlyList<string> header, OpenedDocument document)
    {
        if (nearest is null)
            return document.Reject("B087", $"第 1 行不是表头：{CellText.Show(string.Join(",", header))}", "第一行应为列名，列名见来源说明或 template 命令生成的模板");
        var missing = string.Join("、", nearest.MissingRequired.Select(f => f.Name));
        var unknown = nearest.Unknown.Count == 0 ? "" : $"；未识别的列「{string.Join("、", nearest.Unknown.Select(CellText.Show))}」";
        return document.Reject("B054", $"缺少列「{missing}」（按「{nearest.Dataset.Name}」核对）{unknown}", "补上所缺的列，或把列名改为规定的名称");
    }

    /// <summary>Column names of the first record; none when it is longer than the text.</summary>
    public static IReadOnlyList<string> Read(string head)
    {
        try
        {
            using var reader = CsvReader.FromText(head, new CsvReaderOptions { Separator = ',', DetectSeparatorHint = false, MaxRecordSize = 1 << 18 });
            reader.ReadHeader();
            return [.. reader.Headers];
        }
        catch (CsvFormatException)
        {
            return [];
        }
    }

    private static void Check(IReadOnlyList<string> header, OpenedDocument document)
    {
        if (header.Count == 1 && header[0].AsSpan().ContainsAny(";\t|；，"))
            throw document.Reject("B047", "分隔符不符：只识别到 1 列", "请用逗号分隔后重新导出");
        var twice = header.Where(h => !string.IsNullOrWhiteSpace(h)).GroupBy(FieldMap.Normalise, StringComparer.Ordinal).FirstOrDefault(g => g.Count() > 1);
        if (twice is not null)
            throw document.Reject("B053", $"表头重复「{CellText.Show(twice.First())}」", "每列只保留一个表头");
    }
}
