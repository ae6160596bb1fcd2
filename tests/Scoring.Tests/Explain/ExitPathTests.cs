using CsCheck;
using GreenBatch.Kernel;

namespace GreenBatch.Scoring.Tests;

public sealed class ExitPathTests
{
    /// <summary>F01 has 41 points; the others' second from below is F03 with 43: with one point of margin the target is 44.</summary>
    [Fact]
    public void The_target_is_the_line_that_would_hold_once_the_unit_has_left_and_the_margin()
    {
        var exit = Towns.ExitOf("F01", Some.Scheme(Towns.TwoIndicators), Towns.Forty)!;

        Assert.Equal((43m, 44m), (exit.Line!.Value, exit.Target));
        Assert.False(exit.IsOutOfReach);
    }

    [Fact]
    public void One_indicator_moves_as_little_as_it_takes_and_the_rounding_of_the_published_score_helps()
    {
        var exit = Towns.ExitOf("F01", Some.Scheme(Towns.TwoIndicators), Towns.Forty)!;

        // 41 points are 20.5 + 20.5. To publish 44.00 half-even, 43.995 is enough: 23.495 points, 46.99 of 100.
        Assert.Equal([("A1", 41m, 46.99m, 2.995m), ("B1", 59m, 53.01m, 2.995m)], exit.Ones.Select(w => (w.Steps[0].Indicator.Value, w.Steps[0].From!.Value, w.Steps[0].To, w.Steps[0].Points)));
        Assert.All(exit.Ones, w => Assert.Equal(44.00m, w.Published));
        Assert.Empty(exit.Twos);
    }

    [Fact]
    public void Neither_alone_suffices_but_two_together_do()
    {
        var table = Towns.Actionable(Some.Indicators("""
            | id | dim | dir | weight | lead | base |
            | A1 | A   | ↑   | 2      | 100  | 0    |
            | B1 | A   | ↑   | 2      | 100  | 0    |
            | C1 | B   | ↑   | 96     | 100  | 0    |
            """));
        var fixedC = table with { Indicators = [table.Indicators[0], table.Indicators[1], table.Indicators[2] with { IsActionable = false }] };
        Dossier Unit(int i, decimal c) => Some.Unit($"F{i:00}", null, null, Some.Value("A1", 0m), Some.Value("B1", 0m), Some.Value("C1", c));
        IReadOnlyList<Dossier> units = [Unit(1, 50m), .. Enumerable.Range(2, 30).Select(i => Unit(i, 52m))];

        var exit = Towns.ExitOf("F01", Some.Scheme(fixedC), units)!;

        Assert.Empty(exit.Ones);
        var way = Assert.Single(exit.Twos);
        // 48.00 now, 49.92 is the line, 50.92 the target: 2.915 of 4 points, each indicator 72.88 %.
        Assert.Equal([("A1", 72.88m), ("B1", 72.88m)], way.Steps.Select(s => (s.Indicator.Value, s.To)));
        Assert.Equal(50.92m, way.Published);
        Assert.Equal(52m, exit.MostReachable);
    }

    /// <summary>A step of the value is worth 0.0018 points: to pass the line by the least published score many of them are needed, and one indicator suffices.</summary>
    [Fact]
    public void Without_a_margin_or_with_one_finer_than_the_published_score_a_way_is_found_all_the_same()
    {
        foreach (var (margin, published) in new[] { (0m, 43.01m), (0.123m, 43.13m) })
        {
            var fine = Towns.TwoIndicators with { Indicators = [.. Towns.TwoIndicators.Indicators.Select(i => i with { Step = 0.0001m })] };
            var exit = Towns.ExitOf("F01", Some.Scheme(fine, s => s with { Analysis = s.Analysis with { ExitMargin = margin } }), Towns.Forty)!;

            Assert.Equal(["A1", "B1"], exit.Ones.Select(w => w.Steps[0].Indicator.Value));
            Assert.All(exit.Ones, w => Assert.Equal(published, w.Published));
        }
    }

    [Fact]
    public void When_even_full_marks_do_not_suffice_it_says_so()
    {
        var table = Towns.TwoIndicators with { Indicators = [.. Towns.TwoIndicators.Indicators.Select(i => i.Id.Value is "A1" ? i : i with { IsActionable = false })] };
        IReadOnlyList<Dossier> units = [Some.Unit("F00", null, null, Some.Value("A1", 99m), Some.Value("B1", 100m)), .. Towns.Forty.Skip(19)];

        var exit = Towns.ExitOf("F00", Some.Scheme(table), units)!;

        Assert.True(exit.IsOutOfReach);
        Assert.Equal(50m, exit.MostReachable);
        Assert.Empty(exit.Ones.Concat(exit.Twos));
    }

    [Fact]
    public void A_missing_indicator_can_be_reported_and_easier_ones_come_first()
    {
        var table = Towns.TwoIndicators with { Indicators = [Towns.TwoIndicators.Indicators[0], Towns.TwoIndicators.Indicators[1] with { Difficulty = "low" }] };
        IReadOnlyList<Dossier> units = [Some.Unit("F00", null, null, Some.Value("A1", 60m)), .. Towns.Forty];

        var exit = Towns.ExitOf("F00", Some.Scheme(table), units)!;

        var first = exit.Ones[0];
        Assert.Equal(("B1", null, 0), (first.Steps[0].Indicator.Value, first.Steps[0].From, first.Difficulty));
        Assert.Equal(1, exit.Ones[1].Difficulty);
    }

    [Fact]
    public void What_is_counted_moves_in_whole_steps_and_never_beyond_the_lead()
    {
        var table = Towns.Actionable(Some.Indicators("""
            | id | dim | dir | weight | lead | base |
            | A1 | A   | ↑   | 10     | 8    | 0    |
            | B1 | B   | ↑   | 90     | 100  | 0    |
            """));
        var counted = table with { Indicators = [table.Indicators[0] with { Step = 1m }, table.Indicators[1] with { IsActionable = false }] };
        IReadOnlyList<Dossier> units = [.. Enumerable.Range(1, 30).Select(i => Some.Unit($"F{i:00}", null, null, Some.Value("A1", 3m), Some.Value("B1", i == 1 ? 50m : 52m)))];

        var exit = Towns.ExitOf("F01", Some.Scheme(counted), units)!;

        // 1.8 points behind the line, 2.8 to the target: 2.25 functions, so three.
        Assert.Equal(6m, Assert.Single(exit.Ones).Steps[0].To);
    }

    [Fact]
    public void All_products_of_an_indicator_move_together_each_by_the_same_part_of_its_gap()
    {
        var table = Towns.Actionable(Some.Indicators("""
            | id | dim | dir | weight | lead | base | per_product |
            | E1 | A   | ↓   | 50     |      |      | 3           |
            | B1 | B   | ↑   | 50     | 100  | 0    |             |
            """));
        Dossier Unit(int i, decimal other) => Some.Unit(
            $"F{i:00}", null, null, Some.Product("E1", "甲", 150m, 1m, 100m, 200m), Some.Product("E1", "乙", 20m, 3m, 10m, 20m), Some.Value("B1", other));
        IReadOnlyList<Dossier> units = [Unit(1, 50m), .. Enumerable.Range(2, 30).Select(i => Unit(i, 54m))];

        var way = Towns.ExitOf("F01", Some.Scheme(table), units)!.Ones.Single(w => w.Steps[0].Indicator.Value is "E1");

        Assert.Equal(["甲", "乙"], way.Steps.Select(s => s.Product));
        var (one, two) = ((way.Steps[0].From!.Value - way.Steps[0].To) / 50m, (way.Steps[1].From!.Value - way.Steps[1].To) / 10m);
        Assert.InRange(Math.Abs(one - two), 0m, 0.001m);
        // 3 points to the target; values move in hundredths, so a little more is gained.
        Assert.InRange(way.Steps[0].Points, 2.995m, 3.05m);
        Assert.Equal(0m, way.Steps[1].Points);
    }

    [Fact]
    public void Ratio_tables_are_turned_round_too()
    {
        var table = Towns.Actionable(Some.Indicators(
            """
            | id | dim | dir | weight | lead |
            | A1 | A   | ↑   | 50     | 80   |
            | B1 | B   | ↓   | 50     | 20   |
            """,
            BetweenRule.Ratio));
        IReadOnlyList<Dossier> units = [.. Enumerable.Range(1, 30).Select(i => Some.Unit($"F{i:00}", null, null, Some.Value("A1", i == 1 ? 36m : 40m), Some.Value("B1", 40m)))];

        var exit = Towns.ExitOf("F01", Some.Scheme(table), units)!;

        // 47.5 now, 51 wanted, 50.995 enough.
        Assert.Equal([("A1", 41.6m), ("B1", 35.09m)], exit.Ones.Select(w => (w.Steps[0].Indicator.Value, w.Steps[0].To)));
    }

    [Fact]
    public void A_value_in_doubt_is_settled_first_and_never_proposed()
    {
        var doubtful = Some.Value("A1", 41m) with { State = ValueState.Invalid, Rival = 41.1m };
        IReadOnlyList<Dossier> units = [Some.Unit("F00", null, null, doubtful, Some.Value("B1", 61m)), .. Towns.Forty];

        Assert.Equal(["B1"], Towns.ExitOf("F00", Some.Scheme(Towns.TwoIndicators), units)!.Ones.Select(w => w.Steps[0].Indicator.Value));
    }

    [Fact]
    public void Full_marks_that_just_suffice_are_a_way_out()
    {
        var table = Towns.TwoIndicators with { Indicators = [Towns.TwoIndicators.Indicators[0], Towns.TwoIndicators.Indicators[1] with { IsActionable = false }] };
        var exact = Some.Scheme(table, s => s with { Ranking = s.Ranking with { On = RankOn.Exact } });
        IReadOnlyList<Dossier> units = [Some.Unit("F01", null, null, Some.Value("A1", 0m), Some.Value("B1", 100m)), .. Enumerable.Range(2, 30).Select(i => Some.Unit($"F{i:00}", null, null, Some.Value("A1", 0m), Some.Value("B1", 2m)))];

        var exit = Towns.ExitOf("F01", exact, units)!;

        Assert.Equal((50m, 50m, false), (exit.Target, exit.MostReachable, exit.IsOutOfReach));
        Assert.Equal(100m, Assert.Single(exit.Ones).Steps[0].To);
    }

    /// <summary>43.00 is the line, 44.003 the target, and the least published score above it 44.01. The reckoning ends at 44.005, which half to even is 44.00; so one step more is taken, however small.</summary>
    [Theory]
    [InlineData("↑", "100", "0", 40, 52, 56.03)]
    [InlineData("↓", "0", "100", 60, 48, 43.97)]
    [InlineData("↑", "10000", "0", 4000, 5200, 5602.01)]
    [InlineData("↓", "0", "10000", 6000, 4800, 4397.99)]
    public void One_step_more_is_taken_where_rounding_wants_it(string direction, string lead, string @base, double own, double others, double to)
    {
        var table = Some.Indicators($"""
            | id | dim | dir           | weight | lead   | base    |
            | A1 | A   | {direction}   | 25     | {lead} | {@base} |
            | B1 | B   | ↑             | 75     | 100    | 0       |
            """);
        table = table with { Indicators = [table.Indicators[0] with { IsActionable = true }, table.Indicators[1]] };
        var scheme = Some.Scheme(table, s => s with { Analysis = s.Analysis with { ExitMargin = 1.003m } });
        IReadOnlyList<Dossier> units = [.. Enumerable.Range(1, 20).Select(i => Some.Unit($"F{i:00}", null, null, Some.Value("A1", (decimal)(i == 1 ? own : others)), Some.Value("B1", 40m)))];

        var way = Assert.Single(Towns.ExitOf("F01", scheme, units)!.Ones);

        Assert.Equal(((decimal)to, 44.01m), (way.Steps[0].To, way.Published));
    }

    /// <summary>44.005 publishes 44.00 where 44.01 is wanted: nothing is missing but the rounding, and what is at full marks is no lever.</summary>
    [Theory]
    [InlineData(BetweenRule.Linear)]
    [InlineData(BetweenRule.Ratio)]
    public void Where_only_the_rounding_is_missing_the_next_step_is_the_way_and_full_marks_are_no_lever(BetweenRule between)
    {
        var table = Towns.Actionable(Some.Indicators(
            """
            | id | dim | dir | weight | lead | base |
            | A1 | A   | ↑   | 5      | 100  | 0    |
            | C1 | A   | ↓   | 5      | 1    | 2    |
            | B1 | B   | ↑   | 90     | 90   | 0    |
            """,
            between));
        var scheme = Some.Scheme(table, s => s with { Analysis = s.Analysis with { ExitMargin = 2.01m } });
        IReadOnlyList<Dossier> units = [.. Enumerable.Range(1, 40).Select(i => Some.Unit($"F{i:00}", null, null, Some.Value("A1", 100m), Some.Value("B1", i == 4 ? 39.005m : 35m + i)))];

        var exit = Towns.ExitOf("F04", scheme, units)!;

        Assert.Equal((42m, 44.01m), (exit.Line, exit.Target));
        Assert.Equal(("B1", 39.01m), (exit.Ones.Single(w => w.Steps[0].Indicator.Value is "B1").Steps[0].Indicator.Value, exit.Ones.Single(w => w.Steps[0].Indicator.Value is "B1").Steps[0].To));
        Assert.DoesNotContain(exit.Ones.Concat(exit.Twos), w => w.Steps.Any(s => s.Indicator.Value is "A1"));
    }

    [Fact]
    public void A_way_is_as_hard_as_its_hardest_step()
    {
        var table = Towns.Actionable(Some.Indicators("""
            | id | dim | dir | weight | lead | base |
            | A1 | A   | ↑   | 2      | 100  | 0    |
            | B1 | A   | ↑   | 2      | 100  | 0    |
            | C1 | B   | ↑   | 96     | 100  | 0    |
            """));
        var mixed = table with { Indicators = [table.Indicators[0] with { Difficulty = "low" }, table.Indicators[1] with { Difficulty = "high" }, table.Indicators[2] with { IsActionable = false }] };
        Dossier Unit(int i, decimal c) => Some.Unit($"F{i:00}", null, null, Some.Value("A1", 0m), Some.Value("B1", 0m), Some.Value("C1", c));

        Assert.Equal(2, Assert.Single(Towns.ExitOf("F01", Some.Scheme(mixed), [Unit(1, 50m), .. Enumerable.Range(2, 30).Select(i => Unit(i, 52m))])!.Twos).Difficulty);
    }

    /// <summary>With a benchmark in the commission's table even a product without a name would count: none is added where the products are filed.</summary>
    [Fact]
    public void Products_that_are_filed_are_changed_and_none_is_added()
    {
        var table = Towns.Actionable(Some.Indicators("""
            | id | dim | dir | weight | lead | base | per_product |
            | E1 | A   | ↓   | 50     |      |      | 5           |
            | B1 | B   | ↑   | 50     | 100  | 0    |             |
            """));
        var scheme = Some.Scheme(table, s => s with { Benchmarks = [new Benchmark(new IndicatorCode("E1"), null, null, null, 100m, 200m, "表", "决定")] });
        Dossier Unit(int i, decimal other) => Some.Unit($"F{i:00}", null, null, Some.Product("E1", "甲", 150m, 1m), Some.Product("E1", "乙", 190m, 9m), Some.Value("B1", other));

        var way = Towns.ExitOf("F01", scheme, [Unit(1, 50m), .. Enumerable.Range(2, 30).Select(i => Unit(i, 54m))])!.Ones.Single(w => w.Steps[0].Indicator.Value is "E1");

        Assert.Equal([("甲", 146.51m), ("乙", 183.73m)], way.Steps.Select(s => (s.Product!, s.To)));
        Assert.Equal((35.00m, 3.00m), (way.Published, Math.Round(way.Steps[0].Points, 2)));
    }

    /// <summary>A per-product indicator of which nothing was filed has no lead to go to.</summary>
    [Fact]
    public void What_has_no_lead_is_no_lever()
    {
        var table = Towns.Actionable(Some.Indicators("""
            | id | dim | dir | weight | lead | base | per_product |
            | E1 | A   | ↓   | 50     |      |      | 3           |
            | B1 | B   | ↑   | 50     | 100  | 0    |             |
            """));
        IReadOnlyList<Dossier> units = [.. Enumerable.Range(1, 20).Select(i => Some.Unit($"F{i:00}", null, null, Some.Value("B1", 50m + i)))];

        Assert.Equal(["B1"], Towns.ExitOf("F01", Some.Scheme(table), units)!.Ones.Select(w => w.Steps[0].Indicator.Value));
    }

    [Theory]
    [InlineData(49.99, true)]
    [InlineData(50, false)]
    [InlineData(50.01, false)]
    public void Out_of_reach_is_what_full_marks_do_not_reach(double reachable, bool expected) => Assert.Equal(expected, new ExitPath(null, 50m, [], [], (decimal)reachable).IsOutOfReach);

    [Fact]
    public void Every_way_out_really_leads_out_when_all_are_assessed_anew_and_a_step_less_does_not() => Gen.Select(Gen.Int[0, 999].Array[30], Gen.Int[0, 999].Array[30], Gen.Int[0, 20]).Sample((a, b, margin) =>
    {
        var scheme = Some.Scheme(Towns.TwoIndicators, s => s with { Analysis = s.Analysis with { ExitMargin = margin / 10m } });
        IReadOnlyList<Dossier> units = [.. a.Zip(b).Select((v, i) => Some.Unit($"F{i:00}", null, null, Some.Value("A1", v.First / 10m), Some.Value("B1", v.Second / 10m)))];
        var analysis = Towns.Analyse(scheme, units);
        var flagged = analysis.Factories().Result.Units.First(u => u.IsBottom == true);
        var exit = ExitPath.Of(flagged, analysis.Factories(), scheme);
        return exit is null || exit.Ones.Concat(exit.Twos).All(way => IsSmallest(way, exit, scheme, units, flagged));
    }, iter: 60);

    private static bool IsSmallest(WayOut way, ExitPath exit, Scheme scheme, IReadOnlyList<Dossier> units, UnitResult flagged)
    {
        bool IsOut(UnitResult unit) => unit.IsBottom == false && unit.Published >= exit.Target;
        var after = Anew(scheme, units, flagged, way.Steps);
        var step = way.Steps[0];
        var less = step with { To = step.To + (step.Indicator.Value is "A1" ? -0.01m : 0.01m) };
        return IsOut(after) && after.Published == way.Published && (way.Steps.Count > 1 || !IsOut(Anew(scheme, units, flagged, [less])));
    }

    private static UnitResult Anew(Scheme scheme, IReadOnlyList<Dossier> units, UnitResult flagged, IReadOnlyList<ExitStep> steps)
    {
        var changed = flagged.Dossier with { Values = [.. flagged.Dossier.Values.Select(v => steps.FirstOrDefault(s => s.Indicator == v.Indicator) is { } step ? v with { Value = step.To } : v)] };
        return Some.Assess(scheme, [.. units.Select(u => ReferenceEquals(u, flagged.Dossier) ? changed : u)]).Of(flagged.Dossier.Entry.Id);
    }
}
