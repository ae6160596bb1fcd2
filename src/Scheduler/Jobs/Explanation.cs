using System.Globalization;
using GreenBatch.Reports;
using GreenBatch.Scoring;
using static GreenBatch.Scheduler.Jobs.ExplanationText;

namespace GreenBatch.Scheduler.Jobs;

/// <summary>One unit's result as a letter: the verdict first, then each question in turn, each figure with the row it was read from, so that anybody can recompute it by hand.</summary>
internal static class Explanation
{
    public static IEnumerable<string> Lines(ReportBook book, UnitInsight insight)
    {
        var unit = insight.Unit;
        var entry = unit.Dossier.Entry;
        var table = book.Scheme.PopulationOf(entry.Kind)!.TableFor(entry.Sector);
        return
        [
            $"{entry.Name}（{entry.Id}，{entry.CreditCode ?? "无信用代码"}，{book.Authorities.NameOf(entry.AuthorityId)}，{entry.Sector ?? "通则"}）",
            .. Verdict(book, unit),
            .. ExplanationParts.Place(insight.Place, book.Scheme.Ranking.NationalCut?.For(entry.Kind)),
            .. unit.VetoHits.Select(hit => $"  {Outcome(hit.Outcome)}：{hit.Reason}{From(hit.Event.Origin)}"),
            .. unit.KeptRecords.Select(kept => $"  保留备查：{kept.Reason}{From(kept.Event.Origin)}"),
            .. Points(table, unit, book.Scheme.Scoring.NotApplicable),
            .. ExplanationParts.Losses(insight, table),
            .. ExplanationParts.Change(insight.Change, table),
            .. ExplanationParts.Exit(insight.Exit, table),
            .. ExplanationParts.Firmness(insight.Stability, unit, book.Scheme.Analysis.Stability),
            .. Doubts(unit),
            .. Past(book, entry.Id),
        ];
    }

    private static IEnumerable<string> Points(IndicatorTable table, UnitResult unit, NotApplicableRule rule)
    {
        if (unit.Total is null)
            yield break;
        yield return "得分是怎么来的：";
        foreach (var contribution in unit.Contributions)
        {
            yield return Line(contribution, table.Indicators.FirstOrDefault(i => i.Id == contribution.Indicator), rule);
            foreach (var p in contribution.Products)
                yield return $"       · {p.Product}：{Number(p.Value)}，引领 {Number(p.Lead)} 基准 {Number(p.Base)}（{Source(p.Benchmark)}），权 {Number(p.Parameter)}，得分率 {p.Share.ToString("0.####", CultureInfo.InvariantCulture)} ← {p.Origin}";
        }

        yield return $"  合计 {Number(unit.Contributions.Sum(c => c.Points))} 分，公布 {Score(unit.Published)}";
    }

    private static IEnumerable<string> Doubts(UnitResult unit)
    {
        var issues = unit.Dossier.Issues.Concat(unit.Findings).ToList();
        if (issues.Count > 0)
            yield return "数据存疑：";
        foreach (var issue in issues)
            yield return $"  ! [{issue.Code}] {issue.Message}{From(issue.Origin)}";
    }

    private static IEnumerable<string> Past(ReportBook book, string entryId)
    {
        var past = book.Past.Where(p => string.Equals(p.EntryId, entryId, StringComparison.Ordinal)).ToList();
        if (past.Count > 0)
            yield return "历年：";
        foreach (var year in past)
        {
            var place = year.IsBottom is null ? "未参评" : year.IsBottom.Value ? "后5%" : "不在后5%";
            yield return $"  {year.Cycle} 年度：{Score(year.Published)} 分，{year.Rank}/{year.N}，分数线 {Score(year.Cut)}，{place}（{year.RunId}）";
        }
    }

    /// <summary>The result in one sentence, and what follows from it.</summary>
    private static IEnumerable<string> Verdict(ReportBook book, UnitResult unit)
    {
        if (unit.State != UnitState.Ranked)
        {
            yield return $"{book.Cycle} 年度未参加排名〔{OutsideReasons.Name(unit.Outside)}〕：{unit.StateReason}（运行 {book.RunId}）";
            yield break;
        }

        var group = unit.Group;
        var tied = unit.Tied > 1 ? $"（{unit.Tied} 家并列）" : "";
        var line = unit.Published - group.Cut is { } distance ? $"分数线 {Score(group.Cut)}（倒数第 {group.K} 名），{Distance(distance)}" : "没有分数线";
        yield return $"{book.Cycle} 年度得分 {Score(unit.Published)} 分，在参加排名的 {group.N} 家中列第 {unit.Rank} 名{tied}；{line}。{Flag(unit, book.Scheme)}{(unit.StreakNote is null ? "" : "（前有缺口）")}：{LevelName(unit.Level)}（运行 {book.RunId}）";
        if (unit.IsBottom == true && group.IsTooSmall)
            yield return $"参评单位不足 {book.Scheme.Ranking.Cut.MinimumUnits} 家，只作提醒，不单独作为移出依据。";
        else if (Consequence(unit, book.Scheme) is { } consequence)
            yield return consequence;
    }

    private static string Distance(decimal distance) => distance switch
    {
        0m => "正在线上",
        < 0m => $"低 {Score(-distance)} 分",
        _ => $"高 {Score(distance)} 分",
    };

    private static string Flag(UnitResult unit, Scheme scheme) => (unit.IsBottom, unit.Streak) switch
    {
        (true, > 0) => $"处于后5%，连续 {unit.Streak} 年",
        (true, _) => $"处于后5%（{(scheme.Status == CycleStatus.Trial ? "试算年度" : "开始计数之前的年度")}，不计连续年数）",
        _ => "不在后5%",
    };

    private static string? Consequence(UnitResult unit, Scheme scheme)
    {
        var basis = scheme.Basis.Count == 0 ? "" : $"（{string.Join("、", scheme.Basis)}）";
        var last = scheme.Streak.Ladder.Count == 0 ? 3 : scheme.Streak.Ladder.Keys.Max();
        return unit.Level switch
        {
            Level.Red => $"得分连续 {last} 年处于后5%的，从现有名单中移出{basis}。本结果只是移出建议的依据，由人核实、认定后报送。",
            Level.Yellow or Level.Orange => $"再连续 {last - unit.Streak} 年处于后5%，即提出移出建议{basis}。",
            Level.Pending => "往年有缺口，连续年数由人认定。",
            Level.Blue => "目前不在后5%，但离分数线很近，应尽早改进。",
            _ => null,
        };
    }

    private static string Line(Contribution c, Indicator? indicator, NotApplicableRule rule)
    {
        var name = $"  {c.Indicator,-4} {indicator?.Name}";
        return c.State switch
        {
            ContributionState.Reported => $"{name}：{(c.Products.Count > 0 ? "分产品" : Measured(c.Value, indicator?.Unit))}，{Benchmark(c)}，{Number(c.Points)}/{Number(c.Weight)} 分，失 {Number(c.Lost)}{(c.IsDoubtful ? "，数值待核" : "")} ← {c.Origin}",
            ContributionState.Missing => $"{name}：缺报，0/{Number(c.Weight)} 分，失 {Number(c.Lost)}",
            ContributionState.NotApplicable when indicator is { IsBonus: true } => $"{name}：附加项，未填报，不影响得分",
            ContributionState.NotApplicable => $"{name}：不适用，{(rule == NotApplicableRule.None ? "权重不再分配" : "权重分给其他指标")}",
            ContributionState.NoBenchmark => $"{name}：无基准，权重分给其他指标",
            _ => $"{name}：{(indicator?.Choose is null ? "由另一指标代替，不计" : "择优组内另有更好的指标，不计")}",
        };
    }

    private static string Benchmark(Contribution c) => c.Products.Count == 0 && c.Benchmark is { } source ? $"引领 {Number(c.Lead)} 基准 {Number(c.Base)}（{Source(source)}）" : "基准见各产品";
}
