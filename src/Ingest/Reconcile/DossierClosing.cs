using GreenBatch.Kernel;

namespace GreenBatch.Ingest;

/// <summary>Closes the dossier of one entry from what was tied to it; and, on trial, what it would be with one record more.</summary>
internal sealed class DossierClosing(IEnumerable<SourceRecord> list, IEnumerable<TiedRecord> tied, ILookup<string, QuarantinedRow> quarantined, ReconcileInput input)
{
    private readonly Dictionary<string, SourceRecord> _rows = list.GroupBy(r => r.Text(FieldIds.EntryId)!, StringComparer.Ordinal).ToDictionary(g => g.Key, g => g.Last(), StringComparer.Ordinal);
    private readonly ILookup<string, TiedRecord> _tied = tied.ToLookup(t => t.EntryId, StringComparer.Ordinal);

    public Dossier Close(ListEntry entry, IReadOnlyList<TiedRecord> more, ReconcileLog log)
    {
        List<TiedRecord> all = [.. _tied[entry.Id], .. more];
        var own = all.FindAll(t => t.Enterprise is null); // figures and facts of an enterprise inside a park are not the park's
        var overrides = new Overrides(entry.Id, input, log);
        var filed = FiledValues.Of(entry.Id, own, quarantined[entry.Id], input.Qualitative, log);
        var values = overrides.Over(DepartmentEnergy.Products(entry.Id, filed, own, input, log));
        var energy = DepartmentEnergy.Total(entry.Id, own, input, log);
        var settled = new FactChoice(Declared(entry, own), _rows[entry.Id], own, overrides, input, log).Settle();
        var isNew = entry.ListedYear >= input.Cycle.Year;
        return new Dossier(settled, input.Cycle)
        {
            EnergyTce = overrides.Figure(FieldIds.EnergyTce, energy),
            OutputValue = overrides.Figure(FieldIds.OutputValue, Evaluation(own)?.Number(FieldIds.OutputValue)),
            Standing = isNew ? Standing.NewEntry : Standing.Ranked,
            StandingReason = isNew ? $"{entry.ListedYear} 年度入选，次年起参加排名" : null,
            Values = values,
            Events = EventList.Of(all),
            Issues = log.Of(entry.Id),
        };
    }

    /// <summary>For each candidate of a question: its dossier if the record were its own. What the record does not touch stays as it was screened.</summary>
    /// <param name="closed">Dossiers before the screening of plausibility.</param>
    /// <param name="screened">The same after it.</param>
    public IEnumerable<ReviewTrial> Trials(ReviewItem item, RecordTies ties, IReadOnlyList<ListEntry> entries, IReadOnlyList<Dossier> closed, IReadOnlyList<Dossier> screened)
    {
        if (!ties.Asked.TryGetValue(item.Subject, out var record))
            yield break;
        for (var i = 0; i < entries.Count; i++)
        {
            if (!item.Candidates.Contains(entries[i].Id, StringComparer.Ordinal))
                continue;
            var trial = Close(entries[i], [ties.IfSame(record, item, entries[i].Id)], new ReconcileLog());
            var (before, after) = (closed[i], screened[i]);
            yield return new ReviewTrial(item.Subject, entries[i].Id, after with
            {
                Entry = trial.Entry,
                Events = trial.Events,
                EnergyTce = trial.EnergyTce,
                Values = trial.Values.SequenceEqual(before.Values) ? after.Values : trial.Values,
            });
        }
    }

    private static SourceRecord? Evaluation(List<TiedRecord> tied) => tied.Select(t => t.Record).LastOrDefault(r => r.Is(FieldIds.Platform, FieldIds.Evaluations));

    /// <summary>Sector and industry as the unit declares them for the cycle go before those of the list.</summary>
    private static ListEntry Declared(ListEntry entry, List<TiedRecord> tied)
    {
        var filed = Evaluation(tied);
        return entry with { Sector = filed?.Text("sector") ?? entry.Sector, IndustryCode = filed?.Text("industry_code") ?? entry.IndustryCode };
    }
}
