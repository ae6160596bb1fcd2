namespace GreenBatch.Ingest;

/// <summary>
/// Which of the statements about one field survives: what fails its check never goes before what holds; then the source's authority; among equals the newer of
/// two that are dated (what has no date cannot be called older), then the fuller record; an authority whose fact is too old gives way to a fresher one.
/// </summary>
internal static class Survivorship
{
    /// <param name="key">What two values are compared by.</param>
    /// <returns>null when nobody states anything.</returns>
    public static Fact? Choose(string entryId, string field, List<Statement> stated, Func<string, string> key, ReconcileInput input)
    {
        if (stated.Count == 0)
            return null;
        var ordered = stated.OrderByDescending(s => s.IsSound).ThenBy(s => s.Rank).ToList();
        var first = Newest([.. ordered.TakeWhile(s => s.IsSound == ordered[0].IsSound && s.Rank == ordered[0].Rank)]);
        var (winner, rule) = Fresher(field, first, ordered, input) is { } fresher
            ? (fresher, $"{first.Source} 的数据截至 {first.AsOf:yyyy-MM-dd}，超过 {input.Rules.StaleDays[field]} 天，改用 {fresher.Source} 截至 {fresher.AsOf:yyyy-MM-dd} 的数据")
            : (first, ordered.Count == 1 ? "仅此一处" : $"来源权威次序，{first.Source} 在先");
        var rivals = ordered.Where(s => !string.Equals(key(s.Value), key(winner.Value), StringComparison.Ordinal)).DistinctBy(s => key(s.Value), StringComparer.Ordinal);
        return new Fact(entryId, field, winner.Value, winner.Origin, winner.AsOf, rule) { Rivals = [.. rivals.Select(r => r.AsRival())] };
    }

    /// <summary>Why the winner goes before a rival, for the list of conflicts.</summary>
    public static string RuleAgainst(Fact fact, Statement winner, Statement rival)
    {
        if (fact.Rule.Contains("超过", StringComparison.Ordinal))
            return fact.Rule;
        if (winner.IsSound && !rival.IsSound)
            return "校验通过者优先";
        return winner.Rank != rival.Rank ? $"来源权威次序：{winner.Source} 先于 {rival.Source}"
            : winner.AsOf > rival.AsOf ? $"同一来源，以日期较新的为准（{winner.AsOf:yyyy-MM-dd}）"
            : "同一来源，以名单为准";
    }

    private static Statement Newest(List<Statement> equals)
    {
        var best = equals[0];
        foreach (var other in equals.Skip(1))
        {
            if (best.AsOf is { } day && other.AsOf is { } newer && (newer > day || (newer == day && other.Filled > best.Filled)))
                best = other;
        }

        return best;
    }

    /// <summary>The strongest of the sources whose fact is fresh, when the winner's is known to be too old; null: it stands.</summary>
    private static Statement? Fresher(string field, Statement winner, List<Statement> ordered, ReconcileInput input)
    {
        if (!input.Rules.StaleDays.TryGetValue(field, out var limit) || !IsOld(winner))
            return null;
        return ordered.Find(s => s.AsOf is not null && !IsOld(s) && s.IsSound == winner.IsSound && !string.Equals(s.Source, winner.Source, StringComparison.Ordinal));

        bool IsOld(Statement statement) => statement.AsOf is { } day && input.DayOfRecord.DayNumber - day.DayNumber > limit;
    }
}
