using GreenBatch.Kernel;

namespace GreenBatch.Ingest;

/// <summary>The two things a check may do to a dossier: add a finding, and mark a value as doubtful. What was filed stays.</summary>
internal static class Marking
{
    public static Dossier With(this Dossier dossier, Issue finding) => dossier with { Issues = [.. dossier.Issues, finding] };

    /// <param name="rival">What the value would be if the finding is right; null: anything from nothing to full points.</param>
    public static Dossier Doubt(this Dossier dossier, ReportedValue value, decimal? rival, string note) => dossier with
    {
        Values = [.. dossier.Values.Select(v => ReferenceEquals(v, value) ? v with { State = ValueState.Invalid, Rival = rival, Note = note } : v)],
    };

    public static ReportedValue? Reported(this Dossier dossier, string indicator) =>
        dossier.Values.FirstOrDefault(v => v is { State: ValueState.Reported, Value: not null } && string.Equals(v.Indicator.Value, indicator, StringComparison.Ordinal));

    /// <summary>The indicator as messages name it, with its product.</summary>
    public static string Name(this ReportedValue value) => value.Product is { } product ? $"{value.Indicator}（{product}）" : value.Indicator.Value;

    public static Issue Finding(this ReportedValue value, string code, string message, string advice) => new(code, message)
    {
        Origin = value.Origin,
        Column = value.Indicator.Value,
        Value = Figures.Text(value.Value),
        Advice = advice,
    };
}
