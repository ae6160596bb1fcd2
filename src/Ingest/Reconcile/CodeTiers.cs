namespace GreenBatch.Ingest;

/// <summary>T1 to T3: a code that holds ties, unless the names contradict it.</summary>
internal static class CodeTiers
{
    public static MatchResult? Match(MatchIndex index, Party record)
    {
        foreach (var code in record.Codes)
        {
            if (code.CreditCode is { } credit && index.ByCreditCode[credit].ToList() is { Count: > 0 } holders)
                return Decide(record, holders, TierOf(code), "统一社会信用代码相同");
        }

        return Lesser(record, c => c.OrganisationCode, index.ByOrganisation, "T2", "组织机构代码相同")
            ?? Lesser(record, c => c.RegistrationNumber, index.ByRegistration, "T3", "注册号相同");
    }

    private static string TierOf(Identifier code) => code switch
    {
        { Kind: IdentifierKind.Site } => "T1b",
        { Class: IdentifierClass.CheckComplement or IdentifierClass.Pilot } => "T1c",
        _ => "T1",
    };

    private static MatchResult? Lesser(Party record, Func<Identifier, string?> key, ILookup<string, Party> holders, string tier, string why)
    {
        foreach (var value in record.Codes.Select(key).OfType<string>())
        {
            if (holders[value].ToList() is not { Count: > 0 } found)
                continue;
            var decided = Decide(record, found, tier, why);
            var master = found.First(m => string.Equals(m.Id, decided.MasterId, StringComparison.Ordinal));
            var agrees = Comparison.HasSameDistrict(record, master) || string.Equals(record.Name.Formless, master.Name.Formless, StringComparison.Ordinal) || Comparison.SharesName(record, master);
            return decided.Outcome == MatchOutcome.Auto && !agrees ? decided with { Outcome = MatchOutcome.Review, Explanation = $"{why}，但名称和区县都未能印证" } : decided;
        }

        return null;
    }

    private static MatchResult Decide(Party record, List<Party> holders, string tier, string why)
    {
        var master = Pick(record, holders);
        if (master is null)
            return new(holders[0].Id, MatchOutcome.Review, tier, 1m, 0m, Relation.Same, $"{why}，但有 {holders.Count} 个条目使用该代码，名称和区县不能区分");
        var likeness = record.Name.IsPlaceholder ? 1m : Comparison.Likeness(record, master);
        if (!record.Name.IsPlaceholder && Comparison.HasOtherTail(record, master) && likeness >= Comparison.SameName)
            return new(master.Id, MatchOutcome.Review, tier, likeness, likeness, Comparison.RelationOf(record, master), $"{why}，但一方是分支或厂点");
        if (likeness < Comparison.SameName)
            return new(master.Id, MatchOutcome.Review, tier, likeness, likeness, Relation.Same, $"{why}，名称却不同（{record.Name.Raw}／{master.Name.Raw}），代码与名称不一致");
        var veto = Comparison.Veto(record, master);
        return veto is null
            ? new(master.Id, MatchOutcome.Auto, tier, 1m, 1m, Relation.Same, why)
            : new(master.Id, MatchOutcome.Review, tier, likeness, likeness, Relation.Same, $"{why}，{veto}");
    }

    /// <summary>Of several masters with one code (plants of one company) the one with the record's name, else the only one in its district whose tail does not contradict.</summary>
    private static Party? Pick(Party record, List<Party> holders)
    {
        if (holders.Count == 1)
            return holders[0];
        var named = holders.Where(m => Comparison.SharesName(record, m)).ToList();
        if (named.Count == 1)
            return named[0];
        var near = holders.Where(m => Comparison.HasSameDistrict(record, m) && string.Equals(m.Name.Tail, record.Name.Tail, StringComparison.Ordinal)).ToList();
        return near.Count == 1 ? near[0] : null;
    }
}
