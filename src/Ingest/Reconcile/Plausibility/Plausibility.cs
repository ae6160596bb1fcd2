using GreenBatch.Kernel;

namespace GreenBatch.Ingest;

/// <summary>
/// Plausibility before points: the checks in the order they run. A check never changes a value. It marks it invalid, with what it would be
/// without the fault where that is known, so that scoring holds the unit when its own flag depends on it, and says so in a finding.
/// </summary>
public static class Plausibility
{
    /// <summary>The impossible first, for it spoils medians; the common cause (output value) before its five effects; what rests on a marked value last.</summary>
    private static readonly Func<Dossier, Screening, Dossier>[] Checks =
        [OutputValueCheck.Mark, SlipCheck.Mark, HeaderCheck.Mark, RenewableCheck.Mark, EnergyTierCheck.Mark];

    public static IReadOnlyList<Dossier> Screen(IReadOnlyList<Dossier> dossiers, ReconcileRules rules) =>
        Screen(dossiers, rules, new Dictionary<string, Dossier>(StringComparer.Ordinal));

    /// <param name="lastYear">Dossiers of the cycle before, frozen, by entry.</param>
    public static IReadOnlyList<Dossier> Screen(IReadOnlyList<Dossier> dossiers, ReconcileRules rules, IReadOnlyDictionary<string, Dossier> lastYear) =>
        Screen(dossiers, rules, lastYear, new Dictionary<string, FiledHeader>(StringComparer.Ordinal));

    /// <param name="headers">Head of the self-evaluation by entry.</param>
    internal static IReadOnlyList<Dossier> Screen(
        IReadOnlyList<Dossier> dossiers, ReconcileRules rules, IReadOnlyDictionary<string, Dossier> lastYear, IReadOnlyDictionary<string, FiledHeader> headers)
    {
        List<Dossier> possible = [.. dossiers.Select(d => RangeCheck.Mark(d, rules))];
        var screening = new Screening(rules, lastYear, headers, new Medians(possible, rules.MedianOf));
        return [.. possible.Select(d => Checks.Aggregate(d, (dossier, check) => check(dossier, screening)))];
    }
}
