namespace GreenBatch.Ingest;

/// <summary>What one blocking rule did.</summary>
/// <param name="Pairs">Pairs it brought together, before those of other rules are taken off.</param>
/// <param name="LargeBlocks">Blocks of more masters than the cap.</param>
/// <param name="NotFollowed">Times a record would have met such a block.</param>
public sealed record BlockingFigures(string Rule, long Pairs, int LargeBlocks, long NotFollowed);

/// <summary>Figures of a run of the matcher. Counts only: the same for any order and any number of cores.</summary>
/// <param name="Masters">Masters.</param>
/// <param name="Weighed">Records that no key settled.</param>
/// <param name="Pairs">Pairs that were weighed, each once.</param>
/// <param name="Reduction">Share of all pairs of those records and the masters that was never looked at.</param>
public sealed record MatchFigures(int Masters, long Weighed, long Pairs, decimal Reduction, IReadOnlyList<BlockingFigures> Rules)
{
    internal static MatchFigures Of(MatchIndex index)
    {
        var blocking = index.Blocking;
        var all = (decimal)blocking.Records * index.All.Count;
        var reduction = all == 0 ? 1m : Math.Round(1m - blocking.Compared / all, 6, MidpointRounding.ToEven);
        return new(index.All.Count, blocking.Records, blocking.Compared, reduction, [.. blocking.Rules.Select(r => new BlockingFigures(r.Name, r.Pairs, r.LargeBlocks, r.Capped))]);
    }
}
