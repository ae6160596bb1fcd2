using GreenBatch.Kernel;
using GreenBatch.Tests.Support;

namespace GreenBatch.Scoring.Tests;

public sealed class PlacesTests
{
    [Fact]
    public void A_unit_has_a_place_among_all_in_its_sector_and_in_its_district()
    {
        Dossier[] units =
        [
            Some.Unit("F1", null, null, Some.Value("A1", 90m), Some.Value("B1", 10m)).In("水泥", "500101"),
            Some.Unit("F2", null, null, Some.Value("A1", 80m), Some.Value("B1", 20m)).In("水泥", "500102"),
            Some.Unit("F3", null, null, Some.Value("A1", 80m), Some.Value("B1", 20m)).In(null, "500102"),
            Some.Unit("F4", null, null, Some.Value("A1", 10m), Some.Value("B1", 90m)).In("铸造", null),
        ];
        var places = Places.Of(Some.Assess(Some.Scheme(Towns.TwoIndicators), units), Some.Scheme(Towns.TwoIndicators));

        Assert.Equal(new Place(1, 4, 1, 2, 1, 1, 1m, "A+", null), places["F1"]);
        Assert.Equal(new Place(2, 4, 2, 2, 1, 2, 0.75m, "A", null), places["F2"]);
        Assert.Equal(new Place(2, 4, null, null, 1, 2, 0.75m, "A", null), places["F3"]);
        Assert.Equal(new Place(4, 4, 1, 1, null, null, 0.25m, "B", null), places["F4"]);
    }

    [Fact]
    public void Rules_4_4_bands_are_the_first_5_the_next_35_and_the_last_60_percent_by_rank()
    {
        foreach (var row in Table.Parse("""
            | rank | n   | band |
            | 1    | 100 | A+   |
            | 5    | 100 | A+   |
            | 6    | 100 | A    |
            | 40   | 100 | A    |
            | 41   | 100 | B    |
            | 100  | 100 | B    |
            | 1    | 1   | A+   |
            | 2    | 21  | A+   |
            | 3    | 21  | A    |
            | 9    | 21  | A    |
            | 10   | 21  | B    |
            """).Rows)
        {
            var band = Places.BandOf(int.Parse(row["rank"]), int.Parse(row["n"]), Some.Ranking.Bands);
            Assert.Equal((row["rank"], row["n"], row["band"]), (row["rank"], row["n"], band));
        }
    }

    [Fact]
    public void The_national_cut_stands_beside_the_citys_own_and_moves_no_flag()
    {
        var scheme = Some.Scheme(Towns.TwoIndicators, s => s with { Ranking = s.Ranking with { NationalCut = new NationalCut(60m, null, "公告") } });
        var result = Some.Assess(scheme, Towns.Forty);

        var places = Places.Of(result, scheme);

        Assert.Equal((true, true, false), (places["F19"].IsBelowNationalCut, places["F20"].IsBelowNationalCut, places["F21"].IsBelowNationalCut));
        Assert.Equal(2, result.Units.Count(u => u.IsBottom == true));
        Assert.Null(scheme.Ranking.NationalCut!.For(UnitKind.Park));
    }

    [Fact]
    public void Who_is_not_ranked_has_no_place()
    {
        var units = new[] { Some.Unit("F1", null, null, Some.Value("A1", 90m)), Some.Unit("F2") };

        Assert.Equal(["F1"], Places.Of(Some.Assess(Some.Scheme(Towns.TwoIndicators), units), Some.Scheme(Towns.TwoIndicators)).Keys);
    }
}
