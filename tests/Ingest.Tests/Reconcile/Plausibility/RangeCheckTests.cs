using GreenBatch.Tests.Support;

namespace GreenBatch.Ingest.Tests;

public sealed class RangeCheckTests
{
    [Fact]
    public void Rules_10_3_what_a_value_can_be_at_all()
    {
        var table = Table.Parse(
            """
            | indicator | filed  | finding | words              |
            |-----------|--------|---------|--------------------|
            | E3        | 0      |         |                    |
            | E3        | 100    |         |                    |
            | E3        | 100.01 | B130    | 0 到 100；百分比   |
            | E3        | -0.01  | B130    | 0 到 100；百分比   |
            | R4        | 100    |         |                    |
            | R4        | 104    | B130    | 漏计 Zw            |
            | E2        | 0      |         |                    |
            | E2        | -0.01  | B130    | 不小于 0；数量     |
            | E1b       | 0.0001 |         |                    |
            | E1b       | 0      | B130    | 大于 0；B.2        |
            | E4        | 0      |         |                    |
            | E4        | 12     |         |                    |
            | E4        | 13     | B130    | 0 到 12 的整数     |
            | E4        | 3.5    | B130    | 0 到 12 的整数     |
            | E4        | -1     | B130    | 0 到 12 的整数     |
            | G1        | 0.5    |         |                    |
            | G1        | 1.01   | B130    | 0 到 1；定性       |
            | HG22      | -5     |         |                    |
            | HG22      | 101    | B130    | 不大于 100         |
            | HG24      | -3     |         |                    |
            """);

        foreach (var row in table.Rows)
        {
            var unit = City.Screen(City.Unit($"{row["indicator"]}={row["filed"]}"));

            Assert.Equal((row["indicator"], row["filed"], row["finding"]), (row["indicator"], row["filed"], unit.Codes()));
            Assert.Equal(row["finding"].Length > 0, unit.Values[0] is { State: Kernel.ValueState.Invalid, Rival: null });
            Assert.Equal(City.Number(row["filed"]), unit.Values[0].Value);
            Assert.Contains(row["words"], unit.Values[0].Note ?? "", StringComparison.Ordinal);
        }
    }
}
