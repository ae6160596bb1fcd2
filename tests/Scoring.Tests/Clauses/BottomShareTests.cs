using GreenBatch.Kernel;
using GreenBatch.Tests.Support;

namespace GreenBatch.Scoring.Tests;

/// <summary>rules.md 4.2 line by line: each parameter of 后5% with its options. Gaps in the streak stand in <see cref="StreakTests"/>, every tie in <see cref="BottomCutTests"/>.</summary>
public sealed class BottomShareTests
{
    /// <summary>Factories and parks are named separately by the notice: two populations, each with its own n, k and cut.</summary>
    [Fact]
    public void Rules_4_2_population_factories_and_parks_are_ranked_apart()
    {
        var scheme = Some.Scheme(Points, s => s with { Populations = [.. s.Populations, s.Populations[0] with { Kind = UnitKind.Park }] });
        Dossier[] units = [.. Enumerable.Range(1, 21).Select(i => Unit($"F{i}", 50 + i)), .. Enumerable.Range(1, 3).Select(i => Park(Unit($"P{i}", i)))];

        var result = Assessment.Assess(scheme, units, []);

        Assert.Equal(
            ["Factory 21 2 52.00 F1 F2", "Park 3 1 1.00 P1"],
            result.Populations.Select(p => FormattableString.Invariant($"{p.Kind} {p.N} {p.K} {p.Cut} ") + string.Join(' ', p.Units.Where(u => u.IsBottom == true).Select(u => u.Dossier.Entry.Id))));
        Assert.Equal([3, 2, 1], result.Populations[1].Units.Select(u => u.Rank!.Value));
    }

    [Fact]
    public void Rules_4_2_quota_k_ceiling_floor_or_half_up()
    {
        foreach (var row in Table.Parse("""
            | n    | ceiling | floor | half_up |
            | 0    | 0       | 0     | 0       |
            | 1    | 1       | 0     | 0       |
            | 9    | 1       | 0     | 0       |
            | 10   | 1       | 0     | 1       |
            | 19   | 1       | 0     | 1       |
            | 20   | 1       | 1     | 1       |
            | 21   | 2       | 1     | 1       |
            | 29   | 2       | 1     | 1       |
            | 30   | 2       | 1     | 2       |
            | 40   | 2       | 2     | 2       |
            | 150  | 8       | 7     | 8       |
            | 300  | 15      | 15    | 15      |
            | 491  | 25      | 24    | 25      |
            | 6430 | 322     | 321   | 322     |
            """).Rows)
        {
            foreach (var word in new[] { "ceiling", "floor", "half_up" })
            {
                Assert.True(SchemeWords.Counts.TryFind(word, out var count));
                Assert.Equal((row["n"], word, row[word]), (row["n"], word, $"{BottomCut.Quota((int)Some.Number(row["n"])!.Value, 1, 20, count)}"));
            }
        }
    }

    /// <summary>Ranked and flagged all the same; the mark keeps it from being a removal proposal by itself.</summary>
    [Fact]
    public void Rules_4_2_small_groups_are_ranked_flagged_and_marked()
    {
        foreach (var row in Table.Parse("""
            | n  | small | flagged |
            | 1  | 1     | 1       |
            | 2  | 1     | 1       |
            | 19 | 1     | 1       |
            | 20 | 0     | 1       |
            | 21 | 0     | 2       |
            """).Rows)
        {
            var result = Some.Assess(Some.Scheme(Points), [.. Enumerable.Range(0, (int)Some.Number(row["n"])!.Value).Select(i => Unit($"F{i}", i))]);
            Assert.Equal((row["n"], row["small"], row["flagged"]), ($"{result.N}", result.IsTooSmall ? "1" : "0", $"{result.Units.Count(u => u.IsBottom == true)}"));
        }
    }

    /// <summary>Share 1/4 of eight units, lowest first: k = 2. Both are printed, k and how many are really flagged.</summary>
    [Fact]
    public void Rules_4_2_ties_at_the_cut_are_all_in_or_all_out()
    {
        foreach (var row in Table.Parse("""
            | scores                   | cut   | include | exclude |
            | 10 20 30 40 50 60 70 80  | 20.00 | 2       | 2       |
            | 10 10 30 40 50 60 70 80  | 10.00 | 2       | 2       |
            | 10 20 20 40 50 60 70 80  | 20.00 | 3       | 1       |
            | 10 20 20 20 20 20 20 20  | 20.00 | 8       | 1       |
            | 10 10 10 40 50 60 70 80  | 10.00 | 3       | 0       |
            | 10 10 10 10 10 10 10 10  | 10.00 | 8       | 0       |
            | 10 20 20.004 40 50 60 70 80 | 20.00 | 3    | 1       |
            | 10 20 20.006 40 50 60 70 80 | 20.00 | 2    | 2       |
            """).Rows)
        {
            foreach (var (word, tied) in new[] { ("include", TiedAtCut.Include), ("exclude", TiedAtCut.Exclude) })
            {
                var scheme = Some.Scheme(Points, s => s with { Ranking = s.Ranking with { Cut = new CutRule(1, 4, CountRounding.Ceiling, tied, 20) } });
                var result = Some.Assess(scheme, [.. row["scores"].Split(' ').Select((score, i) => Unit($"F{i}", Some.Number(score)!.Value))]);
                Assert.Equal((row["scores"], row["cut"], row[word]), (row["scores"], FormattableString.Invariant($"{result.Cut}"), $"{result.Units.Count(u => u.IsBottom == true)}"));
            }
        }
    }

    /// <summary>Beside twenty ranked units: whoever is outside takes no place in n, has neither rank nor flag nor streak, and says why.</summary>
    [Fact]
    public void Rules_4_2_in_n_are_the_valid_and_filed_and_not_the_vetoed_held_new_or_silent()
    {
        foreach (var row in Table.Parse("""
            | unit                    | kept outside | state    | n  | reason                         |
            | filed                   | 1            | Ranked   | 21 |                                |
            | vetoed                  | 1            | Vetoed   | 20 | 弄虚作假                        |
            | vetoed                  | 0            | Ranked   | 21 |                                |
            | held                    | 1            | Held     | 20 | 待核                           |
            | held                    | 0            | Ranked   | 21 |                                |
            | nothing filed           | 1            | NotFiled | 20 | 本年度未填报                    |
            | nothing filed           | 0            | Ranked   | 21 |                                |
            | listed this year        | 1            | NewEntry | 20 | 本年度新入选，下一年度起参加排名 |
            | listed this year        | 0            | Ranked   | 21 |                                |
            | listed the year before  | 1            | Ranked   | 21 |                                |
            """).Rows)
        {
            var scheme = Some.Scheme(Points, s => row["kept outside"] is "1" ? s : s with { Ranking = s.Ranking with { Outside = [] } });
            var result = Some.Assess(scheme, [.. Enumerable.Range(1, 20).Select(i => Unit($"F{i}", 10 + i)), Standing(row["unit"])]);
            var unit = result.Of("X");
            Assert.Equal((row["unit"], row["state"], row["n"], row["reason"]), (row["unit"], $"{unit.State}", $"{result.N}", unit.StateReason ?? ""));
            Assert.Equal(unit.State == UnitState.Ranked, (unit.Rank, unit.Tied, unit.IsBottom, unit.Streak) != (null, null, null, null));
        }
    }

    /// <summary>Listed in 2025: outside in 2025, ranked from 2026 on; the streak begins there, and its first year is no gap.</summary>
    [Fact]
    public void Rules_4_2_newly_listed_is_first_ranked_in_the_next_cycle()
    {
        foreach (var row in Table.Parse("""
            | cycle | state    | streak | level  |
            | 2025  | NewEntry |        | None   |
            | 2026  | Ranked   | 1      | Yellow |
            """).Rows)
        {
            var unit = Unit("F1", 5m);
            var scheme = Some.Scheme(Points, s => s with { Cycle = new Cycle((int)Some.Number(row["cycle"])!.Value) });
            var result = Some.Assess(scheme, unit with { Entry = unit.Entry with { ListedYear = 2025 } }).Units.Single();
            Assert.Equal((row["state"], row["streak"], row["level"]), ($"{result.State}", $"{result.Streak}", $"{result.Level}"));
        }
    }

    /// <summary>
    /// Other indicators, another formula and a much better score the year after: what counts is the place. F1 had 10 points in 2025 and has 90 in 2026, both
    /// times the last; F2 had 60 and is last but one with 91.
    /// </summary>
    [Fact]
    public void Rules_4_2_a_rule_change_between_years_does_not_break_a_streak_it_counts_by_rank()
    {
        var before = Some.Assess(Some.Scheme(Points), Unit("F1", 10m), Unit("F2", 60m));
        var past = before.Units.Select(u => new PastOutcome(u.Dossier.Entry.Id, new Cycle(2025), CycleStatus.Counted, u.IsBottom)).ToList();
        var parks = Some.Indicators("""
            | id | dim | dir | weight | lead |
            | Q1 | Q   | ↑   | 100    | 10   |
            """, BetweenRule.Ratio);

        var after = Assessment.Assess(Some.Scheme(parks, s => s with { Cycle = new Cycle(2026) }), [Some.Unit("F1", null, null, Some.Value("Q1", 9m)), Some.Unit("F2", null, null, Some.Value("Q1", 9.1m))], past).Populations.Single();

        Assert.Equal([(90m, 2, Level.Orange), (91m, 0, Level.Blue)], after.Units.Select(u => (u.Total!.Value, u.Streak!.Value, u.Level)));
    }

    private static IndicatorTable Points { get; } = Some.Indicators("""
        | id | dim | dir | weight | lead | base |
        | A1 | A   | ↑   | 100    | 100  | 0    |
        """);

    private static Dossier Unit(string id, decimal score) => Some.Unit(id, null, null, Some.Value("A1", score));

    private static Dossier Park(Dossier unit) => unit with { Entry = unit.Entry with { Kind = UnitKind.Park } };

    private static Dossier Standing(string text)
    {
        var unit = Unit("X", 5m);
        return text switch
        {
            "vetoed" => unit with { Standing = Kernel.Standing.Vetoed, StandingReason = "弄虚作假" },
            "held" => unit with { Standing = Kernel.Standing.Held },
            "nothing filed" => unit with { Values = [] },
            "listed this year" => unit with { Entry = unit.Entry with { ListedYear = 2025 } },
            "listed the year before" => unit with { Entry = unit.Entry with { ListedYear = 2024 } },
            _ => unit,
        };
    }
}
