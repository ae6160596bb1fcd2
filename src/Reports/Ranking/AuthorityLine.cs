using GreenBatch.Scoring;

namespace GreenBatch.Reports;

/// <summary>The units of one authority (or of all) and the figures made of them.</summary>
internal sealed record AuthorityLine(string Name, IReadOnlyList<UnitLine> Lines)
{
    private const int TopShare = 10;
    private const int LossesShown = 3;

    public IReadOnlyList<UnitLine> Ranked { get; } = [.. Lines.Where(l => l.IsRanked)];

    public decimal? Mean => MeanOf(Ranked.Select(l => l.Unit.Published));

    public decimal? LastMean => MeanOf(Lines.Select(l => l.Last?.Published));

    public decimal? Median
    {
        get
        {
            var scores = Ranked.Select(l => l.Unit.Published ?? 0m).Order().ToArray();
            return scores.Length == 0 ? null : Round((scores[(scores.Length - 1) / 2] + scores[scores.Length / 2]) / 2);
        }
    }

    /// <summary>Units in the first tenth of the city.</summary>
    public int Top => Ranked.Count(l => l.Unit.Rank <= (l.Unit.Group.N + TopShare - 1) / TopShare);

    public decimal? FlaggedShare => Share(Ranked.Count(l => l.IsFlagged), Ranked.Count);

    public decimal? FiledShare => Share(Lines.Count(l => l.Unit.State != UnitState.NotFiled), Lines.Count);

    public decimal? CompleteShare => Share(Ranked.Count(l => !l.Unit.IsIncomplete), Ranked.Count);

    public string? MainLosses => UnitText.Joined(
        Ranked.SelectMany(l => l.Losses()).GroupBy(l => l.Name, StringComparer.Ordinal)
            .Select(g => (Name: g.Key, Lost: g.Sum(l => l.Lost) / Ranked.Count))
            .OrderByDescending(l => l.Lost).ThenBy(l => l.Name, StringComparer.Ordinal).Take(LossesShown)
            .Select(l => $"{l.Name} -{UnitText.Score(l.Lost)}"),
        "；");

    public int Count(Level level) => Ranked.Count(l => l.Unit.Level == level);

    private decimal? MeanOf(IEnumerable<decimal?> scores)
    {
        var known = scores.OfType<decimal>().ToArray();
        return known.Length == 0 ? null : Round(known.Sum() / known.Length);
    }

    private decimal Round(decimal value) => Lines[0].Population.Round(value);

    private static decimal? Share(int part, int whole) => whole == 0 ? null : Math.Round((decimal)part / whole, 4);
}
