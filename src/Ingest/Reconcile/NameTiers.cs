namespace GreenBatch.Ingest;

/// <summary>T4 to T6: the same name, a former name, the same name but for the legal form; each needs the district or one more fact.</summary>
internal static class NameTiers
{
    public static MatchResult? Match(MatchIndex index, Party record) =>
        Present(index, record) ?? Former(index, record) ?? Formless(index, record);

    private static MatchResult? Present(MatchIndex index, Party record)
    {
        if (Single(index.ByName[record.Name.City], record, "T4", "名称相同", out var master) is { } unsure)
            return unsure;
        if (master is null)
            return null;
        return Comparison.Contradiction(record, master) is { } contradiction
            ? Review(master, "T4", $"名称相同，但{contradiction}")
            : Auto(master, "T4", Comparison.HasSameDistrict(record, master) ? "名称、区县相同" : "名称相同且唯一");
    }

    private static MatchResult? Former(MatchIndex index, Party record)
    {
        var candidates = index.ByFormerName[record.Name.City].Concat(record.FormerNames.SelectMany(f => index.ByName[f.City].Concat(index.ByFormerName[f.City]))).Distinct();
        if (Single(candidates, record, "T5", "与曾用名相同", out var master) is { } unsure)
            return unsure;
        if (master is null)
            return null;
        var fact = Comparison.HasSameDistrict(record, master) ? "区县相同" : Comparison.SharedFact(record, master);
        return fact is null ? Review(master, "T5", "与曾用名相同，区县和法定代表人未能印证") : Auto(master, "T5", $"与曾用名相同，{fact}");
    }

    private static MatchResult? Formless(MatchIndex index, Party record)
    {
        if (Single(index.ByFormless[record.Name.Formless], record, "T6", "除组织形式外名称相同", out var master) is { } unsure)
            return unsure;
        if (master is null)
            return null;
        var fact = Comparison.SharedFact(record, master);
        var isBranchShutOut = !record.Name.IsCut || Comparison.HasSameAddress(record, master);
        return fact is not null && isBranchShutOut && Comparison.HasSameDistrict(record, master)
            ? Auto(master, "T6", $"除组织形式外名称相同，区县相同，{fact}")
            : Review(master, "T6", "只有组织形式不同，须核对是否同一单位");
    }

    /// <summary>The only candidate without a veto in <paramref name="master"/>; a review when candidates stand but none can be chosen; null when there is none.</summary>
    private static MatchResult? Single(IEnumerable<Party> candidates, Party record, string tier, string why, out Party? master)
    {
        var found = candidates.ToList();
        var free = found.Where(m => Comparison.Veto(record, m) is null).ToList();
        if (free.Count > 1)
            free = free.Where(m => Comparison.HasSameDistrict(record, m)).ToList() is { Count: 1 } near ? near : free;
        master = free.Count == 1 ? free[0] : null;
        if (found.Count == 0 || master is not null)
            return null;
        var reason = free.Count == 0 ? Comparison.Veto(record, found[0]) : $"有 {free.Count} 个条目同名";
        return Review(free.Count == 0 ? found[0] : free[0], tier, $"{why}，但{reason}");
    }

    private static MatchResult Auto(Party master, string tier, string why) => new(master.Id, MatchOutcome.Auto, tier, 1m, 1m, Relation.Same, why);

    private static MatchResult Review(Party master, string tier, string why) => new(master.Id, MatchOutcome.Review, tier, 1m, 0m, Relation.Same, why);
}
