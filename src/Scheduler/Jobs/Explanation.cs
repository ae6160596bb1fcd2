using System.Globalization;
using GreenBatch.Reports;
using GreenBatch.Scoring;

namespace GreenBatch.Scheduler.Jobs;

/// <summary>One unit's result in words, each figure with the row it was read from, so that anybody can recompute it by hand.</summary>
internal static class Explanation
{
    public static IEnumerable<string> Lines(ReportBook book, PopulationResult population, UnitResult unit)
    {
        var entry = unit.Dossier.Entry;
        return
        [
            $"{entry.Name}（{entry.Id}，{entry.CreditCode ?? "无信用代码"}，{book.Authorities.NameOf(entry.AuthorityId)}，{entry.Sector ?? "通则"}）",
            Verdict(book, population, unit),
            .. unit.VetoHits.Select(hit => $"  {Outcome(hit.Outcome)}：{hit.Reason}〔{hit.Rule.Clause}〕 ← {hit.Event.Origin}"),
            .. unit.KeptRecords.Select(kept => $"  保留备查：{kept.Reason} ← {kept.Event.Origin}"),
            .. Points(book.Scheme.PopulationOf(population.Kind)!.TableFor(entry.Sector), unit),
            .. unit.Dossier.Issues.Concat(unit.Findings).Select(issue => $"  ! [{issue.Code}] {issue.Message}{(issue.Origin is null ? "" : $" ← {issue.Origin}")}"),
            .. book.Past.Where(past => past.EntryId == entry.Id).Select(Past),
        ];
    }

    private static IEnumerable<string> Points(IndicatorTable table, UnitResult unit)
    {
        foreach (var contribution in unit.Contributions)
        {
            yield return Line(contribution, table.Indicators.FirstOrDefault(i => i.Id == contribution.Indicator));
            foreach (var p in contribution.Products)
                yield return $"       · {p.Product}：{Number(p.Value)}，引领 {Number(p.Lead)} 基准 {Number(p.Base)}（{Source(p.Benchmark)}），权 {Number(p.Parameter)}，得分率 {p.Share.ToString("0.####", CultureInfo.InvariantCulture)} ← {p.Origin}";
        }

        if (unit.Total is not null)
            yield return $"  合计 {Number(unit.Contributions.Sum(c => c.Points))} 分，公布 {Score(unit.Published)}";
    }

    private static string Past(PastOutcome past)
    {
        var place = past.IsBottom is null ? "未参评" : past.IsBottom.Value ? "后5%" : "不在后5%";
        return $"  {past.Cycle} 年度：{Score(past.Published)} 分，{past.Rank}/{past.N}，分数线 {Score(past.Cut)}，{place}（{past.RunId}）";
    }

    private static string Verdict(ReportBook book, PopulationResult population, UnitResult unit)
    {
        if (unit.State != UnitState.Ranked)
            return $"未参加排名〔{OutsideReasons.Name(unit.Outside)}〕：{unit.StateReason}（运行 {book.RunId}）";
        var distance = unit.Published - population.Cut;
        var tied = unit.Tied > 1 ? $"（{unit.Tied} 家并列）" : "";
        return $"{Score(unit.Published)} 分　{unit.Rank}/{population.N}{tied}　分数线 {Score(population.Cut)}（k = {population.K}，距线 {Score(distance)}）　{LevelName(unit)}　连续 {unit.Streak} 年{(unit.StreakNote is null ? "" : "（前有缺口）")}　运行 {book.RunId}";
    }

    private static string Line(Contribution c, Indicator? indicator)
    {
        var name = $"  {c.Indicator,-4} {indicator?.Name}";
        return c.State switch
        {
            ContributionState.Reported => $"{name}：{(c.Products.Count > 0 ? "分产品" : Number(c.Value) + " " + indicator?.Unit)}，{Benchmark(c)}，{Number(c.Points)}/{Number(c.Weight)} 分，失 {Number(c.Lost)}{(c.IsDoubtful ? "，数值待核" : "")} ← {c.Origin}",
            ContributionState.Missing => $"{name}：缺报，0/{Number(c.Weight)} 分，失 {Number(c.Lost)}",
            ContributionState.NotApplicable => $"{name}：不适用，权重分给其他指标",
            ContributionState.NoBenchmark => $"{name}：无基准，权重分给其他指标",
            _ => $"{name}：不在本单位指标表内",
        };
    }

    private static string Benchmark(Contribution c) => c.Benchmark is { } source ? $"引领 {Number(c.Lead)} 基准 {Number(c.Base)}（{Source(source)}）" : "基准见各产品";

    private static string Source(BenchmarkSource source) => source switch
    {
        BenchmarkSource.Table => "委内表",
        BenchmarkSource.Scheme => "方案",
        BenchmarkSource.Filed => "随表填报",
        _ => "估",
    };

    private static string Outcome(VetoOutcome outcome) => outcome switch
    {
        VetoOutcome.Review => "须人工复核",
        VetoOutcome.Hold => "待核",
        VetoOutcome.Veto => "否决",
        _ => "立即移出",
    };

    private static string LevelName(UnitResult unit) => unit.Level switch
    {
        Level.Red => "■ 红",
        Level.Orange => "◆ 橙",
        Level.Yellow => "▲ 黄",
        Level.Blue => "○ 蓝",
        Level.Pending => "待定",
        _ => "无预警",
    };

    /// <summary>With the decimals it is published with.</summary>
    private static string Score(decimal? value) => value?.ToString(CultureInfo.InvariantCulture) ?? "—";

    private static string Number(decimal? value) => value is null ? "—" : value.Value.ToString("0.##########", CultureInfo.InvariantCulture);
}
