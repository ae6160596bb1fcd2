using GreenBatch.Kernel;
using GreenBatch.Tests.Support;

namespace GreenBatch.Scoring.Tests;

public sealed class StreakTests
{
    /// <summary>One letter for each cycle from 2025 on: B bottom, o not bottom, e empty result, t trial, - no row.</summary>
    [Fact]
    public void Contracts_4_streak_gap_and_level()
    {
        foreach (var row in Table.Parse("""
            | history | gap     | streak | note | level |
            | B       | unknown | 1      |      | 黄    |
            | BB      | unknown | 2      |      | 橙    |
            | BBB     | unknown | 3      |      | 红    |
            | BBBB    | unknown | 4      |      | 红    |
            | BBo     | unknown | 0      |      |       |
            | BoB     | unknown | 1      |      | 黄    |
            | BeB     | unknown | 1      | gap  | 待定  |
            | BtB     | unknown | 1      | gap  | 待定  |
            | B-B     | unknown | 1      | gap  | 待定  |
            | B-BB    | unknown | 2      | gap  | 待定  |
            | B-BBB   | unknown | 3      | gap  | 红    |
            | o-BB    | unknown | 2      | gap  | 待定  |
            | -B      | unknown | 1      |      | 黄    |
            | eB      | unknown | 1      | gap  | 待定  |
            | BeB     | reset   | 1      |      | 黄    |
            | BB-B    | reset   | 1      |      | 黄    |
            | BeB     | skip    | 2      |      | 橙    |
            | BB-tB   | skip    | 3      |      | 红    |
            | Bo-B    | skip    | 1      |      | 黄    |
            | BBe     | unknown |        |      |       |
            | BBt     | unknown |        |      |       |
            """).Rows)
        {
            Assert.True(SchemeWords.Gaps.TryFind(row["gap"], out var gap));
            var rules = Some.Streak with { Gap = gap };
            var streak = Streak.Of(new Cycle(2024 + row["history"].Length), History(row["history"]), rules);
            var found = ($"{streak.Cycles}", streak.Note ?? "", Levels.Text(Levels.OfStreak(streak, rules), rules));
            Assert.Equal((row["history"], row["streak"], row["note"], row["level"]), (row["history"], found.Item1, found.Item2, found.Item3));
        }
    }

    [Fact]
    public void Cycles_before_counts_from_give_nothing()
    {
        var rules = Some.Streak with { CountsFrom = 2026 };

        Assert.Equal(new StreakLength(1, HasGap: false), Streak.Of(new Cycle(2026), History("BB"), rules));
        Assert.Equal(new StreakLength(0, HasGap: false), Streak.Of(new Cycle(2025), History("B"), rules));
    }

    [Fact]
    public void Later_cycles_do_not_change_what_an_earlier_one_says() =>
        Assert.Equal(new StreakLength(2, HasGap: false), Streak.Of(new Cycle(2026), History("BBBoB"), Some.Streak));

    [Fact]
    public void All_histories_of_five_cycles_agree_with_a_second_reading()
    {
        foreach (var gap in Enum.GetValues<GapRule>())
        {
            for (var code = 0; code < 3125; code++)
            {
                var letters = string.Concat(Enumerable.Range(0, 5).Select(i => "Boet-"[code / (int)Math.Pow(5, i) % 5]));
                var found = Streak.Of(new Cycle(2029), History(letters), Some.Streak with { Gap = gap });
                Assert.Equal((letters, SecondReading(letters, gap)), (letters, (found.Cycles, found.HasGap)));
            }
        }
    }

    /// <summary>The same by text: years before the first row fall away; what is left is read from its end.</summary>
    private static (int? Cycles, bool HasGap) SecondReading(string letters, GapRule gap)
    {
        var rows = letters.TrimStart('-').Replace('e', '-').Replace('t', '-');
        if (rows.Length == 0 || rows[^1] == '-')
            return (null, false);
        if (gap == GapRule.Skip)
            rows = rows.Replace("-", "", StringComparison.Ordinal);
        var rest = rows.TrimEnd('B');
        var cycles = rows.Length - rest.Length;
        return (cycles, cycles > 0 && gap == GapRule.Unknown && rest.EndsWith('-'));
    }

    private static List<PastOutcome> History(string letters) =>
    [
        .. letters.Select((letter, i) => (letter, i)).Where(c => c.letter != '-').Select(c => new PastOutcome(
            "F1", new Cycle(2025 + c.i), c.letter == 't' ? CycleStatus.Trial : CycleStatus.Counted, c.letter == 'e' ? null : c.letter is 'B' or 't')),
    ];
}
