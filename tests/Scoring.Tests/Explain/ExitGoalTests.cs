using GreenBatch.Kernel;
using GreenBatch.Tests.Support;

namespace GreenBatch.Scoring.Tests;

/// <summary>Who is shown a way out of the bottom, and which line it has to pass.</summary>
public sealed class ExitGoalTests
{
    [Fact]
    public void Only_flagged_and_watched_units_short_of_the_target_are_shown_a_way()
    {
        foreach (var row in Table.Parse("""
            | unit | way |
            | F02  | 1   |
            | F03  |     |
            | F04  |     |
            | F40  |     |
            """).Rows)
        {
            var exit = Towns.ExitOf(row["unit"], Some.Scheme(Towns.TwoIndicators), Towns.Forty);
            Assert.Equal((row["unit"], row["way"].Length > 0), (row["unit"], exit is not null));
        }

        var wider = Some.Scheme(Towns.TwoIndicators, s => s with { Analysis = s.Analysis with { ExitMargin = 1.5m } });
        Assert.NotNull(Towns.ExitOf("F03", wider, Towns.Forty));
    }

    [Fact]
    public void Between_the_line_and_the_margin_only_the_watched_are_shown_a_way()
    {
        var wide = Some.Scheme(Towns.TwoIndicators, s => s with { Analysis = s.Analysis with { ExitMargin = 10m } });

        Assert.NotNull(Towns.ExitOf("F04", wide, Towns.Forty));
        Assert.Null(Towns.ExitOf("F05", wide, Towns.Forty));
    }

    /// <summary>Ten units and whole places rounded down: nobody is cut, but the last one is watched.</summary>
    [Fact]
    public void Where_nobody_is_cut_there_is_no_line_and_the_margin_is_the_target()
    {
        var scheme = Some.Scheme(Towns.TwoIndicators, s => s with { Ranking = s.Ranking with { Cut = s.Ranking.Cut with { Count = CountRounding.Floor } } });
        IReadOnlyList<Dossier> units = [Some.Unit("F00", null, null, Some.Value("A1", 1m), Some.Value("B1", 100m)), .. Towns.Forty.Skip(31)];

        var exit = Towns.ExitOf("F00", scheme, units)!;

        Assert.Equal((null, 1m), (exit.Line, exit.Target));
        Assert.Equal([("B1", 99.01m), ("A1", 1.99m)], exit.Ones.Select(w => (w.Steps[0].Indicator.Value, w.Steps[0].To)));
    }

    [Fact]
    public void Of_two_units_the_line_is_the_other_one()
    {
        var exit = Towns.ExitOf("F01", Some.Scheme(Towns.TwoIndicators), [Towns.Forty[0], Towns.Forty[9]])!;

        Assert.Equal((50m, 51m), (exit.Line, exit.Target));
    }

    /// <summary>Those who are not ranked do not count: neither a held unit below nor the units of other rankings.</summary>
    [Fact]
    public void The_line_is_that_of_the_ranked_units_of_its_own_ranking()
    {
        var bySector = Some.Scheme(Towns.TwoIndicators, s => s with { Ranking = s.Ranking with { Population = RankedPopulation.Sector } });
        var held = Some.Unit("H", null, null, Some.Value("A1", 1m), Some.Value("B1", 99m)) with { Standing = Standing.Held };
        var others = Enumerable.Range(1, 40).Select(i => Some.Unit($"G{i:00}", null, null, Some.Value("A1", i), Some.Value("B1", 100m - i)).In("水泥"));

        Assert.Equal(43m, Towns.ExitOf("F01", Some.Scheme(Towns.TwoIndicators), [held, .. Towns.Forty])!.Line);
        Assert.Equal(43m, Towns.ExitOf("F01", bySector, [held, .. others, .. Towns.Forty])!.Line);
    }

    [Fact]
    public void Ranked_on_exact_totals_no_rounding_helps()
    {
        var exact = Some.Scheme(Towns.TwoIndicators, s => s with { Ranking = s.Ranking with { On = RankOn.Exact } });

        var way = Towns.ExitOf("F01", exact, Towns.Forty)!.Ones[0];

        Assert.Equal((47m, 3m / 29.5m), (way.Steps[0].To, way.ShareOfGap));
    }
}
