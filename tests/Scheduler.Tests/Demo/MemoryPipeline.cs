using System.Security.Cryptography;
using GreenBatch.Ingest;
using GreenBatch.Kernel;
using GreenBatch.Scheduler.Demo;
using GreenBatch.Scheduler.Files;
using GreenBatch.Scoring;
using Microsoft.Extensions.DependencyInjection;

namespace GreenBatch.Scheduler.Tests.Demo;

/// <summary>The walk from pull to assessment without a database: real fetchers, readers, reconciler and scoring on the demo's upstreams and files.</summary>
internal sealed class MemoryPipeline(DemoStage stage) : IDemoPipeline
{
    private readonly AuthorityRegister _register = AuthorityFile.Load(Path.Combine(DemoSome.ConfigFolder, "authorities.csv"));
    private readonly IReadOnlyList<SourceDefinition> _sources = SourceFolder.Load(Path.Combine(DemoSome.ConfigFolder, "sources"));
    private readonly List<PastOutcome> _past = [];
    private readonly ServiceProvider _services = new ServiceCollection().AddSingleton<TimeProvider>(stage.Clock).AddIngest().BuildServiceProvider();
    private readonly ReconcileRules _rules = ReadRules();
    private IReadOnlyList<DatedAlias> _aliases = [];
    private IReadOnlyDictionary<string, IReadOnlyList<ReportedValue>> _lastYear = new Dictionary<string, IReadOnlyList<ReportedValue>>(StringComparer.Ordinal);

    public async Task<DemoOutcome> PlayAsync(DemoCycle cycle, CancellationToken cancel)
    {
        var pulled = new Pulled(new ReadContext(_register, cycle.FilingDeadline), cycle.Cycle);
        foreach (var source in _sources.OrderBy(s => s.Order))
            await PullAsync(source, cycle.Cycle, pulled, cancel);
        var reconciled = Reconciler.Reconcile(new ReconcileInput(cycle.Cycle, cycle.FilingDeadline, _register, pulled.Records, pulled.Quarantined, _aliases, [], _rules) { LastYear = _lastYear });
        var scheme = SchemeFolder.Load(Path.Combine(DemoSome.ConfigFolder, "schemes", cycle.Cycle.ToString())).Scheme;
        var assessment = Assessment.Assess(scheme, reconciled.Dossiers, _past);
        _past.AddRange(assessment.Populations.SelectMany(p => p.Units).Select(u => new PastOutcome(u.Dossier.Entry.Id, cycle.Cycle, CycleStatus.Counted, u.IsBottom)));
        _aliases = reconciled.Aliases;
        _lastYear = reconciled.Dossiers.ToDictionary(d => d.Entry.Id, d => d.Values, StringComparer.Ordinal);
        return new DemoOutcome(scheme, assessment, reconciled.Dossiers)
        {
            Conflicts = reconciled.Conflicts,
            Reviews = reconciled.Reviews,
            Links = [.. reconciled.Links.Select(ToDemo)],
            Quarantined = pulled.Quarantined,
            Deliveries = pulled.Deliveries,
        };
    }

    private static ReconcileRules ReadRules()
    {
        var faults = new List<ConfigFault>();
        var tree = ConfigFiles.ReadYaml(Path.Combine(DemoSome.ConfigFolder, "reconcile.yaml"), "reconcile.yaml", faults);
        var rules = tree is null ? null : ReconcileRulesParser.Parse(tree, faults);
        return rules ?? throw new InvalidDataException(string.Join('\n', faults));
    }

    public ValueTask DisposeAsync() => _services.DisposeAsync();

    private async Task PullAsync(SourceDefinition source, Cycle cycle, Pulled pulled, CancellationToken cancel)
    {
        foreach (var channel in source.Channels)
        {
            var request = new FetchRequest(cycle, source, stage.InboxFolder, stage.Access.GetValueOrDefault(source.Id));
            await foreach (var delivery in _services.GetServices<IFetcher>().Single(f => f.Channel == channel).FetchAsync(request, cancel))
                await pulled.AddAsync(source, delivery, cancel);
            pulled.Learn(source, _aliases);
        }
    }

    private static DemoLink ToDemo(Link link)
    {
        var (record, dataset) = (link.Record, link.Record.Dataset);
        return new DemoLink(dataset.Source, dataset.Id, record.Text("name"), record.Text("credit_code"), link.EntryId, link.Tier) { SiteCode = record.Text("site_code") };
    }

    private sealed class Pulled(ReadContext context, Cycle cycle)
    {
        private readonly HashSet<string> _contents = new(StringComparer.Ordinal);
        private ListIndex? _index;

        public List<SourceRecord> Records { get; } = [];

        public List<QuarantinedRow> Quarantined { get; } = [];

        public List<DemoDelivery> Deliveries { get; } = [];

        public void Learn(SourceDefinition source, IReadOnlyList<DatedAlias> known)
        {
            if (source.Id is "platform")
                _index = ListIndex.Build(Records, known);
            else if (source.Id is "market" && _index is not null)
                _index = _index.With(_index.AliasesOf(Records));
        }

        public async Task AddAsync(SourceDefinition source, FetchedDelivery delivery, CancellationToken cancel)
        {
            var (accepted, quarantined, duplicate, outside) = (Records.Count, Quarantined.Count, 0, 0);
            var isUnchanged = true;
            foreach (var document in delivery.Documents)
            {
                await using var stream = await document.OpenAsync(cancel);
                var isNew = _contents.Add(source.Id + Convert.ToHexString(await SHA256.HashDataAsync(stream, cancel)));
                isUnchanged &= !isNew;
                if (!isNew)
                    continue;
                await using var content = await document.OpenAsync(cancel);
                var info = new DocumentInfo(source.Id, $"{cycle}-{source.Id}-{delivery.Batch}", document.Name, delivery.Dataset);
                await foreach (var row in DocumentReading.Open(content, info, source, context, _index is null ? null : _index.Concerns).RowsAsync(cancel))
                {
                    duplicate += row is RowOutcome.Duplicate ? 1 : 0;
                    outside += row is RowOutcome.Outside ? 1 : 0;
                    Keep(row);
                }
            }

            (accepted, quarantined) = (Records.Count - accepted, Quarantined.Count - quarantined);
            Deliveries.Add(new DemoDelivery(source.Id, delivery.Batch, accepted + quarantined + duplicate + outside, accepted, quarantined, duplicate, outside, isUnchanged));
        }

        private void Keep(RowOutcome row)
        {
            if (row is RowOutcome.Accepted accepted)
                Records.Add(accepted.Record);
            else if (row is RowOutcome.Quarantined quarantined)
                Quarantined.Add(quarantined.Row);
        }
    }
}
