namespace GreenBatch.Ingest;

/// <summary>The name and code that a row of 园区内企业 states, under an id of its own: an enterprise inside a park is not the park.</summary>
internal static class MemberAliases
{
    public static IEnumerable<DatedAlias> Of(SourceRecord row)
    {
        if (row.Text(FieldIds.EntryId) is null || row.Text(FieldIds.Name) is not { } name)
            yield break;
        yield return new(IdOf(row), AliasKind.Name, name, null, null, row.Origin.Source);
        if (row.Text(FieldIds.CreditCode) is { } code)
            yield return new(IdOf(row), AliasKind.CreditCode, Identifiers.Normalise(code), null, null, row.Origin.Source);
    }

    public static string IdOf(SourceRecord row) => $"{row.Text(FieldIds.EntryId)}/{row.Text(FieldIds.Name)}/{row.Text(FieldIds.CreditCode)}";
}
