namespace GreenBatch.Benchmarks.Match;

/// <summary>One of the thirty ways in which a row differs from the register, by its number in the paper on identity.</summary>
/// <param name="IsHeldOut">Never looked at while the weights were chosen.</param>
internal sealed record Corruption(int Number, string Name, bool IsHeldOut, Action<Draft, Lottery> Apply)
{
    /// <summary>Applies it and notes its number when it changed something.</summary>
    public void Play(Draft draft, Lottery lottery)
    {
        var before = draft.Cells;
        Apply(draft, lottery);
        if (draft.Name.Length < 2)
            draft.Name = before.Item1;
        if (before != draft.Cells)
            draft.Applied.Add(Number);
    }
}
