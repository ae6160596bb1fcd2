namespace GreenBatch.Ingest;

/// <summary>T1 to T3: a code that holds ties, unless the names contradict it.</summary>
internal static class CodeTiers
{
    public static MatchResult? Match(MatchIndex index, Party record)
    {
        foreach (var code in record.Codes)
        {
            if (code.CreditCode is { } credit && index.ByCreditCode[credit].ToList() is { Count: > 0 } holders)
                return Decide(index, record, holders, TierOf(code), "统一社会信用代码相同");
        }

        return Lesser(index, record, c => c.OrganisationCode, index.ByOrganisation, "T2", "组织机构代码相同")
            ?? Lesser(index, record, c => c.RegistrationNumber, index.ByRegistration, "T3", "注册号相同");
    }

    private static string TierOf(Identifier code) => code switch
    {
        { Kind: IdentifierKind.Site } => "T1b",
        { Class: IdentifierClass.CheckComplement or IdentifierClass.Pilot } => "T1c",
        _ => "T1",
    };

    private static MatchResult? Lesser(MatchIndex index, Party record, Func<Identifier, string?> key, ILookup<string, Party> holders, string tier, string why)
    {
        foreach (var value in record.Codes.Select(key).OfType<string>())
        {
            if (holders[value].ToList() is not { Count: > 0 } found)
                continue;
            var decided = Decide(index, record, found, tier, why);
            var master = found.First(m => string.Equals(m.Id, decided.MasterId, StringComparison.Ordinal));
            var agrees = Comparison.HasSameDistrict(record, master) || string.Equals(record.Name.Formless, master.Name.Formless, StringComparison.Ordinal) || Comparison.SharesName(record, master);
            return decided.Outcome == MatchOutcome.Auto && !agrees ? decided with { Outcome = MatchOutcome.Review, Explanation = $"{why}，但名称和区县都未能印证" } : decided;
        }

        return null;
    }

    private static MatchResult Decide(MatchIndex index, Party record, List<Party> holders, string tier, string why)
    {
        var master = Pick(record, holders);
        if (master is null)
            return new(holders[0].Id, MatchOutcome.Review, tier, 1m, 0m, Relation.Same, $"{why}，但有 {holders.Count} 个条目使用该代码，名称和区县不能区分");
        if (record.Name.IsTrial)
            return new(master.Id, MatchOutcome.Review, tier, 0m, 0m, Relation.Same, $"{why}，名称却是测试数据（{record.Name.Raw}）");
        if (record.Name.IsPlaceholder || Comparison.SharesName(record, master))
            return Sound(record, master, tier, why);
        var isSameCompany = CodeNames.Agree(index, new PartyProfile(record), index.ProfileOf(master));
        if (!isSameCompany)
            return new(master.Id, MatchOutcome.Review, tier, 0m, 0m, Relation.Same, $"{why}，名称却不同（{record.Name.Raw}／{master.Name.Raw}），代码与名称不一致");
        if (Comparison.HasOtherTail(record, master) && !CodeNames.HasSameBranch(record, master))
            return new(master.Id, MatchOutcome.Review, tier, 1m, 0m, Comparison.RelationOf(record, master), $"{why}，但一方是分支或厂点");
        return Rival(index, record, master) is { } rival
            ? new(master.Id, MatchOutcome.Review, tier, 1m, 0m, Relation.Same, $"{why}，名称却是另一主数据「{rival.Name.Raw}」的")
            : Sound(record, master, tier, why);
    }

    private static MatchResult Sound(Party record, Party master, string tier, string why) => Comparison.Veto(record, master) is { } veto
        ? new(master.Id, MatchOutcome.Review, tier, 1m, 0m, Relation.Same, $"{why}，{veto}")
        : new(master.Id, MatchOutcome.Auto, tier, 1m, 1m, Relation.Same, why);

    /// <summary>Another master with just the record's name: the code, or the name, is of another row.</summary>
    private static Party? Rival(MatchIndex index, Party record, Party master) =>
        index.ByName[record.Name.City].FirstOrDefault(m => !ReferenceEquals(m, master) && !m.CreditCodes.Intersect(record.CreditCodes, StringComparer.Ordinal).Any());

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
