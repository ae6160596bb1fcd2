namespace GreenBatch.Scoring;

/// <summary>
/// 待核: a unit with a doubtful value is taken out when its own flag would change if the other side is right, or under no points and under full
/// points when there is no other side. All are ranked once with their preferred values to find out; there is no further round.
/// </summary>
internal static class HeldUnits
{
    /// <param name="keys">Ranking keys of all ranked units, by their preferred values.</param>
    /// <param name="doubtful">Positions of units in doubt, with their keys in the least and in the most favourable case.</param>
    /// <returns>Positions of the units to hold.</returns>
    public static IReadOnlyList<int> Find(IReadOnlyList<decimal> keys, IReadOnlyList<(int Position, decimal Fewest, decimal Most)> doubtful, CutRule rule)
    {
        var ascending = Ranking.Ascending(keys);
        var cut = BottomCut.Of(ascending, rule);
        return
        [
            .. doubtful
                .Where(d => IsBottomWith(d.Fewest, d) != cut.Contains(keys[d.Position]) || IsBottomWith(d.Most, d) != cut.Contains(keys[d.Position]))
                .Select(d => d.Position),
        ];

        bool IsBottomWith(decimal other, (int Position, decimal, decimal) unit) =>
            BottomCut.Of(new OneChanged(ascending, keys[unit.Position], other), rule).Contains(other);
    }
}
