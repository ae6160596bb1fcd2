namespace GreenBatch.Scoring;

/// <summary>Where a ranked unit stands beside its official rank: in its sector, in its district, among all, and against the national cut.</summary>
/// <param name="Rank">Among all ranked units of the kind, whatever the official ranking compares.</param>
/// <param name="SectorRank">Among the ranked units of its 细分行业; null where it has none.</param>
/// <param name="Percentile">Share of the ranked units that stand at or below it, above 0, at most 1.</param>
/// <param name="Band">企业绿码 band by rank, for orientation only: the official code is the ministry's.</param>
/// <param name="IsBelowNationalCut">At or below the score that the ministry announced; null while none is typed in.</param>
public sealed record Place(int Rank, int N, int? SectorRank, int? SectorN, int? DistrictRank, int? DistrictN, decimal Percentile, string Band, bool? IsBelowNationalCut);

/// <summary>Places of every ranked unit of a population, for any of the ways in which "后5%" may be read.</summary>
public static class Places
{
    public static IReadOnlyDictionary<string, Place> Of(PopulationResult result, Scheme scheme)
    {
        var ranked = result.Units.Where(u => u.State == UnitState.Ranked).ToList();
        var overall = RanksWithin(ranked, _ => "", scheme);
        var sectors = RanksWithin(ranked, u => u.Dossier.Entry.Sector, scheme);
        var districts = RanksWithin(ranked, u => u.Dossier.Entry.AuthorityId, scheme);
        var national = scheme.Ranking.NationalCut?.For(result.Kind);
        return ranked.ToDictionary(u => u.Dossier.Entry.Id, u => PlaceOf(u, overall, sectors, districts, scheme.Ranking.Bands, national), StringComparer.Ordinal);
    }

    /// <summary>The name of the first band whose share, together with those above it, reaches the rank; quotas are rounded up (决定), ties stand together.</summary>
    internal static string BandOf(int rank, int n, IReadOnlyList<Band> bands)
    {
        var (numerator, denominator) = (0L, 1L);
        foreach (var band in bands)
        {
            (numerator, denominator) = ((numerator * band.ShareDenominator) + (band.ShareNumerator * denominator), denominator * band.ShareDenominator);
            if (rank <= ((n * numerator) + denominator - 1) / denominator)
                return band.Name;
        }

        return "";
    }

    private static Place PlaceOf(
        UnitResult unit, Dictionary<string, (int Rank, int N)> overall, Dictionary<string, (int Rank, int N)> sectors, Dictionary<string, (int Rank, int N)> districts, IReadOnlyList<Band> bands, decimal? national)
    {
        var id = unit.Dossier.Entry.Id;
        var (rank, n) = overall[id];
        var (sector, district) = (Find(sectors, id), Find(districts, id));
        return new Place(rank, n, sector?.Rank, sector?.N, district?.Rank, district?.N, (n - rank + 1m) / n, BandOf(rank, n, bands), national is { } cut ? unit.Published <= cut : null);
    }

    private static (int Rank, int N)? Find(Dictionary<string, (int Rank, int N)> ranks, string id) => ranks.TryGetValue(id, out var found) ? found : null;

    private static Dictionary<string, (int Rank, int N)> RanksWithin(List<UnitResult> ranked, Func<UnitResult, string?> nameOf, Scheme scheme)
    {
        var ranks = new Dictionary<string, (int, int)>(StringComparer.Ordinal);
        foreach (var group in ranked.Where(u => nameOf(u) is not null).GroupBy(u => nameOf(u)!, StringComparer.Ordinal))
        {
            var members = group.ToList();
            var scores = Ranking.Rank([.. members.Select(u => u.Total!.Value)], scheme.Scoring.Published, scheme.Ranking);
            for (var i = 0; i < members.Count; i++)
                ranks.Add(members[i].Dossier.Entry.Id, (scores.Rows[i].Rank, scores.N));
        }

        return ranks;
    }
}
