using System.Globalization;
using GreenBatch.Scheduler.Jobs;
using GreenBatch.Scheduler.Store;
using GreenBatch.Scoring;

namespace GreenBatch.Scheduler.Commands;

/// <summary>A comparison of two ways to assess, in lines and as data.</summary>
internal static class ComparisonText
{
    /// <summary>The arithmetic of both, then every unit whose flag, state or level differs; moves of rank alone are counted.</summary>
    public static IEnumerable<string> Lines(Comparison comparison)
    {
        yield return $"{NameOf(comparison.Before)}：现行 {Figures(comparison.Before)}；另一种 {Figures(comparison.After)}";
        yield return $"  进入后5% {comparison.Entered.Count} 家，离开后5% {comparison.Left.Count} 家，名次、状态或等级有变动的共 {comparison.Moves.Count} 家";
        foreach (var move in comparison.Moves.Where(m => m.Enters || m.Leaves || m.Before.State != m.After.State || m.Before.Level != m.After.Level))
            yield return $"  {Mark(move)} {move.EntryId} {move.Name}：{Standing(move.Before)} → {Standing(move.After)}";
    }

    public static string NameOf(PopulationResult population) => population.Kind == Kernel.UnitKind.Park ? "绿色工业园区" : "绿色工厂";

    public static string Figures(PopulationResult population)
    {
        var cut = population.Groups.Count == 1 ? $"分数线 {ExplanationText.Score(population.Cut)}" : $"{population.Groups.Count} 个排名（{population.Groups.Count(g => g.IsTooSmall)} 个不足最少家数）";
        return string.Create(CultureInfo.InvariantCulture, $"n = {population.N}，k = {population.K}，{cut}，后5% {population.Units.Count(u => u.IsBottom == true)} 家");
    }

    public static object Data(Comparison comparison) => new
    {
        kind = Words.Of(comparison.Before.Kind),
        before = Side(comparison.Before),
        after = Side(comparison.After),
        entered = comparison.Entered.Select(m => m.EntryId),
        left = comparison.Left.Select(m => m.EntryId),
        moves = comparison.Moves.Select(m => new { unit = m.EntryId, before = Side(m.Before), after = Side(m.After) }),
    };

    private static object Side(PopulationResult population) => new { n = population.N, k = population.K, cut = population.Cut, bottom = population.Units.Count(u => u.IsBottom == true) };

    private static object Side(UnitResult unit) => new
    {
        state = Words.Of(unit.State),
        published = unit.Published,
        rank = unit.Rank,
        bottom = unit.IsBottom,
        streak = unit.Streak,
        level = Words.Of(unit.Level),
    };

    private static string Mark(Move move) => move switch
    {
        { Enters: true } => "＋",
        { Leaves: true } => "－",
        _ => "·",
    };

    private static string Standing(UnitResult unit) => unit.State == UnitState.Ranked
        ? $"{ExplanationText.Score(unit.Published)} 分，{unit.Rank}/{unit.Group.N}，{(unit.IsBottom == true ? "后5%" : "不在后5%")}，{ExplanationText.LevelName(unit.Level)}"
        : $"未参加排名（{unit.StateReason}）";
}
