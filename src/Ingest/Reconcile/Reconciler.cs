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
        var closing = new DossierClosing(list, tied, QuarantinedValues.ByEntry(input, entries), input);
        var closed = entries.Select(e => closing.Close(e, [], log)).ToList();
        var dossiers = Plausibility.Screen(closed, input.Rules, input.LastYear, HeadersOf(tied));
        List<ReviewItem> reviews = [.. log.Reviews.GroupBy(r => r.Subject, StringComparer.Ordinal).Select(AsOne).OrderBy(r => r.Subject, StringComparer.Ordinal)];
        return new ReconcileResult(
            dossiers,
            [.. list.Select(r => new Link(r, r.Text(FieldIds.EntryId)!, "T0", Relation.Same, "名单条目")), .. tied.Select(ties.LinkOf)],
            [.. log.Conflicts.OrderBy(c => c.EntryId, StringComparer.Ordinal).ThenBy(c => c.Field, StringComparer.Ordinal).ThenBy(c => c.Loser, StringComparer.Ordinal)],
            reviews,
            aliases,
            ties.Outside,
            log.Issues)
        {
            Trials = [.. reviews.SelectMany(r => closing.Trials(r, ties, entries, closed, dossiers))],
            Facts = [.. log.Facts.OrderBy(f => f.EntryId, StringComparer.Ordinal).ThenBy(f => f.Field, StringComparer.Ordinal)],
            Relations = EntryRelations.Of(entries, list, aliases, tied, input),
        };
    }

    /// <summary>One record may be asked about twice, as a listed unit's and as that of an enterprise inside a park: one question with the candidates of both.</summary>
    private static ReviewItem AsOne(IEnumerable<ReviewItem> asked)
    {
        var all = asked.ToList();
        return all[0] with
        {
            Question = string.Concat(all.Select(r => r.Question).Distinct(StringComparer.Ordinal)),
            Candidates = [.. all.SelectMany(r => r.Candidates).Distinct(StringComparer.Ordinal)],
            Sides = [.. all.SelectMany(r => r.Sides).DistinctBy(s => s.Id, StringComparer.Ordinal)],
            Changes = [.. all.SelectMany(r => r.Changes).Distinct(StringComparer.Ordinal)],
            Explanation = string.Join('；', all.Select(r => r.Explanation).Distinct(StringComparer.Ordinal)),
        };
    }

    private static List<DatedAlias> AliasesOf(List<SourceRecord> list, IReadOnlyList<SourceRecord> counting, ReconcileInput input)
    {
        var ids = list.Select(r => r.Text(FieldIds.EntryId)!).ToHashSet(StringComparer.Ordinal);
        List<DatedAlias> known = [.. list.SelectMany(ListAliases.Of), .. input.Aliases.Where(a => ids.Contains(a.EntryId)), .. ByHand(input, ids)];
        return [.. known.Concat(MarketAliases.Of(known, counting)).Distinct()
            .OrderBy(a => a.EntryId, StringComparer.Ordinal).ThenBy(a => a.Kind, StringComparer.Ordinal).ThenBy(a => a.Value, StringComparer.Ordinal)
            .ThenBy(a => a.Source, StringComparer.Ordinal).ThenBy(a => a.ValidFrom).ThenBy(a => a.ValidTo)];
    }

    /// <summary>A name or code that a person put in ties records as a listed one does.</summary>
    private static IEnumerable<DatedAlias> ByHand(ReconcileInput input, HashSet<string> ids) => input.Overrides
        .Where(o => ids.Contains(o.EntryId) && o.HoldsOn(input.DayOfRecord) && o.Field is FieldIds.Name or FieldIds.CreditCode)
        .Select(o => new DatedAlias(o.EntryId, o.Field is FieldIds.Name ? AliasKind.Name : AliasKind.CreditCode, o.Value, null, null, "人工"));

    private static Dictionary<string, FiledHeader> HeadersOf(List<TiedRecord> tied) =>
        tied.Where(t => t.Record.Is(FieldIds.Platform, FieldIds.Evaluations)).GroupBy(t => t.EntryId, StringComparer.Ordinal)
            .ToDictionary(g => g.Key, g => FiledHeader.Of(g.Last().Record), StringComparer.Ordinal);
}
