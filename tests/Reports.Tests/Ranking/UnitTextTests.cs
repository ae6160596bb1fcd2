using System.Globalization;
using GreenBatch.Kernel;
using GreenBatch.Scoring;

namespace GreenBatch.Reports.Tests;

public class UnitTextTests
{
    [Theory]
    [InlineData("2025 是 黄|2026 是 橙", Level.Red, 3, "●●●", "2025", "升级")]
    [InlineData("2025 否 无|2026 是 黄", Level.Orange, 2, "○●●", "2026", "升级")]
    [InlineData("2025 是 黄|2026 否 无", Level.Yellow, 1, "●○●", "2027", "新增")]
    [InlineData("2026 否 蓝", Level.Yellow, 1, "－○●", "2027", "升级")]
    [InlineData("2025 是 黄", Level.Pending, 1, "●－●", "2027", "新增")]
    [InlineData("2026 是 黄", Level.Blue, 0, "－●○", null, "降级")]
    public void Years_and_movement(string past, Level level, int streak, string marks, string? first, string movement)
    {
        var line = Line(past, level, streak);

        Assert.Equal((marks, first, movement), (UnitText.Marks(line), UnitText.FirstInRun(line), UnitText.Movement(line)));
    }

    [Fact]
    public void A_trend_puts_trial_years_in_brackets()
    {
        var line = Line("2025 是 黄 试算|2026 否 无", Level.None, 0);

        Assert.Equal("(50.0)→50.0→35.0", UnitText.Trend(line));
        Assert.Equal("试○○", UnitText.Marks(line));
    }

    private static UnitLine Line(string past, Level level, int streak)
    {
        var book = Some.Book();
        var factories = book.Assessment.Populations[0];
        var unit = factories.Units[39] with { Level = level, Streak = streak, IsBottom = level is not (Level.Blue or Level.None) };
        var outcomes = past.Split('|').Select(p => p.Split(' ')).Select(p => new PastOutcome(unit.Dossier.Entry.Id, new Cycle(int.Parse(p[0], CultureInfo.InvariantCulture)), p.Length > 3 ? CycleStatus.Trial : CycleStatus.Counted, p[1] is "是")
        {
            Published = 50,
            Level = p[2] switch { "黄" => Level.Yellow, "橙" => Level.Orange, "蓝" => Level.Blue, _ => Level.None },
        });
        return new PopulationBook(book with { Past = [.. outcomes] }, factories with { Units = [unit] }).Lines.Single();
    }
}
