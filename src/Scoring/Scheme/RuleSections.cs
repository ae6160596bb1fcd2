using System.Globalization;

namespace GreenBatch.Scoring;

/// <summary>Reads the sections of <c>scheme.yaml</c> that are rules. A setting left out has the meaning that contracts.md 4 shows as its example.</summary>
internal static class RuleSections
{
    private static readonly (int Numerator, int Denominator) OneInTwenty = (1, 20);

    public static ScoringRules Scoring(Section scheme)
    {
        var scoring = scheme.Open("scoring", "between", "published", "missing", "not_applicable");
        var published = scoring.Open("published", "decimals", "rounding");
        return new ScoringRules(
            scoring.Word("between", SchemeWords.Between, BetweenRule.Linear),
            new Rounding(published.Integer("decimals", 2, 0, 10), published.Word("rounding", SchemeWords.Roundings, MidpointRounding.ToEven)),
            scoring.Word("missing", SchemeWords.Missing, MissingRule.Zero),
            scoring.Word("not_applicable", SchemeWords.NotApplicable, NotApplicableRule.SameDimension));
    }

    /// <summary><c>order: [table, estimated]</c> names what is given and what is reckoned: given values stand in the table or, after it, in the indicator file.</summary>
    public static BenchmarkRules Benchmarks(Section scheme)
    {
        var section = scheme.Open("benchmarks", "order", "estimated");
        var order = new List<BenchmarkSource>();
        foreach (var word in section.Texts("order"))
        {
            if (!SchemeWords.Benchmarks.TryFind(word, out var source))
                section.Fault("order", $"「order」的值「{word}」不认识，可用：{SchemeWords.Benchmarks}");
            else if (order.Contains(source))
                section.Fault("order", $"「order」中「{word}」重复");
            else
                order.Add(source);
        }

        if (order.Count == 0)
            order = [BenchmarkSource.Table, BenchmarkSource.Estimated];
        if (!order.Contains(BenchmarkSource.Scheme) && order.Contains(BenchmarkSource.Table))
            order.Insert(order.IndexOf(BenchmarkSource.Table) + 1, BenchmarkSource.Scheme);
        var estimate = Estimate(section);
        return new BenchmarkRules(order, order.Contains(BenchmarkSource.Estimated) ? estimate : null);
    }

    public static RankingRules Ranking(Section scheme)
    {
        var ranking = scheme.Open("ranking", "on", "ties", "cut", "outside", "population", "national_cut", "bands");
        var cut = ranking.Open("cut", "share", "count", "tied_at_cut", "minimum_units");
        _ = ranking.Word("ties", SchemeWords.Ties, "competition");
        var (numerator, denominator) = cut.Share("share", OneInTwenty);
        var rules = new RankingRules(
            ranking.Word("on", SchemeWords.RankOn, RankOn.Published),
            new CutRule(
                numerator,
                denominator,
                cut.Word("count", SchemeWords.Counts, CountRounding.Ceiling),
                cut.Word("tied_at_cut", SchemeWords.TiedAtCut, TiedAtCut.Include),
                cut.Integer("minimum_units", 20, 0, int.MaxValue)))
        {
            Population = ranking.Word("population", SchemeWords.Populations, RankedPopulation.City),
            NationalCut = AnalysisSections.NationalCut(ranking),
        };
        if (ranking.Has("bands"))
            rules = rules with { Bands = AnalysisSections.Bands(ranking) };
        return ranking.Has("outside") ? rules with { Outside = Outside(ranking) } : rules;
    }

    public static StreakRules Streak(Section scheme)
    {
        var streak = scheme.Open("streak", "counts_from", "gap", "ladder", "watch", "readmitted");
        var watch = streak.Open("watch", "share", "points", "level");
        var (numerator, denominator) = watch.Share("share", OneInTwenty);
        var points = watch.Number("points") ?? 2m;
        if (points < 0m)
            watch.Fault("points", "「points」不能为负");
        return new StreakRules(
            streak.Integer("counts_from", 0, 0, 9999),
            streak.Word("gap", SchemeWords.Gaps, GapRule.Unknown),
            Ladder(streak),
            new WatchRule(numerator, denominator, points, watch.Text("level") ?? "蓝"))
        {
            Readmitted = streak.Word("readmitted", SchemeWords.Readmitted, ReadmittedRule.Anew),
        };
    }

    private static EstimateRule Estimate(Section benchmarks)
    {
        var section = benchmarks.Open("estimated", "lead", "base", "minimum_units");
        _ = section.Word("base", SchemeWords.EstimatedBases, "mean");
        var lead = section.Text("lead") ?? "p95";
        var isPercentile = lead.StartsWith('p') & NumberText.TryParse(lead.TrimStart('p'), out var percentile) && percentile is >= 50m and <= 100m;
        if (!isPercentile)
            section.Fault("lead", $"「lead」的值「{lead}」应为 p50 至 p100，例如 p95");
        return new EstimateRule(percentile, section.Integer("minimum_units", 20, 1, int.MaxValue));
    }

    private static List<UnitState> Outside(Section ranking)
    {
        var states = new List<UnitState>();
        foreach (var word in ranking.Texts("outside"))
        {
            if (SchemeWords.Outside.TryFind(word, out var state))
                states.Add(state);
            else
                ranking.Fault("outside", $"「outside」的值「{word}」不认识，可用：{SchemeWords.Outside}");
        }

        return states;
    }

    /// <summary>At most three rungs: the top one is red, the ones below it orange and yellow.</summary>
    private static SortedDictionary<int, string> Ladder(Section streak)
    {
        var ladder = new SortedDictionary<int, string>();
        if (!streak.Has("ladder"))
            return new SortedDictionary<int, string> { [1] = "黄", [2] = "橙", [3] = "红" };
        var rungs = streak.Open("ladder", [.. Enumerable.Range(1, 9).Select(n => n.ToString(CultureInfo.InvariantCulture))]);
        for (var cycles = 1; cycles <= 9; cycles++)
        {
            if (rungs.Text(cycles.ToString(CultureInfo.InvariantCulture)) is { } level)
                ladder[cycles] = level;
        }

        if (ladder.Count is 0 or > 3)
            streak.Fault("ladder", "「ladder」应有一至三级，例如 { 1: 黄, 2: 橙, 3: 红 }");
        return ladder;
    }
}
