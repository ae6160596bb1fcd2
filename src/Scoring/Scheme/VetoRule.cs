using GreenBatch.Kernel;

namespace GreenBatch.Scoring;

/// <summary>One line of <c>vetoes.yaml</c>: which recorded event has which outcome, for how long, and by which clause.</summary>
/// <param name="Id">Stable id, such as <c>limb-2-accident</c>.</param>
/// <param name="Event">Kind of event, as <see cref="UnitEvent.Kind"/>.</param>
/// <param name="Clause">Clause it comes from, or the word 决定.</param>
public sealed record VetoRule(string Id, string Event, VetoOutcome Outcome, string Clause, string Text)
{
    /// <summary>Kind of unit it applies to; null: both.</summary>
    public UnitKind? Kind { get; init; }

    /// <summary>Grades it applies to; empty: any.</summary>
    public IReadOnlyList<string> Grades { get; init; } = [];

    /// <summary>Least grade on the scale 一般 &lt; 较大 &lt; 重大 &lt; 特别重大 (Ⅳ &lt; Ⅲ &lt; Ⅱ &lt; Ⅰ). A record whose grade is not on the scale goes to a person.</summary>
    public string? MinimumGrade { get; init; }

    /// <summary>States it applies to; empty: any.</summary>
    public IReadOnlyList<string> Statuses { get; init; } = [];

    /// <summary>States in which the record is kept but not counted, such as 已撤销 and 已修复.</summary>
    public IReadOnlyList<string> UnlessStatuses { get; init; } = [];

    /// <summary>Kinds of penalty of which the record must name one, such as 停产停业; empty: any.</summary>
    public IReadOnlyList<string> Classes { get; init; } = [];

    /// <summary>Only while not ended.</summary>
    public bool WhileOpen { get; init; }

    /// <summary>Only when it has ended (a permit that ran out).</summary>
    public bool WhenEnded { get; init; }

    /// <summary>Only when its due day has passed without an end.</summary>
    public bool WhenOverdue { get; init; }

    /// <summary>Only when the unit has no record of the kind at all (a permit that it should have).</summary>
    public bool WhenAbsent { get; init; }

    /// <summary>Only when it lasted at least so many months (12 for a stop of production).</summary>
    public int? MinimumMonths { get; init; }

    /// <summary>Only from this amount on, 万元.</summary>
    public decimal? MinimumAmount { get; init; }

    /// <summary>Look-back in years before the anchor; null: whatever its date.</summary>
    public int? LookBackYears { get; init; }

    /// <summary>Day that the look-back counts from, and on which states are judged.</summary>
    public Anchor Anchor { get; init; } = Anchor.FilingDeadline;

    /// <summary>Whether the first day of the look-back counts.</summary>
    public bool IsInclusive { get; init; } = true;

    /// <summary>The rule holds for cycles whose filing deadline is not before this day; null: from ever.</summary>
    public DateOnly? ValidFrom { get; init; }

    /// <summary>The rule holds for cycles whose filing deadline is not after this day; null: for ever.</summary>
    public DateOnly? ValidTo { get; init; }

    /// <summary>What a record of an enterprise inside a park means for the park (13号 第十五条「含园区内企业」).</summary>
    public InsideRule Inside { get; init; } = InsideRule.Review;

    /// <summary>Under which heading a unit that it takes out of the ranking is listed; null: by its outcome.</summary>
    public OutsideReason? Heading { get; init; }

    public bool HoldsOn(DateOnly filingDeadline) => (ValidFrom is null || filingDeadline >= ValidFrom) && (ValidTo is null || filingDeadline <= ValidTo);
}

/// <summary>In the order of gravity.</summary>
public enum VetoOutcome
{
    /// <summary>To be looked at by a person; the unit stays in the ranking.</summary>
    Review,

    /// <summary>待核: a person decides before the unit is ranked again; not in n.</summary>
    Hold,

    /// <summary>一票否决: listed apart as a removal candidate, not in n.</summary>
    Veto,

    /// <summary>立即移出.</summary>
    ImmediateRemoval,
}

/// <summary>What a record of an enterprise inside a park means for the park itself.</summary>
public enum InsideRule
{
    /// <summary>A person looks at it; the park stays in the ranking.</summary>
    Review,

    /// <summary>The same as a record of the park's own.</summary>
    Same,

    /// <summary>A veto, also where the park's own record would be removed at once.</summary>
    Veto,

    Ignore,
}

/// <summary>三年内不得申报: for how long an enterprise may not apply after a record of this kind.</summary>
/// <param name="Event">Kind of event, as <see cref="UnitEvent.Kind"/>.</param>
/// <param name="Clause">Clause it comes from, or the word 决定.</param>
public sealed record BanRule(string Id, string Event, int Years, string Clause, string Text)
{
    /// <summary>States in which the record is kept but not counted.</summary>
    public IReadOnlyList<string> UnlessStatuses { get; init; } = [];
}

/// <summary>A ground that the published text names, with its clause.</summary>
public sealed record Ground(string Clause, string Text);
