using System.Buffers.Binary;
using System.Runtime.InteropServices;

namespace GreenBatch.Ingest;

/// <summary>What a header of a zip entry says, the one in the directory or the one before the data. Sizes of zip64 are taken from the extra field.</summary>
/// <param name="HeaderLength">Bytes of the header with name, extra field and comment.</param>
/// <param name="LocalStart">Where the entry lies; of directory headers only.</param>
internal sealed record ZipEntryHeader(int Flags, int Method, uint Checksum, long Packed, long Unpacked, byte[] Name, int HeaderLength, long LocalStart)
{
    private const int Zip64Extra = 1;

    /// <exception cref="InvalidDataException">No such header is there.</exception>
    public static ZipEntryHeader Read(ReadOnlySpan<byte> bytes, uint mark, int fixedLength)
    {
        if (bytes.Length < fixedLength || BinaryPrimitives.ReadUInt32LittleEndian(bytes) != mark)
            throw new InvalidDataException("no header where one should be");
        // The directory's header has the version that made it before all the rest.
        var isDirectory = fixedLength == 46;
        var common = bytes[(isDirectory ? 6 : 4)..];
        int nameLength = Short(common, 22), extraLength = Short(common, 24), commentLength = isDirectory ? Short(common, 26) : 0;
        var length = fixedLength + nameLength + extraLength + commentLength;
        if (bytes.Length < length)
            throw new InvalidDataException("a header is cut");
        var sizes = new Zip64Sizes(Whole(common, 14), Whole(common, 18), isDirectory ? Whole(bytes, 42) : 0);
        sizes.Complete(bytes.Slice(fixedLength + nameLength, extraLength));
        return new ZipEntryHeader(Short(common, 2), Short(common, 4), Whole(common, 10), sizes.Packed, sizes.Unpacked, bytes.Slice(fixedLength, nameLength).ToArray(), length, sizes.Start);
    }

    private static int Short(ReadOnlySpan<byte> bytes, int at) => BinaryPrimitives.ReadUInt16LittleEndian(bytes[at..]);

    private static uint Whole(ReadOnlySpan<byte> bytes, int at) => BinaryPrimitives.ReadUInt32LittleEndian(bytes[at..]);

    [StructLayout(LayoutKind.Auto)]
    private struct Zip64Sizes(long packed, long unpacked, long start)
    {
        public long Packed { get; private set; } = packed;

        public long Unpacked { get; private set; } = unpacked;

        public long Start { get; private set; } = start;

        /// <summary>Takes from the extra field what the header leaves to it, in the order of the standard.</summary>
        public void Complete(ReadOnlySpan<byte> extra)
        {
            while (extra.Length >= 4)
            {
                var (id, length) = (Short(extra, 0), Short(extra, 2));
                if (extra.Length < 4 + length)
                    return; // some writers pad the field
                if (id == Zip64Extra)
                    Take(extra.Slice(4, length));
                extra = extra[(4 + length)..];
            }
        }

        private void Take(ReadOnlySpan<byte> values)
        {
            Unpacked = Next(Unpacked, ref values);
            Packed = Next(Packed, ref values);
            Start = Next(Start, ref values);
        }

        private static long Next(long said, ref ReadOnlySpan<byte> values)
        {
            if (said != uint.MaxValue || values.Length < 8)
                return said;
            var value = BinaryPrimitives.ReadInt64LittleEndian(values);
            values = values[8..];
            return value;
        }
    }
}
