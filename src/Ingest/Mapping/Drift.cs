using System.Globalization;

namespace GreenBatch.Ingest;

/// <param name="IsStructural">Columns or types are others than last time: the policy of the source decides.</param>
public sealed record DriftFinding(DriftKind Kind, string Message, bool IsStructural = false);

public enum DriftKind
{
    /// <summary>Columns that no field claims and fields that no column carries, together: often one is the other's new name.</summary>
    Columns,
    Types,
    Encoding,
    RowsFell,
    RowsRose,
    Quarantine,
    Stale,
}

/// <summary>What is different about a delivery: against its contract, and against last time.</summary>
public static class Drift
{
    /// <summary>Quarantined rows out of a hundred, above last time's, that are worth a word.</summary>
    private const int QuarantinePoints = 5;

    public static IReadOnlyList<DriftFinding> Between(DocumentShape now, DocumentShape? last, DatasetDefinition dataset) =>
        [.. Columns(now, last), .. Types(now, last, dataset), .. Encoding(now, last), .. Rows(now, last, dataset), .. Quarantine(now, last)];

    /// <summary>Percent by which the rows are fewer than last time, when that is more than the dataset may fall; null when it is not.</summary>
    public static int? Fall(long now, long last, DatasetDefinition dataset)
    {
        if (dataset.RowsFall is not { } allowed || last <= 0 || now * 100 >= last * (100 - allowed))
            return null;
        return (int)((last - now) * 100 / last);
    }

    /// <summary>Whether data of a day are too old on the day they are needed.</summary>
    public static DriftFinding? Stale(DateOnly asOf, DateOnly needed, DatasetDefinition dataset) => needed.DayNumber - asOf.DayNumber is var age && age > dataset.FreshnessDays
        ? new DriftFinding(DriftKind.Stale, string.Create(CultureInfo.InvariantCulture, $"「{dataset.Name}」的数据截至 {asOf:yyyy-MM-dd}，距 {needed:yyyy-MM-dd} 已 {age} 天，超过 {dataset.FreshnessDays} 天"))
        : null;

    private static IEnumerable<DriftFinding> Columns(DocumentShape now, DocumentShape? last)
    {
        var unmapped = now.Unmapped.ToList();
        if (unmapped.Count == 0 && now.Missing.Count == 0)
            yield break;
        var isNew = last is not null && (unmapped.Except(last.Unmapped, StringComparer.Ordinal).Any() || now.Missing.Except(last.Missing, StringComparer.Ordinal).Any());
        var parts = new[] { Part("多出列", unmapped), Part("缺少列", now.Missing) }.Where(p => p.Length > 0);
        yield return new DriftFinding(DriftKind.Columns, string.Join("；", parts) + (isNew ? "；与上次不同" : ""), isNew);
    }

    private static string Part(string what, IReadOnlyList<string> names) => names.Count == 0 ? "" : $"{what}「{string.Join("、", names)}」";

    /// <summary>What each field looked like; two dialects in one delivery head one field twice, and the one that says something counts.</summary>
    private static Dictionary<string, string> TypesByField(DocumentShape? shape) => shape is null
        ? []
        : shape.Columns.Where(c => c.Field is not null).GroupBy(c => c.Field!, StringComparer.Ordinal)
            .ToDictionary(g => g.Key, g => g.Select(c => c.Type).FirstOrDefault(t => t is not "empty") ?? "empty", StringComparer.Ordinal);

    private static IEnumerable<DriftFinding> Types(DocumentShape now, DocumentShape? last, DatasetDefinition dataset)
    {
        var before = TypesByField(last);
        foreach (var column in now.Columns.Where(c => c.Field is not null && dataset.Field(c.Field)?.Type is not FieldType.Text))
        {
            if (before.TryGetValue(column.Field!, out var type) && type is not "empty" && column.Type is not "empty" && !string.Equals(type, column.Type, StringComparison.Ordinal))
                yield return new DriftFinding(DriftKind.Types, $"列「{column.Header}」的内容由{Word(type)}变为{Word(column.Type)}", IsStructural: true);
        }
    }

    private static IEnumerable<DriftFinding> Encoding(DocumentShape now, DocumentShape? last)
    {
        if (last is not null && !string.Equals(now.Encoding, last.Encoding, StringComparison.Ordinal))
            yield return new DriftFinding(DriftKind.Encoding, $"编码或格式由 {last.Encoding} 变为 {now.Encoding}");
    }

    private static IEnumerable<DriftFinding> Rows(DocumentShape now, DocumentShape? last, DatasetDefinition dataset)
    {
        if (last is null || last.Rows == 0)
            yield break;
        if (Fall(now.Rows, last.Rows, dataset) is { } fall)
            yield return new DriftFinding(DriftKind.RowsFell, $"行数较上次下降 {fall}%：{last.Rows} → {now.Rows}");
        else if (now.Rows > last.Rows * 3)
            yield return new DriftFinding(DriftKind.RowsRose, $"行数为上次的 {now.Rows / last.Rows} 倍：{last.Rows} → {now.Rows}");
    }

    private static IEnumerable<DriftFinding> Quarantine(DocumentShape now, DocumentShape? last)
    {
        if (now.Rows == 0)
            yield break;
        var (share, before) = (now.Quarantined * 100 / now.Rows, last is { Rows: > 0 } ? last.Quarantined * 100 / last.Rows : 0);
        if (share >= before + QuarantinePoints)
            yield return new DriftFinding(DriftKind.Quarantine, $"隔离率 {share}%（{now.Quarantined}/{now.Rows} 行）{(last is null ? "" : $"，上次 {before}%")}");
    }

    private static string Word(string type) => type switch { "number" => "数值", "date" => "日期", "code" => "代码", _ => "文本" };
}
