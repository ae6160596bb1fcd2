using System.Globalization;
using System.Text.RegularExpressions;
using GreenBatch.Ingest;
using GreenBatch.Kernel;
using GreenBatch.Scheduler.Store;

namespace GreenBatch.Scheduler.Jobs;

/// <summary>Compares one delivery with its contract and with last time, and lets the policy of its source decide.</summary>
internal sealed partial class DriftJudge(
    Cycle cycle,
    SourceDefinition source,
    LandedDelivery delivery,
    IReadOnlyDictionary<(string Dataset, string Series), DocumentShape> last,
    DateOnly needed,
    DriftStore store,
    Acceptance? acceptance)
{
    /// <summary>What comes again under the same name: the batch of a file, the path of an interface without its page.</summary>
    private readonly string _series = delivery.Dataset is null ? delivery.Batch : Path.GetDirectoryName(delivery.Documents[0].Name) ?? delivery.Dataset;

    /// <summary>Why every row of a document is set aside until a person has looked; null where they may go on.</summary>
    /// <exception cref="SourceUnavailableException">The source's policy is to stop.</exception>
    public string? Refusal(IReadOnlyList<DocumentShape> shapes)
    {
        var structural = shapes.SelectMany(Findings).Where(f => f.Finding.IsStructural).Select(f => f.Finding.Message).ToList();
        if (structural.Count == 0 || source.Drift is DriftPolicy.Evolve)
            return null;
        var message = $"结构与上次交付不同：{string.Join("；", structural)}";
        if (source.Drift is DriftPolicy.Stop)
            throw Stop("B040", message, "与来源单位核对列名和内容；确认后修改 columns.csv，或在 source.yaml 中把 drift 改为 evolve");
        return message;
    }

    /// <exception cref="SourceUnavailableException">Far fewer rows than last time without two people's word, or data too old for a source that says so.</exception>
    public async Task<JudgedShapes> JudgeAsync(IReadOnlyList<DocumentShape> shapes, CancellationToken cancel)
    {
        var whole = shapes.GroupBy(s => s.Dataset, StringComparer.Ordinal).Select(g => g.Aggregate((a, b) => a.With(b))).ToList();
        var findings = whole.SelectMany(Findings).Concat(whole.SelectMany(Stale)).ToList();
        if (findings.Find(f => f.Finding.Kind is DriftKind.RowsFell).Finding is { } fall)
            await RefuseFewerAsync(fall, cancel);
        if (source.StopsWhenStale && findings.Find(f => f.Finding.Kind is DriftKind.Stale).Finding is { } stale)
            throw Stop("GB-ING-005", stale.Message, "请来源单位重新导出最近的数据");
        return new JudgedShapes(_series, whole, findings);
    }

    private IEnumerable<(string Dataset, DriftFinding Finding)> Findings(DocumentShape shape) =>
        Drift.Between(shape, last.GetValueOrDefault((shape.Dataset, _series)), source.Dataset(shape.Dataset)!).Select(f => (shape.Dataset, f));

    private IEnumerable<(string Dataset, DriftFinding Finding)> Stale(DocumentShape shape)
    {
        if ((DayOf(delivery.Batch) ?? shape.Newest) is { } asOf && Drift.Stale(asOf, needed, source.Dataset(shape.Dataset)!) is { } stale)
            yield return (shape.Dataset, stale);
    }

    private async Task RefuseFewerAsync(DriftFinding fall, CancellationToken cancel)
    {
        var people = await store.AcceptAsync(cycle, $"{source.Id}/{delivery.Digest}", acceptance, cancel);
        if (people.Count >= 2)
            return;
        var said = people.Count == 0 ? "" : $"；{people[0]} 已确认，还需另一人";
        throw Stop("B041", $"{fall.Message}，须人工确认{said}", $"与来源单位核实；属实的，由两人分别执行 ./greenbatch ingest --cycle {cycle} --source {source.Id} --accept-fewer-rows 理由 --by 姓名");
    }

    private SourceUnavailableException Stop(string code, string message, string advice) =>
        new(new Issue(code, $"来源「{source.Name}」{delivery.Documents[0].Name}：{message}") { Severity = Severity.Error, Advice = advice });

    /// <summary>The day in a batch's name, such as 20251031 or 2025-10-31.</summary>
    internal static DateOnly? DayOf(string batch) =>
        Day().Match(batch) is { Success: true } day && DateOnly.TryParseExact(day.Value.Replace("-", "", StringComparison.Ordinal), "yyyyMMdd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var found)
            ? found
            : null;

    [GeneratedRegex("(?<![0-9])20[0-9]{2}(-[0-9]{2}-[0-9]{2}|[0-9]{4})(?![0-9])", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Day();
}
