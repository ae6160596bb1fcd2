using GreenBatch.Kernel;
using GreenBatch.Tests.Support;

namespace GreenBatch.Scoring.Tests;

public sealed class RankedPopulationTests
{
    private static readonly IReadOnlyList<Dossier> Units =
    [
        Unit("F1", 90m, "水泥", "500101"),
        Unit("F2", 80m, "水泥", "500102"),
        Unit("F3", 70m, null, "500101"),
        Unit("F4", 60m, null, null),
        Unit("F5", 50m, "水泥", "500101") with { Standing = Standing.Held },
    ];

    [Fact]
    public void Rules_4_2_the_population_is_the_city_or_each_sector_or_each_district_or_each_table()
    {
        foreach (var row in Table.Parse("""
            | population | F1    | F2    | F3    | F4    | groups |
            | city       | 1/4   | 2/4   | 3/4   | 4/4!  | 1      |
            | sector     | 1/2   | 2/2!  | 1/2   | 2/2!  | 2      |
            | district   | 1/2   | 1/1!  | 2/2!  | 1/1!  | 3      |
            | table      | 1/4   | 2/4   | 3/4   | 4/4!  | 1      |
            """).Rows)
        {
            Assert.True(SchemeWords.Populations.TryFind(row["population"], out var population));
            var result = Some.Assess(Some.Scheme(Towns.TwoIndicators, s => s with { Ranking = s.Ranking with { Population = population } }), Units);

            string Place(string id) => $"{result.Of(id).Rank}/{result.Of(id).Group.N}{(result.Of(id).IsBottom == true ? "!" : "")}";
            Assert.Equal(
                (row["population"], row["F1"], row["F2"], row["F3"], row["F4"], row["groups"]),
                (row["population"], Place("F1"), Place("F2"), Place("F3"), Place("F4"), $"{result.Groups.Count}"));
        }
    }

    [Fact]
    public void All_rankings_together_hold_every_ranked_unit_and_each_has_its_own_cut()
    {
        var result = Some.Assess(Some.Scheme(Towns.TwoIndicators, s => s with { Ranking = s.Ranking with { Population = RankedPopulation.Sector } }), Units);

        Assert.Equal((4, 2, null), (result.N, result.K, result.Cut));
        Assert.Equal([60.00m, 80.00m], result.Groups.Select(g => g.Cut!.Value));
        Assert.True(result.IsTooSmall);
        Assert.Equal("水泥", result.Of("F5").Group.Name);
    }

    [Theory]
    [InlineData(RankedPopulation.City, "")]
    [InlineData(RankedPopulation.Sector, ",水泥")]
    [InlineData(RankedPopulation.District, ",500101,500102")]
    [InlineData(RankedPopulation.Table, "")]
    public void Each_ranking_bears_its_name_and_they_stand_in_the_order_of_their_names(RankedPopulation population, string names)
    {
        var result = Some.Assess(Some.Scheme(Towns.TwoIndicators, s => s with { Ranking = s.Ranking with { Population = population } }), Units);

        Assert.Equal(names, string.Join(',', result.Groups.Select(g => g.Name)));
        Assert.Equal(Units.Select(u => u.Entry.Id), result.Units.Select(u => u.Dossier.Entry.Id));
    }

    [Theory]
    [InlineData(2, false)]
    [InlineData(3, true)]
    public void One_ranking_that_is_too_small_is_said_of_all(int minimum, bool expected)
    {
        var scheme = Some.Scheme(Towns.TwoIndicators, s => s with { Ranking = s.Ranking with { Population = RankedPopulation.Sector, Cut = s.Ranking.Cut with { MinimumUnits = minimum } } });

        Assert.Equal(expected, Some.Assess(scheme, [.. Units, Unit("F6", 40m, "水泥", null)]).IsTooSmall);
    }

    /// <summary>Two tables may bear the same name; units of a sector without a table of its own belong to the general one.</summary>
    [Fact]
    public void By_table_a_sector_with_a_table_of_its_own_is_ranked_apart_whatever_the_table_is_called()
    {
        var own = new Dictionary<string, IndicatorTable>(StringComparer.Ordinal) { ["水泥"] = Towns.TwoIndicators with { Source = "行业表" } };
        var scheme = Some.Scheme(Towns.TwoIndicators, s => s with { Ranking = s.Ranking with { Population = RankedPopulation.Table }, Populations = [s.Populations[0] with { Sectors = own }] });

        var result = Some.Assess(scheme, [.. Units, Unit("F9", 55m, "铸造", null)]);

        Assert.Equal(["", "水泥"], result.Groups.Select(g => g.Name));
        Assert.Equal((3, ""), (result.Of("F9").Group.N, result.Of("F9").Group.Name));
    }

    [Fact]
    public void An_empty_list_has_one_empty_ranking()
    {
        var result = Some.Assess(Some.Scheme(Towns.TwoIndicators));

        Assert.Equal(new RankedGroup("", 0, 0, null, IsTooSmall: true), Assert.Single(result.Groups));
    }

    [Fact]
    public void A_doubt_is_judged_within_the_ranking_of_the_unit()
    {
        // 30 points or 25: F9 is last of the city either way, but in its sector the other one has 28.
        var doubtful = Some.Unit("D", null, null, Some.Value("A1", 30m) with { State = ValueState.Invalid, Rival = 20m }, Some.Value("B1", 70m)).In("铸造");
        IReadOnlyList<Dossier> units = [.. Units, Unit("F8", 28m, "铸造", null), Unit("F9", 24m, null, null), doubtful];

        foreach (var (population, state) in new[] { (RankedPopulation.City, UnitState.Ranked), (RankedPopulation.Sector, UnitState.Held) })
        {
            var result = Some.Assess(Some.Scheme(Towns.TwoIndicators, s => s with { Ranking = s.Ranking with { Population = population } }), units);
            Assert.Equal((population, state), (population, result.Of("D").State));
        }
    }

    private static Dossier Unit(string id, decimal points, string? sector, string? district) =>
        Some.Unit(id, null, null, Some.Value("A1", points), Some.Value("B1", 100m - points)).In(sector, district);
}
