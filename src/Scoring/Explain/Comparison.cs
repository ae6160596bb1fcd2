namespace GreenBatch.Scoring;

/// <summary>One unit that stands elsewhere under the other reading.</summary>
public sealed record Move(UnitResult Before, UnitResult After)
{
    public string EntryId => Before.Dossier.Entry.Id;

    public string Name => Before.Dossier.Entry.Name;

    /// <summary>Comes into the bottom: harmed by the other reading.</summary>
    public bool Enters => After.IsBottom == true && Before.IsBottom != true;

    /// <summary>Leaves the bottom: spared by the other reading.</summary>
    public bool Leaves => Before.IsBottom == true && After.IsBottom != true;

    internal bool IsMove => Before.State != After.State || Before.Rank != After.Rank || Before.IsBottom != After.IsBottom || Before.Level != After.Level || Before.Streak != After.Streak;
}

/// <summary>The same units assessed in two ways: who moves, who comes into the bottom, who leaves it. It saves nothing and decides nothing.</summary>
/// <param name="Moves">In the order of the units; only those whose state, rank, flag, streak or level differs.</param>
public sealed record Comparison(PopulationResult Before, PopulationResult After, IReadOnlyList<Move> Moves)
{
    public IReadOnlyList<Move> Entered => [.. Moves.Where(m => m.Enters)];

    public IReadOnlyList<Move> Left => [.. Moves.Where(m => m.Leaves)];

    /// <summary>Flags that differ.</summary>
    public int Flags => Moves.Count(m => m.Enters || m.Leaves);

    public static Comparison Of(PopulationResult before, PopulationResult after)
    {
        var others = after.Units.ToDictionary(u => u.Dossier.Entry.Id, StringComparer.Ordinal);
        return new Comparison(before, after, [.. before.Units.Select(u => new Move(u, others[u.Dossier.Entry.Id])).Where(m => m.IsMove)]);
    }
}
