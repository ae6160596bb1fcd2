using System.Collections.Frozen;

namespace GreenBatch.Ingest;

/// <summary>Compares districts as sources write them. Districts that took one another over do not contradict each other.</summary>
internal static class Districts
{
    private static readonly FrozenDictionary<string, string> Keys = Known();
    private static readonly FrozenDictionary<string, string>.AlternateLookup<ReadOnlySpan<char>> Writings = Keys.GetAlternateLookup<ReadOnlySpan<char>>();
    private static readonly int Longest = Keys.Keys.Max(k => k.Length);

    private static readonly HashSet<(string, string)> Succeeding =
        [.. NameWords.Successors.SelectMany(s => new[] { (Key(s.Left)!, Key(s.Right)!), (Key(s.Right)!, Key(s.Left)!) })];

    /// <summary>江北, 江北区, 重庆市江北区, 500105 and 重庆市江北区市场监督管理局 are one.</summary>
    public static string? Key(string? text)
    {
        if (string.IsNullOrEmpty(text))
            return null;
        if (Keys.TryGetValue(text, out var known))
            return known;
        var folded = Unbracketed(Cityless(CharacterFold.Fold(text)));
        if (folded.Length == 0)
            return null;
        return Keys.TryGetValue(folded, out known) ? known : StartOf(folded) ?? (folded.Length > 2 && folded[^1] is '区' or '县' or '市' ? folded[..^1] : folded);
    }

    /// <summary>Whether two district keys agree; null when one is not known.</summary>
    public static bool? Agree(string? left, string? right) =>
        left is null || right is null ? null : string.Equals(left, right, StringComparison.Ordinal) || Succeeding.Contains((left, right));

    /// <summary>The first district that a text such as an address or a place of accident names; null when it names none.</summary>
    public static string? Within(string? text)
    {
        var folded = CharacterFold.Fold(text ?? "").AsSpan();
        for (var at = 0; at < folded.Length; at++)
        {
            if (LengthAt(folded[at..], out var key) > 0)
                return key;
        }

        return null;
    }

    /// <summary>Length of the district's name, with its suffix, that a folded text begins with; 0 when it begins with none.</summary>
    public static int LengthAt(ReadOnlySpan<char> folded, out string? key)
    {
        for (var length = Math.Min(Longest, folded.Length); length > 1; length--)
        {
            if (Writings.TryGetValue(folded[..length], out key))
                return length;
        }

        key = null;
        return 0;
    }

    private static string? StartOf(string folded) => LengthAt(folded, out var key) > 0 && IsOffice(folded) ? key : null;

    private static bool IsOffice(string folded) => folded[^1] is '局' or '委' or '会' or '处' or '所' or '府' or '队';

    /// <summary>两江新区（开发区） is 两江新区.</summary>
    private static string Unbracketed(string folded) => folded.IndexOf('(', StringComparison.Ordinal) is var at and > 0 ? folded[..at] : folded;

    private static string Cityless(string folded) =>
        folded.StartsWith("重庆市", StringComparison.Ordinal) ? folded[3..] : folded.StartsWith("重庆", StringComparison.Ordinal) && folded.Length > 3 ? folded[2..] : folded;

    /// <summary>Every writing: full, short, old, and the code.</summary>
    private static FrozenDictionary<string, string> Known()
    {
        var keys = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var name in NameWords.DistrictNames)
        {
            keys[name] = name;
            if (name is "万盛" or "双桥")
                keys[name + "区"] = name;
        }

        foreach (var row in DataFile.Rows("districts.csv"))
        {
            var key = NameWords.Short(row[2]);
            keys[row[1]] = key;
            keys[key + "区"] = key;
            if (row[0].Length > 0)
                keys[row[0]] = key;
            if (row[1].EndsWith("自治县", StringComparison.Ordinal))
                keys[key + "县"] = key;
        }

        return keys.ToFrozenDictionary(StringComparer.Ordinal);
    }
}
