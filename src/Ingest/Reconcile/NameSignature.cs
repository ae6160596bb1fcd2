using System.Runtime.InteropServices;

namespace GreenBatch.Ingest;

/// <summary>
/// A fingerprint of a name that equal keys K2 and K3 always share: a hash over its folded characters without those that the keys may change or drop
/// (city, district suffixes, legal forms, numbers). It allocates nothing, for it is taken of every row of a dump of millions, there straight from its UTF-8 bytes.
/// </summary>
[StructLayout(LayoutKind.Auto)]
internal ref struct NameSignature
{
    public const int Capacity = 63;

    private const ulong Multiplier = 0x9E3779B97F4A7C15;

    /// <summary>Fewer characters than this say too little for a comparison with one character left out.</summary>
    private const int ShortestForNear = 5;

    /// <summary>A character that ends a legal form and says nothing else. U+0001 never comes out of the fold.</summary>
    private const char Head = '\u0001';

    /// <summary>A character that stands for several: it must be spelled out first.</summary>
    private const char Compound = '\u0002';

    /// <summary>By character: its folded form, <see cref="Head"/>, <see cref="Compound"/>, or 0 when it says nothing.</summary>
    private static readonly char[] Marks = BuildMarks();

    private static readonly ulong[] Powers = BuildPowers();

    private readonly Span<ulong> _prefixes;

    /// <param name="buffer">Room for <see cref="Capacity"/> + 1 numbers.</param>
    public NameSignature(ReadOnlySpan<char> name, Span<ulong> buffer)
    {
        _prefixes = buffer;
        _prefixes[0] = 0;
        foreach (var character in CharacterFold.NeedsExpansion(name) ? CharacterFold.Expand(name) : name)
            Take(character);
    }

    private NameSignature(Span<ulong> buffer)
    {
        _prefixes = buffer;
        _prefixes[0] = 0;
    }

    /// <summary>Significant characters.</summary>
    public int Length { get; private set; }

    /// <summary>Bit i: a legal person's name may end after i significant characters.</summary>
    public ulong Heads { get; private set; }

    /// <summary>The name has a character that stands for several, and was not spelled out.</summary>
    private bool IsCompound { get; set; }

    /// <summary>The name has a character that may announce a former name (原, 曾, 从).</summary>
    public bool MayTellFormerName { get; private set; }

    public readonly ulong Value => _prefixes[Length];

    public readonly bool IsLongEnoughForNear => Length >= ShortestForNear;

    /// <summary>The signature of valid UTF-8 text; false for a text with characters beyond the basic plane or ones that stand for several: it must be looked at as a string.</summary>
    public static bool TryOf(ReadOnlySpan<byte> name, Span<ulong> buffer, out NameSignature signature)
    {
        signature = new NameSignature(buffer);
        var i = 0;
        while (i < name.Length)
        {
            int lead = name[i];
            if (lead < 0x80)
            {
                signature.Take((char)lead);
                i++;
            }
            else if (lead is >= 0xE0 and < 0xF0 && i + 2 < name.Length)
            {
                signature.Take((char)((lead & 0x0F) << 12 | (name[i + 1] & 0x3F) << 6 | name[i + 2] & 0x3F));
                i += 3;
            }
            else if (lead is >= 0xC0 and < 0xE0 && i + 1 < name.Length)
            {
                signature.Take((char)((lead & 0x1F) << 6 | name[i + 1] & 0x3F));
                i += 2;
            }
            else
            {
                return false;
            }
        }

        return !signature.IsCompound;
    }

    public readonly ulong Prefix(int length) => _prefixes[length];

    /// <summary>The fingerprint with one character left out: two names that differ by one slip share at least one.</summary>
    public readonly ulong Without(int index)
    {
        var power = Powers[Length - 1 - index];
        return _prefixes[index] * power + (Value - _prefixes[index + 1] * power);
    }

    private void Take(char character)
    {
        var mark = Marks[character];
        if (mark == 0 || Length == Capacity)
            return;
        if (mark == Head)
        {
            Heads |= 1UL << Length;
            return;
        }

        IsCompound |= mark == Compound;
        MayTellFormerName |= mark is '原' or '曾' or '从';
        _prefixes[Length + 1] = _prefixes[Length] * Multiplier + mark + 1;
        Length++;
    }

    private static char[] BuildMarks()
    {
        const string insignificant = "市县区州南重庆渝开万有限责任公股份集团总第零一二三四五六七八九十百0123456789#():;,、&合作联伙普通特殊企业专业农民";
        const string endings = "司厂社";
        var marks = new char[char.MaxValue + 1];
        for (var code = 0; code < marks.Length; code++)
        {
            if (CharacterFold.NeedsExpansion([(char)code]))
                marks[code] = Compound;
            else if (CharacterFold.TryFold((char)code, out var folded) && !insignificant.Contains(folded, StringComparison.Ordinal))
                marks[code] = endings.Contains(folded, StringComparison.Ordinal) ? Head : folded;
        }

        return marks;
    }

    private static ulong[] BuildPowers()
    {
        var powers = new ulong[Capacity + 1];
        powers[0] = 1;
        for (var i = 1; i < powers.Length; i++)
            powers[i] = powers[i - 1] * Multiplier;
        return powers;
    }
}
