using GreenBatch.Tests.Support;

namespace GreenBatch.Scoring.Tests;

public sealed class NumberTextTests
{
    [Fact]
    public void A_share_is_above_0_and_at_most_1_as_two_whole_numbers()
    {
        foreach (var row in Table.Parse("""
            | text            | share              |
            | 1/20            | 1/20               |
            | 0.05            | 5/100              |
            | 2.5/50          | 25/500             |
            | 1               | 1/1                |
            | 3/3             | 3/3                |
            | 0.000001        | 1/1000000          |
            | 0.0000001       |                    |
            | 1/2147483647    | 1/2147483647       |
            | 1/2147483648    |                    |
            | 0.5/0.7         | 5/7                |
            | 1/1.0000001     |                    |
            | 1.0000001/2     |                    |
            | 1.00000001/2.00000001 |              |
            | 21/20           |                    |
            | 1.1             |                    |
            | 0               |                    |
            | -1/20           |                    |
            | -1/-20          |                    |
            | 1/0             |                    |
            | 1/x             |                    |
            | x/20            |                    |
            | 1/2/3           |                    |
            |                 |                    |
            """).Rows)
        {
            var isShare = NumberText.TryParseShare(row["text"], out var numerator, out var denominator);
            Assert.Equal((row["text"], row["share"]), (row["text"], isShare ? FormattableString.Invariant($"{numerator}/{denominator}") : ""));
        }
    }

    [Fact]
    public void A_weight_is_a_number_above_0_or_a_fraction_of_two()
    {
        foreach (var row in Table.Parse("""
            | text   | weight | points                         |
            | 8      | 8      | 8                              |
            | 2.5    | 2.5    | 2.5                            |
            | 25/6   | 25/6   | 4.1666666666666666666666666667 |
            | 25 / 5 | 25/5   | 5                              |
            | 0      |        |                                |
            | -8     |        |                                |
            | 25/0   |        |                                |
            | 25/-6  |        |                                |
            | a/6    |        |                                |
            | 25/b   |        |                                |
            | 1/2/3  |        |                                |
            | 1e3    |        |                                |
            | 1,000  |        |                                |
            """).Rows)
        {
            var isWeight = NumberText.TryParseWeight(row["text"], out var weight);
            Assert.Equal((row["text"], row["weight"]), (row["text"], isWeight ? weight.ToString() : ""));
            Assert.Equal(isWeight ? Some.Number(row["points"])!.Value : 0m, weight.Points);
        }
    }
}
