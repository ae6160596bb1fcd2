using System.Buffers.Binary;

namespace GreenBatch.Ingest;

/// <summary>
/// Checks the bones of a zip file before anything is unpacked: its directory ends where the file ends, and every entry lies in the file once, under the name, method and
/// sizes that the directory says. Two programs that read the file then read the same.
/// </summary>
internal sealed class ZipStructure
{
    private const uint DirectoryMark = 0x02014B50;
    private const uint LocalMark = 0x04034B50;
    private const int DirectoryHeader = 46;
    private const int LocalHeader = 30;
    private const int LongestDirectory = 32 << 20;

    /// <summary>Flags of an encrypted entry: the old cipher, the strong one, a hidden header.</summary>
    private const int EncryptedFlags = 0x2041;

    private const int SizesFollowFlag = 8;

    private readonly Stream _file;
    private readonly OpenedDocument _document;
    private readonly List<(long Start, long End)> _taken = [];

    private ZipStructure(Stream file, OpenedDocument document) => (_file, _document) = (file, document);

    public static void Check(Stream file, OpenedDocument document)
    {
        var check = new ZipStructure(file, document);
        try
        {
            check.CheckEntries(ZipEnd.Find(file));
        }
        catch (Exception fault) when (fault is InvalidDataException or EndOfStreamException or ArgumentOutOfRangeException or OverflowException)
        {
            throw document.Reject("B077", "文件不完整或已损坏", "请重新传送，或用表格软件打开后另存", fault);
        }

        file.Position = 0;
    }

    private void CheckEntries(ZipEnd end)
    {
        if (end.Entries > _document.Limits.ZipEntries)
            throw _document.Reject("B069", $"压缩包内条目超过上限 {_document.Limits.ZipEntries}", "用表格软件重新保存");
        if (end.DirectoryLength > LongestDirectory)
            throw new InvalidDataException("directory too long");
        ReadOnlySpan<byte> directory = ReadAt(end.DirectoryStart, (int)end.DirectoryLength);
        for (var i = 0; i < end.Entries; i++)
        {
            var entry = ZipEntryHeader.Read(directory, DirectoryMark, DirectoryHeader);
            CheckEntry(entry, end.DirectoryStart);
            directory = directory[entry.HeaderLength..];
        }

        if (!directory.IsEmpty)
            throw new InvalidDataException("more in the directory than its count says");
        CheckOverlaps();
    }

    private void CheckEntry(ZipEntryHeader entry, long limit)
    {
        if ((entry.Flags & EncryptedFlags) != 0 || entry.Method == 99)
            throw _document.Reject("B078", "文件已加密，请去除密码", "去除密码后重新投递");
        if (entry.Method is not (0 or 8))
            throw _document.Reject("B077", $"压缩方式 {entry.Method} 不受支持", "用表格软件重新保存");
        var local = ReadLocal(entry.LocalStart);
        if (!IsSame(local, entry))
            throw _document.Reject("B077", $"压缩包的目录与内容不一致：{CellText.Show(System.Text.Encoding.UTF8.GetString(entry.Name))}", "用表格软件打开后另存");
        var finish = checked(entry.LocalStart + local.HeaderLength + entry.Packed);
        if (entry.Packed < 0 || entry.Unpacked < 0 || finish > limit)
            throw new InvalidDataException("an entry ends behind the directory's beginning");
        _taken.Add((entry.LocalStart, finish));
    }

    private ZipEntryHeader ReadLocal(long start)
    {
        var fixedPart = ReadAt(start, LocalHeader);
        var lengths = BinaryPrimitives.ReadUInt16LittleEndian(fixedPart.AsSpan(26)) + BinaryPrimitives.ReadUInt16LittleEndian(fixedPart.AsSpan(28));
        return ZipEntryHeader.Read(ReadAt(start, LocalHeader + lengths), LocalMark, LocalHeader);
    }

    private static bool IsSame(ZipEntryHeader local, ZipEntryHeader entry)
    {
        if (!local.Name.AsSpan().SequenceEqual(entry.Name) || local.Method != entry.Method || (local.Flags & EncryptedFlags) != 0)
            return false;
        if (entry.Method == 0 && entry.Packed != entry.Unpacked)
            return false;
        return (local.Flags & SizesFollowFlag) != 0 || (local.Packed, local.Unpacked, local.Checksum) == (entry.Packed, entry.Unpacked, entry.Checksum);
    }

    private void CheckOverlaps()
    {
        _taken.Sort();
        for (var i = 1; i < _taken.Count; i++)
        {
            if (_taken[i].Start < _taken[i - 1].End)
                throw _document.Reject("B069", "压缩包内条目相互重叠，疑似压缩炸弹", "与来源单位核实该文件");
        }
    }

    private byte[] ReadAt(long position, int length)
    {
        var bytes = new byte[length];
        _file.Position = position;
        _file.ReadExactly(bytes);
        return bytes;
    }
}
