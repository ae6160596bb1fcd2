using System.Globalization;
using GreenBatch.Scoring;

namespace GreenBatch.Scheduler.Jobs;

/// <summary>Words and figures as the explanation prints them.</summary>
internal static class ExplanationText
{
    public static string Source(BenchmarkSource source) => source switch
    {
        BenchmarkSource.Table => "委内表",
        BenchmarkSource.Scheme => "方案",
        BenchmarkSource.Filed => "随表填报",
        _ => "估",
    };

    public static string Outcome(VetoOutcome outcome) => outcome switch
    {
        VetoOutcome.Review => "须人工复核",
        VetoOutcome.Hold => "待核",
        VetoOutcome.Veto => "否决",
        _ => "立即移出",
    };

    public static string LevelName(Level level) => level switch
    {
        Level.Red => "■ 红",
        Level.Orange => "◆ 橙",
        Level.Yellow => "▲ 黄",
        Level.Blue => "○ 蓝",
        Level.Pending => "待定",
        _ => "无预警",
    };

    /// <summary>Where a fact was read; nothing where it is the absence of a record.</summary>
    public static string From(Kernel.Origin? origin) => origin is null ? "" : $" ← {origin}";

    public static string Difficulty(int difficulty) => difficulty switch
    {
        0 => "较易",
        1 => "中等",
        2 => "较难",
        _ => "难度未定",
    };

    /// <summary>With the decimals it is published with.</summary>
    public static string Score(decimal? value) => value?.ToString(CultureInfo.InvariantCulture) ?? "—";

    public static string Number(decimal? value) => value is null ? "—" : value.Value.ToString("0.##########", CultureInfo.InvariantCulture);

    public static string Short(decimal value) => value.ToString("0.##", CultureInfo.InvariantCulture);

    public static string Signed(decimal value) => value.ToString("+0.##########;−0.##########;0", CultureInfo.InvariantCulture);

    /// <summary>A figure with its unit; what has none (a degree of 0..1, a ratio) stands alone.</summary>
    public static string Measured(decimal? value, string? unit) => unit is null or "" or "—" or "0..1" ? Number(value) : $"{Number(value)} {unit}";

    public static string Rounded(decimal value) => value.ToString("+0.##;−0.##;0", CultureInfo.InvariantCulture);

    public static string Percent(decimal share) => (100m * share).ToString("0.#", CultureInfo.InvariantCulture) + "%";
}
