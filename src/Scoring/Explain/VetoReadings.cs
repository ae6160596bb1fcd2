namespace GreenBatch.Scoring;

/// <summary>The readings of the negative list that the texts leave open: from which day the three years count, from which grade an accident vetoes, whether a penalty does.</summary>
internal static class VetoReadings
{
    private const string Larger = "较大";

    private static readonly string[] Accidents = ["accident", "environmental_incident", "quality_accident"];

    public static IEnumerable<Reading> Of(Scheme scheme) =>
        new[] { Anchored(scheme, "filing_deadline", AnchorKind.FilingDeadline), Anchored(scheme, "data_year_end", AnchorKind.DataYearEnd), Anchored(scheme, "cycle_end", AnchorKind.CycleEnd), Graded(scheme), Strict(scheme) }.OfType<Reading>();

    /// <summary>Every rule with a look-back counts it from the same other day.</summary>
    private static Reading? Anchored(Scheme scheme, string word, AnchorKind kind) => With(
        scheme,
        "追溯起算点",
        new Anchor(kind, null).ToString(),
        $"vetoes.yaml: anchor: {word}",
        rule => rule.LookBackYears is not null && rule.Anchor.Kind != kind,
        rule => rule with { Anchor = new Anchor(kind, null) });

    /// <summary>Older local practice vetoed from 较大 on; 第十五条 states no grade (rules.md 3.2).</summary>
    private static Reading? Graded(Scheme scheme) => With(
        scheme,
        "事故等级门槛",
        "较大及以上",
        $"vetoes.yaml: min_grade: {Larger}",
        rule => rule is { Outcome: VetoOutcome.Veto, MinimumGrade: null, Grades.Count: 0 } && Accidents.Contains(rule.Event, StringComparer.Ordinal),
        rule => rule with { MinimumGrade = Larger });

    /// <summary>GB/T 36132-2025 §4.2 a speaks of any violation, the platform of accidents (rules.md 2.2).</summary>
    private static Reading? Strict(Scheme scheme) => With(
        scheme,
        "行政处罚",
        "一票否决",
        "vetoes.yaml: event: penalty, outcome: veto",
        rule => rule is { Event: "penalty", Outcome: VetoOutcome.Review },
        rule => rule with { Outcome = VetoOutcome.Veto });

    /// <summary>Null when no rule would be read otherwise.</summary>
    private static Reading? With(Scheme scheme, string setting, string value, string key, Func<VetoRule, bool> isMeant, Func<VetoRule, VetoRule> change) => scheme.Vetoes.Any(isMeant)
        ? new Reading(setting, value, key, scheme with { Vetoes = [.. scheme.Vetoes.Select(rule => isMeant(rule) ? change(rule) : rule)] })
        : null;
}
