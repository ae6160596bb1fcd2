using System.Buffers.Binary;

namespace GreenBatch.Ingest;

/// <summary>The record at the end of a zip file: where its directory is and how many entries it has.</summary>
internal sealed record ZipEnd(long DirectoryStart, long DirectoryLength, long Entries)
{
    private const int Length = 22;
    private const int LongestComment = ushort.MaxValue;
    private const int Locator64Length = 20;
    private const int End64Length = 56;

    /// <exception cref="InvalidDataException">The file does not end with such a record, or it names a place outside of the file.</exception>
    public static ZipEnd Find(Stream file)
    {
        var tail = new byte[(int)Math.Min(file.Length, Length + LongestComment)];
        file.Position = file.Length - tail.Length;
        file.ReadExactly(tail);
        for (var at = tail.Length - Length; at >= 0; at--)
        {
            var record = tail.AsSpan(at);
            if (record.StartsWith("PK\x05\x06"u8) && at + Length + BinaryPrimitives.ReadUInt16LittleEndian(record[20..]) == tail.Length)
                return Read(file, file.Length - tail.Length + at, record);
        }

        throw new InvalidDataException("no end record at the end of the file");
    }

    private static ZipEnd Read(Stream file, long position, ReadOnlySpan<byte> record)
    {
        var all = BinaryPrimitives.ReadUInt16LittleEndian(record[10..]);
        var (end, limit) = (new ZipEnd(BinaryPrimitives.ReadUInt32LittleEndian(record[16..]), BinaryPrimitives.ReadUInt32LittleEndian(record[12..]), all), position);
        if (all == ushort.MaxValue || end.DirectoryStart == uint.MaxValue || end.DirectoryLength == uint.MaxValue)
            (end, limit) = Read64(file, position);
        else if (!IsAlone(record, all))
            throw new InvalidDataException("a part of an archive in several files");
        // The directory ends where the end record begins: nothing hides between them.
        return end.DirectoryStart >= 0 && end.DirectoryLength >= 0 && checked(end.DirectoryStart + end.DirectoryLength) == limit
            ? end
            : throw new InvalidDataException("the directory is not where the end record says");
    }

    /// <summary>Whether this file is the first and only one, with all entries in it.</summary>
    private static bool IsAlone(ReadOnlySpan<byte> record, ushort entries) =>
        BinaryPrimitives.ReadUInt16LittleEndian(record[4..]) == 0 && BinaryPrimitives.ReadUInt16LittleEndian(record[6..]) == 0 && BinaryPrimitives.ReadUInt16LittleEndian(record[8..]) == entries;

    private static (ZipEnd End, long Limit) Read64(Stream file, long position)
    {
        var locator = ReadAt(file, position - Locator64Length, Locator64Length);
        if (!locator.AsSpan().StartsWith("PK\x06\x07"u8))
            throw new InvalidDataException("no locator of the zip64 end record");
        var start = BinaryPrimitives.ReadInt64LittleEndian(locator.AsSpan(8));
        var record = ReadAt(file, start, End64Length).AsSpan();
        if (!record.StartsWith("PK\x06\x06"u8) || checked(start + 12 + BinaryPrimitives.ReadInt64LittleEndian(record[4..])) != position - Locator64Length)
            throw new InvalidDataException("no zip64 end record where its locator says");
        var entries = BinaryPrimitives.ReadInt64LittleEndian(record[32..]);
        return (new ZipEnd(BinaryPrimitives.ReadInt64LittleEndian(record[48..]), BinaryPrimitives.ReadInt64LittleEndian(record[40..]), entries < 0 ? long.MaxValue : entries), start);
    }

    private static byte[] ReadAt(Stream file, long position, int length)
    {
        var bytes = new byte[length];
        file.Position = position;
        file.ReadExactly(bytes);
        return bytes;
    }
}
