using GreenBatch.Scheduler.Store;
using GreenBatch.Scoring;

namespace GreenBatch.Scheduler.Commands;

/// <summary>One explained unit as <c>explain --json</c> gives it: the result, where each point comes from, and the answers beyond it.</summary>
internal sealed record ExplainedUnit(
    string Run,
    string SchemeHash,
    string InputHash,
    string Unit,
    string Name,
    string State,
    string? Reason,
    string Outside,
    decimal? Total,
    decimal? Published,
    int? Rank,
    int? Tied,
    int N,
    int K,
    decimal? Cut,
    bool TooSmall,
    bool? Bottom,
    int? Streak,
    string Level,
    object Vetoes,
    object Kept,
    object Contributions,
    Place? Place,
    IReadOnlyList<Loss> Losses,
    object? Change,
    ExitPath? Exit,
    UnitStability? Stability)
{
    public static ExplainedUnit Of(AssessmentHead head, UnitInsight insight)
    {
        var unit = insight.Unit;
        return new ExplainedUnit(
            head.RunId,
            head.SchemeHash,
            head.InputHash,
            unit.Dossier.Entry.Id,
            unit.Dossier.Entry.Name,
            Words.Of(unit.State),
            unit.StateReason,
            Words.Of(unit.Outside),
            unit.Total,
            unit.Published,
            unit.Rank,
            unit.Tied,
            unit.Group.N,
            unit.Group.K,
            unit.Group.Cut,
            unit.Group.IsTooSmall,
            unit.IsBottom,
            unit.Streak,
            Words.Of(unit.Level),
            unit.VetoHits.Select(v => new { rule = v.Rule.Id, outcome = Words.Of(v.Outcome), clause = v.Rule.Clause, reason = v.Reason, origin = v.Event.Origin }),
            unit.KeptRecords.Select(k => new { rule = k.Rule.Id, why = Words.Of(k.Why), clause = k.Rule.Clause, reason = k.Reason, origin = k.Event.Origin }),
            unit.Contributions.Select(Points),
            insight.Place,
            insight.Losses,
            insight.Change is { } c ? new { c.Before, c.After, c.Total, c.Own, c.Rules, c.Correction, c.Indicators } : null,
            insight.Exit,
            insight.Stability);
    }

    private static object Points(Contribution c) => new
    {
        indicator = c.Indicator.Value,
        dimension = c.Dimension,
        state = Words.Of(c.State),
        value = c.Value,
        lead = c.Lead,
        @base = c.Base,
        benchmark = c.Benchmark is { } source ? Words.Of(source) : null,
        weight = c.Weight,
        points = c.Points,
        lost = c.Lost,
        origin = c.Origin,
        products = c.Products,
    };
}
