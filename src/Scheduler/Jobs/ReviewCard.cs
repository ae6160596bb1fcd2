using GreenBatch.Ingest;
using GreenBatch.Scheduler.Store;

namespace GreenBatch.Scheduler.Jobs;

/// <summary>A question as a card of text: what hangs on it, both sides with their differences marked, why it is asked, and what was answered before.</summary>
internal static class ReviewCard
{
    private const string Same = "＝";
    private const string Differs = "≠";
    private const int Narrowest = 24;

    private static readonly string[] Ordinals = ["甲", "乙", "丙", "丁", "戊"];

    /// <param name="place">Which of how many, such as <c>3/12</c>.</param>
    public static IEnumerable<string> Lines(QueuedReview queued, string place)
    {
        var item = queued.Item;
        yield return $"── {place} 〔{EffectText.Name(queued.Effect.Kind)}〕{queued.Effect.Text}";
        yield return $"编号 {item.Subject}";
        yield return $"问题 {item.Question}";
        if (item.Record is { } record)
        {
            foreach (var line in Sides(record, item.Sides))
                yield return line;
        }
        else
        {
            yield return $"候选 {string.Join('、', item.Candidates)}";
        }

        foreach (var line in Why(queued))
            yield return line;
        if (item.Origin is { } origin)
            yield return $"来源 {origin}";
    }

    /// <summary>Reason, repair, earlier answer and proposal, a line for each.</summary>
    public static IEnumerable<string> Why(QueuedReview queued)
    {
        var item = queued.Item;
        yield return $"为什么 {item.Explanation}";
        if (item.Repair is { } repair)
            yield return $"代码疑误 改一处即为 {repair}（只供核对，不自动更正）";
        if (item.Earlier is { } earlier)
            yield return $"此前裁定 {earlier.Who}「{ReviewWords.Of(earlier)}」：{earlier.Reason}{(item.Changes.Count == 0 ? "" : $"；当时依据的数据已变化：{string.Join("；", item.Changes)}")}";
        if (queued.Proposal is { Decision: var proposed })
            yield return $"待第二人确认 {proposed.Who} 提议「{ReviewWords.Of(proposed)}」：{proposed.Reason}";
    }

    /// <summary>A side in one piece, for a cell; what differs from the other side is marked.</summary>
    public static string SideText(ReviewSide side, ReviewSide? other = null)
    {
        var others = other?.Lines().ToDictionary(l => l.Label, l => l.Key, StringComparer.Ordinal);
        return string.Join('；', side.Lines().Where(l => !string.IsNullOrEmpty(l.Shown)).Select(l => $"{(others is not null && others[l.Label] is { Length: > 0 } key && key != l.Key ? Differs : "")}{l.Label} {l.Shown}"));
    }

    private static IEnumerable<string> Sides(ReviewSide record, IReadOnlyList<ReviewSide> units)
    {
        var own = record.Lines();
        var others = units.Take(Ordinals.Length).Select(u => u.Lines()).ToList();
        var labels = own.Max(l => Width(l.Label));
        var widths = others.Select((lines, i) => Math.Max(Narrowest, lines.Max(l => Width(l.Shown ?? "")) + 3)).ToList();
        var first = Math.Max(Narrowest, own.Max(l => Width(l.Shown ?? "")) + 1);
        yield return $"  {Pad("", labels)}   {Pad("来源记录", first)}{string.Concat(units.Take(Ordinals.Length).Select((u, i) => Pad($"   {Ordinals[i]} {u.Id}", widths[i])))}".TrimEnd();
        for (var row = 0; row < own.Count; row++)
        {
            if (string.IsNullOrEmpty(own[row].Shown) && others.TrueForAll(o => string.IsNullOrEmpty(o[row].Shown)))
                continue;
            var cells = others.Select((o, i) => Pad($"{Mark(own[row].Key, o[row].Key)} {o[row].Shown ?? "—"}", widths[i]));
            yield return $"  {Pad(own[row].Label, labels)}   {Pad(own[row].Shown ?? "—", first)}{string.Concat(cells)}".TrimEnd();
        }
    }

    private static string Mark(string? one, string? other) => string.IsNullOrEmpty(one) || string.IsNullOrEmpty(other) ? "  " : one == other ? Same : Differs;

    private static string Pad(string text, int width) => text + new string(' ', Math.Max(0, width - Width(text)));

    /// <summary>Columns on a terminal: Chinese characters take two.</summary>
    private static int Width(string text) => text.Sum(c => c >= '\u2E80' || c is '≠' ? 2 : 1);
}
