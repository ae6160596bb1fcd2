namespace GreenBatch.Scoring.Tests;

public sealed class OneChangedTests
{
    /// <summary>Every list of up to five scores from 0 to 3, each of them changed to every value from −1 to 4.</summary>
    [Fact]
    public void One_score_changed_reads_like_the_list_sorted_anew()
    {
        for (var n = 1; n <= 5; n++)
        {
            for (var code = 0; code < 1 << (2 * n); code++)
            {
                decimal[] ascending = [.. Enumerable.Range(0, n).Select(i => (decimal)((code >> (2 * i)) & 3)).Order()];
                foreach (var from in ascending.Distinct())
                {
                    for (var to = -1m; to <= 4m; to++)
                        Assert.Equal(Anew(ascending, from, to), new OneChanged(ascending, from, to));
                }
            }
        }
    }

    private static IEnumerable<decimal> Anew(decimal[] ascending, decimal from, decimal to)
    {
        var scores = ascending.ToList();
        scores.Remove(from);
        return [.. scores.Append(to).Order()];
    }
}
