using System.Globalization;
using GreenBatch.Ingest;
using GreenBatch.Kernel;
using GreenBatch.Scoring;

namespace GreenBatch.Scheduler.Jobs;

/// <summary>A question of the queue with what hangs on it.</summary>
/// <param name="Uncertainty">0 sure, 1 open: from the likeness and the distance to the second candidate.</param>
internal sealed record RankedReview(ReviewItem Item, Effect Effect, decimal Uncertainty);

/// <summary>
/// What hangs on each open question of a reconciliation, from the scoring engine itself: a flag before a state, a state before a score, a score before nothing;
/// within that effect × uncertainty. The wall stands: reconciliation knows no scoring, so that both meet here.
/// </summary>
internal sealed class ReconcileEffects
{
    /// <summary>Nothing that is asked is quite sure.</summary>
    private const decimal LeastUncertainty = 0.05m;

    private const int Decimals = 4;

    private readonly ReconcileResult _result;
    private readonly UnitTrials _trials;
    private readonly Dictionary<string, Dossier> _dossiers;

    public ReconcileEffects(ReconcileResult result, Scheme scheme, IReadOnlyList<PastOutcome> history)
    {
        _result = result;
        _trials = new UnitTrials(Analysis.Of(scheme, result.Dossiers, history));
        _dossiers = result.Dossiers.ToDictionary(d => d.Entry.Id, StringComparer.Ordinal);
    }

    /// <summary>The queue, the gravest first; what a person could not tell comes last.</summary>
    public IReadOnlyList<RankedReview> Queue()
    {
        var trials = _result.Trials.ToLookup(t => t.Subject, StringComparer.Ordinal);
        return
        [
            .. _result.Reviews
                .Select(item => new RankedReview(item, trials[item.Subject].Select(t => Effect.Of(_trials.With(t.Dossier), $"若属于 {t.EntryId}")).Aggregate(Effect.None, Effect.Graver), Uncertainty(item)))
                .OrderBy(r => r.Item.IsLowered).ThenByDescending(r => r.Effect.Kind).ThenByDescending(Weight).ThenBy(r => r.Item.Subject, StringComparer.Ordinal),
        ];
    }

    /// <summary>One effect for each conflict, in their order: the unit with the value that lost against the unit with the one that won.</summary>
    public IReadOnlyList<Effect> Conflicts() => [.. _result.Conflicts.Select(OfConflict)];

    private static decimal Weight(RankedReview review) => review.Effect.Kind == TrialEffect.Score ? Math.Abs(review.Effect.Delta) * review.Uncertainty : review.Uncertainty;

    private static decimal Uncertainty(ReviewItem item)
    {
        var (score, margin) = (Math.Clamp(item.Score, 0m, 1m), Math.Clamp(item.Margin, 0m, 1m));
        return Math.Round(Math.Max(LeastUncertainty, Math.Max(1m - Math.Abs((2m * score) - 1m), 1m - margin)), Decimals, MidpointRounding.ToEven);
    }

    private Effect OfConflict(Conflict conflict)
    {
        if (!_dossiers.TryGetValue(conflict.EntryId, out var dossier) || With(dossier, conflict, conflict.Winner) is not { } winner || With(dossier, conflict, conflict.Loser) is not { } loser)
            return Effect.None;
        var outcome = _trials.Between(winner, loser);
        if (outcome is { After.Outside: OutsideReason.Doubtful })
            return new Effect(TrialEffect.Flag, outcome.Delta, "该值在 0 与满分之间取值，会改变后5%标记");
        return Effect.Of(outcome, $"若采用 {conflict.Loser}");
    }

    /// <summary>The dossier with one side of a conflict taken for true; null where no score rests on the field.</summary>
    private static Dossier? With(Dossier dossier, Conflict conflict, string value) => conflict.Field switch
    {
        "energy_tce" => Number(value) is { } energy ? dossier with { EnergyTce = energy } : null,
        "sector" => dossier with { Entry = dossier.Entry with { Sector = value } },
        "merged_into" => dossier with { Entry = dossier.Entry with { MergedInto = value is "未并入" ? null : value } },
        _ => FactFields.IsValue(conflict.Field) ? WithValue(dossier, conflict, value) : null,
    };

    private static Dossier? WithValue(Dossier dossier, Conflict conflict, string value)
    {
        var (indicator, _) = FactFields.ValueOf(conflict.Field);
        var rows = dossier.Values.Where(v => string.Equals(v.Indicator.Value, indicator, StringComparison.Ordinal)).ToList();
        var meant = rows.Count == 1 ? rows[0] : rows.Find(v => v.Origin is not null && (v.Origin == conflict.WinnerOrigin || v.Origin == conflict.LoserOrigin));
        if (meant is null)
            return null;
        var settled = Number(value) is { } figure
            ? meant with { Value = figure, State = ValueState.Reported, Rival = null }
            : meant with { State = ValueState.Invalid, Rival = null };
        return dossier with { Values = [.. dossier.Values.Select(v => ReferenceEquals(v, meant) ? settled : v)] };
    }

    private static decimal? Number(string text) => decimal.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var number) ? number : null;
}
