using GreenBatch.Ingest;
using GreenBatch.Kernel;
using GreenBatch.Scoring;

namespace GreenBatch.Scheduler.Demo;

/// <summary>What a cycle of the demo came to, as the checks read it: filled from the stores after the cycle is frozen.</summary>
internal sealed record DemoOutcome(Scheme Scheme, Assessment Assessment, IReadOnlyList<Dossier> Dossiers)
{
    public IReadOnlyList<Conflict> Conflicts { get; init; } = [];

    public IReadOnlyList<ReviewItem> Reviews { get; init; } = [];

    public IReadOnlyList<DemoLink> Links { get; init; } = [];

    public IReadOnlyList<QuarantinedRow> Quarantined { get; init; } = [];

    public IReadOnlyList<DemoDelivery> Deliveries { get; init; } = [];

    public Cycle Cycle => Assessment.Cycle;

    public UnitResult? ResultOf(DemoUnit unit) =>
        Assessment.Populations.SelectMany(p => p.Units).FirstOrDefault(u => string.Equals(u.Dossier.Entry.Id, unit.EntryId, StringComparison.Ordinal));

    public Dossier? DossierOf(DemoUnit unit) => Dossiers.FirstOrDefault(d => string.Equals(d.Entry.Id, unit.EntryId, StringComparison.Ordinal));

    public PopulationResult? Factories => Assessment.Populations.FirstOrDefault(p => p.Kind == UnitKind.Factory);
}

/// <summary>A departmental record and the entry it was tied to.</summary>
/// <param name="Name">Name as the record bears it.</param>
/// <param name="Tier">Tier of the matcher, such as <c>T4</c>.</param>
internal sealed record DemoLink(string Source, string Dataset, string? Name, string? CreditCode, string EntryId, string Tier)
{
    /// <summary>排污许可证编号 of the record, if it bears one.</summary>
    public string? SiteCode { get; init; }
}

/// <param name="IsUnchanged">Its content had been loaded before under another batch.</param>
internal sealed record DemoDelivery(string Source, string Batch, int Rows, int Accepted, int Quarantined, int Duplicate, int Outside, bool IsUnchanged);
