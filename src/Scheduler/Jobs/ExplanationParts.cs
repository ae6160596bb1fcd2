using GreenBatch.Scoring;
using static GreenBatch.Scheduler.Jobs.ExplanationText;

namespace GreenBatch.Scheduler.Jobs;

/// <summary>The parts of the letter that answer a question each: where points are lost, what changed, how to get out, how firm it is.</summary>
internal static class ExplanationParts
{
    private const int MostLosses = 5;

    /// <summary>The greatest losses, against full marks and against the middle of those it is compared with.</summary>
    public static IEnumerable<string> Losses(UnitInsight insight, IndicatorTable table)
    {
        var greatest = insight.Losses.Where(l => l.Lost > 0m).OrderByDescending(l => l.Lost).Take(MostLosses).ToList();
        if (greatest.Count == 0)
            yield break;
        yield return "失分主要在哪里：";
        foreach (var loss in greatest)
        {
            var median = loss switch
            {
                { Median: null } => "可比单位过少，不列中位数",
                { BelowMedian: > 0m and var below } => $"比{Compared(loss)}的中位数少 {Short(below)} 分",
                { BelowMedian: < 0m and var below } => $"比{Compared(loss)}的中位数多 {Short(-below)} 分",
                _ => $"与{Compared(loss)}的中位数相同",
            };
            yield return $"  {loss.Indicator,-4} {NameOf(table, loss.Indicator)}：失 {Short(loss.Lost)} 分（满分 {Short(loss.Weight)}），{median}";
        }
    }

    /// <summary>Three parts that add up exactly to the difference of the totals.</summary>
    public static IEnumerable<string> Change(ScoreChange? change, IndicatorTable table)
    {
        if (change is null)
            yield break;
        yield return $"与上年相比：{Number(change.Before)} → {Number(change.After)}，{Signed(change.Total)} = 自身表现 {Signed(change.Own)}，规则与基准 {Signed(change.Rules)}，数据更正 {Signed(change.Correction)}";
        foreach (var one in change.Indicators.Where(i => i.Total != 0m).OrderByDescending(i => Math.Abs(i.Total)).Take(MostLosses))
            yield return $"  {one.Indicator,-4} {NameOf(table, one.Indicator)}：{Rounded(one.Total)}（自身 {Rounded(one.Own)}，规则与基准 {Rounded(one.Rules)}，更正 {Rounded(one.Correction)}）";
    }

    public static IEnumerable<string> Exit(ExitPath? exit, IndicatorTable table)
    {
        if (exit is null)
            yield break;
        yield return $"怎样走出后5%：其他单位不变时，须达到 {Score(exit.Target)} 分（离开后分数线会上移，已计入余量）：";
        if (exit.IsOutOfReach)
            yield return $"  可改进的指标全部做到引领值，也只有 {Score(exit.MostReachable)} 分：单靠改进指标不能走出，须先补报或核实数据";
        else if (exit.Ones.Count == 0)
            yield return "  没有一项指标单独足够";
        foreach (var way in exit.Ones.Concat(exit.Twos))
            yield return $"  · {string.Join("，同时 ", way.Steps.Select(s => Step(s, table)))} → {Score(way.Published)} 分（{Difficulty(way.Difficulty)}，约为差距的 {Percent(way.ShareOfGap)}）";
    }

    public static IEnumerable<string> Firmness(UnitStability? stability, UnitResult unit, StabilityRules rules)
    {
        if (stability is null)
            yield break;
        var verdict = stability.IsBorderline ? "临界" : "牢固";
        yield return $"这个判定有多稳：数据在申报精度内、各项权重在 ±{Percent(rules.Weights)} 内变动 {rules.Runs} 次，{Percent(stability.ShareBelow)} 的情形处于后5%，名次多在 {stability.BestRank} 至 {stability.WorstRank} 之间：{verdict}（不影响正式结果）";
        if (stability.TurnedBy.Count > 0)
            yield return $"  去掉其中任何一项，判定即改变：{string.Join("、", stability.TurnedBy)}";
        else if (unit.IsBottom == true)
            yield return "  去掉任何一项指标，判定都不变";
    }

    public static IEnumerable<string> Place(Place? place, decimal? nationalCut)
    {
        if (place is null)
            yield break;
        var sector = place.SectorRank is { } s ? $"，行业内 {s}/{place.SectorN}" : "";
        var district = place.DistrictRank is { } d ? $"，区县内 {d}/{place.DistrictN}" : "";
        var national = place.IsBelowNationalCut is { } below ? $"，{(below ? "不高于" : "高于")}全国线 {Score(nationalCut)}" : "";
        yield return $"位置：全市 {place.Rank}/{place.N}{sector}{district}，不低于 {Percent(place.Percentile)} 的参评单位，绿码参考档 {place.Band}{national}";
    }

    private static string Step(ExitStep step, IndicatorTable table)
    {
        var indicator = table.Indicators.First(i => i.Id == step.Indicator);
        var product = step.Product is null ? "" : $"（{step.Product}）";
        var gain = step.Points == 0m ? "" : $"，{Rounded(step.Points)} 分";
        return $"{step.Indicator} {indicator.Name}{product}由 {(step.From is null ? "未填报" : Number(step.From))} 到 {Measured(step.To, indicator.Unit)}{gain}";
    }

    private static string Compared(Loss loss) => loss.Sector is { } sector ? $"{sector} {loss.Compared} 家" : $"全部 {loss.Compared} 家";

    private static string NameOf(IndicatorTable table, Kernel.IndicatorCode code) => table.Indicators.FirstOrDefault(i => i.Id == code)?.Name ?? "";
}
