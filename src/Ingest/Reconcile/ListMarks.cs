using System.Numerics;
using System.Text;

namespace GreenBatch.Ingest;

/// <summary>
/// The codes and names of the list as fingerprints. Asked of text for one record and of raw UTF-8 for a dump; of the same text both say the same, and
/// where bytes would need a closer look (lower case, a former name in brackets) the answer is that they may concern the list.
/// </summary>
internal sealed class ListMarks
{
    private readonly Fingerprints _codes;
    private readonly Fingerprints _names;
    private readonly Fingerprints _nearNames;

    public ListMarks(IReadOnlyList<DatedAlias> facts)
    {
        _codes = new Fingerprints(facts.Where(f => !AliasKind.IsName(f.Kind)).SelectMany(f => CodesOf(f.Value)).Select(Fingerprints.Of));
        var (names, near) = SignaturesOf(facts.Where(f => AliasKind.IsName(f.Kind)).Select(f => f.Value));
        (_names, _nearNames) = (new Fingerprints(names), new Fingerprints(near));
    }

    /// <summary>Whether a normalised code is one of the list's, contains one, or is contained in one.</summary>
    public bool HasCode(string code)
    {
        Span<byte> bytes = stackalloc byte[CheckCharacters.SiteCodeLength];
        return code.Length <= bytes.Length && Encoding.UTF8.TryGetBytes(code, bytes, out var length) ? HasCode(bytes[..length]) : _codes.Contains(Fingerprints.Of(code));
    }

    /// <summary>As <see cref="HasCode(string)"/>, of a code in capitals and digits.</summary>
    public bool HasCode(ReadOnlySpan<byte> code) => code.Length switch
    {
        CheckCharacters.CreditCodeLength => Contains(code) || Contains(code.Slice(8, 9)),
        CheckCharacters.SiteCodeLength => Contains(code[..CheckCharacters.CreditCodeLength]) || Contains(code.Slice(8, 9)),
        15 => Contains(code) || Contains(code[6..]),
        _ => Contains(code),
    };

    /// <summary>As <see cref="HasCode(string)"/>, of raw bytes: true too for what is not written in capitals and digits.</summary>
    public bool MayHaveCode(ReadOnlySpan<byte> code) => !IsPlainCode(code) || HasCode(code);

    /// <param name="hasSoundCode">The record has a code that holds: a name with a slip is then somebody else's.</param>
    public bool HasName(string name, bool hasSoundCode)
    {
        var signature = new NameSignature(name, stackalloc ulong[NameSignature.Capacity + 1]);
        return Has(signature, hasSoundCode) || (signature.MayTellFormerName && MentionsFormerName(name, hasSoundCode));
    }

    /// <param name="buffer">Room for a signature, the caller's, so that none is cleared for each of a million rows.</param>
    public bool MayHaveName(ReadOnlySpan<byte> name, bool hasSoundCode, Span<ulong> buffer) =>
        !NameSignature.TryOf(name, buffer, out var signature) || signature.MayTellFormerName || Has(signature, hasSoundCode);

    private bool Contains(ReadOnlySpan<byte> code) => _codes.Contains(Fingerprints.Of(code));

    private bool Has(NameSignature signature, bool hasSoundCode)
    {
        if (signature.Length > 0 && _names.Contains(signature.Value))
            return true;
        const ulong tooShort = 0b11;
        for (var heads = signature.Heads & ~tooShort; heads != 0; heads &= heads - 1)
        {
            if (BitOperations.TrailingZeroCount(heads) is var length && length < signature.Length && _names.Contains(signature.Prefix(length)))
                return true;
        }

        return !hasSoundCode && IsNear(signature);
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
        var key = NameKey.Parse(name);
        return key.FormerNames.Count > 0 && (HasName(key.City, hasSoundCode) || key.FormerNames.Any(f => HasName(f, hasSoundCode)));
    }

    private static bool IsPlainCode(ReadOnlySpan<byte> code)
    {
        foreach (var one in code)
        {
            if (!char.IsAsciiDigit((char)one) && !char.IsAsciiLetterUpper((char)one))
                return false;
        }

        return true;
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

    private static (HashSet<ulong> Names, HashSet<ulong> Near) SignaturesOf(IEnumerable<string> texts)
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
}
