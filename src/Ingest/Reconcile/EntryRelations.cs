using GreenBatch.Kernel;

namespace GreenBatch.Ingest;

/// <summary>What one side is to the other, apart from who each is (reconcile.md 5.1): dated and with its source. One of them at least is a list entry.</summary>
/// <param name="Kind">One of <see cref="RelationKind"/>: the first is a branch of, a site of, was renamed from, merged into … the second.</param>
/// <param name="On">Day from which it holds; null where no source says.</param>
/// <param name="Source">Source id, or <c>人工</c>.</param>
public sealed record EntryRelation(RelationSide From, string Kind, RelationSide To, DateOnly? On, string Source, Origin? Origin, string Evidence);

/// <param name="EntryId">Null for an enterprise, or a name, that is not an entry of its own.</param>
/// <param name="Name">As the source writes it.</param>
public sealed record RelationSide(string? EntryId, string Name);

/// <summary>Kinds of <see cref="EntryRelation"/>.</summary>
public static class RelationKind
{
    public const string BranchOf = Relation.BranchOf;
    public const string SiteOf = Relation.SiteOf;
    public const string MemberOf = Relation.MemberOf;
    public const string RenamedFrom = "renamed_from";
    public const string MergedInto = "merged_into";
    public const string SplitFrom = "split_from";
}

/// <summary>A merger or a split that a person registered; nothing of it is ever changed, the newest of an entry counts.</summary>
/// <param name="Kind"><see cref="RelationKind.MergedInto"/>; <c>restored</c>, which takes the merger back; or <see cref="RelationKind.SplitFrom"/>, which states where the entry came from.</param>
/// <param name="OtherEntryId">The survivor, or the entry that this one was split from; for <c>restored</c> what <c>merged_into</c> was before the merger, null: nothing.</param>
/// <param name="From">First cycle in which it holds.</param>
public sealed record EntryChange(string EntryId, string Kind, string? OtherEntryId, Cycle From, DateOnly On, string Who, string Reason)
{
    public const string Restored = "restored";
}

/// <summary>Collects the relations of a cycle from the list, the register, the ties and people's registrations.</summary>
internal static class EntryRelations
{
    public static IReadOnlyList<EntryRelation> Of(IReadOnlyList<ListEntry> entries, IEnumerable<SourceRecord> list, IEnumerable<DatedAlias> aliases, IEnumerable<TiedRecord> tied, ReconcileInput input)
    {
        var byId = entries.ToDictionary(e => e.Id, StringComparer.Ordinal);
        var rows = list.GroupBy(r => r.Text(FieldIds.EntryId)!, StringComparer.Ordinal).ToDictionary(g => g.Key, g => g.Last().Origin, StringComparer.Ordinal);
        return
        [
            .. entries.SelectMany(e => OfList(e, byId, rows[e.Id], input)).Concat(Renames(aliases, byId)).Concat(Ties(tied, byId)).Concat(Splits(byId, input)).Distinct()
                .OrderBy(r => r.From.EntryId ?? r.To.EntryId, StringComparer.Ordinal).ThenBy(r => r.Kind, StringComparer.Ordinal)
                .ThenBy(r => r.From.Name, StringComparer.Ordinal).ThenBy(r => r.To.Name, StringComparer.Ordinal)
                .ThenBy(r => r.Source, StringComparer.Ordinal).ThenBy(r => r.On).ThenBy(r => r.Origin?.ToString(), StringComparer.Ordinal),
        ];
    }

    /// <summary>A merger by the list or by a person, and the plant of a legal person by its name.</summary>
    private static IEnumerable<EntryRelation> OfList(ListEntry entry, Dictionary<string, ListEntry> byId, Origin row, ReconcileInput input)
    {
        var self = SideOf(entry.Id, byId);
        if (entry.MergedInto is { } survivor)
        {
            yield return EntryChanges.Newest(input, entry.Id) is { Kind: RelationKind.MergedInto } registered
                ? new(self, RelationKind.MergedInto, SideOf(survivor, byId), registered.On, "人工", null, $"{registered.Who}：{registered.Reason}")
                : new(self, RelationKind.MergedInto, SideOf(survivor, byId), null, row.Source, row, "名单「并入条目」");
        }

        if (NameKey.Parse(entry.Name) is { IsBranch: true } own)
            yield return new(self, own.TailKind == TailKind.Branch ? RelationKind.BranchOf : RelationKind.SiteOf, new(null, own.Head), null, row.Source, row, $"名单名称「{entry.Name}」");
    }

    /// <summary>A source that dates the change says nothing more without its date.</summary>
    private static IEnumerable<EntryRelation> Renames(IEnumerable<DatedAlias> aliases, Dictionary<string, ListEntry> byId) => aliases.Where(a => a.Kind is AliasKind.FormerName)
        .GroupBy(a => (a.EntryId, a.Value, a.Source)).SelectMany(g => g.Any(a => a.ValidTo is not null) ? g.Where(a => a.ValidTo is not null) : g)
        .Select(a => new EntryRelation(SideOf(a.EntryId, byId), RelationKind.RenamedFrom, new(null, a.Value), a.ValidTo, a.Source, null, "曾用名或更名登记"));

    /// <summary>Enterprises that a person, or the list of a park, put beside the entry and not into it.</summary>
    private static IEnumerable<EntryRelation> Ties(IEnumerable<TiedRecord> tied, Dictionary<string, ListEntry> byId) => tied
        .Where(t => t.Relation is Relation.BranchOf or Relation.SiteOf or Relation.MemberOf && (t.Record.Is(FieldIds.Platform, FieldIds.Members) || t.Tier is "人工"))
        .Select(t => new EntryRelation(new(null, t.Enterprise ?? t.Record.Text(FieldIds.Name) ?? ""), t.Relation, SideOf(t.EntryId, byId), null, t.Record.Origin.Source, t.Record.Origin, t.Explanation));

    private static IEnumerable<EntryRelation> Splits(Dictionary<string, ListEntry> byId, ReconcileInput input) => input.EntryChanges
        .Where(c => c.From <= input.Cycle && c is { Kind: RelationKind.SplitFrom, OtherEntryId: not null } && byId.ContainsKey(c.EntryId))
        .Select(c => new EntryRelation(SideOf(c.EntryId, byId), RelationKind.SplitFrom, SideOf(c.OtherEntryId!, byId), c.On, "人工", null, $"{c.Who}：{c.Reason}"));

    private static RelationSide SideOf(string entryId, Dictionary<string, ListEntry> byId) => new(entryId, byId.GetValueOrDefault(entryId)?.Name ?? entryId);
}
