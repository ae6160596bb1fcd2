namespace GreenBatch.Ingest;

/// <summary>
/// What the register of enterprises adds to listed entries: registration numbers, former names, renames, and the right code of an entry whose
/// code on the list is damaged. A row counts only when its code and one of its names both belong to the entry, or its name does and the entry has no sound code.
/// </summary>
internal static class MarketAliases
{
    private const decimal SameName = 0.5m;

    public static IReadOnlyList<DatedAlias> Of(IReadOnlyList<DatedAlias> known, IEnumerable<SourceRecord> records)
    {
        var byCode = known.Where(a => a.Kind is AliasKind.CreditCode).ToLookup(a => Identifiers.Classify(a.Value).CreditCode ?? "", StringComparer.Ordinal);
        var names = known.Where(a => AliasKind.IsName(a.Kind)).Select(a => (a.EntryId, Key: NameKey.Parse(a.Value))).ToList();
        var byEntry = names.ToLookup(n => n.EntryId, n => n.Key, StringComparer.Ordinal);
        var byHead = names.ToLookup(n => n.Key.Head, n => n.EntryId, StringComparer.Ordinal);
        var sound = byCode.Where(g => g.Key.Length > 0).SelectMany(g => g.Select(a => a.EntryId)).ToHashSet(StringComparer.Ordinal);

        IEnumerable<DatedAlias> FromRecord(SourceRecord record)
        {
            var code = Identifiers.Classify(record.Text(FieldIds.CreditCode)).CreditCode;
            if (code is null)
                return [];
            var keys = ((string?[])[record.Text(FieldIds.Name), .. ListAliases.Split(record.Text(FieldIds.FormerNames))]).Select(NameKey.Parse).ToList();
            var coded = byCode[code].Select(a => a.EntryId).Where(e => byEntry[e].Any(k => keys.Exists(r => NameSimilarity.Of(k, r) >= SameName)));
            var named = keys.SelectMany(k => byHead[k.City]).Where(e => !sound.Contains(e));
            return coded.Concat(named).Distinct(StringComparer.Ordinal).SelectMany(entry => Stated(entry, code, record));
        }

        return [.. records.Where(r => r.Is(FieldIds.Market, FieldIds.Registrations) || r.Is(FieldIds.Market, FieldIds.Renames)).SelectMany(FromRecord)];
    }

    private static IEnumerable<DatedAlias> Stated(string entry, string code, SourceRecord record)
    {
        var changed = record.Is(FieldIds.Market, FieldIds.Renames) ? record.Day("date") : null;
        yield return new(entry, AliasKind.CreditCode, code, null, null, record.Origin.Source);
        if (record.Text(FieldIds.Name) is { } name)
            yield return new(entry, AliasKind.Name, name, changed, null, record.Origin.Source);
        if (Identifiers.Classify(record.Text(FieldIds.RegistrationNumber)).RegistrationNumber is { } number)
            yield return new(entry, AliasKind.RegistrationNumber, number, null, null, record.Origin.Source);
        foreach (var former in ListAliases.Split(record.Text(FieldIds.FormerNames)))
            yield return new(entry, AliasKind.FormerName, former, null, changed, record.Origin.Source);
    }
}
