namespace GreenBatch.Ingest;

/// <summary>CRC-32 (ISO 3309, polynomial EDB88320) as zip files carry it. The framework keeps its own to itself.</summary>
internal struct Crc32()
{
    private const int Slices = 8;

    private static readonly uint[][] Tables = MakeTables();

    private uint _rest = uint.MaxValue;

    public readonly uint Value => ~_rest;

    public void Add(ReadOnlySpan<byte> bytes)
    {
        var rest = _rest;
        while (bytes.Length >= Slices)
        {
            var low = rest ^ System.Buffers.Binary.BinaryPrimitives.ReadUInt32LittleEndian(bytes);
            rest = Tables[7][low & 0xFF] ^ Tables[6][(low >> 8) & 0xFF] ^ Tables[5][(low >> 16) & 0xFF] ^ Tables[4][low >> 24]
                ^ Tables[3][bytes[4]] ^ Tables[2][bytes[5]] ^ Tables[1][bytes[6]] ^ Tables[0][bytes[7]];
            bytes = bytes[Slices..];
        }

        foreach (var one in bytes)
            rest = Tables[0][(rest ^ one) & 0xFF] ^ (rest >> 8);
        _rest = rest;
    }

    private static uint[][] MakeTables()
    {
        var tables = Enumerable.Range(0, Slices).Select(_ => new uint[256]).ToArray();
        for (var i = 0u; i < 256; i++)
        {
            var rest = i;
            for (var bit = 0; bit < 8; bit++)
                rest = (rest & 1) == 0 ? rest >> 1 : (rest >> 1) ^ 0xEDB88320;
            tables[0][i] = rest;
        }

        for (var slice = 1; slice < Slices; slice++)
        {
            for (var i = 0; i < 256; i++)
                tables[slice][i] = (tables[slice - 1][i] >> 8) ^ tables[0][tables[slice - 1][i] & 0xFF];
        }

        return tables;
    }
}
