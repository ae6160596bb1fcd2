using GreenBatch.Kernel;

namespace GreenBatch.Scoring.Tests;

public sealed class CycleTests
{
    [Theory]
    [InlineData("2016", 2016)]
    [InlineData("2025", 2025)]
    [InlineData("2100", 2100)]
    [InlineData("2015", null)]
    [InlineData("2101", null)]
    [InlineData("02025", 2025)]
    [InlineData("+2025", null)]
    [InlineData(" 2025", null)]
    [InlineData("2025年", null)]
    [InlineData("", null)]
    [InlineData(null, null)]
    public void A_cycle_is_a_year_from_2016_to_2100(string? text, int? year)
    {
        Assert.Equal(year is not null, Cycle.TryParse(text, out var cycle));
        Assert.Equal(year ?? 0, cycle.Year);
    }

    [Fact]
    public void Cycles_follow_each_other_and_are_compared_by_year()
    {
        var (before, now, after) = (new Cycle(2025).Previous, new Cycle(2025), new Cycle(2025).Next);

        Assert.Equal("2024 2025 2026", $"{before} {now} {after}");
        Assert.Equal([before, now, after], new[] { after, now, before }.Order());
        Assert.Equal((true, false, false), (before < now, now < before, now < new Cycle(2025)));
        Assert.Equal((true, false, false), (after > now, now > after, now > new Cycle(2025)));
        Assert.Equal((true, false, true), (before <= now, now <= before, now <= new Cycle(2025)));
        Assert.Equal((true, false, true), (after >= now, now >= after, now >= new Cycle(2025)));
    }
}
