using GreenBatch.Kernel;

namespace GreenBatch.Ingest;

/// <summary>
/// Closes one dossier per listed unit from the records of all sources. Pure: the same records in any order give the same result. Nothing is
/// dropped silently: what is not tied is outside or under review, what lost is a conflict, what is wrong is a finding.
/// </summary>
public static class Reconciler
{
    public static ReconcileResult Reconcile(ReconcileInput input)
    {
        var log = new ReconcileLog();
        var counting = NewestRecords.Of(input.Records);
        var list = counting.Where(r => r.Is(FieldIds.Platform, FieldIds.List) && r.Text(FieldIds.EntryId) is not null && r.Text(FieldIds.Name) is not null).ToList();
        var entries = EntryList.Build(list, input, log);
        var aliases = AliasesOf(list, counting, input);
        var ties = new RecordTies(entries, aliases, counting, input, log);
        var tied = counting.Where(r => !r.Is(FieldIds.Platform, FieldIds.List)).SelectMany(ties.Tie).ToList();
        var dossiers = Close(entries, list, tied, input, log);
        return new ReconcileResult(
            Plausibility.Screen(dossiers, input.Rules, input.LastYear, HeadersOf(tied)),
            [.. list.Select(r => new Link(r, r.Text(FieldIds.EntryId)!, "T0", Relation.Same, "名单条目")), .. tied.Select(t => t.ToLink())],
            [.. log.Conflicts.OrderBy(c => c.EntryId, StringComparer.Ordinal).ThenBy(c => c.Field, StringComparer.Ordinal).ThenBy(c => c.Loser, StringComparer.Ordinal)],
            [.. log.Reviews.GroupBy(r => r.Subject, StringComparer.Ordinal).Select(AsOne).OrderBy(r => r.Subject, StringComparer.Ordinal)],
            aliases,
            ties.Outside,
            log.Issues);
    }

    /// <summary>One record may be asked about twice, as a listed unit's and as that of an enterprise inside a park: one question with the candidates of both.</summary>
    private static ReviewItem AsOne(IEnumerable<ReviewItem> asked)
    {
        var all = asked.ToList();
        return all[0] with
        {
            Question = string.Concat(all.Select(r => r.Question).Distinct(StringComparer.Ordinal)),
            Candidates = [.. all.SelectMany(r => r.Candidates).Distinct(StringComparer.Ordinal)],
            Explanation = string.Join('；', all.Select(r => r.Explanation).Distinct(StringComparer.Ordinal)),
        };
    }

    private static List<DatedAlias> AliasesOf(List<SourceRecord> list, IReadOnlyList<SourceRecord> counting, ReconcileInput input)
    {
        var ids = list.Select(r => r.Text(FieldIds.EntryId)!).ToHashSet(StringComparer.Ordinal);
        List<DatedAlias> known = [.. list.SelectMany(ListAliases.Of), .. input.Aliases.Where(a => ids.Contains(a.EntryId))];
        return [.. known.Concat(MarketAliases.Of(known, counting)).Distinct()
            .OrderBy(a => a.EntryId, StringComparer.Ordinal).ThenBy(a => a.Kind, StringComparer.Ordinal).ThenBy(a => a.Value, StringComparer.Ordinal)
            .ThenBy(a => a.Source, StringComparer.Ordinal).ThenBy(a => a.ValidFrom).ThenBy(a => a.ValidTo)];
    }

    private static List<Dossier> Close(IReadOnlyList<ListEntry> entries, List<SourceRecord> list, List<TiedRecord> tied, ReconcileInput input, ReconcileLog log)
    {
        var rows = list.GroupBy(r => r.Text(FieldIds.EntryId)!, StringComparer.Ordinal).ToDictionary(g => g.Key, g => g.Last(), StringComparer.Ordinal);
        var byEntry = tied.ToLookup(t => t.EntryId, StringComparer.Ordinal);
        var quarantined = QuarantinedValues.ByEntry(input, entries);
        return [.. entries.Select(e => DossierOf(e, rows[e.Id], [.. byEntry[e.Id]], quarantined[e.Id], input, log))];
    }

    private static Dossier DossierOf(ListEntry entry, SourceRecord row, List<TiedRecord> all, IEnumerable<QuarantinedRow> quarantined, ReconcileInput input, ReconcileLog log)
    {
        var tied = all.FindAll(t => t.Enterprise is null); // figures and facts of an enterprise inside a park are not the park's
        var filed = FiledValues.Of(entry.Id, tied, quarantined, input.Qualitative, log);
        var values = DepartmentEnergy.Products(entry.Id, filed, tied, input, log);
        var energy = DepartmentEnergy.Total(entry.Id, tied, input, log);
        var settled = FactChoice.Settle(Declared(entry, tied), row, tied, input.Rules, log);
        var isNew = entry.ListedYear >= input.Cycle.Year;
        return new Dossier(settled, input.Cycle)
        {
            EnergyTce = energy,
            OutputValue = Evaluation(tied)?.Number(FieldIds.OutputValue),
            Standing = isNew ? Standing.NewEntry : Standing.Ranked,
            StandingReason = isNew ? $"{entry.ListedYear} 年度入选，次年起参加排名" : null,
            Values = values,
            Events = EventList.Of(all),
            Issues = log.Of(entry.Id),
        };
    }

    private static Dictionary<string, FiledHeader> HeadersOf(List<TiedRecord> tied) =>
        tied.Where(t => t.Record.Is(FieldIds.Platform, FieldIds.Evaluations)).GroupBy(t => t.EntryId, StringComparer.Ordinal)
            .ToDictionary(g => g.Key, g => FiledHeader.Of(g.Last().Record), StringComparer.Ordinal);

    private static SourceRecord? Evaluation(List<TiedRecord> tied) => tied.Select(t => t.Record).LastOrDefault(r => r.Is(FieldIds.Platform, FieldIds.Evaluations));

    /// <summary>Sector and industry as the unit declares them for the cycle go before those of the list.</summary>
    private static ListEntry Declared(ListEntry entry, List<TiedRecord> tied)
    {
        var filed = Evaluation(tied);
        return entry with { Sector = filed?.Text("sector") ?? entry.Sector, IndustryCode = filed?.Text("industry_code") ?? entry.IndustryCode };
    }
}
