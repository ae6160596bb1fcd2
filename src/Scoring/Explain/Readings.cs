namespace GreenBatch.Scoring;

/// <summary>One way to read what no published text settles: the scheme with one setting changed.</summary>
/// <param name="Setting">What is read otherwise, in Chinese.</param>
/// <param name="Value">How it is read, in Chinese.</param>
/// <param name="Key">Place in <c>scheme.yaml</c> and value there, such as <c>ranking.cut.count: floor</c>; to adopt the reading, write this.</param>
public sealed record Reading(string Setting, string Value, string Key, Scheme Scheme);

/// <summary>A reading beside the scheme as it is, for one kind of unit.</summary>
public sealed record ReadingOutcome(Reading Reading, Comparison Comparison);

/// <summary>All open readings of 后5% side by side (rules.md 4.2 and 9), so that the commission can decide with facts.</summary>
public static class Readings
{
    /// <summary>Every reading that differs from the scheme in one setting.</summary>
    public static IReadOnlyList<Reading> Of(Scheme scheme) =>
    [
        .. Populations(scheme),
        .. Cuts(scheme),
        .. Scores(scheme),
        .. Outside(scheme),
        .. Gaps(scheme),
        .. VetoReadings.Of(scheme),
    ];

    /// <param name="done">Told after each reading how many are done, for progress.</param>
    public static IReadOnlyList<ReadingOutcome> Compare(Analysis analysis, Action<int, int>? done = null)
    {
        var readings = Of(analysis.Scheme);
        var outcomes = analysis.Populations.Select(p => NationalReading.Of(analysis, p.Result)).OfType<ReadingOutcome>().ToList();
        for (var i = 0; i < readings.Count; i++)
        {
            var other = Analysis.Of(readings[i].Scheme, analysis.Dossiers, analysis.History);
            outcomes.AddRange(analysis.Populations.Zip(other.Populations, (before, after) => new ReadingOutcome(readings[i], Comparison.Of(before.Result, after.Result))));
            done?.Invoke(i + 1, readings.Count);
        }

        return outcomes;
    }

    private static IEnumerable<Reading> Populations(Scheme scheme) => Others(
        scheme.Ranking.Population,
        "排名范围",
        "ranking.population",
        population => scheme with { Ranking = scheme.Ranking with { Population = population } },
        (RankedPopulation.City, "全市", "city"),
        (RankedPopulation.Sector, "按细分行业", "sector"),
        (RankedPopulation.District, "按区县", "district"),
        (RankedPopulation.Table, "按指标表", "table"));

    private static IEnumerable<Reading> Cuts(Scheme scheme)
    {
        var cut = scheme.Ranking.Cut;
        return
        [
            .. Others(cut.Count, "名额取整", "ranking.cut.count", count => With(cut with { Count = count }), (CountRounding.Ceiling, "向上取整", "ceiling"), (CountRounding.Floor, "向下取整", "floor"), (CountRounding.HalfUp, "四舍五入", "half_up")),
            .. Others(cut.TiedAtCut, "线上同分", "ranking.cut.tied_at_cut", tied => With(cut with { TiedAtCut = tied }), (TiedAtCut.Include, "一并列入", "include"), (TiedAtCut.Exclude, "只列线下", "exclude")),
        ];

        Scheme With(CutRule other) => scheme with { Ranking = scheme.Ranking with { Cut = other } };
    }

    private static IEnumerable<Reading> Scores(Scheme scheme)
    {
        var (scoring, published) = (scheme.Scoring, scheme.Scoring.Published);
        return
        [
            .. Others(scheme.Ranking.On, "排名依据", "ranking.on", on => scheme with { Ranking = scheme.Ranking with { On = on } }, (RankOn.Published, "公布总分", "published"), (RankOn.Exact, "精确总分", "exact")),
            .. Others(published.Decimals, "公布位数", "scoring.published.decimals", d => With(scoring with { Published = published with { Decimals = d } }), (0, "整数", "0"), (1, "1 位小数", "1"), (2, "2 位小数", "2")),
            .. Others(published.Mode, "修约", "scoring.published.rounding", mode => With(scoring with { Published = published with { Mode = mode } }), (MidpointRounding.ToEven, "五成双", "half_even"), (MidpointRounding.AwayFromZero, "四舍五入", "half_up")),
            .. Others(scoring.Missing, "应填未填", "scoring.missing", missing => With(scoring with { Missing = missing }), (MissingRule.Zero, "计 0 分", "zero"), (MissingRule.Hold, "待核", "hold")),
            .. Others(scoring.NotApplicable, "不适用的权重", "scoring.not_applicable", rule => With(scoring with { NotApplicable = rule }), (NotApplicableRule.SameDimension, "分给同一级指标", "same_dimension"), (NotApplicableRule.WholeTable, "分给全表", "whole_table"), (NotApplicableRule.None, "不分配", "none")),
        ];

        Scheme With(ScoringRules other) => scheme with { Scoring = other };
    }

    /// <summary>Each state of <c>outside</c> taken into the ranking, or out of it.</summary>
    private static IEnumerable<Reading> Outside(Scheme scheme)
    {
        foreach (var (state, name, word) in new[]
        {
            (UnitState.Vetoed, "一票否决单位", "vetoed"), (UnitState.NotFiled, "未填报单位", "not_filed"), (UnitState.Held, "待核单位", "held"), (UnitState.NewEntry, "新入选单位", "new_entry"),
        })
        {
            var isOutside = scheme.Ranking.Outside.Contains(state);
            IReadOnlyList<UnitState> others = isOutside ? [.. scheme.Ranking.Outside.Where(s => s != state)] : [.. scheme.Ranking.Outside, state];
            yield return new Reading(name, isOutside ? "计入参评" : "不计入参评", $"ranking.outside: {(isOutside ? "-" : "+")}{word}", scheme with { Ranking = scheme.Ranking with { Outside = others } });
        }
    }

    private static IEnumerable<Reading> Gaps(Scheme scheme) => Others(
        scheme.Streak.Gap,
        "中断年度",
        "streak.gap",
        gap => scheme with { Streak = scheme.Streak with { Gap = gap } },
        (GapRule.Unknown, "由人认定", "unknown"),
        (GapRule.Reset, "重新计算", "reset"),
        (GapRule.Skip, "跳过", "skip"));

    private static IEnumerable<Reading> Others<T>(T present, string setting, string key, Func<T, Scheme> with, params IReadOnlyList<(T Value, string Text, string Word)> all) =>
        all.Where(a => !EqualityComparer<T>.Default.Equals(a.Value, present)).Select(a => new Reading(setting, a.Text, $"{key}: {a.Word}", with(a.Value)));
}
