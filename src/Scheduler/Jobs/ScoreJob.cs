using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Serialization;
using GreenBatch.Kernel;
using GreenBatch.Scheduler.Commands;
using GreenBatch.Scheduler.Files;
using GreenBatch.Scheduler.Store;
using GreenBatch.Scoring;

namespace GreenBatch.Scheduler.Jobs;

/// <summary>Dossiers of a cycle → its draft assessment.</summary>
internal sealed class ScoreJob(RunLedger ledger, DossierStore dossiers, AssessmentStore assessments, Analyses analyses, Configuration configuration, Completeness completeness, QualityStore quality)
{
    public async Task<ScoreFigures> RunAsync(Cycle cycle, RunReason reason, CancellationToken cancel)
    {
        await using var run = await ledger.StartAsync(cycle, "score", reason, cancel);
        var figures = await ExecuteAsync(run, cancel);
        if (figures.HasFindings)
            run.HasFindings();
        return figures;
    }

    /// <summary>What a run would find; nothing is saved.</summary>
    public async Task<ScoreFigures> PreviewAsync(Cycle cycle, CancellationToken cancel)
    {
        var computed = await ComputeAsync(cycle, cancel);
        return ScoreFigures.Of(computed.Assessment, await assessments.LoadUnfrozenAsync(cycle, cancel));
    }

    /// <summary>The cycle under its own scheme (the stored one, once it was scored) and under another one, side by side; nothing is saved.</summary>
    /// <param name="other">A scheme of another cycle is tried on this one's data: its rules, but this cycle's year, deadline and status.</param>
    public async Task<IReadOnlyList<Comparison>> CompareAsync(Cycle cycle, Scheme other, CancellationToken cancel)
    {
        var input = await DossiersAsync(cycle, cancel);
        var history = await analyses.HistoryAsync(cycle, cancel);
        var scheme = await analyses.FindSchemeAsync(cycle, cancel) ?? configuration.Scheme(cycle).Scheme;
        var own = Assessment.Assess(scheme, input, history);
        var trial = Assessment.Assess(other with { Cycle = cycle, DataYear = scheme.DataYear, FilingDeadline = scheme.FilingDeadline, Status = scheme.Status }, input, history);
        return [.. own.Populations.Join(trial.Populations, p => p.Kind, p => p.Kind, Comparison.Of)];
    }

    public Task<ScoreFigures> ExecuteAsync(RunScope run, CancellationToken cancel) => run.StepAsync("score", async () =>
    {
        await assessments.RefuseFrozenAsync(run.Cycle, cancel);
        var (assessment, loaded, inputHash) = await ComputeAsync(run.Cycle, cancel);
        await run.SetHashesAsync(loaded.Hash, inputHash, cancel);
        await assessments.SaveAsync(run, assessment, loaded.Scheme, loaded.Hash, loaded.Files.ToDictionary(f => f.Key, f => Encoding.UTF8.GetString(f.Value), StringComparer.Ordinal), inputHash, cancel);
        await quality.SaveAsync(run, completeness.Expected(run.Cycle), loaded.Scheme.FilingDeadline, cancel);
        return ScoreFigures.Of(assessment, await assessments.LoadUnfrozenAsync(run.Cycle, cancel));
    }, cancel);

    private async Task<(Assessment Assessment, LoadedScheme Scheme, string InputHash)> ComputeAsync(Cycle cycle, CancellationToken cancel)
    {
        var loaded = configuration.Scheme(cycle);
        var input = await DossiersAsync(cycle, cancel);
        var history = await analyses.HistoryAsync(cycle, cancel);
        return (Closed(Assessment.Assess(loaded.Scheme, input, history)), loaded, HashOf(input, history));
    }

    /// <summary>Listed = ranked + outside by reason: a result from which somebody vanished is a bug, and is not saved.</summary>
    private static Assessment Closed(Assessment assessment) => assessment.Populations.All(p => p.IsClosed)
        ? assessment
        : throw new InvalidOperationException("The units of an assessment are not all either ranked or outside under one reason.");

    private async Task<IReadOnlyList<Dossier>> DossiersAsync(Cycle cycle, CancellationToken cancel)
    {
        var input = await dossiers.LoadAsync(cycle, cancel);
        return input.Count > 0
            ? input
            : throw new UserError(ExitCode.SourceMissing, "GB-SCO-004", $"{cycle} 年度没有档案，不能评分", $"先执行 ./greenbatch reconcile --cycle {cycle}");
    }

    /// <summary>SHA-256 over everything the assessment is computed from besides the scheme, in a canonical form.</summary>
    private static string HashOf(IReadOnlyList<Dossier> dossiers, IReadOnlyList<PastOutcome> history)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        foreach (var dossier in dossiers)
            hash.AppendData(Encoding.UTF8.GetBytes(StoreJson.Write(dossier)));
        foreach (var outcome in history)
            hash.AppendData(Encoding.UTF8.GetBytes(StoreJson.Write(outcome)));
        return Convert.ToHexStringLower(hash.GetHashAndReset());
    }
}

/// <summary>What scoring found, for the ledger and the screen.</summary>
/// <param name="UnfrozenBefore">Earlier cycles with an assessment that is not frozen: they count as gaps.</param>
internal sealed record ScoreFigures(IReadOnlyList<PopulationFigures> Populations, IReadOnlyList<int> UnfrozenBefore) : IStepFigures
{
    /// <summary>Somebody should look: dossiers are incomplete.</summary>
    [JsonIgnore]
    public bool HasFindings => Populations.Any(p => p.Incomplete > 0);

    [JsonIgnore]
    public string Sentence => string.Join("；", Populations.Select(p => p.Sentence));

    public static ScoreFigures Of(Assessment assessment, IReadOnlyList<Cycle> unfrozen) => new([.. assessment.Populations.Select(PopulationFigures.Of)], [.. unfrozen.Select(c => c.Year)]);
}

internal sealed record PopulationFigures(string Kind, int Listed, int N, int K, decimal? Cut, int Bottom, int Vetoed, int Held, int NotFiled, int NewEntry, int Incomplete, int Red, int Orange, int Yellow, int Blue, int Pending)
    : IStepFigures
{
    /// <summary>Units outside by the heading they are listed under, in words; together with n they are the whole list.</summary>
    public IReadOnlyDictionary<string, int> OutsideByReason { get; init; } = new Dictionary<string, int>(StringComparer.Ordinal);

    [JsonIgnore]
    public string Sentence =>
        $"{(Kind == "park" ? "绿色工业园区" : "绿色工厂")}：名单 {Listed} = 参评 {N}{string.Concat(OutsideByReason.Select(reason => $" + {reason.Key} {reason.Value}"))}；"
        + $"后5% {Bottom} 家（k = {K}，分数线 {Cut?.ToString(CultureInfo.InvariantCulture) ?? "—"}）；红 {Red} 橙 {Orange} 黄 {Yellow} 蓝 {Blue} 待定 {Pending}；档案不完整 {Incomplete}";

    public static PopulationFigures Of(PopulationResult population)
    {
        var units = population.Units;
        int State(UnitState state) => units.Count(u => u.State == state);
        int Flagged(Level level) => units.Count(u => u.Level == level);
        return new PopulationFigures(
            Words.Of(population.Kind),
            units.Count,
            population.N,
            population.K,
            population.Cut,
            units.Count(u => u.IsBottom == true),
            State(UnitState.Vetoed),
            State(UnitState.Held),
            State(UnitState.NotFiled),
            State(UnitState.NewEntry),
            units.Count(u => u.IsIncomplete),
            Flagged(Level.Red),
            Flagged(Level.Orange),
            Flagged(Level.Yellow),
            Flagged(Level.Blue),
            Flagged(Level.Pending))
        {
            OutsideByReason = population.OutsideByReason.ToDictionary(reason => OutsideReasons.Name(reason.Key), reason => reason.Value, StringComparer.Ordinal),
        };
    }
}
