using GreenBatch.Kernel;
using GreenBatch.Tests.Support;

namespace GreenBatch.Ingest.Tests;

public sealed class OutputValueCheckTests
{
    private const string Last = "E1b=20 E2=40 R2b=5 P2b=0.5 L1=1";
    private static readonly Dossier LastYear = City.Unit(Last + " R3=60 G2=30 L2=40", 200m, 10_000m);

    [Fact]
    public void Rules_10_1_one_wrong_output_value_moves_five_rows_and_is_reported_once()
    {
        var table = Table.Parse(
            """
            | values                                | output    | findings                 | doubtful            | rivals           |
            |---------------------------------------|-----------|--------------------------|---------------------|------------------|
            | E1b=2 E2=4 R2b=0.5 P2b=0.05 L1=10     | 100000    | B134                     | E1b E2 R2b P2b L1   | 20 40 5 0.5 1    |
            | E1b=200 E2=400 R2b=50 P2b=5 L1=0.1    | 1000      | B134                     | E1b E2 R2b P2b L1   | 20 40 5 0.5 1    |
            | E1b=2 E2=4 R2b=0.5 P2b=0.5 L1=10      | 100000    | B134                     | E1b E2 R2b L1       | 20 40 5 1        |
            | E1b=0.002 E2=0.004 R2b=0.0005 L1=10000 | 100000000 | B134                     | E1b E2 R2b L1       | 20 40 5 1        |
            | E2=4 R2b=0.5 L1=10                    | 100000    | B134                     | E2 R2b L1           | 40 5 1           |
            | E1b=20 E2=40 R2b=0.5 P2b=0.05 L1=10   | 10000     | B134                     | R2b P2b L1          | 5 0.5 1          |
            | E1b=20 E2=4 R2b=0.5 P2b=0.5 L1=1      | 10000     | B131 B131                | E2 R2b              | 40 5             |
            | E2=4 R2b=0.5                          | 10000     | B131 B131                | E2 R2b              | 40 5             |
            | E1b=20 E2=4 R2b=0.5 P2b=0.5 L1=0.1 R3=60 G2=30 | 10000     | B131 B131 B131           | E2 R2b L1           | 40 5 1           |
            | E1b=20 E2=40 R2b=5 P2b=0.5 L1=1       | 100000    | B135                     |                     |                  |
            | E1b=20 E2=40 R2b=5 P2b=0.5 L1=1       | 10000     |                          |                     |                  |
            """);

        foreach (var row in table.Rows)
        {
            var unit = City.Screen(City.Unit(row["values"], 200m, City.Number(row["output"])), LastYear);
            var doubtful = unit.Values.Where(v => v.State == ValueState.Invalid).ToList();

            Assert.Equal(
                (row["values"], row["findings"], row["doubtful"], row["rivals"]),
                (row["values"], unit.Codes(), string.Join(' ', doubtful.Select(v => v.Indicator)), string.Join(' ', doubtful.Select(v => Figures.Text(v.Rival)))));
        }
    }

    [Theory]
    [InlineData("R3=60 G2=30 L2=40", "B134")]
    [InlineData("R3=9 G2=91 L2=90", "")] // everything moved: the factory did, not the output value
    public void A_factory_that_changed_as_a_whole_has_no_slip(string others, string finding)
    {
        var unit = City.Screen(City.Unit("E1b=2 E2=4 R2b=0.5 L1=10 " + others, 200m, 100_000m), City.Unit(Last + " R3=60 G2=30 L2=40", 200m, 10_000m));

        Assert.Equal(finding, unit.Codes());
    }

    [Fact]
    public void In_the_first_year_the_peers_tell_a_slip_of_ten_thousand()
    {
        var unit = City.Screen(City.Unit("E1b=0.002 E2=0.004 R2b=0.0005 L1=10000"), peers: City.Around(Last));

        Assert.Equal("B134", unit.Codes());
        Assert.All(unit.Values, v => Assert.Equal(ValueState.Invalid, v.State));
    }

    [Fact]
    public void The_finding_names_the_output_value_the_factor_and_the_rows()
    {
        var finding = Assert.Single(City.Screen(City.Unit("E1b=2 E2=4 R2b=0.5 P2b=0.05 L1=10", 200m, 100_000m), LastYear).Issues);

        Assert.Equal("工业总产值填报 100000 万元，上年 10000 万元；按产值计算的 E1b、E2、R2b、P2b、L1 一同相差 10 倍，疑似所用产值偏大（元/万元），一处更正即可", finding.Message);
        Assert.Equal("output_value", finding.Column);
        Assert.Contains("B204-1", finding.Advice, StringComparison.Ordinal);
    }
}
