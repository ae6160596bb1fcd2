using GreenBatch.Kernel;

namespace GreenBatch.Ingest;

/// <summary>The list of the platform as entries: authority on the day of record, former names, and what is wrong with the list itself.</summary>
internal static class EntryList
{
    public static IReadOnlyList<ListEntry> Build(IEnumerable<SourceRecord> list, ReconcileInput input, ReconcileLog log)
    {
        var entries = new List<ListEntry>();
        foreach (var rows in list.GroupBy(r => r.Text(FieldIds.EntryId)!, StringComparer.Ordinal).OrderBy(g => g.Key, StringComparer.Ordinal))
        {
            if (rows.Skip(1).Any(r => !r.Values.SequenceEqual(rows.First().Values)))
                log.Issues.Add(new("B117", $"名单条目 {rows.Key} 出现多次且内容不同") { Severity = Severity.Error, Origin = rows.Last().Origin, Column = FieldIds.EntryId, Value = rows.Key, Advice = "请管理平台更正名单后重新提供" });
            entries.Add(EntryChanges.Over(Entry(rows.Last(), input, log), rows.Last().Origin, input, log));
        }

        WarnOfSharedCodes(entries, log);
        return entries;
    }

    /// <summary>The authority of a text on the day of record, or the one of another day when it no longer or not yet exists.</summary>
    public static Authority? AuthorityOf(string? text, AuthorityRegister register, DateOnly day) =>
        register.Find(text) ?? register.Resolve(text, day) ?? register.ResolveEver(text);

    private static ListEntry Entry(SourceRecord row, ReconcileInput input, ReconcileLog log)
    {
        var id = row.Text(FieldIds.EntryId)!;
        var name = NameKey.Parse(row.Text(FieldIds.Name));
        var authority = AuthorityOf(row.Text(FieldIds.Authority), input.Authorities, input.DayOfRecord);
        if (authority is null || !authority.IsValidOn(input.DayOfRecord))
            log.Find(id, new("B118", $"所属区县「{row.Text(FieldIds.Authority)}」在 {input.DayOfRecord:yyyy-MM-dd} 不是有效的主管部门") { Origin = row.Origin, Column = FieldIds.Authority, Value = row.Text(FieldIds.Authority), Advice = "按现行区划更正名单" });
        return new ListEntry(id, IsPark(row["kind"]) ? UnitKind.Park : UnitKind.Factory, row.Text(FieldIds.Name)!)
        {
            CreditCode = CodeOf(row, id, log),
            SiteCode = row.Text(FieldIds.SiteCode) is { } site ? Identifiers.Normalise(site) : null,
            AuthorityId = authority?.Id,
            Sector = row.Text("sector"),
            IndustryCode = row.Text("industry_code"),
            Batch = row.Text("batch"),
            ListedYear = (int?)row.Number("listed_year"),
            FormerNames = [.. ListAliases.Split(row.Text(FieldIds.FormerNames)).Concat(name.FormerNames).Distinct(StringComparer.Ordinal)],
            MergedInto = row.Text("merged_into"),
            Address = row.Text(FieldIds.Address),
        };
    }

    private static string? CodeOf(SourceRecord row, string id, ReconcileLog log)
    {
        var code = Identifiers.Classify(row.Text(FieldIds.CreditCode));
        if (code.Code.Length > 0 && code.Verdict != IdentifierVerdict.Valid)
            log.Find(id, new("B110", $"名单上的统一社会信用代码须核对（{code.Class}）") { Origin = row.Origin, Column = FieldIds.CreditCode, Value = code.Shown, Advice = "对照营业执照更正；改正前按名称和区县匹配" });
        return code.Code.Length == 0 ? null : code.Code;
    }

    private static void WarnOfSharedCodes(List<ListEntry> entries, ReconcileLog log)
    {
        foreach (var shared in entries.Where(e => e.CreditCode is not null && e.MergedInto is null).GroupBy(e => e.CreditCode!, StringComparer.Ordinal).Where(g => g.Count() > 1))
        {
            var ids = string.Join("、", shared.Select(e => e.Id));
            foreach (var entry in shared)
                log.Find(entry.Id, new("B117a", $"条目 {ids} 使用同一统一社会信用代码") { Value = shared.Key, Advice = "确认是同一法人的不同厂点，并补充排污许可证编号以便区分" });
        }
    }

    private static bool IsPark(object? kind) => kind is UnitKind.Park || (kind is string text && (text.Contains('园', StringComparison.Ordinal) || string.Equals(text, "park", StringComparison.OrdinalIgnoreCase)));
}
