using GreenBatch.Tests.Support;

namespace GreenBatch.Ingest.Tests;

public sealed class RenewableCheckTests
{
    [Fact]
    public void B_5_renewable_energy_is_part_of_the_total_and_E3_is_their_ratio()
    {
        var table = Table.Parse(
            """
            | E3   | renewable | energy | finding | state    | rival |
            |------|-----------|--------|---------|----------|-------|
            | 20   | 200       | 1000   |         | Reported |       |
            | 24   | 200       | 1000   |         | Reported |       |
            | 24.1 | 200       | 1000   | B132    | Invalid  | 20    |
            | 15.9 | 200       | 1000   | B132    | Invalid  | 20    |
            | 100  | 1000      | 1000   |         | Reported |       |
            | 100  | 1000.1    | 1000   | B132    | Invalid  |       |
            | 0    | 0         | 1000   |         | Reported |       |
            | 0    | -1        | 1000   | B132    | Invalid  |       |
            | 20   |           | 1000   |         | Reported |       |
            | 20   | 200       |        |         | Reported |       |
            | 20   | 200       | 0      |         | Reported |       |
            """);

        foreach (var row in table.Rows)
        {
            var energy = City.Number(row["energy"]);
            var unit = City.Screen(City.Unit($"E3={row["E3"]}", energy), header: new FiledHeader(energy, null, City.Number(row["renewable"]), null, null));

            Assert.Equal(
                (row["E3"], row["finding"], row["state"], City.Number(row["rival"])), (row["E3"], unit.Codes(), unit.Values[0].State.ToString(), unit.Values[0].Rival));
        }
    }
}
