using GreenBatch.Kernel;

namespace GreenBatch.Ingest;

/// <summary>A legal person with its listed entries: departments know the legal person, the list knows its plants.</summary>
internal sealed record Company(Party Party, IReadOnlyList<ListEntry> Entries)
{
    /// <summary>Groups the entries: one sound credit code and a common name, else the legal person's name.</summary>
    public static IReadOnlyList<Company> Group(IReadOnlyList<ListEntry> entries, IEnumerable<DatedAlias> aliases, AuthorityRegister register)
    {
        var known = aliases.ToLookup(a => a.EntryId, StringComparer.Ordinal);
        var groups = new List<List<ListEntry>>();
        var byCode = new Dictionary<string, List<List<ListEntry>>>(StringComparer.Ordinal);
        var byHead = new Dictionary<string, List<ListEntry>>(StringComparer.Ordinal);
        foreach (var entry in entries.OrderBy(e => Identifiers.Classify(e.CreditCode).CreditCode is null).ThenBy(e => e.Id, StringComparer.Ordinal))
        {
            var group = Find(entry, byCode, byHead);
            if (group.Count == 0)
                groups.Add(group);
            group.Add(entry);
        }

        return [.. groups.Select(g => new Company(PartyOf(g, known, register), [.. g.OrderBy(e => e.Id, StringComparer.Ordinal)]))];
    }

    private static List<ListEntry> Find(ListEntry entry, Dictionary<string, List<List<ListEntry>>> byCode, Dictionary<string, List<ListEntry>> byHead)
    {
        var name = NameKey.Parse(entry.Name);
        if (Identifiers.Classify(entry.CreditCode).CreditCode is not { } code)
            return byHead.TryGetValue(name.Head, out var named) ? named : byHead[name.Head] = [];
        if (!byCode.TryGetValue(code, out var holders))
            byCode[code] = holders = [];
        var found = holders.Find(g => NameSimilarity.Of(NameKey.Parse(g[0].Name), name) >= Comparison.SameName);
        if (found is null)
            holders.Add(found = []);
        byHead.TryAdd(name.Head, found);
        return found;
    }

    private static Party PartyOf(List<ListEntry> entries, ILookup<string, DatedAlias> known, AuthorityRegister register)
    {
        var aliases = entries.SelectMany(e => known[e.Id]).ToList();
        var districts = entries.Select(e => Districts.Key(register.Find(e.AuthorityId)?.Name)).Distinct(StringComparer.Ordinal).ToList();
        var codes = entries.SelectMany(e => (string?[])[e.CreditCode, e.SiteCode]).Concat(aliases.Where(a => !AliasKind.IsName(a.Kind)).Select(a => a.Value)).Distinct(StringComparer.Ordinal);
        var former = entries.SelectMany(e => e.FormerNames).Concat(aliases.Where(a => a.Kind is AliasKind.FormerName).Select(a => a.Value)).Distinct(StringComparer.Ordinal);
        var present = entries.Select(e => e.Name).Concat(aliases.Where(a => a.Kind is AliasKind.Name).Select(a => a.Value)).Distinct(StringComparer.Ordinal).Select(n => NameKey.Parse(n).Head);
        var heads = present.Distinct(StringComparer.Ordinal).Select(NameKey.Parse).ToList();
        var formerHeads = former.Select(f => NameKey.Parse(f).Head).Distinct(StringComparer.Ordinal);
        return Party.Of(entries[0].Id, heads[0].Raw, codes, formerHeads, districts.Count == 1 ? districts[0] : null, entries.Count == 1 ? entries[0].Address : null) with { OtherNames = heads[1..] };
    }
}
