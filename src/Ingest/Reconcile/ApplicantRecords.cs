namespace GreenBatch.Ingest;

/// <summary>
/// Applicants (新申报单位) seen as a list of their own: their register row stands for the list's and for the head of the self-evaluation, their values for
/// the filed ones. So everything that ties, reads and screens a listed unit does the same for an applicant, under its application number.
/// </summary>
public static class ApplicantRecords
{
    /// <summary>The input of a reconciliation of the applicants alone; the departments' records stay as they are, decisions and aliases of listed units fall away.</summary>
    public static ReconcileInput Of(ReconcileInput input)
    {
        var applicants = AsList(input.Records).Select(r => r.Text(FieldIds.EntryId)).ToHashSet(StringComparer.Ordinal);
        return input with
        {
            Records = [.. input.Records.Where(r => !r.IsPlatform()), .. AsListed(input.Records)],
            Quarantined = [.. input.Quarantined.Select(AsListed).OfType<QuarantinedRow>()],
            Aliases = [],
            Decisions = [.. input.Decisions.Where(d => d.EntryId is not null && applicants.Contains(d.EntryId))],
            LastYear = new Dictionary<string, Kernel.Dossier>(StringComparer.Ordinal),
        };
    }

    /// <summary>The applicants' rows as rows of the list: what departments send about them is kept, as it is for listed units.</summary>
    public static IEnumerable<SourceRecord> AsList(IEnumerable<SourceRecord> records) =>
        records.Where(r => r.Is(FieldIds.Platform, FieldIds.Applicants)).Select(r => As(r, FieldIds.List));

    private static IEnumerable<SourceRecord> AsListed(IEnumerable<SourceRecord> records) => records.SelectMany(record => record switch
    {
        _ when record.Is(FieldIds.Platform, FieldIds.Applicants) => (SourceRecord[])[As(record, FieldIds.List), As(record, FieldIds.Evaluations)],
        _ when record.Is(FieldIds.Platform, FieldIds.ApplicantValues) => [As(record, FieldIds.Values)],
        _ => [],
    });

    /// <summary>Additions by key stay additions: the newest row of a key counts.</summary>
    private static SourceRecord As(SourceRecord record, string dataset) => record with
    {
        Dataset = record.Dataset with
        {
            Id = dataset,
            Fields = [.. record.Dataset.Fields.Select(f => string.Equals(f.Id, FieldIds.ApplicantId, StringComparison.Ordinal) ? f with { Id = FieldIds.EntryId } : f)],
            Key = [.. record.Dataset.Key.Select(k => string.Equals(k, FieldIds.ApplicantId, StringComparison.Ordinal) ? FieldIds.EntryId : k)],
        },
    };

    private static QuarantinedRow? AsListed(QuarantinedRow row) => string.Equals(row.Dataset, FieldIds.ApplicantValues, StringComparison.Ordinal)
        ? row with { Dataset = FieldIds.Values, Cells = row.Cells.ToDictionary(c => string.Equals(c.Key, FieldIds.ApplicantId, StringComparison.Ordinal) ? FieldIds.EntryId : c.Key, c => c.Value, StringComparer.Ordinal) }
        : null;
}
