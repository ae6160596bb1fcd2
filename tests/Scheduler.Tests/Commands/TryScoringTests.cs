using GreenBatch.Scheduler.Commands;
using GreenBatch.Tests.Support;

namespace GreenBatch.Scheduler.Tests.Commands;

public sealed class TryScoringTests : IDisposable
{
    private const string Scheme = """
        cycle: 2026
        populations:
          factory: { indicators: general.yaml }
        benchmarks:
          order: [table, estimated]
        ranking:
          cut: { share: 1/20, minimum_units: 2 }
        """;

    private const string General = """
        dimensions: { 能源: 60, 产品: 40 }
        indicators:
          - { id: E1a, dimension: 能源, direction: lower, weight: 60, per_product: 3, excludes: E1b, may_be_not_applicable: true }
          - { id: E1b, dimension: 能源, direction: lower, weight: 60, lead: 10, base: 20 }
          - { id: G1, dimension: 产品, direction: higher, weight: 40, lead: 3, base: 0 }
        """;

    private readonly string _folder = Directory.CreateTempSubdirectory("greenbatch-test-").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public async Task Try_score_writes_one_row_per_unit_and_one_per_indicator()
    {
        WriteScheme();
        Write("units.csv", """
            | unit_id | kind    | name | credit_code | authority | sector | energy_tce | state  |
            | F1      | factory | 甲   |             | 500101    |        |            |        |
            | F2      | factory | 乙   |             | 500101    | 水泥    | 6000       | ranked |
            | F3      | factory | 丙   |             |           |        |            |        |
            | F4      | factory | 丁   |             |           |        |            | vetoed |
            """);
        Write("values.csv", """
            | unit_id | indicator | value | state   | product | parameter | lead | base |
            | F1      | E1b       | 15    |         |         |           |      |      |
            | F1      | G1        | 1     |         |         |           |      |      |
            | F2      | E1a       | 5     |         | 熟料     | 10        | 5    | 9    |
            | F2      | G1        |       | missing |         |           |      |      |
            | F4      | G1        | 3     |         |         |           |      |      |
            """);
        Write("history.csv", """
            | unit_id | cycle | bottom |
            | F1      | 2025  | 1      |
            | F1      | 2026  | 0      |
            """);

        Assert.Equal(0, await RunAsync("try", "score", "--scheme", Path("scheme"), "--units", Path("units.csv"), "--values", Path("values.csv"), "--history", Path("history.csv"), "--out", Path("out")));

        AssertFile("out/scores.csv", """
            | unit_id | total         | published | rank | tied | n | k | cut   | bottom | streak | level | state     |
            | F1      | 43.3333333333 | 43.33     | 2    | 1    | 2 | 1 | 43.33 | 1      | 2      | 橙     | ranked    |
            | F2      | 60            | 60.00     | 1    | 1    | 2 | 1 | 43.33 | 0      | 0      |       | ranked    |
            | F3      |               |           |      |      | 2 | 1 | 43.33 |        |        |       | not_filed |
            | F4      | 40            | 40.00     |      |      | 2 | 1 | 43.33 |        |        |       | vetoed    |
            """);
        AssertFile("out/contributions.csv", """
            | unit_id | indicator | dimension | value | lead | base | benchmark | weight | points        | lost          | state    |
            | F1      | E1a       | 能源       |       |      |      |           | 0      | 0             | 0             | excluded |
            | F1      | E1b       | 能源       | 15    | 10   | 20   | scheme    | 60     | 30            | 30            | reported |
            | F1      | G1        | 产品       | 1     | 3    | 0    | scheme    | 40     | 13.3333333333 | 26.6666666667 | reported |
            | F2      | E1a       | 能源       |       |      |      | filed     | 60     | 60            | 0             | reported |
            | F2      | E1b       | 能源       |       |      |      |           | 0      | 0             | 0             | excluded |
            | F2      | G1        | 产品       |       | 3    | 0    | scheme    | 40     | 0             | 40            | missing  |
            | F3      | E1a       | 能源       |       |      |      |           | 0      | 0             | 0             | excluded |
            | F3      | E1b       | 能源       |       | 10   | 20   | scheme    | 60     | 0             | 60            | missing  |
            | F3      | G1        | 产品       |       | 3    | 0    | scheme    | 40     | 0             | 40            | missing  |
            | F4      | E1a       | 能源       |       |      |      |           | 0      | 0             | 0             | excluded |
            | F4      | E1b       | 能源       |       | 10   | 20   | scheme    | 60     | 0             | 60            | missing  |
            | F4      | G1        | 产品       | 3     | 3    | 0    | scheme    | 40     | 40            | 0             | reported |
            """);
    }

    [Theory]
    [InlineData("F1,G1,1\nF1,G1,2\n", 5)]
    [InlineData("F9,G1,1\n", 5)]
    [InlineData("F1,G1,one\n", 5)]
    [InlineData("F1,G1,1\n", 0)]
    public async Task Try_score_rejects_values_it_cannot_trust(string values, int exit)
    {
        WriteScheme();
        await File.WriteAllTextAsync(Path("units.csv"), "unit_id,kind,name,credit_code,authority,sector,energy_tce\nF1,factory,,,,,\n");
        await File.WriteAllTextAsync(Path("values.csv"), "unit_id,indicator,value\n" + values);

        Assert.Equal(exit, await RunAsync("try", "score", "--scheme", Path("scheme"), "--units", Path("units.csv"), "--values", Path("values.csv"), "--out", Path("out")));
    }

    [Theory]
    [InlineData(new byte[] { 0xBC, 0xD7 }, 5)] // GB18030
    [InlineData(new byte[] { 0x41, 0x00 }, 5)]
    [InlineData(new byte[] { 0xE7, 0x94, 0xB2 }, 0)]
    public async Task Input_is_utf8_or_rejected_whole(byte[] indicator, int exit)
    {
        WriteScheme();
        await File.WriteAllTextAsync(Path("units.csv"), "unit_id,kind,name,credit_code,authority,sector,energy_tce\nF1,factory,,,,,\n");
        await File.WriteAllBytesAsync(Path("values.csv"), [.. "unit_id,indicator,value\nF1,"u8, .. indicator, .. ",1\n"u8]);

        Assert.Equal(exit, await RunAsync("try", "score", "--scheme", Path("scheme"), "--units", Path("units.csv"), "--values", Path("values.csv"), "--out", Path("out")));
    }

    [Theory]
    [InlineData("unit_id, indicator ,value,,\nF1,G1,1,,\n", 0)] // a spreadsheet leaves nameless columns behind
    [InlineData("unit_id,indicator,value,备注,备注\nF1,G1,1,,\n", 0)]
    [InlineData("unit_id,indicator,value,value\nF1,G1,1,2\n", 5)]
    public async Task Only_a_column_that_is_used_may_not_stand_twice(string values, int exit)
    {
        WriteScheme();
        await File.WriteAllTextAsync(Path("units.csv"), "unit_id,kind,name,credit_code,authority,sector,energy_tce\nF1,factory,,,,,\n");
        await File.WriteAllTextAsync(Path("values.csv"), values);

        Assert.Equal(exit, await RunAsync("try", "score", "--scheme", Path("scheme"), "--units", Path("units.csv"), "--values", Path("values.csv"), "--out", Path("out")));
    }

    [Fact]
    public async Task A_faulty_scheme_is_wrong_configuration()
    {
        WriteScheme(General.Replace("weight: 40", "weight: 41", StringComparison.Ordinal));
        await File.WriteAllTextAsync(Path("units.csv"), "unit_id,kind,name,credit_code,authority,sector,energy_tce\n");
        await File.WriteAllTextAsync(Path("values.csv"), "unit_id,indicator,value\n");

        Assert.Equal(2, await RunAsync("try", "score", "--scheme", Path("scheme"), "--units", Path("units.csv"), "--values", Path("values.csv"), "--out", Path("out")));
    }

    [Fact]
    public async Task Try_rank_ranks_each_group_and_keeps_the_order_of_the_input()
    {
        await File.WriteAllTextAsync(Path("scheme.yaml"), "ranking: { cut: { tied_at_cut: include } }\n");
        Write("in.csv", """
            | unit_id | score  | group | state  |
            | A       | 76.395 | x     | ranked |
            | B       | 80     | x     |        |
            | C       | 76.40  | x     |        |
            | D       | 99     | x     | held   |
            | E       | 50     | y     |        |
            """);

        Assert.Equal(0, await RunAsync("try", "rank", "--scheme", Path("scheme.yaml"), "--scores", Path("in.csv"), "--out", Path("ranks.csv")));

        AssertFile("ranks.csv", """
            | unit_id | score  | published | rank | tied | n | k | cut   | bottom |
            | A       | 76.395 | 76.40     | 2    | 2    | 3 | 1 | 76.40 | 1      |
            | B       | 80     | 80.00     | 1    | 1    | 3 | 1 | 76.40 | 0      |
            | C       | 76.40  | 76.40     | 2    | 2    | 3 | 1 | 76.40 | 1      |
            | D       | 99     | 99.00     |      |      | 3 | 1 | 76.40 |        |
            | E       | 50     | 50.00     | 1    | 1    | 1 | 1 | 50.00 | 1      |
            """);
    }

    [Fact]
    public async Task Try_streak_answers_for_every_row_as_of_its_cycle()
    {
        await File.WriteAllTextAsync(Path("scheme.yaml"), "streak: { counts_from: 2025, gap: unknown }\n");
        Write("in.csv", """
            | unit_id | cycle | bottom | status  |
            | F1      | 2027  | 1      | counted |
            | F1      | 2025  | 1      |         |
            | F1      | 2026  | 1      | trial   |
            | F2      | 2025  | 1      |         |
            | F2      | 2026  | 1      |         |
            | F2      | 2027  | 0      |         |
            """);

        Assert.Equal(0, await RunAsync("try", "streak", "--scheme", Path("scheme.yaml"), "--history", Path("in.csv"), "--out", Path("streaks.csv")));

        AssertFile("streaks.csv", """
            | unit_id | cycle | streak | level | note |
            | F1      | 2027  | 1      | 待定   | gap  |
            | F1      | 2025  | 1      | 黄     |      |
            | F1      | 2026  |        |       |      |
            | F2      | 2025  | 1      | 黄     |      |
            | F2      | 2026  | 2      | 橙     |      |
            | F2      | 2027  | 0      |       |      |
            """);
    }

    private static Task<int> RunAsync(params string[] arguments) => CommandLine.RunAsync(arguments);

    private string Path(string name) => System.IO.Path.Combine(_folder, name);

    private void Write(string name, string table) => File.WriteAllText(Path(name), Table.Parse(table).ToCsv());

    private void WriteScheme(string general = General)
    {
        Directory.CreateDirectory(Path("scheme"));
        File.WriteAllText(Path("scheme/scheme.yaml"), Scheme);
        File.WriteAllText(Path("scheme/general.yaml"), general);
    }

    private void AssertFile(string name, string expected) => Assert.Equal(Table.Parse(expected).ToCsv(), File.ReadAllText(Path(name)));
}
