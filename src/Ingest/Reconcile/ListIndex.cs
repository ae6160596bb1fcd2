using System.Collections.Concurrent;

namespace GreenBatch.Ingest;

/// <summary>
/// Tells of any departmental row, quickly and without allocating, whether it could touch a listed entry: by a code it carries or contains, by a present
/// or former name, or, when it has no sound code, by a name with one slip. It errs toward yes; what it lets through is settled by the reconciler.
/// </summary>
public sealed class ListIndex
{
    private readonly IReadOnlyList<DatedAlias> _facts;
    private readonly ConcurrentDictionary<DatasetDefinition, Layout> _layouts = new(ReferenceEqualityComparer.Instance);

    private ListIndex(IReadOnlyList<DatedAlias> facts)
    {
        _facts = facts;
        Marks = new ListMarks(facts);
    }

    /// <summary>Builds the index from the platform's list, the enterprises inside listed parks, and what is known from earlier cycles.</summary>
    /// <param name="list">Accepted records of the platform's <c>list</c> and <c>members</c> datasets; others are ignored.</param>
    public static ListIndex Build(IEnumerable<SourceRecord> list, IEnumerable<DatedAlias> aliases) =>
        new([.. list.SelectMany(Stated), .. aliases]);

    /// <summary>The index with more names and codes, as the registrations and renames of listed units bring them.</summary>
    public ListIndex With(IEnumerable<DatedAlias> aliases) => new([.. _facts, .. aliases]);

    /// <summary>Names and codes that accepted market records (<c>registrations</c>, <c>renames</c>) add to the listed entries they belong to.</summary>
    public IReadOnlyList<DatedAlias> AliasesOf(IEnumerable<SourceRecord> records) => MarketAliases.Of(_facts, records);

    internal ListMarks Marks { get; }

    /// <summary>Whether the row could touch a listed entry. The platform's own rows always do.</summary>
    public bool Concerns(SourceRecord record)
    {
        if (record.IsPlatform())
            return true;
        var layout = _layouts.GetOrAdd(record.Dataset, Layout.Of);
        var isSound = false;
        foreach (var column in layout.Codes)
        {
            if (record.Values[column] is not string { Length: > 0 } code)
                continue;
            if (Marks.HasCode(Identifiers.Normalise(code)))
                return true;
            isSound |= code.Length == CheckCharacters.CreditCodeLength && CheckCharacters.CreditCode(code.AsSpan(0, CheckCharacters.CreditCodeLength - 1)) == code[^1];
        }

        foreach (var column in layout.Names)
        {
            if (record.Values[column] is string { Length: > 0 } name && Marks.HasName(name, isSound))
                return true;
        }

        return false;
    }

    private static IEnumerable<DatedAlias> Stated(SourceRecord record) =>
        record.Is(FieldIds.Platform, FieldIds.List) ? ListAliases.Of(record) : record.Is(FieldIds.Platform, FieldIds.Members) ? MemberAliases.Of(record) : [];

    /// <summary>The fields by which a row of the dataset is known: codes and names.</summary>
    internal sealed record Layout(int[] Codes, int[] Names)
    {
        public static Layout Of(DatasetDefinition dataset) => new(
            Columns(dataset, FieldIds.CreditCode, FieldIds.SiteCode, FieldIds.OrganisationCode, FieldIds.RegistrationNumber),
            Columns(dataset, FieldIds.Name, FieldIds.FormerNames));

        private static int[] Columns(DatasetDefinition dataset, params string[] fields) => [.. fields.Select(dataset.IndexOf).Where(i => i >= 0)];
    }
}
