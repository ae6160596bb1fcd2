using System.Text.Json.Serialization;
using GreenBatch.Ingest;
using GreenBatch.Kernel;
using GreenBatch.Scheduler.Commands;
using GreenBatch.Scheduler.Files;
using GreenBatch.Scheduler.Store;

namespace GreenBatch.Scheduler.Jobs;

/// <summary>
/// Pulls the sources of a cycle, in their order: the list first, then what brings names and codes, then the rest. Bytes are landed before
/// anything is parsed, an unchanged delivery is recognised, and a source that is missing or incomplete ends the run with nothing ranked.
/// </summary>
internal sealed class PullJob(
    RunLedger ledger,
    Settings settings,
    Configuration configuration,
    IEnumerable<IFetcher> fetchers,
    DeliveryLoader loader,
    AssessmentStore assessments,
    Completeness completeness,
    Serilog.ILogger log)
{
    /// <param name="source">One source, or null for all.</param>
    /// <param name="file">One file taken by hand for that source, or null to fetch.</param>
    public Task<PullFigures> RunAsync(Cycle cycle, string? source, string? file, RunReason reason, CancellationToken cancel) => RunAsync(cycle, source, file, reason, acceptance: null, cancel);

    /// <param name="acceptance">A person's word that fewer rows than last time are right; it takes two people's.</param>
    public async Task<PullFigures> RunAsync(Cycle cycle, string? source, string? file, RunReason reason, Acceptance? acceptance, CancellationToken cancel)
    {
        await using var run = await ledger.StartAsync(cycle, "ingest", reason, cancel);
        var figures = await ExecuteAsync(run, source, file, acceptance, cancel);
        if (figures.Quarantined > 0)
            run.HasFindings();
        return figures;
    }

    public Task<PullFigures> ExecuteAsync(RunScope run, string? source, string? file, CancellationToken cancel) => ExecuteAsync(run, source, file, acceptance: null, cancel);

    private Task<PullFigures> ExecuteAsync(RunScope run, string? source, string? file, Acceptance? acceptance, CancellationToken cancel) => run.StepAsync("ingest", async () =>
    {
        await assessments.RefuseFrozenAsync(run.Cycle, cancel);
        if (file is null)
            TellStrays();
        var lines = new List<PulledDelivery>();
        var known = new KnownUnits(loader, run.Cycle);
        var rejected = new RejectedDeliveries(log);
        foreach (var definition in Chosen(run.Cycle, source))
        {
            Fault.At(Fault.FetchBefore);
            var landed = await LandAsync(run.Cycle, definition, file, rejected, cancel);
            lines.AddRange(await LoadAsync(run, definition, landed, known, acceptance, rejected, cancel));
            // The rows of later sources are kept or passed over by what this one says: without it they wait.
            if (DeliveryLoader.NamesUnits(definition))
                rejected.ThrowIfAny();
            // Files taken by hand come one by one; whether all are there is asked before reconciliation.
            if (file is null && !rejected.Any)
                await completeness.RefuseMissingAsync(run.Cycle, definition, cancel);
        }

        rejected.ThrowIfAny();
        return PullFigures.Of(lines);
    }, cancel);

    private async Task<List<LandedDelivery>> LandAsync(Cycle cycle, SourceDefinition source, string? file, RejectedDeliveries rejected, CancellationToken cancel)
    {
        var landed = new List<LandedDelivery>();
        var unfinished = new List<Issue>();
        try
        {
            await foreach (var delivery in FetchAsync(cycle, source, file, unfinished, cancel))
                landed.Add(await loader.LandAsync(delivery, cancel));
        }
        catch (RejectedInputException refused)
        {
            rejected.Add(refused);
        }

        // What is still on its way may change the ranking as much as what never came.
        return unfinished.Count == 0 ? landed : throw new SourceUnavailableException(unfinished[0]);
    }

    /// <summary>A file whose name belongs to no source is not taken, and not passed over in silence either.</summary>
    private void TellStrays()
    {
        foreach (var stray in InboxName.Strays(settings.Folders.Inbox, configuration.Sources))
            log.Warning("  收件夹：[{Code}] {Message}。{Advice}", stray.Code, stray.Message, stray.Advice);
    }

    /// <summary>First what brings names, so that a record under a former name is known for what it is; then the rest, in the order they came. A refused file takes nothing from the others.</summary>
    private async Task<List<PulledDelivery>> LoadAsync(
        RunScope run, SourceDefinition source, List<LandedDelivery> landed, KnownUnits known, Acceptance? acceptance, RejectedDeliveries rejected, CancellationToken cancel)
    {
        var lines = new List<PulledDelivery>();
        foreach (var group in Readable(run.Cycle, source, landed, rejected).ToLookup(d => d.BringsNames, d => d.Delivery).OrderByDescending(g => g.Key))
        {
            var index = await known.IndexForAsync(source, cancel);
            foreach (var delivery in group)
            {
                try
                {
                    lines.Add(await loader.LoadAsync(run, source, delivery, index, acceptance, cancel));
                }
                catch (RejectedInputException refused)
                {
                    rejected.Add(refused);
                }
            }

            if (DeliveryLoader.IsList(source) || group.Key)
                known.Forget();
        }

        return lines;
    }

    /// <summary>The deliveries whose first document opens, and whether it brings names.</summary>
    private List<(LandedDelivery Delivery, bool BringsNames)> Readable(Cycle cycle, SourceDefinition source, List<LandedDelivery> landed, RejectedDeliveries rejected)
    {
        var readable = new List<(LandedDelivery, bool)>();
        foreach (var delivery in landed)
        {
            try
            {
                readable.Add((delivery, loader.BringsNames(cycle, source, delivery)));
            }
            catch (RejectedInputException refused)
            {
                rejected.Add(refused);
            }
        }

        return readable;
    }

    /// <summary>What the listed units are known by, gathered again only when something may have been added.</summary>
    private sealed class KnownUnits(DeliveryLoader loader, Cycle cycle)
    {
        private ListIndex? _index;

        /// <summary>Null for the platform itself, whose every row counts.</summary>
        public async Task<ListIndex?> IndexForAsync(SourceDefinition source, CancellationToken cancel) =>
            DeliveryLoader.IsList(source) ? null : _index ??= await loader.IndexAsync(cycle, cancel);

        public void Forget() => _index = null;
    }

    private IEnumerable<SourceDefinition> Chosen(Cycle cycle, string? source)
    {
        if (source is null)
            return completeness.Expected(cycle);
        var chosen = configuration.SourcesOf(cycle).FirstOrDefault(s => s.Id == source || s.Name == source)
            ?? throw new UserError(ExitCode.Usage, "GB-ING-002", $"没有来源「{source}」", $"可选：{string.Join("、", configuration.Sources.Select(s => s.Id))}");
        return [chosen];
    }

    private async IAsyncEnumerable<FetchedDelivery> FetchAsync(Cycle cycle, SourceDefinition source, string? file, List<Issue> unfinished, [System.Runtime.CompilerServices.EnumeratorCancellation] CancellationToken cancel)
    {
        if (file is not null)
        {
            yield return ByHand(source, file);
            yield break;
        }

        var request = new FetchRequest(cycle, source, settings.Folders.Inbox, settings.Source(source.Id).Access) { Report = unfinished.Add };
        foreach (var fetcher in source.Channels.SelectMany(channel => fetchers.Where(f => f.Channel == channel)))
        {
            if (fetcher.Channel != SourceChannel.Inbox && request.Access is null)
                continue;
            await foreach (var delivery in fetcher.FetchAsync(request, cancel))
                yield return delivery;
        }
    }

    private static FetchedDelivery ByHand(SourceDefinition source, string file)
    {
        if (!File.Exists(file))
            throw new UserError(ExitCode.Usage, "GB-USE-002", $"找不到文件 {file}", "检查 --file 的路径");
        var name = Path.GetFileName(file);
        return new FetchedDelivery(source.Id, Path.GetFileNameWithoutExtension(name), null, [new FetchedDocument(name, _ => new ValueTask<Stream>(File.OpenRead(file)))]);
    }
}

/// <summary>What came of one delivery.</summary>
/// <param name="Unchanged">Id of the earlier delivery with the same content: nothing was loaded again.</param>
internal sealed record PulledDelivery(string Source, string Batch, string? Unchanged, IReadOnlyList<DocumentFigures> Documents);

internal sealed record PullFigures(int Deliveries, int Unchanged, long Rows, long Accepted, long Quarantined, long Duplicate, long Outside) : IStepFigures
{
    [JsonIgnore]
    public string Sentence => $"{Deliveries} 批（{Unchanged} 批内容未变），{Rows} 行 = 接收 {Accepted} + 隔离 {Quarantined} + 重复 {Duplicate} + 名单外 {Outside}";

    /// <summary>Each delivery; kept out of the ledger, which has the tables of raw_ for that.</summary>
    [JsonIgnore]
    public IReadOnlyList<PulledDelivery> Lines { get; init; } = [];

    public static PullFigures Of(IReadOnlyList<PulledDelivery> lines)
    {
        var documents = lines.SelectMany(l => l.Documents).ToList();
        return new PullFigures(
            lines.Count,
            lines.Count(l => l.Unchanged is not null),
            documents.Sum(d => d.Rows),
            documents.Sum(d => d.Accepted),
            documents.Sum(d => d.Quarantined),
            documents.Sum(d => d.Duplicate),
            documents.Sum(d => d.Outside))
        {
            Lines = lines,
        };
    }
}
