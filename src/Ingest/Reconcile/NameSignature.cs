using System.Runtime.InteropServices;

namespace GreenBatch.Ingest;

/// <summary>
/// A fingerprint of a name that equal keys K2 and K3 always share: a hash over its folded characters without those that the keys may change or drop
/// (city, district suffixes, legal forms, numbers). It allocates nothing, for it is taken of every row of a dump of millions.
/// </summary>
[StructLayout(LayoutKind.Auto)]
internal ref struct NameSignature
{
    public const int Capacity = 96;

    private const ulong Multiplier = 0x9E3779B97F4A7C15;

    /// <summary>Fewer characters than this say too little for a comparison with one character left out.</summary>
    private const int ShortestForNear = 5;

    private static readonly bool[] IsInsignificant = Mark("市县区州南重庆渝开万有限责任公司股份集团总厂社第零一二三四五六七八九十百0123456789#():;,、&合作联伙普通特殊企业专业农民");
    private static readonly ulong[] Powers = BuildPowers();

    private readonly Span<ulong> _prefixes;

    /// <summary>Bit i: a legal form ends after i significant characters.</summary>
    private UInt128 _heads;

    public NameSignature(ReadOnlySpan<char> name, Span<ulong> buffer)
    {
        _prefixes = buffer;
        _prefixes[0] = 0;
        foreach (var character in CharacterFold.NeedsExpansion(name) ? CharacterFold.Expand(name) : name)
        {
            if (CharacterFold.TryFold(character, out var folded) && Length < Capacity)
                Take(folded);
        }
    }

    /// <summary>Significant characters.</summary>
    public int Length { get; private set; }

    public readonly ulong Value => _prefixes[Length];

    public readonly bool IsLongEnoughForNear => Length >= ShortestForNear;

    /// <summary>Whether a legal person's name may end after so many significant characters.</summary>
    public readonly bool IsHead(int length) => length < Length && (_heads >> length & 1) == 1;

    public readonly ulong Prefix(int length) => _prefixes[length];

    /// <summary>The fingerprint with one character left out: two names that differ by one slip share at least one.</summary>
    public readonly ulong Without(int index)
    {
        var power = Powers[Length - 1 - index];
        return _prefixes[index] * power + (Value - _prefixes[index + 1] * power);
    }

    private void Take(char folded)
    {
        if (IsInsignificant[folded])
        {
            if (folded is '司' or '厂' or '社')
                _heads |= UInt128.One << Length;
            return;
        }

        _prefixes[Length + 1] = _prefixes[Length] * Multiplier + folded + 1;
        Length++;
    }

    private static bool[] Mark(string characters)
    {
        var marked = new bool[char.MaxValue + 1];
        foreach (var character in characters)
            marked[character] = true;
        return marked;
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
