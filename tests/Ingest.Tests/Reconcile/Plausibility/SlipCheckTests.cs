using CsCheck;
using GreenBatch.Kernel;
using GreenBatch.Tests.Support;
using Xunit.Abstractions;

namespace GreenBatch.Ingest.Tests;

public sealed class SlipCheckTests(ITestOutputHelper output)
{
    private const int Honest = 200_000;

    [Fact]
    public void Rules_10_2_a_slip_against_last_year_s_own_value()
    {
        var table = Table.Parse(
            """
            | indicator | filed   | last year | rival  |
            |-----------|---------|-----------|--------|
            | E2        | 200     | 20        | 20     |
            | E2        | 240     | 20        | 24     |
            | E2        | 241     | 20        |        |
            | E2        | 2       | 20        | 20     |
            | E2        | 1.66    | 20        |        |
            | E2        | 2000    | 20        | 20     |
            | E2        | 3001    | 20        |        |
            | E2        | 60000   | 20        | 60     |
            | E2        | 60001   | 20        |        |
            | E2        | 0.02    | 20        | 20     |
            | E2        | 200000  | 20        | 20     |
            | E2        | 100     | 20        |        |
            | R3        | 0.85    | 85        | 85     |
            | R3        | 8.5     | 85        | 85     |
            | G1        | 0.1     | 1         |        |
            | L1        | 333.35  | 0.5       | 0.5    |
            | E2        | 13334   | 20        | 13.334 |
            """);

        foreach (var row in table.Rows)
        {
            var unit = City.Screen(City.Unit($"{row["indicator"]}={row["filed"]}"), City.Unit($"{row["indicator"]}={row["last year"]}"));

            Assert.Equal((row["filed"], City.Number(row["rival"])), (row["filed"], unit.Values[0].Rival));
            Assert.Equal(row["rival"].Length > 0 ? "B131" : "", unit.Codes());
            Assert.Equal(row["rival"].Length > 0 ? ValueState.Invalid : ValueState.Reported, unit.Values[0].State);
        }
    }

    [Fact]
    public void B_2_energy_over_output_value_of_the_same_filing_is_the_denominator_of_E1b()
    {
        var table = Table.Parse(
            """
            | E1b    | energy | output | last year | median | rival | finding |
            |--------|--------|--------|-----------|--------|-------|---------|
            | 200    | 200    | 10000  |           |        | 20    | B131    |
            | 210    | 200    | 10000  |           |        | 21    | B131    |
            | 211    | 200    | 10000  |           |        |       |         |
            | 20     | 200    | 10000  |           |        |       |         |
            | 0.02   | 200    | 10000  |           |        | 20    | B131    |
            | 0.02   | 200    |        |           |        |       |         |
            | 0.02   |        | 10000  |           |        |       |         |
            | 200    | 200    | 10000  | 190       |        |       | B135    |
            | 200    | 200    | 10000  | 21        |        | 20    | B131    |
            | 20     | 200    | 10     |           | 21     |       | B135    |
            """);

        foreach (var row in table.Rows)
        {
            var last = row["last year"].Length > 0 ? City.Unit("E1b=" + row["last year"]) : null;
            var peers = row["median"].Length > 0 ? City.Around("E1b=" + row["median"]) : null;
            var unit = City.Screen(City.Unit("E1b=" + row["E1b"], City.Number(row["energy"]), City.Number(row["output"])), last, peers);

            Assert.Equal((row["E1b"], City.Number(row["rival"]), row["finding"]), (row["E1b"], unit.Values[0].Rival, unit.Codes()));
        }
    }

    [Fact]
    public void One_figure_out_of_step_is_a_slip_and_a_unit_that_changed_as_a_whole_has_not_slipped()
    {
        var table = Table.Parse(
            """
            | values                       | finding | why                                          |
            |------------------------------|---------|----------------------------------------------|
            | E2=200 R3=60 G2=30 L2=40     | B131    | the others stand where they stood            |
            | E2=200 R3=30 G2=60 L2=10     | B131    | two of three within twice                    |
            | E2=200 R3=29 G2=61 L2=40     |         | two of three moved                           |
            | E2=200 R3=29 G2=61           | B131    | too few to speak against                     |
            | E2=200 E1b=50 R3=29 G2=61 L2=40 |      | half is not more than half                   |
            | E2=20000 R3=20 G2=90 L2=10   | B131    | a thousand is no renovation                  |
            """);

        foreach (var row in table.Rows)
            Assert.Equal((row["values"], row["finding"]), (row["values"], City.Screen(City.Unit(row["values"]), City.Unit("E2=20 E1b=50 R3=60 G2=30 L2=40")).Codes()));
    }

    [Fact]
    public void The_median_of_the_sector_comes_before_that_of_all()
    {
        var peers = City.Around("E2=20000", "水泥").Concat(City.Around("E2=20", "食品")).Concat(City.Around("E2=20", "机械")).ToList();
        var cement = City.Unit("E2=21000");

        var known = City.Screen(cement with { Entry = cement.Entry with { Sector = "水泥" } }, peers: peers);
        var other = City.Screen(cement with { Entry = cement.Entry with { Sector = "纺织" } }, peers: peers);

        Assert.Equal(("", "B131"), (known.Codes(), other.Codes()));
        Assert.Equal(21m, other.Values[0].Rival);
        Assert.Contains("同类中位数", other.Values[0].Note, StringComparison.Ordinal);
    }

    [Fact]
    public void Of_several_factors_the_one_that_comes_nearest_to_the_median_is_claimed()
    {
        Assert.Equal(21m, City.Screen(City.Unit("E2=21000"), peers: City.Around("E2=20")).Values[0].Rival);
        Assert.Equal(21m, City.Screen(City.Unit("E2=210000"), peers: City.Around("E2=20")).Values[0].Rival);
    }

    [Fact]
    public void A_right_value_is_not_blamed_for_a_slip_of_last_year_that_nobody_saw()
    {
        var unit = City.Screen(City.Unit("E2=20"), City.Unit("E2=0.02"), City.Around("E2=20"));

        Assert.Equal((ValueState.Reported, ""), (unit.Values[0].State, unit.Codes()));
    }

    [Fact]
    public void The_finding_says_what_was_filed_against_what_by_what_factor_and_what_to_do()
    {
        var finding = Assert.Single(City.Screen(City.Unit("E1b=0.02", 200m, 10_000m)).Issues);

        Assert.Equal("E1b 填报 0.02，表头能耗与产值推算 20，疑似计量单位相差 1000 倍，更正后应为 20", finding.Message);
        Assert.Equal(("E1b", "0.02"), (finding.Column, finding.Value));
        Assert.Contains("核对计量单位", finding.Advice, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(0.3, 1.2, 0.00001)]
    [InlineData(0.5, 1.2, 0.0002)]
    [InlineData(0.3, 1.5, 0.0002)]
    public void Honest_log_normal_figures_hardly_ever_raise_an_alarm(double yearly, double across, double most)
    {
        var noise = new SplitMix(20_251_103);
        var alarms = 0;
        for (var i = 0; i < Honest; i += 200)
        {
            List<Dossier> units = [.. Enumerable.Range(0, 200).Select(u => City.Unit($"E2={Figure(100 * Math.Exp(across * noise.Normal()))}", id: $"U{u}"))];
            var past = units.ToDictionary(u => u.Entry.Id, u => u with { Values = [u.Values[0] with { Value = Figure((double)u.Values[0].Value!.Value * Math.Exp(yearly * noise.Normal())) }] }, StringComparer.Ordinal);
            alarms += Plausibility.Screen(units, City.Rules, past).Count(u => u.Issues.Count > 0);
        }

        output.WriteLine($"{alarms} of {Honest}");
        Assert.True(alarms <= most * Honest, $"{alarms} of {Honest}");
    }

    [Fact]
    public void Without_any_past_the_median_alone_alarms_for_few_in_ten_thousand()
    {
        var noise = new SplitMix(7);
        var alarms = 0;
        for (var i = 0; i < Honest; i += 200)
            alarms += Plausibility.Screen([.. Enumerable.Range(0, 200).Select(u => City.Unit($"E2={Figure(100 * Math.Exp(1.2 * noise.Normal()))}", id: $"U{u}"))], City.Rules).Count(u => u.Issues.Count > 0);

        output.WriteLine($"{alarms} of {Honest}");
        Assert.True(alarms <= 0.0003 * Honest, $"{alarms} of {Honest}");
    }

    [Fact]
    public void A_clean_slip_of_any_factor_is_found_and_its_rival_is_the_value_before() =>
        Gen.Select(Gen.Double[0.1, 1000], Gen.Int[1, 4], Gen.Bool, Gen.Double[0.85, 1.18]).Sample((value, zeros, isUp, change) =>
        {
            var factor = (decimal)Math.Pow(10, zeros);
            var (honest, last) = (Figure(value), Figure(value * change));
            var filed = isUp ? honest * factor : honest / factor;
            var unit = City.Screen(City.Unit($"E2={filed}"), City.Unit($"E2={last}"));
            return unit.Values[0].State == ValueState.Invalid && SlipFinder.IsNear(unit.Values[0].Rival!.Value, honest, 1.0001m);
        });

    private static decimal Figure(double value) => Math.Round((decimal)value, 8);

    /// <summary>A seeded sequence that is the same on any machine.</summary>
    private sealed class SplitMix(ulong seed)
    {
        private ulong _state = seed;

        public double Normal() => Math.Sqrt(-2 * Math.Log(1 - Share())) * Math.Cos(2 * Math.PI * Share());

        private double Share()
        {
            var z = _state += 0x9E3779B97F4A7C15UL;
            z = (z ^ (z >> 30)) * 0xBF58476D1CE4E5B9UL;
            z = (z ^ (z >> 27)) * 0x94D049BB133111EBUL;
            return ((z ^ (z >> 31)) >> 11) / (double)(1UL << 53);
        }
    }
}
