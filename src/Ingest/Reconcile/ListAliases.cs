namespace GreenBatch.Ingest;

/// <summary>The names and codes that a row of the platform's list states for its entry.</summary>
internal static class ListAliases
{
    public static IEnumerable<DatedAlias> Of(SourceRecord list)
    {
        var entry = list.Text(FieldIds.EntryId);
        if (entry is null)
            yield break;
        if (list.Text(FieldIds.Name) is { } name)
            yield return new(entry, AliasKind.Name, name, null, null, list.Origin.Source);
        foreach (var former in Split(list.Text(FieldIds.FormerNames)))
            yield return new(entry, AliasKind.FormerName, former, null, null, list.Origin.Source);
        if (list.Text(FieldIds.CreditCode) is { } code)
            yield return new(entry, AliasKind.CreditCode, Identifiers.Normalise(code), null, null, list.Origin.Source);
        if (list.Text(FieldIds.SiteCode) is { } site)
            yield return new(entry, AliasKind.SiteCode, Identifiers.Normalise(site), null, null, list.Origin.Source);
    }

    /// <summary>Several names in one cell, as people separate them.</summary>
    public static IReadOnlyList<string> Split(string? names) =>
        names is null ? [] : names.Split([';', '；', '|', '、', '\n'], StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
}
