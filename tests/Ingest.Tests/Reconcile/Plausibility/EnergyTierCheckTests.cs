using GreenBatch.Kernel;
using GreenBatch.Tests.Support;

namespace GreenBatch.Ingest.Tests;

public sealed class EnergyTierCheckTests
{
    [Fact]
    public void Rules_10_4_the_tier_of_E3_agrees_with_the_energy()
    {
        var table = Table.Parse(
            """
            | tier              | energy   | finding | state    |
            |-------------------|----------|---------|----------|
            | >=10000           | 10000    |         | Reported |
            | >=10000           | 9999.99  | B133    | Invalid  |
            | ≥5000             | 9999.99  |         | Reported |
            | >=5000            | 5000     |         | Reported |
            | 5000-10000        | 4999.9   | B133    | Invalid  |
            | ≥5000 <10000      | 7000     |         | Reported |
            | 3000~5000吨标准煤 | 3000     |         | Reported |
            | >=3000            | 2999.9   | B133    | Invalid  |
            | <3000             | 2999.9   |         | Reported |
            | 3000吨标准煤以下  | 100      |         | Reported |
            | <3000             | 3000     | B133    | Invalid  |
            | 1万吨以上         | 20000    |         | Reported |
            | 10,000 tce 及以上 | 20000    |         | Reported |
            | 3000-10000        | 7000     | B133    | Reported |
            | 大                | 7000     | B133    | Reported |
            |                   | 7000     |         | Reported |
            | >=5000            |          |         | Reported |
            """);

        foreach (var row in table.Rows)
        {
            var unit = City.Unit("E3=20", City.Number(row["energy"]), null);
            var screened = City.Screen(unit, header: new FiledHeader(unit.EnergyTce, null, null, row["tier"].Length == 0 ? null : row["tier"], null));

            Assert.Equal((row["tier"], row["finding"], row["state"]), (row["tier"], screened.Codes(), screened.Values[0].State.ToString()));
        }
    }

    [Fact]
    public void A_clash_names_both_tiers()
    {
        var unit = City.Screen(City.Unit("E3=20", 2000m), header: new FiledHeader(2000m, null, null, "≥10000", null));

        Assert.Equal("能耗分档填报「≥10000」，综合能源消费量 2000 tce 应属「<3000」；E3 的基准随分档而定", Assert.Single(unit.Issues).Message);
    }

    [Theory]
    [InlineData(2_000_000, 2000, "B136", true)] // kgce filed as tce: another tier
    [InlineData(20_000_000, 20_000, "B136", false)] // the tier is the same
    [InlineData(2000, 2000, "", false)]
    public void An_energy_that_slipped_since_last_year_makes_E3_doubtful_when_the_tier_moves(int filed, int last, string finding, bool isDoubtful)
    {
        var unit = City.Screen(City.Unit("E3=20", filed), City.Unit("E3=20", last));

        Assert.Equal((finding, isDoubtful), (unit.Codes(), unit.Values[0].State == ValueState.Invalid));
    }
}
