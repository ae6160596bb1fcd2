namespace GreenBatch.Ingest;

/// <summary>
/// Several records tied to one master: a cluster is a star around its master, so only what its rays say of one another is left to look at. Two sound
/// credit codes in one cluster are forbidden; and what was tied by probability gives way to a surer record that contradicts it.
/// </summary>
internal static class Rivals
{
    public static void Settle(MatchIndex index, IReadOnlyList<Party> records, MatchResult[] results)
    {
        var clusters = Enumerable.Range(0, results.Length).Where(i => results[i].Outcome == MatchOutcome.Auto).GroupBy(i => results[i].MasterId!, StringComparer.Ordinal).Where(g => g.Skip(1).Any());
        foreach (var cluster in clusters)
        {
            var rays = cluster.ToList();
            if (!index.ProfileOf(cluster.Key)!.Party.CreditCodes.Any())
                TwoCodes(records, results, rays);
            Contradicted(records, results, rays);
        }
    }

    /// <summary>The master has no code of its own and its records bring two: it cannot be told which is right.</summary>
    private static void TwoCodes(IReadOnlyList<Party> records, MatchResult[] results, List<int> rays)
    {
        var codes = rays.SelectMany(i => records[i].CreditCodes).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal).ToList();
        if (codes.Count < 2)
            return;
        foreach (var ray in rays.Where(i => records[i].CreditCodes.Any()))
            Doubt(results, ray, $"归入同一主数据的记录带有不同的有效信用代码（{string.Join('、', codes)}）");
    }

    private static void Contradicted(IReadOnlyList<Party> records, MatchResult[] results, List<int> rays)
    {
        var surer = rays.Where(i => IsAuto(results[i]) && !IsByProbability(results[i])).Select(i => records[i]).DistinctBy(Looks).ToList();
        foreach (var ray in rays.Where(i => IsAuto(results[i]) && IsByProbability(results[i])))
        {
            if (surer.Exists(s => Contradict(s, records[ray])))
                Doubt(results, ray, "另一条更有把握的记录与本条的区县、地址或法定代表人不同");
        }
    }

    private static bool IsAuto(MatchResult result) => result.Outcome == MatchOutcome.Auto;

    private static bool IsByProbability(MatchResult result) => result.Tier is "T7";

    /// <summary>Equal parties are no rivals: several penalties of one company are several records of it.</summary>
    private static (string, string?, string?, string?) Looks(Party party) => (party.Name.City, party.District, party.Address, party.Representative);

    /// <summary>They share no fact and differ in one that a person could check.</summary>
    private static bool Contradict(Party left, Party right)
    {
        var address = StreetAddress.Of(left.Address)?.To(StreetAddress.Of(right.Address)) ?? Nearness.Unknown;
        var person = left.Representative is null || right.Representative is null ? (bool?)null : string.Equals(left.Representative, right.Representative, StringComparison.Ordinal);
        if (address is Nearness.Same or Nearness.Alike || person == true)
            return false;
        return Comparison.HasOtherDistrict(left, right) || address == Nearness.Differs || person == false;
    }

    private static void Doubt(MatchResult[] results, int ray, string why) =>
        results[ray] = results[ray] with { Outcome = MatchOutcome.Review, Explanation = $"{results[ray].Explanation}，但{why}" };
}
