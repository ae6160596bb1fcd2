using GreenBatch.Kernel;

namespace GreenBatch.Scoring;

/// <summary>How firm a unit's flag is. It never changes the official result.</summary>
/// <param name="ShareBelow">Share of the shaken rankings in which the unit is in the bottom, 0..1.</param>
/// <param name="BestRank">Rank that 5 % of the shaken rankings do not pass (Q5).</param>
/// <param name="WorstRank">Rank that 95 % of them keep (Q95).</param>
/// <param name="IsBorderline">临界: the flag stands in more than 5 % and falls in more than 5 % of the rankings (shares by the scheme).</param>
/// <param name="TurnedBy">Indicators without which the flag would be the other one.</param>
public sealed record UnitStability(decimal ShareBelow, int BestRank, int WorstRank, bool IsBorderline, IReadOnlyList<IndicatorCode> TurnedBy);

/// <summary>
/// Robustness of a ranking: every value is moved within its declared precision and every weight by up to a tenth, many times, from a seed; then each
/// indicator is left out once. Numbers are doubles here, rounded to published decimals before they are compared: it is a measurement, not a score.
/// Units are taken in the order of their ids, so that the answer does not depend on the order of the dossiers.
/// </summary>
public static class Stability
{
    private const decimal Tail = 0.05m;

    public static IReadOnlyDictionary<string, UnitStability> Of(PopulationResult population, Population rules, Scheme scheme)
    {
        var found = new Dictionary<string, UnitStability>(StringComparer.Ordinal);
        foreach (var group in population.Units.Where(u => u.State == UnitState.Ranked).GroupBy(u => u.Group.Name, StringComparer.Ordinal))
        {
            UnitResult[] units = [.. group.OrderBy(u => u.Dossier.Entry.Id, StringComparer.Ordinal)];
            foreach (var (unit, firmness) in units.Zip(Measure(units, rules, scheme)))
                found.Add(unit.Dossier.Entry.Id, firmness);
        }

        return found;
    }

    private static IEnumerable<UnitStability> Measure(UnitResult[] units, Population rules, Scheme scheme)
    {
        var shaken = new ShakenRanking(units, rules, scheme);
        var settings = scheme.Analysis.Stability;
        var below = new int[units.Length];
        var ranks = Array.ConvertAll(units, _ => new int[settings.Runs]);
        for (var run = 0; run < settings.Runs; run++)
        {
            shaken.Shake(run);
            for (var u = 0; u < units.Length; u++)
            {
                ranks[u][run] = shaken.RankOf(u);
                below[u] += shaken.IsBottom(u) ? 1 : 0;
            }
        }

        var turned = TurnedBy(units, shaken);
        for (var u = 0; u < units.Length; u++)
        {
            Array.Sort(ranks[u]);
            var share = (decimal)below[u] / settings.Runs;
            var isBorderline = share > settings.Doubt && share < 1m - settings.Doubt;
            yield return new UnitStability(share, Quantile(ranks[u], Tail), Quantile(ranks[u], 1m - Tail), isBorderline, turned[u]);
        }
    }

    /// <summary>Each indicator left out once, its weight shared among the others in proportion.</summary>
    private static List<IndicatorCode>[] TurnedBy(UnitResult[] units, ShakenRanking shaken)
    {
        var turned = Array.ConvertAll(units, _ => new List<IndicatorCode>());
        foreach (var indicator in units.SelectMany(u => u.Contributions).Where(c => c.Weight > 0m).Select(c => c.Indicator).Distinct().Order())
        {
            shaken.LeaveOut(indicator);
            for (var u = 0; u < units.Length; u++)
            {
                if (shaken.IsBottom(u) != units[u].IsBottom)
                    turned[u].Add(indicator);
            }
        }

        return turned;
    }

    /// <summary>The smallest value that at least this share of the sorted ones do not exceed.</summary>
    private static int Quantile(int[] ascending, decimal share) => ascending[Math.Max(0, (int)Math.Ceiling(share * ascending.Length) - 1)];
}
