using GreenBatch.Ingest;
using GreenBatch.Kernel;
using GreenBatch.Scheduler.Files;
using GreenBatch.Scheduler.Store;

namespace GreenBatch.Scheduler.Jobs;

/// <summary>Takes one delivery from its bytes to the stores: land, recognise, read, map, save.</summary>
internal sealed class DeliveryLoader(Configuration configuration, Landing landing, DeliveryStore deliveries, DriftStore drift, RecordStore records, ReconcileStore reconciled, TimeProvider clock, Serilog.ILogger log)
{
    private const string ListSource = "platform";

    /// <summary>市场监管's registrations and renames.</summary>
    private static readonly HashSet<string> NamingDatasets = new(StringComparer.Ordinal) { "registrations", "renames" };

    public static bool IsList(SourceDefinition source) => source.Id == ListSource;

    /// <summary>Whether a source says who the listed units are or what else they are called: the rows of others are kept by that.</summary>
    public static bool NamesUnits(SourceDefinition source) => IsList(source) || source.Datasets.Any(d => NamingDatasets.Contains(d.Id));

    /// <summary>What the listed units of a cycle are known by, from the list, the register and earlier cycles.</summary>
    public async Task<ListIndex> IndexAsync(Cycle cycle, CancellationToken cancel)
    {
        var list = await records.LoadAsync(cycle, configuration.SourcesOf(cycle), cancel, "list");
        var members = await records.LoadAsync(cycle, configuration.SourcesOf(cycle), cancel, "members");
        var registered = await records.LoadAsync(cycle, configuration.SourcesOf(cycle), cancel, "registrations");
        var renamed = await records.LoadAsync(cycle, configuration.SourcesOf(cycle), cancel, "renames");
        var applicants = ApplicantRecords.AsList(await records.LoadAsync(cycle, configuration.SourcesOf(cycle), cancel, "applicants"));
        var index = ListIndex.Build([.. list, .. members, .. applicants], await reconciled.LoadAliasesAsync(cycle, cancel));
        return index.With(index.AliasesOf(registered.Concat(renamed)));
    }

    /// <summary>Keeps the bytes of a delivery, unchanged, before anything of it is read.</summary>
    public async Task<LandedDelivery> LandAsync(FetchedDelivery fetched, CancellationToken cancel)
    {
        var documents = new List<LandedDocument>();
        foreach (var document in fetched.Documents)
        {
            await using var content = await document.OpenAsync(cancel);
            var (hash, bytes) = await landing.StoreAsync(content, cancel);
            documents.Add(new LandedDocument(document.Name, hash, bytes));
        }

        return new LandedDelivery(fetched.Source, fetched.Batch, fetched.Dataset, Landing.Digest(documents.Select(d => d.Sha256)), documents);
    }

    /// <summary>Whether a delivery brings names and codes that the rows of others are tied by: such a one is loaded first.</summary>
    public bool BringsNames(Cycle cycle, SourceDefinition source, LandedDelivery delivery)
    {
        if (!source.Datasets.Any(d => NamingDatasets.Contains(d.Id)))
            return false;
        var first = delivery.Documents[0];
        using var bytes = landing.Open(first.Sha256);
        return DocumentReading.Open(bytes, new DocumentInfo(source.Id, "", first.Name, delivery.Dataset), source, ContextOf(cycle)).PeekDataset() is { } dataset && NamingDatasets.Contains(dataset);
    }

    public async Task<PulledDelivery> LoadAsync(RunScope run, SourceDefinition source, LandedDelivery landed, ListIndex? index, Acceptance? acceptance, CancellationToken cancel)
    {
        if (await deliveries.FindUnchangedAsync(run.Cycle, source.Id, landed.Digest, cancel) is { } earlier)
        {
            log.Information("  [B065] {Source} {Batch}：与批次 {Earlier} 内容相同，未重复载入", source.Name, landed.Batch, earlier);
            return new PulledDelivery(source.Id, landed.Batch, earlier, []);
        }

        var context = ContextOf(run.Cycle);
        var judge = new DriftJudge(run.Cycle, source, landed, await drift.LastAsync(run.Cycle, source.Id, cancel), Needed(context.DayOfRecord), drift, acceptance);
        var figures = await deliveries.SaveAsync(
            run,
            landed,
            async (id, document) => SetAside(await ReadAsync(new DocumentInfo(source.Id, id, document.Name, landed.Dataset), document, source, context, index, cancel), judge),
            shapes => judge.JudgeAsync(shapes, cancel),
            clock.GetUtcNow(),
            cancel);
        log.Information(
            "  {Source} {File}{Pages}：{Rows} 行 = 接收 {Accepted} + 隔离 {Quarantined} + 重复 {Duplicate} + 名单外 {Outside}",
            source.Name,
            figures[0].File,
            figures.Count > 1 ? $" 等 {figures.Count} 页" : "",
            figures.Sum(f => f.Rows),
            figures.Sum(f => f.Accepted),
            figures.Sum(f => f.Quarantined),
            figures.Sum(f => f.Duplicate),
            figures.Sum(f => f.Outside));
        return new PulledDelivery(source.Id, landed.Batch, null, figures);
    }

    /// <summary>The day for which the data must be fresh: the filing deadline, or today where it is still to come.</summary>
    private DateOnly Needed(DateOnly deadline) => DateOnly.FromDateTime(clock.GetUtcNow().ToOffset(TimeSpan.FromHours(8)).Date) is var today && today < deadline ? today : deadline;

    /// <summary>Rows of a document whose columns are others than last time, where its source says that a person shall look first.</summary>
    private static DocumentContent SetAside(DocumentContent content, DriftJudge judge)
    {
        if (judge.Refusal(content.Shapes) is not { } reason || content.Accepted.Count == 0)
            return content;
        var waiting = content.Accepted.Select(r => new QuarantinedRow(
            new Issue("B040", reason + "；整批隔离待核") { Severity = Severity.Error, Origin = r.Origin, Advice = "核对列名和内容，确认后修改 columns.csv 并重新载入" },
            r.Dataset.Id,
            r.Dataset.Fields.Select((f, i) => (f.Id, Text: Convert.ToString(r.Values[i], System.Globalization.CultureInfo.InvariantCulture))).ToDictionary(c => c.Id, string? (c) => c.Text, StringComparer.Ordinal)));
        var figures = content.Figures with { Accepted = 0, Quarantined = content.Figures.Quarantined + content.Accepted.Count };
        return content with { Figures = figures, Accepted = [], Quarantined = [.. content.Quarantined, .. waiting] };
    }

    private ReadContext ContextOf(Cycle cycle) => new(configuration.Authorities, configuration.Scheme(cycle).Scheme.FilingDeadline);

    private async Task<DocumentContent> ReadAsync(DocumentInfo info, LandedDocument document, SourceDefinition source, ReadContext context, ListIndex? index, CancellationToken cancel)
    {
        await using var bytes = landing.Open(document.Sha256);
        var reading = DocumentReading.Open(bytes, info, source, context, index);
        var accepted = new List<SourceRecord>();
        var quarantined = new List<QuarantinedRow>();
        long duplicate = 0;
        await foreach (var outcome in reading.RowsAsync(cancel))
        {
            switch (outcome)
            {
                case RowOutcome.Accepted one:
                    accepted.Add(one.Record);
                    break;
                case RowOutcome.Quarantined one:
                    quarantined.Add(one.Row);
                    break;
                default:
                    duplicate++;
                    break;
            }
        }

        var figures = new DocumentFigures(reading.Encoding, reading.Rows, accepted.Count, quarantined.Count, duplicate, reading.Outside, reading.Normalised);
        return new DocumentContent(figures, accepted, quarantined, reading.Warnings, reading.Datasets) { Shapes = reading.Shapes };
    }
}
