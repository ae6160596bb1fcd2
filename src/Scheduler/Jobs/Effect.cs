using GreenBatch.Scoring;

namespace GreenBatch.Scheduler.Jobs;

/// <summary>What hangs on an open question: the gravest of what an answer could change about the unit, and by how much its score could move.</summary>
/// <param name="Text">In Chinese; empty when nothing hangs on it.</param>
internal sealed record Effect(TrialEffect Kind, decimal Delta, string Text)
{
    public static Effect None { get; } = new(TrialEffect.None, 0m, "");

    public static Effect Of(TrialOutcome? outcome, string when)
    {
        if (outcome is null || outcome.Effect == TrialEffect.None)
            return None;
        return new Effect(outcome.Effect, outcome.Delta, $"{when}：{EffectText.Of(outcome)}");
    }

    /// <summary>The graver of two; of equals the one that moves the score more, then the first.</summary>
    public static Effect Graver(Effect one, Effect other) =>
        (other.Kind, Math.Abs(other.Delta)).CompareTo((one.Kind, Math.Abs(one.Delta))) > 0 ? other : one;
}

/// <summary>Outcomes of trials in words.</summary>
internal static class EffectText
{
    public static string Name(TrialEffect effect) => effect switch
    {
        TrialEffect.Flag => "改变后5%标记",
        TrialEffect.State => "改变参评状态",
        TrialEffect.Score => "改变得分",
        _ => "不影响结果",
    };

    public static string Of(TrialOutcome outcome)
    {
        var (before, after) = (outcome.Before, outcome.After);
        List<string> parts = [];
        if (before.IsBottom != after.IsBottom)
            parts.Add(after.IsBottom ? "列入后5%" : "不再列入后5%");
        if ((before.State, before.Outside) != (after.State, after.Outside))
            parts.Add($"{Standing(before)} → {Standing(after)}{(after.Reason is null ? "" : $"（{after.Reason}）")}");
        if (outcome.Delta != 0m)
            parts.Add($"得分 {Score(before.Published)} → {Score(after.Published)}");
        return string.Join("，", parts);
    }

    private static string Standing(TrialStanding standing) => OutsideReasons.Name(standing.Outside);

    private static string Score(decimal? score) => ExplanationText.Score(score);
}
