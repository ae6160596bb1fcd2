namespace GreenBatch.Ingest;

/// <summary>Characters taken for one another: by ear, as an input method offers them, or by eye. Used to weigh a slip, never to fold a name.</summary>
internal static class AlikeCharacters
{
    private static readonly ushort[] Syllables = Read();
    private static readonly HashSet<(char, char)> Lookalikes =
        [.. DataFile.Lines("lookalikes.txt").SelectMany(group => group.SelectMany(a => group.Where(b => b != a).Select(b => (a, b))))];

    private static readonly bool[] HasLookalike = Mark();

    /// <summary>Characters that set names apart though they are but one: numbers, directions, ages, sizes.</summary>
    private static readonly string[] Contrasts = ["零一二三四五六七八九十0123456789", "东西南北中", "上下", "大小", "新老旧", "甲乙丙丁戊己", "ABCDEFGHIJKLMNOPQRSTUVWXYZ", "内外", "前后", "左右"];

    private static readonly byte[] ContrastOf = Groups();

    /// <summary>Read the same without tone, or look the same.</summary>
    public static bool IsAlike(char left, char right) =>
        (Syllables[left] != 0 && Syllables[left] == Syllables[right]) || (HasLookalike[left] && HasLookalike[right] && Lookalikes.Contains((left, right)));

    /// <summary>Two of one row of opposites: no slip, but another name.</summary>
    public static bool IsContrast(char left, char right) => ContrastOf[left] != 0 && ContrastOf[left] == ContrastOf[right];

    /// <summary>Number of the syllable; 0 when the character has none.</summary>
    public static ushort SyllableOf(char character) => Syllables[character];

    private static ushort[] Read()
    {
        var table = new ushort[char.MaxValue + 1];
        ushort number = 0;
        foreach (var row in DataFile.Rows("readings.txt"))
        {
            number++;
            foreach (var character in row[1])
                table[character] = number;
        }

        return table;
    }

    private static bool[] Mark()
    {
        var table = new bool[char.MaxValue + 1];
        foreach (var (character, _) in Lookalikes)
            table[character] = true;
        return table;
    }

    private static byte[] Groups()
    {
        var table = new byte[char.MaxValue + 1];
        for (byte i = 0; i < Contrasts.Length; i++)
        {
            foreach (var character in Contrasts[i])
                table[character] = (byte)(i + 1);
        }

        return table;
    }
}
