using GreenBatch.Tests.Support;

namespace GreenBatch.Scoring.Tests;

public sealed class EnergyTierTests
{
    [Fact]
    public void Contracts_4_energy_tiers_begin_at_their_figure()
    {
        foreach (var row in Table.Parse("""
            | tce      | tier    |
            | 10000    | >=10000 |
            | 9999.999 | >=5000  |
            | 5000     | >=5000  |
            | 4999.999 | >=3000  |
            | 3000     | >=3000  |
            | 2999.999 | <3000   |
            | 0        | <3000   |
            |          |         |
            """).Rows)
        {
            Assert.Equal((row["tce"], row["tier"]), (row["tce"], EnergyTier.Of(Some.Number(row["tce"])) ?? ""));
        }
    }
}
