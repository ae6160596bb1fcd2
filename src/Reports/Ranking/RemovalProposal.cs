using GreenBatch.Kernel;
using GreenBatch.Scoring;

namespace GreenBatch.Reports;

/// <summary>A removal candidate with its route and what is proposed. The tool proposes, people decide.</summary>
internal sealed record RemovalProposal(UnitLine Line, string Route, string Proposal, string Clause)
{
    private const string Final = "定稿";

    /// <summary>Cycles of the run in the bottom, this one included.</summary>
    public static IReadOnlyList<Cycle> Evidence(Cycle cycle) => [.. UnitText.Before(cycle), cycle];

    /// <summary>Candidates by score, then by event, each in printing order.</summary>
    public static IReadOnlyList<RemovalProposal> All(PopulationBook population) =>
    [
        .. population.Ranked.Where(l => l.Unit.Level == Level.Red).Select(ByScore),
        .. population.Outside.Where(l => l.Unit.State == UnitState.Vetoed).Select(ByEvent),
    ];

    public bool HasTrialCycle => TrialCycles(Line).Any();

    /// <summary>Score, place, line and run of one cycle in one cell.</summary>
    public string? EvidenceIn(Cycle cycle)
    {
        var ranking = Line.Unit.Group;
        if (cycle == Line.Cycle)
            return Line.Unit.Rank is { } rank ? Words(Line.Unit.Published, rank, ranking.N, ranking.Cut, Line.Population.Book.RunId) : Cell.AbsentMark;
        return Line.PastIn(cycle) is { } past ? Words(past.Published, past.Rank, past.N, past.Cut, past.RunId) : null;
    }

    /// <summary>Records that count against the unit, with day, document and source.</summary>
    public string? Events => UnitText.Joined(Decisive(Line).Select(Words), "；");

    private static RemovalProposal ByScore(UnitLine line)
    {
        var reasons = Doubts(line).ToList();
        if (line.Unit.Group.IsTooSmall)
            reasons.Add("参评单位数少于方案规定的最少家数");
        reasons.AddRange(TrialCycles(line).Select(cycle => $"{cycle}年为试算年度"));
        var clause = string.Join("、", line.Population.Book.Scheme.Basis) + $"：得分连续三年处于{SchemeText.Bottom(line.Population.Book.Scheme)}的，从现有名单中移出";
        return new RemovalProposal(line, "得分路径：连续" + line.Unit.Streak + "年处于" + SchemeText.Bottom(line.Population.Book.Scheme), Proposed("移出", reasons), clause);
    }

    private static RemovalProposal ByEvent(UnitLine line)
    {
        var reasons = Doubts(line).ToList();
        if (line.Population.Book.Scheme.Status == CycleStatus.Trial)
            reasons.Add($"{line.Cycle}年为试算年度");
        var hits = Decisive(line).ToArray();
        var isImmediate = hits.Any(h => h.Outcome == VetoOutcome.ImmediateRemoval);
        var clause = UnitText.Joined(hits.Select(h => $"{h.Rule.Clause}：{h.Rule.Text}（{h.Rule.Id}）").Distinct(StringComparer.Ordinal), "；");
        return new RemovalProposal(line, isImmediate ? "事件路径：立即移出" : "事件路径：一票否决", Proposed(isImmediate ? "立即移出" : "移出", reasons), clause ?? line.Unit.StateReason ?? "");
    }

    private static IEnumerable<string> Doubts(UnitLine line)
    {
        if (!string.Equals(line.Population.Book.EditionName, Final, StringComparison.Ordinal))
            yield return $"本次为{line.Population.Book.EditionName}，尚未定稿";
        if (line.OpenPoints.Count > 0)
            yield return "数据存在待核项";
    }

    private static IEnumerable<Cycle> TrialCycles(UnitLine line) => Evidence(line.Cycle).Where(cycle =>
        (cycle == line.Cycle ? line.Population.Book.Scheme.Status : line.PastIn(cycle)?.Status) == CycleStatus.Trial);

    private static string Proposed(string proposal, List<string> reasons) => reasons.Count == 0 ? proposal : $"暂缓（{string.Join("；", reasons)}）";

    private static IEnumerable<VetoHit> Decisive(UnitLine line) => line.Unit.VetoHits.Where(h => h.Outcome is VetoOutcome.Veto or VetoOutcome.ImmediateRemoval);

    private static string Words(VetoHit hit)
    {
        string?[] parts = [hit.Event.Date is { } date ? UnitText.Day(date) : null, hit.Event.Document, hit.Event.Origin?.ToString()];
        var facts = parts.Where(p => !string.IsNullOrEmpty(p)).ToArray();
        return hit.Event.Description + (facts.Length == 0 ? "" : $"（{string.Join("，", facts)}）");
    }

    private static string Words(decimal? score, int? rank, int? n, decimal? cut, string? run) =>
        FormattableString.Invariant($"{score:0.00}，{rank}/{n}\n线 {cut:0.00}\n{run}");
}
