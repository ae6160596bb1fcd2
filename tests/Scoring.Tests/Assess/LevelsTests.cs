using GreenBatch.Tests.Support;

namespace GreenBatch.Scoring.Tests;

public sealed class LevelsTests
{
    /// <summary>Cut 1/20 and watch 1/20 of 40 units: k = 2, four in the two bands together. Scores from below; B bottom, w watched, - neither.</summary>
    [Fact]
    public void Contracts_4_blue_are_the_next_ranks_and_whoever_is_within_some_points_above_the_cut()
    {
        foreach (var row in Table.Parse("""
            | points | lowest seven, then 90 …           | seen    |
            | 2      | 10 20 30 40 50 60 70              | BBww--- |
            | 2      | 10 20 21 22 22.01 60 70           | BBww--- |
            | 2      | 10 20 21 21.5 22 22.01 70         | BBwww-- |
            | 0      | 10 20 20.01 30 50 60 70           | BBww--- |
            | 0      | 10 20 30 40 40 40 70              | BBwwww- |
            | 2      | 10 20 20 40 50 60 70              | BBBw--- |
            | 2      | 10 10 10 10 10 12 12.01           | BBBBBw- |
            | 40     | 10 20 30 40 50 60 60.01           | BBwwww- |
            """).Rows)
        {
            decimal[] scores = [.. row["lowest seven, then 90 …"].Split(' ').Select(s => Some.Number(s)!.Value), .. Enumerable.Repeat(90m, 33)];
            Assert.Equal((row["points"], row["seen"], '-'), (row["points"], Seen(scores, new WatchRule(1, 20, Some.Number(row["points"])!.Value, "蓝"))[..7], Seen(scores, new WatchRule(1, 20, 0m, "蓝"))[^1]));
        }
    }

    /// <summary>⌈n × (cut + watch)⌉ lowest, for every n to 130 and shares that share no denominator; the band never asks for more than there are.</summary>
    [Fact]
    public void The_bands_together_are_the_sum_of_their_shares_rounded_up()
    {
        foreach (var (watchNumerator, watchDenominator) in new[] { (1, 20), (1, 10), (3, 40), (1, 7), (1, 1) })
        {
            for (var n = 1; n <= 130; n++)
            {
                var seen = Seen([.. Enumerable.Range(0, n).Select(i => 10m * i)], new WatchRule(watchNumerator, watchDenominator, 0m, "蓝"));
                var lowest = 0;
                while (lowest < n && lowest * 20 * watchDenominator < n * (watchDenominator + (20 * watchNumerator)))
                    lowest++;
                var k = (n + 19) / 20;
                Assert.Equal(new string('B', k) + new string('w', lowest - k) + new string('-', n - lowest), seen);
            }
        }
    }

    [Fact]
    public void Nobody_ranked_nobody_watched() => Assert.Equal("", Seen([], new WatchRule(1, 20, 2m, "蓝")));

    /// <summary>A quota rounded down to nobody cuts nobody; the watch band by rank remains.</summary>
    [Fact]
    public void Where_nobody_is_cut_the_lowest_are_watched() =>
        Assert.Equal("w---", Seen([10m, 20m, 30m, 40m], new WatchRule(1, 20, 100m, "蓝"), Some.Cut with { Count = CountRounding.Floor }));

    [Fact]
    public void Contracts_4_the_ladder_has_its_rungs_where_the_scheme_puts_them()
    {
        foreach (var row in Table.Parse("""
            | ladder    | streak | gap | level |
            | 1黄 2橙 3红 | 0     | 0   |       |
            | 1黄 2橙 3红 |       | 0   |       |
            | 1黄 2橙 3红 | 1     | 0   | 黄    |
            | 1黄 2橙 3红 | 2     | 1   | 待定  |
            | 1黄 2橙 3红 | 3     | 1   | 红    |
            | 1黄 2橙 3红 | 9     | 0   | 红    |
            | 2甲 5乙    | 1      | 0   |       |
            | 2甲 5乙    | 1      | 1   | 待定  |
            | 2甲 5乙    | 2      | 0   | 甲    |
            | 2甲 5乙    | 4      | 0   | 甲    |
            | 2甲 5乙    | 5      | 0   | 乙    |
            | 3红       | 2      | 0   |       |
            | 3红       | 3      | 0   | 红    |
            """).Rows)
        {
            var rules = Some.Streak with { Ladder = row["ladder"].Split(' ').ToDictionary(r => r[0] - '0', r => r[1..]) };
            var level = Levels.OfStreak(new StreakLength((int?)Some.Number(row["streak"]), row["gap"] is "1"), rules);
            Assert.Equal((row["ladder"], row["streak"], row["level"]), (row["ladder"], row["streak"], Levels.Text(level, rules)));
        }

        Assert.Equal("蓝", Levels.Text(Level.Blue, Some.Streak));
    }

    private static string Seen(decimal[] scores, WatchRule watch, CutRule? cut = null)
    {
        var rules = Some.Ranking with { Cut = cut ?? Some.Cut };
        var ranked = Ranking.Rank(scores, Some.TwoDecimals, rules);
        return string.Concat(ranked.Rows.Zip(Levels.Watched(ranked, rules.Cut, watch), (r, isWatched) => r.IsBottom ? 'B' : isWatched ? 'w' : '-'));
    }
}
