namespace GreenBatch.Scoring;

/// <summary>What hangs on one estimated benchmark: the ranking without it, and with its lead nearer to and farther from its base.</summary>
/// <param name="LeftOut">The indicator has no benchmark there: its weight is redistributed.</param>
/// <param name="Easier">The lead stands a tenth of its distance nearer to the base.</param>
/// <param name="Harder">The lead stands a tenth of its distance farther away.</param>
public sealed record EstimateEffect(BenchmarkUsed Benchmark, Comparison LeftOut, Comparison Easier, Comparison Harder)
{
    /// <summary>Most flags that any of the three trials moves: 0 means that no flag hangs on the estimate.</summary>
    public int Flags => Math.Max(LeftOut.Flags, Math.Max(Easier.Flags, Harder.Flags));
}

/// <summary>How much each 估 moves the flags (GB/T 36132-2025 §4.4.3 gives only the principle): the ones that matter are those to ask the ministry about first.</summary>
public static class EstimateEffects
{
    private const decimal Tenth = 0.1m;

    /// <param name="done">Told after each estimate how many are done, for progress.</param>
    public static IReadOnlyList<EstimateEffect> Of(Analysis analysis, Kernel.UnitKind kind, Action<int, int>? done = null)
    {
        if (analysis.For(kind) is not { Result: var official })
            return [];
        var estimated = official.Benchmarks.Where(b => b.Source == BenchmarkSource.Estimated).DistinctBy(b => (b.Indicator, b.Sector)).ToList();
        var effects = new List<EstimateEffect>();
        foreach (var benchmark in estimated)
        {
            effects.Add(new EstimateEffect(benchmark, Trial(benchmark, shift: null), Trial(benchmark, -Tenth), Trial(benchmark, Tenth)));
            done?.Invoke(effects.Count, estimated.Count);
        }

        return [.. effects.OrderByDescending(e => e.Flags).ThenBy(e => e.Benchmark.Indicator).ThenBy(e => e.Benchmark.Sector, StringComparer.Ordinal)];

        Comparison Trial(BenchmarkUsed benchmark, decimal? shift)
        {
            var change = new EstimateChange(benchmark.Indicator, benchmark.Sector, shift);
            return Comparison.Of(official, Analysis.Of(analysis.Scheme, analysis.Dossiers, analysis.History, change).For(kind)!.Result);
        }
    }
}
