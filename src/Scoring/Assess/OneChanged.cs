namespace GreenBatch.Scoring;

/// <summary>The sorted scores with one of them changed, still sorted, without copying them: where the cut would lie if one unit scored otherwise.</summary>
internal sealed class OneChanged(decimal[] ascending, decimal from, decimal to) : IReadOnlyList<decimal>
{
    private readonly int _taken = Ranking.FirstAtLeast(ascending, from);
    private readonly int _put = Ranking.FirstAtLeast(ascending, to) - (to > from ? 1 : 0);

    public int Count => ascending.Length;

    public decimal this[int index]
    {
        get
        {
            if (index == _put)
                return to;
            var rest = index > _put ? index - 1 : index;
            return ascending[rest >= _taken ? rest + 1 : rest];
        }
    }

    public IEnumerator<decimal> GetEnumerator() => Enumerable.Range(0, Count).Select(i => this[i]).GetEnumerator();

    System.Collections.IEnumerator System.Collections.IEnumerable.GetEnumerator() => GetEnumerator();
}
