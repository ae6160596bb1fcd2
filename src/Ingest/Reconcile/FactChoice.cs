using GreenBatch.Kernel;

namespace GreenBatch.Ingest;

/// <summary>One value per fact by the authority of its source, then by validity; what lost is kept with the rule that chose.</summary>
internal static class FactChoice
{
    private sealed record Stated(string Value, Origin? Origin, bool IsSound, int Rank);

    /// <summary>The entry with its name, code and address as the strongest source states them.</summary>
    public static ListEntry Settle(ListEntry entry, SourceRecord list, IReadOnlyList<TiedRecord> tied, ReconcileRules rules, ReconcileLog log)
    {
        var own = tied.Where(t => !t.IsOtherSite).Select(t => t.Record).ToList();
        var isPlant = NameKey.Parse(entry.Name).IsBranch;
        var name = isPlant ? entry.Name : Choose(entry.Id, FieldIds.Name, [list, .. own.Where(IsRegister)], rules, v => NameKey.Parse(v).City, _ => true, log) ?? entry.Name;
        var code = Choose(entry.Id, FieldIds.CreditCode, [list, .. own.Where(r => IsRegister(r) || r.Is(FieldIds.Platform, FieldIds.Evaluations))], rules, Identifiers.Normalise, IsSound, log);
        var address = Choose(entry.Id, FieldIds.Address, [list, .. own.Where(r => r.Is(FieldIds.Platform, FieldIds.Evaluations) || r.Is("environment", FieldIds.Permits))], rules, CharacterFold.Fold, _ => true, log);
        var isRenamed = !string.Equals(NameKey.Parse(name).City, NameKey.Parse(entry.Name).City, StringComparison.Ordinal);
        return entry with
        {
            Name = isRenamed ? name : entry.Name,
            FormerNames = isRenamed ? [.. entry.FormerNames.Append(entry.Name).Where(f => !string.Equals(f, name, StringComparison.Ordinal)).Distinct(StringComparer.Ordinal)] : entry.FormerNames,
            CreditCode = code is null ? entry.CreditCode : Identifiers.Normalise(code),
            Address = address ?? entry.Address,
        };
    }

    /// <summary>Place of a source in the order of authority for a field; sources that are not named come last.</summary>
    public static int Rank(ReconcileRules rules, string field, string source)
    {
        if (!rules.Precedence.TryGetValue(field, out var order))
            return int.MaxValue;
        for (var i = 0; i < order.Count; i++)
        {
            if (string.Equals(order[i], source, StringComparison.Ordinal))
                return i;
        }

        return int.MaxValue;
    }

    private static string? Choose(string entryId, string field, IEnumerable<SourceRecord> records, ReconcileRules rules, Func<string, string> key, Func<string, bool> isSound, ReconcileLog log)
    {
        var stated = records.Where(r => r.Text(field) is not null)
            .Select(r => new Stated(r.Text(field)!, r.Origin, isSound(r.Text(field)!), Rank(rules, field, r.Origin.Source)))
            .OrderByDescending(s => s.IsSound).ThenBy(s => s.Rank)
            .ToList();
        if (stated.Count == 0)
            return null;
        var winner = stated[0];
        var losers = stated.Where(s => !string.Equals(key(s.Value), key(winner.Value), StringComparison.Ordinal)).DistinctBy(s => key(s.Value), StringComparer.Ordinal);
        foreach (var loser in losers)
            log.Conflicts.Add(new(entryId, field, winner.Value, winner.Origin, loser.Value, loser.Origin, RuleOf(winner, loser), false));
        return winner.Value;
    }

    private static string RuleOf(Stated winner, Stated loser) => winner.IsSound && !loser.IsSound
        ? "校验通过者优先"
        : winner.Rank == loser.Rank ? "同一来源，以名单为准" : $"来源权威次序：{winner.Origin?.Source} 先于 {loser.Origin?.Source}";

    private static bool IsSound(string code) => Identifiers.Classify(code).Verdict != IdentifierVerdict.Invalid;

    private static bool IsRegister(SourceRecord record) => record.Is(FieldIds.Market, FieldIds.Registrations) || record.Is(FieldIds.Market, FieldIds.Renames);
}
