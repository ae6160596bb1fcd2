using System.Globalization;
using GreenBatch.Scoring;

namespace GreenBatch.Reports;

/// <summary>Warning levels as the sheets show them: the words carry the meaning, mark and fill repeat it.</summary>
internal static class LevelText
{
    public const string Event = "✚ 事件";
    public const string Unrated = "— 未评";

    private static readonly Level[] Order = [Level.Red, Level.Orange, Level.Yellow, Level.Pending, Level.Blue];

    /// <summary>Place in a list that begins with the most serious.</summary>
    public static int Seriousness(Level level) => Array.IndexOf(Order, level);

    public static Cell Cell(UnitLine line) => line.Unit.State switch
    {
        UnitState.Ranked => Reports.Cell.Of(Of(line.Unit.Level, line.Unit.Streak)) with { Fill = Fill(line.Unit.Level) },
        UnitState.Vetoed => Reports.Cell.Of(Event),
        _ => Reports.Cell.Of(Unrated) with { Fill = Styles.HeaderFill },
    };

    public static string Of(Level level, int? streak) => level switch
    {
        Level.Red => string.Create(CultureInfo.InvariantCulture, $"■ 红·{streak ?? 3}年"),
        Level.Orange => "◆ 橙·2年",
        Level.Yellow => "▲ 黄·1年",
        Level.Blue => "○ 蓝·临界",
        Level.Pending => "◇ 待定",
        _ => "无",
    };

    public static string Short(Level? level) => level switch
    {
        Level.Red => "红",
        Level.Orange => "橙",
        Level.Yellow => "黄",
        Level.Blue => "蓝",
        Level.Pending => "待定",
        Level.None => "无",
        _ => Reports.Cell.AbsentMark,
    };

    /// <summary>From yellow to red the lightness falls, so that grey print keeps the order of the years.</summary>
    public static string? Fill(Level level) => level switch
    {
        Level.Red => "#E07B6A",
        Level.Orange => "#F5B971",
        Level.Yellow => "#FFF0A0",
        Level.Blue => "#BFDCF2",
        _ => null,
    };
}
