using GreenBatch.Kernel;

namespace GreenBatch.Ingest;

/// <summary>A row of the platform is tied by its entry id; its name and code must not say otherwise.</summary>
internal static class PlatformCheck
{
    public static void NameAndCode(SourceRecord record, ListEntry entry, ReconcileLog log)
    {
        var name = record.Text(FieldIds.Name);
        var isOtherName = name is not null && !string.Equals(name, entry.Name, StringComparison.Ordinal)
            && NameSimilarity.Of(NameKey.Parse(name), NameKey.Parse(entry.Name)) < Comparison.SameName
            && !entry.FormerNames.Any(f => NameSimilarity.Of(NameKey.Parse(name), NameKey.Parse(f)) >= Comparison.SameName);
        var code = Identifiers.Classify(record.Text(FieldIds.CreditCode)).CreditCode;
        var listed = code is null ? null : Identifiers.Classify(entry.CreditCode).CreditCode;
        var isOtherCode = listed is not null && !string.Equals(code, listed, StringComparison.Ordinal);
        if (isOtherName)
            log.Find(entry.Id, new("B114", $"条目 {entry.Id} 名单上为「{entry.Name}」，填报为「{name}」，编号与名称不一致") { Origin = record.Origin, Column = FieldIds.Name, Value = name, Advice = "核对是否填错条目编号，或单位已更名" });
        if (isOtherCode)
            log.Find(entry.Id, new("B114", $"条目 {entry.Id} 名单上代码为 {listed}，填报为 {code}") { Origin = record.Origin, Column = FieldIds.CreditCode, Value = code, Advice = "对照营业执照核对统一社会信用代码" });
    }
}
