using System.Buffers.Binary;
using System.Collections.Frozen;
using System.Numerics;

namespace GreenBatch.Ingest;

/// <summary>
/// A set of 64-bit fingerprints that is asked a hundred million times and nearly always says no: one bit of a table answers most questions, the set the rest.
/// Two texts may share a fingerprint; whoever asks must settle a yes by the texts themselves.
/// </summary>
internal sealed class Fingerprints
{
    private const ulong Multiplier = 0x9E3779B97F4A7C15;

    /// <summary>Bits per fingerprint: about one question in sixteen that deserves a no is passed on to the set.</summary>
    private const int Sparsity = 16;

    private readonly FrozenSet<ulong> _set;
    private readonly ulong[] _bits;
    private readonly int _shift;

    public Fingerprints(IEnumerable<ulong> values)
    {
        _set = values.ToFrozenSet();
        var size = BitOperations.RoundUpToPowerOf2((uint)Math.Max(64, _set.Count * Sparsity));
        _bits = new ulong[size / 64];
        _shift = 64 - BitOperations.Log2(size);
        foreach (var value in _set)
            _bits[Place(value) >> 6] |= 1UL << (int)(Place(value) & 63);
    }

    public bool Contains(ulong value)
    {
        var place = Place(value);
        return (_bits[place >> 6] >> (int)(place & 63) & 1) == 1 && _set.Contains(value);
    }

    /// <summary>Fingerprint of bytes.</summary>
    public static ulong Of(ReadOnlySpan<byte> bytes)
    {
        var value = (ulong)bytes.Length;
        for (; bytes.Length >= sizeof(ulong); bytes = bytes[sizeof(ulong)..])
            value = Mix(value, BinaryPrimitives.ReadUInt64LittleEndian(bytes));
        var rest = 0UL;
        foreach (var one in bytes)
            rest = rest << 8 | one;
        return Mix(value, rest);
    }

    /// <summary>Fingerprint of a text of ASCII characters, the same as that of its bytes.</summary>
    public static ulong Of(string ascii) => Of(System.Text.Encoding.UTF8.GetBytes(ascii));

    private ulong Place(ulong value) => value * Multiplier >> _shift;

    private static ulong Mix(ulong value, ulong next) => BitOperations.RotateLeft((value ^ next) * Multiplier, 29);
}
