using GreenBatch.Kernel;
using GreenBatch.Tests.Support;

namespace GreenBatch.Scoring.Tests;

public sealed class StreakTests
{
    /// <summary>One letter for each cycle from 2025 on: B bottom, o not bottom, e empty result, t trial, - no row.</summary>
    [Fact]
    public void Rules_4_2_streak_with_a_gap_unknown_reset_or_skipped_and_its_level()
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
    public void A_revision_of_a_cycle_takes_the_place_of_what_it_revises()
    {
        PastOutcome Outcome(int year, bool isBottom) => new("F1", new Cycle(year), CycleStatus.Counted, isBottom);
        PastOutcome[] spared = [Outcome(2025, true), Outcome(2026, true), Outcome(2026, false), Outcome(2027, true)];
        PastOutcome[] flagged = [Outcome(2025, true), Outcome(2026, false), Outcome(2026, true), Outcome(2027, true)];

        Assert.Equal((1, 3), (Streak.Of(new Cycle(2027), spared, Some.Streak).Cycles, Streak.Of(new Cycle(2027), flagged, Some.Streak).Cycles));
    }

    [Fact]
    public void Later_cycles_do_not_change_what_an_earlier_one_says() =>
        Assert.Equal(new StreakLength(2, HasGap: false), Streak.Of(new Cycle(2026), History("BBBoB"), Some.Streak));

    /// <summary>Every history of five cycles, read as of each of them, under each gap rule, counted from each year: 281,250 streaks and their levels.</summary>
    [Fact]
    public void All_histories_of_five_cycles_agree_with_a_second_reading()
    {
        foreach (var letters in AllHistories(5))
        {
            var history = History(letters);
            foreach (var gap in Enum.GetValues<GapRule>())
            {
                for (var asOf = 1; asOf <= 5; asOf++)
                {
                    for (var from = 2025; from <= 2030; from++)
                        AssertAgrees(letters[..asOf], history, Some.Streak with { Gap = gap, CountsFrom = from });
                }
            }
        }
    }

    /// <summary>
    /// The history of each of four cycles is the survivor's; the entry that it took over has been at the bottom throughout, and so has a third that now
    /// bears the survivor's former name and its credit code. Neither lends the survivor a cycle or takes one from it; the merged one has no streak at all.
    /// </summary>
    [Fact]
    public void Rules_4_2_a_merged_entry_keeps_the_survivor_s_streak_and_a_renamed_one_its_own_in_all_histories()
    {
        foreach (var letters in AllHistories(4))
        {
            PastOutcome[] past = [.. History(letters), .. History("BBBB").Select(o => o with { EntryId = "F2" }), .. History("oooo").Select(o => o with { EntryId = "F3" })];
            foreach (var gap in Enum.GetValues<GapRule>())
            {
                foreach (var (now, value) in new[] { ('B', 10m), ('o', 90m) })
                {
                    var result = Assess(value, past, gap);
                    var (cycles, hasGap) = SecondReading(letters + now, gap, 2025);
                    Assert.Equal((letters, cycles, hasGap ? "gap" : null), (letters, result.Of("F1").Streak, result.Of("F1").StreakNote));
                    Assert.Equal((UnitState.Held, null, null), (result.Of("F2").State, result.Of("F2").Streak, result.Of("F2").IsBottom));
                    Assert.Equal(now == 'B' ? 0 : 1, result.Of("F3").Streak);
                }
            }
        }
    }

    private static PopulationResult Assess(decimal value, IReadOnlyList<PastOutcome> past, GapRule gap)
    {
        var survivor = Some.Unit("F1", null, null, Some.Value("A1", value));
        var merged = Some.Unit("F2", null, null, Some.Value("A1", 1m));
        var other = Some.Unit("F3", null, null, Some.Value("A1", 50m));
        Dossier[] dossiers =
        [
            survivor with { Entry = survivor.Entry with { Name = "新名", FormerNames = ["原名"], CreditCode = "91500101MA5YYYYY2B", AuthorityId = "500157" } },
            merged with { Entry = merged.Entry with { MergedInto = "F1" } },
            other with { Entry = other.Entry with { Name = "原名", CreditCode = "91500101MA5XXXXX1A" } },
        ];
        var scheme = Some.Scheme(Points, s => s with { Cycle = new Cycle(2029), Streak = s.Streak with { Gap = gap } });
        return Assessment.Assess(scheme, dossiers, past).Populations.Single();
    }

    private static IndicatorTable Points { get; } = Some.Indicators("""
        | id | dim | dir | weight | lead | base |
        | A1 | A   | ↑   | 100    | 100  | 0    |
        """);

    private static IEnumerable<string> AllHistories(int cycles) =>
        Enumerable.Range(0, (int)Math.Pow(5, cycles)).Select(code => string.Concat(Enumerable.Range(0, cycles).Select(i => "Boet-"[code / (int)Math.Pow(5, i) % 5])));

    private static void AssertAgrees(string letters, IEnumerable<PastOutcome> history, StreakRules rules)
    {
        var found = Streak.Of(new Cycle(2024 + letters.Length), history, rules);
        var (cycles, hasGap) = SecondReading(letters, rules.Gap, rules.CountsFrom);
        var level = cycles switch { null or 0 => "", >= 3 => "红", _ when hasGap => "待定", 2 => "橙", _ => "黄" };
        if ((found.Cycles, found.HasGap, Levels.Text(Levels.OfStreak(found, rules), rules)) != (cycles, hasGap, level))
            Assert.Fail($"{letters} {rules.Gap} from {rules.CountsFrom}: {found}, expected {cycles} {hasGap} {level}");
    }

    /// <summary>The same by text: years before the first row fall away, then those before the count begins; what is left is read from its end.</summary>
    private static (int? Cycles, bool HasGap) SecondReading(string letters, GapRule gap, int countsFrom)
    {
        var years = letters.Replace('e', '-').Replace('t', '-');
        if (years[^1] == '-')
            return (null, false);
        var rows = years[Math.Max(letters.Length - letters.TrimStart('-').Length, Math.Min(countsFrom - 2025, letters.Length))..];
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
