using System.Collections.Concurrent;
using System.Collections.Frozen;

namespace GreenBatch.Ingest;

/// <summary>
/// Tells of any departmental row, quickly and without allocating, whether it could touch a listed entry: by a code it carries or contains, by a present
/// or former name, or, when it has no sound code, by a name with one slip. It errs toward yes; what it lets through is settled by the reconciler.
/// </summary>
public sealed class ListIndex
{
    private readonly IReadOnlyList<DatedAlias> _facts;
    private readonly FrozenSet<string>.AlternateLookup<ReadOnlySpan<char>> _codes;
    private readonly FrozenSet<ulong> _names;
    private readonly FrozenSet<ulong> _nearNames;
    private readonly ConcurrentDictionary<DatasetDefinition, Layout> _layouts = new(ReferenceEqualityComparer.Instance);

    private ListIndex(IReadOnlyList<DatedAlias> facts)
    {
        _facts = facts;
        _codes = facts.Where(f => !AliasKind.IsName(f.Kind)).SelectMany(f => CodesOf(f.Value)).ToFrozenSet(StringComparer.Ordinal).GetAlternateLookup<ReadOnlySpan<char>>();
        var (names, near) = Fingerprints(facts.Where(f => AliasKind.IsName(f.Kind)).Select(f => f.Value));
        (_names, _nearNames) = (names.ToFrozenSet(), near.ToFrozenSet());
    }

    /// <summary>Builds the index from the platform's list, the enterprises inside listed parks, and what is known from earlier cycles.</summary>
    /// <param name="list">Accepted records of the platform's <c>list</c> and <c>members</c> datasets; others are ignored.</param>
    public static ListIndex Build(IEnumerable<SourceRecord> list, IEnumerable<DatedAlias> aliases) =>
        new([.. list.SelectMany(Stated), .. aliases]);

    /// <summary>The index with more names and codes, as the registrations and renames of listed units bring them.</summary>
    public ListIndex With(IEnumerable<DatedAlias> aliases) => new([.. _facts, .. aliases]);

    /// <summary>Names and codes that accepted market records (<c>registrations</c>, <c>renames</c>) add to the listed entries they belong to.</summary>
    public IReadOnlyList<DatedAlias> AliasesOf(IEnumerable<SourceRecord> records) => MarketAliases.Of(_facts, records);

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
            if (HasCode(Identifiers.Normalise(code)))
                return true;
            isSound |= code.Length == CheckCharacters.CreditCodeLength && CheckCharacters.CreditCode(code.AsSpan(0, CheckCharacters.CreditCodeLength - 1)) == code[^1];
        }

        foreach (var column in layout.Names)
        {
            if (record.Values[column] is string { Length: > 0 } name && HasName(name, isSound))
                return true;
        }

        return false;
    }

    private static IEnumerable<DatedAlias> Stated(SourceRecord record) =>
        record.Is(FieldIds.Platform, FieldIds.List) ? ListAliases.Of(record) : record.Is(FieldIds.Platform, FieldIds.Members) ? MemberAliases.Of(record) : [];

    private bool HasCode(string code) => code.Length switch
    {
        CheckCharacters.CreditCodeLength => _codes.Contains(code) || _codes.Contains(code.AsSpan(8, 9)),
        CheckCharacters.SiteCodeLength => _codes.Contains(code.AsSpan(0, CheckCharacters.CreditCodeLength)) || _codes.Contains(code.AsSpan(8, 9)),
        15 => _codes.Contains(code) || _codes.Contains(code.AsSpan(6)),
        _ => _codes.Contains(code),
    };

    private bool HasName(string name, bool hasSoundCode)
    {
        var signature = new NameSignature(name, stackalloc ulong[NameSignature.Capacity + 1]);
        if (signature.Length > 0 && _names.Contains(signature.Value))
            return true;
        for (var length = 2; length < signature.Length; length++)
        {
            if (signature.IsHead(length) && _names.Contains(signature.Prefix(length)))
                return true;
        }

        return (!hasSoundCode && IsNear(signature)) || MentionsFormerName(name, hasSoundCode);
    }

    private bool IsNear(NameSignature signature)
    {
        if (!signature.IsLongEnoughForNear)
            return false;
        if (_nearNames.Contains(signature.Value))
            return true;
        for (var i = 0; i < signature.Length; i++)
        {
            var without = signature.Without(i);
            if (_names.Contains(without) || _nearNames.Contains(without))
                return true;
        }

        return false;
    }

    /// <summary>X（原名：Y）in one cell: both names count.</summary>
    private bool MentionsFormerName(string name, bool hasSoundCode)
    {
        if (!name.Contains('原', StringComparison.Ordinal) && !name.Contains("曾用", StringComparison.Ordinal) && !name.Contains('从', StringComparison.Ordinal))
            return false;
        var key = NameKey.Parse(name);
        return key.FormerNames.Count > 0 && (HasName(key.City, hasSoundCode) || key.FormerNames.Any(f => HasName(f, hasSoundCode)));
    }

    private static IEnumerable<string> CodesOf(string value)
    {
        var identifier = Identifiers.Classify(value);
        if (identifier.Class is IdentifierClass.Placeholder or IdentifierClass.ExcelDamaged)
            yield break;
        yield return identifier.CreditCode ?? identifier.Code;
        if (identifier.OrganisationCode is { } organisation)
            yield return organisation;
    }

    private static (HashSet<ulong> Names, HashSet<ulong> Near) Fingerprints(IEnumerable<string> texts)
    {
        var (names, near) = (new HashSet<ulong>(), new HashSet<ulong>());
        var buffer = new ulong[NameSignature.Capacity + 1];
        foreach (var name in texts.Select(NameKey.Parse).SelectMany(k => (string[])[k.Plain, k.Head, .. k.FormerNames]))
        {
            var signature = new NameSignature(name, buffer);
            if (signature.Length == 0)
                continue;
            names.Add(signature.Value);
            for (var i = 0; signature.IsLongEnoughForNear && i < signature.Length; i++)
                near.Add(signature.Without(i));
        }

        return (names, near);
    }

    /// <summary>Where the codes and names of a dataset stand.</summary>
    private sealed record Layout(int[] Codes, int[] Names)
    {
        public static Layout Of(DatasetDefinition dataset) => new(
            Columns(dataset, FieldIds.CreditCode, FieldIds.SiteCode, FieldIds.OrganisationCode, FieldIds.RegistrationNumber),
            Columns(dataset, FieldIds.Name, FieldIds.FormerNames));

        private static int[] Columns(DatasetDefinition dataset, params string[] fields) => [.. fields.Select(dataset.IndexOf).Where(i => i >= 0)];
    }
}
