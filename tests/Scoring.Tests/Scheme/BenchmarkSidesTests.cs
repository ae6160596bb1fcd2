using GreenBatch.Tests.Support;

namespace GreenBatch.Scoring.Tests;

public sealed class BenchmarkSidesTests
{
    [Fact]
    public void Lead_and_base_stand_on_the_right_side_for_the_direction_and_may_be_equal()
    {
        foreach (var row in Table.Parse("""
            | between | dir | lead | base | fault                             |
            | Linear  | ↑   | 5    | 4    |                                   |
            | Linear  | ↑   | 5    | 5    |                                   |
            | Linear  | ↑   | 5    | 5.1  | 越高越好（higher），引领值应不低于基准值，现为引领值 5、基准值 5.1 |
            | Linear  | ↑   | 0    |      |                                   |
            | Linear  | ↑   | -0.1 |      | 越高越好（higher），引领值应不低于基准值，现为引领值 -0.1、基准值 0 |
            | Linear  | ↑   | -1   | -2   |                                   |
            | Linear  | ↓   | 5    | 6    |                                   |
            | Linear  | ↓   | 5    | 5    |                                   |
            | Linear  | ↓   | 5    | 4.9  | 越低越好（lower），引领值应不高于基准值，现为引领值 5、基准值 4.9 |
            | Linear  | ↓   | 5    |      | 越低越好，须同时给出引领值和基准值   |
            | Ratio   | ↑   | 5    |      |                                   |
            | Ratio   | ↓   | 5    |      |                                   |
            | Ratio   | ↑   | 0    |      | 按比值计分，引领值应大于 0          |
            | Ratio   | ↓   | -1   |      | 按比值计分，引领值应大于 0          |
            | Ratio   | ↓   | 5    | 4    | 越低越好（lower），引领值应不高于基准值，现为引领值 5、基准值 4 |
            """).Rows)
        {
            var direction = row["dir"] is "↑" ? Direction.Higher : Direction.Lower;
            var fault = BenchmarkSides.Fault(direction, Enum.Parse<BetweenRule>(row["between"]), Some.Number(row["lead"])!.Value, Some.Number(row["base"]));
            Assert.Equal(string.Join(' ', row.Cells), string.Join(' ', [.. row.Cells.Take(4), fault ?? ""]));
        }
    }
}
