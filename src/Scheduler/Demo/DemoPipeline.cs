using GreenBatch.Ingest;
using GreenBatch.Kernel;
using GreenBatch.Scheduler.Files;
using GreenBatch.Scheduler.Jobs;
using GreenBatch.Scheduler.Store;

namespace GreenBatch.Scheduler.Demo;

/// <summary>The real pipeline on the demo's own database, with the demo's clock, folders and upstreams.</summary>
internal sealed class DemoPipeline(Composition app, DemoStage stage) : IDemoPipeline
{
    private static readonly RunReason Played = new("demo", "演示");

    /// <summary>Opens the pipeline on <c>greenbatch_demo</c>, made anew.</summary>
    public static async Task<IDemoPipeline> OpenAsync(Settings settings, DemoStage stage, CancellationToken cancel)
    {
        var staged = settings with
        {
            Folders = settings.Folders with { Inbox = stage.InboxFolder, Out = stage.OutFolder },
            // The played upstreams are on this machine.
            Hosts = new AllowedHosts([System.Net.IPAddress.Loopback.ToString()]),
            Sources = settings.Sources.ToDictionary(s => s.Key, s => s.Value with { IsEnabled = true, Access = stage.Access.GetValueOrDefault(s.Key) }, StringComparer.Ordinal),
        };
        var database = await Database.OpenAsync(staged, Database.DemoName, renew: true, cancel);
        return new DemoPipeline(await Composition.BuildAsync(staged, cancel, database, stage.Clock), stage);
    }

    public async Task<DemoOutcome> PlayAsync(DemoCycle cycle, CancellationToken cancel)
    {
        var year = await app.Get<YearJob>().RunAsync(cycle.Cycle, stage.OutFolder, Played, cancel);
        await app.Get<FreezeJob>().RunAsync(cycle.Cycle, Played, cancel);
        // Once more after the freeze, so that what lies in the folder is the final edition.
        await app.Get<ReportJob>().RunAsync(cycle.Cycle, Editions.Internal, stage.OutFolder, Played, cancel);
        return await OutcomeAsync(cycle.Cycle, year.Pulled, cancel);
    }

    public ValueTask DisposeAsync() => app.DisposeAsync();

    private async Task<DemoOutcome> OutcomeAsync(Cycle cycle, PullFigures pulled, CancellationToken cancel)
    {
        var assessments = app.Get<AssessmentStore>();
        var head = (await assessments.FindAsync(cycle, cancel))!;
        var scheme = Configuration.Scheme(await assessments.LoadSchemeFilesAsync(head.SchemeHash, cancel));
        var dossiers = await app.Get<DossierStore>().LoadAsync(cycle, cancel);
        var reconciled = app.Get<ReconcileStore>();
        var records = app.Get<RecordStore>();
        return new DemoOutcome(scheme, await assessments.LoadAsync(head, dossiers, scheme, cancel), dossiers)
        {
            Conflicts = await reconciled.LoadConflictsAsync(cycle, cancel),
            Reviews = await reconciled.LoadReviewsAsync(cycle, cancel),
            Links = Links(await records.LoadAsync(cycle, app.Get<Configuration>().SourcesOf(cycle), cancel), await reconciled.LoadLinksAsync(cycle, cancel)),
            Quarantined = await records.LoadQuarantineAsync(cycle, cancel),
            Deliveries = [.. pulled.Lines.Select(Delivery)],
        };
    }

    private static List<DemoLink> Links(IReadOnlyList<SourceRecord> records, IReadOnlyList<LinkLine> links)
    {
        var byPlace = records.ToLookup(r => (r.Origin.Delivery, r.Origin.File, r.Origin.Sheet, r.Origin.Row, r.Dataset.Id));
        return
        [
            .. links.SelectMany(link => byPlace[(link.Delivery, link.File, link.Sheet, link.Row, link.Dataset)].Take(1).Select(record =>
                new DemoLink(record.Dataset.Source, record.Dataset.Id, record.Text("name"), record.Text("credit_code"), link.EntryId, link.Tier) { SiteCode = record.Text("site_code") })),
        ];
    }

    private static DemoDelivery Delivery(PulledDelivery line) => new(
        line.Source,
        line.Batch,
        (int)line.Documents.Sum(d => d.Rows),
        (int)line.Documents.Sum(d => d.Accepted),
        (int)line.Documents.Sum(d => d.Quarantined),
        (int)line.Documents.Sum(d => d.Duplicate),
        (int)line.Documents.Sum(d => d.Outside),
        line.Unchanged is not null);
}
