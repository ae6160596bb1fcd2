using System.Globalization;
using System.Text;

namespace GreenBatch.Benchmarks.Match;

/// <summary>The figures of a run as Markdown: counts and rates only, the same for the same seed on any machine, so that a change shows as a diff.</summary>
internal static class MatchReport
{
    public static string Write(MatchCase played, MatchEvaluation hidden, MatchEvaluation coded)
    {
        var text = new StringBuilder();
        text.Append(CultureInfo.InvariantCulture, $"""
            # Matching {played.Records.Count:N0} records with {played.Masters.Count:N0} masters

            把部门记录匹配到主数据：虚构城市，三十种走样，五个来源。括号内为 95% 威尔逊区间。

            Written by `./greenbatch bench match --seed {played.Seed} --masters {played.Masters.Count} --records {played.Records.Count}`. Everything is invented; no time stands here, so that a change of the matcher shows as a diff.
            "Hidden": every code kept from the matcher (truth A). "Codes": as the sources send them.


            """);
        Whole(text, hidden, coded);
        Table(text, "By tier (automatic links: precision)", "tier", hidden, coded, j => j.Result.Tier, MatchEvaluation.PrecisionOf, j => j.IsAuto);
        Table(text, "By source (records with a master: tied automatically)", "source", hidden, coded, j => j.Record.Source, MatchEvaluation.AutomaticOf, _ => true);
        Table(text, "By source (automatic links: precision)", "source", hidden, coded, j => j.Record.Source, MatchEvaluation.PrecisionOf, _ => true);
        ByCorruption(text, hidden, coded);
        Blocking(text, "Blocking, codes hidden", hidden);
        Blocking(text, "Blocking, with codes", coded);
        return text.ToString();
    }

    private static void Whole(StringBuilder text, MatchEvaluation hidden, MatchEvaluation coded)
    {
        text.AppendLine("| What | hidden | codes |").AppendLine("|---|---|---|");
        Row("automatic links, precision", e => e.Precision.ToString());
        Row("records with a master, tied automatically", e => MatchEvaluation.AutomaticOf(e.All).ToString());
        Row("records with a master, tied or put before a person with the right one", e => MatchEvaluation.RecallAfterReviewOf(e.All).ToString());
        Row("absent enterprises tied", e => FalseOf(e, j => !j.IsPresent && j.Record.Parent is null).ToString());
        Row("near names (one character apart, absent) tied", e => FalseOf(e, j => !j.IsPresent && j.Record.Draft.Entity.Kin is "near").ToString());
        Row("siblings (same brand, absent) tied", e => FalseOf(e, j => !j.IsPresent && j.Record.Draft.Entity.Kin is "sibling").ToString());
        Row("branches of a present parent merged into a master", e => FalseOf(e, j => j.Record.Parent is not null).ToString());
        Row("branches of a present parent proposed as its branch or site", e => new Interval(e.All.Count(j => j.Record.Parent is not null && j.IsRelationProposed), e.All.Count(j => j.Record.Parent is not null)).ToString());
        Row("rows with the sound code of another enterprise tied", e => FalseOf(e, j => j.Record.IsCollision).ToString());
        Row("B-cubed precision / recall (automatic links)", e => e.BCubed() is var (precision, recall) ? string.Create(CultureInfo.InvariantCulture, $"{precision:0.0000} / {recall:0.0000}") : "");
        Row("sent to a person, per 1,000 records", e => (1000.0 * e.All.Count(j => j.Result.Outcome == GreenBatch.Ingest.MatchOutcome.Review) / e.All.Count).ToString("0.0", CultureInfo.InvariantCulture));
        text.AppendLine();

        void Row(string what, Func<MatchEvaluation, string> figure) => text.AppendLine(CultureInfo.InvariantCulture, $"| {what} | {figure(hidden)} | {figure(coded)} |");
    }

    private static Interval FalseOf(MatchEvaluation evaluation, Func<Judged, bool> which)
    {
        var some = evaluation.All.Where(which).ToList();
        return new(some.Count(j => j.IsFalse), some.Count);
    }

    private static void Table(StringBuilder text, string title, string head, MatchEvaluation hidden, MatchEvaluation coded, Func<Judged, string> key, Func<IEnumerable<Judged>, Interval> figure, Func<Judged, bool> counts)
    {
        text.AppendLine(title).AppendLine().AppendLine(CultureInfo.InvariantCulture, $"| {head} | hidden | codes |").AppendLine("|---|---|---|");
        foreach (var value in hidden.All.Concat(coded.All).Where(counts).Select(key).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal))
            text.AppendLine(CultureInfo.InvariantCulture, $"| {value} | {Of(hidden, value)} | {Of(coded, value)} |");
        text.AppendLine();

        Interval Of(MatchEvaluation evaluation, string value) => figure(evaluation.All.Where(j => string.Equals(key(j), value, StringComparison.Ordinal)));
    }

    /// <summary>Records that only one corruption struck, so that its effect stands alone.</summary>
    private static void ByCorruption(StringBuilder text, MatchEvaluation hidden, MatchEvaluation coded)
    {
        text.AppendLine("By corruption (records with a master that only this one struck; held out: never looked at while the weights were chosen)").AppendLine();
        text.AppendLine("| corruption | held out | tied, hidden | tied, codes | false, hidden | false, codes |").AppendLine("|---|---|---|---|---|---|");
        foreach (var corruption in SourceProfile.Corruptions)
        {
            var (left, right) = (Struck(hidden, corruption.Number), Struck(coded, corruption.Number));
            text.AppendLine(CultureInfo.InvariantCulture, $"| {corruption.Number} {corruption.Name} | {(corruption.IsHeldOut ? "yes" : "")} | {MatchEvaluation.AutomaticOf(left)} | {MatchEvaluation.AutomaticOf(right)} | {left.Count(j => j.IsFalse)} | {right.Count(j => j.IsFalse)} |");
        }

        text.AppendLine();
    }

    private static List<Judged> Struck(MatchEvaluation evaluation, int corruption) => [.. evaluation.All.Where(j => j.Record.Draft.Applied is [var only] && only == corruption)];

    private static void Blocking(StringBuilder text, string title, MatchEvaluation evaluation)
    {
        var figures = evaluation.Figures;
        text.AppendLine(title).AppendLine();
        text.AppendLine(CultureInfo.InvariantCulture, $"{figures.Weighed:N0} records were weighed, {figures.Pairs:N0} pairs; reduction ratio {figures.Reduction:0.000000}; blocks above 2,000 masters are not followed.").AppendLine();
        text.AppendLine("| rule | pairs | large blocks | true pairs it brings together |").AppendLine("|---|---:|---:|---|");
        foreach (var rule in figures.Rules)
            text.AppendLine(CultureInfo.InvariantCulture, $"| {rule.Rule} | {rule.Pairs:N0} | {rule.LargeBlocks:N0} | {evaluation.Completeness.First(c => string.Equals(c.Rule, rule.Rule, StringComparison.Ordinal)).Found} |");
        text.AppendLine(CultureInfo.InvariantCulture, $"| {evaluation.Completeness[^1].Rule} | | | {evaluation.Completeness[^1].Found} |").AppendLine();
    }
}
