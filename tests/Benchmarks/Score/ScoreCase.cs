using GreenBatch.Kernel;
using GreenBatch.Scheduler.Files;
using GreenBatch.Scoring;

namespace GreenBatch.Benchmarks.Score;

/// <summary>
/// What is scored: 21 indicators with the weights, directions and rounding of a real scheme. Leads and bases are invented where the scheme has none,
/// most with six decimals, as a mean or a percentile would have. The two pairs (per product or per output value) count as two plain indicators with
/// half their weight each, since columns hold no pairs.
/// </summary>
internal sealed record ScoreCase(IndicatorTable Table, ScoringRules Scoring, RankingRules Ranking)
{
    private static readonly Dictionary<string, (decimal Lead, decimal Base)> Invented = new(StringComparer.Ordinal)
    {
        ["E1a"] = (310.504871m, 402.751303m),
        ["E1b"] = (41.318207m, 97.640113m),
        ["E2"] = (88.017529m, 231.440971m),
        ["E3"] = (30.250413m, 3.517289m),
        ["R2a"] = (2.350637m, 4.106219m),
        ["R2b"] = (1.904351m, 7.311097m),
        ["R3"] = (95.120147m, 62.408611m),
        ["R4"] = (99.061283m, 71.530359m),
        ["P1"] = (12m, 1m),
        ["P2a"] = (6m, 0.5m),
        ["P2b"] = (2.713109m, 0.307433m),
        ["P3a"] = (60.405719m, 15.190807m),
        ["P3b"] = (57.831367m, 14.270221m),
        ["G2"] = (80.4m, 10.2m),
        ["L1"] = (1.310963m, 0.291587m),
        ["L2"] = (55.206441m, 30.118379m),
        ["L3"] = (1.604029m, 0.703513m),
    };

    public static ScoreCase Load(string root)
    {
        var scheme = SchemeFolder.Load(Path.Combine(root, "config", "schemes", "2027")).Scheme;
        var general = scheme.PopulationOf(UnitKind.Factory)!.General;
        var partners = general.Indicators.Select(i => i.Excludes).OfType<IndicatorCode>().ToHashSet();
        return new ScoreCase(general with { Indicators = [.. general.Indicators.Select(i => Plain(i, i.Excludes is not null || partners.Contains(i.Id)))] }, scheme.Scoring, scheme.Ranking);
    }

    public ColumnScorer Scorer() => new(Table, Scoring, Ranking);

    private static Indicator Plain(Indicator indicator, bool isPaired)
    {
        var weight = isPaired ? indicator.Weight with { Denominator = indicator.Weight.Denominator * 2m } : indicator.Weight;
        var (lead, @base) = Invented.TryGetValue(indicator.Id.Value, out var bar) ? bar : (indicator.Lead!.Value, indicator.Base!.Value);
        return indicator with { PerProduct = 0, Excludes = null, Weight = weight, Lead = lead, Base = @base };
    }
}
