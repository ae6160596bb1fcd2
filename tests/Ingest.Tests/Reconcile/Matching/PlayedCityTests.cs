using CsCheck;
using GreenBatch.Benchmarks.Match;

namespace GreenBatch.Ingest.Tests;

/// <summary>Small runs of <c>./greenbatch bench match</c>.</summary>
public sealed class PlayedCityTests
{
    private static readonly MatchCase Played = MatchCase.Make(seed: 7, masters: 2000, records: 3000);
    private static readonly IReadOnlyList<Party> Masters = Played.Parties();

    [Theory]
    [InlineData(false, 0.90)]
    [InlineData(true, 0.95)]
    public void No_automatic_link_is_false_and_most_records_are_tied(bool hasCodes, double share)
    {
        var run = MatchEvaluation.Run(Played, new Matcher(Masters), hasCodes);

        Assert.Equal([], run.All.Where(j => j.IsFalse).Select(j => $"{j.Record.Draft.Name} → {j.Result.MasterId}: {j.Result.Explanation}"));
        Assert.InRange(MatchEvaluation.AutomaticOf(run.All).Share, share, 1);
        Assert.InRange(run.Completeness[^1].Found.Share, 0.99, 1);
    }

    [Fact]
    public void The_order_of_records_and_of_masters_changes_nothing()
    {
        var records = Played.Records.Take(400).Select(r => r.Draft.ToParty(r.Id, hasCode: true)).ToList();
        var expected = ById(records, new Matcher(Masters));

        Gen.Select(Gen.Shuffle(records.ToArray()), Gen.Shuffle(Masters.ToArray())).Sample((shuffled, masters) => expected.SequenceEqual(ById(shuffled, new Matcher(masters))), iter: 5);
    }

    [Fact]
    public void The_same_seed_writes_the_same_figures()
    {
        Assert.Equal(Figures(), Figures());

        static string Figures()
        {
            var small = MatchCase.Make(seed: 3, masters: 300, records: 300);
            return MatchReport.Write(small, MatchEvaluation.Run(small, new Matcher(small.Parties()), hasCodes: false), MatchEvaluation.Run(small, new Matcher(small.Parties()), hasCodes: true));
        }
    }

    [Fact]
    public void Every_corruption_that_can_strike_does()
    {
        var struck = MatchCase.Make(seed: 5, masters: 2000, records: 30_000).Records.SelectMany(r => r.Draft.Applied).ToHashSet();

        Assert.Equal([], SourceProfile.Corruptions.Select(c => c.Number).Except(struck));
    }

    [Theory]
    [InlineData(0, 3000, 0.0, 0.0013)]
    [InlineData(50, 100, 0.4038, 0.5962)]
    public void Wilson_intervals(int hits, int trials, double lower, double upper)
    {
        var interval = new Interval(hits, trials);

        Assert.Equal((lower, upper), (Math.Round(interval.Lower, 4), Math.Round(interval.Upper, 4)));
    }

    private static List<(string, MatchResult)> ById(IReadOnlyList<Party> records, Matcher matcher) =>
        [.. records.Zip(matcher.MatchAll(records, CancellationToken.None), (record, result) => (record.Id, result)).OrderBy(r => r.Id, StringComparer.Ordinal)];
}
