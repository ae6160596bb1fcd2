namespace GreenBatch.Ingest;

/// <summary>Compares districts as sources write them. Districts that took one another over do not contradict each other.</summary>
internal static class Districts
{
    private static readonly HashSet<(string, string)> Succeeding =
        [.. NameWords.Successors.SelectMany(group => group.Skip(1).SelectMany(other => new[] { (Key(group[0])!, Key(other)!), (Key(other)!, Key(group[0])!) }))];

    /// <summary>江北, 江北区 and 重庆市江北区 are one.</summary>
    public static string? Key(string? text)
    {
        var folded = CharacterFold.Fold(text ?? "").Replace("重庆市", "", StringComparison.Ordinal);
        foreach (var (old, now) in NameWords.Districts)
        {
            if (string.Equals(folded, old, StringComparison.Ordinal))
                folded = now;
        }

        return folded.Length == 0 ? null : folded.Length > 2 && folded[^1] is '区' or '县' or '市' ? folded[..^1] : folded;
    }

    /// <summary>Whether two district keys agree; null when one is not known.</summary>
    public static bool? Agree(string? left, string? right) =>
        left is null || right is null ? null : string.Equals(left, right, StringComparison.Ordinal) || Succeeding.Contains((left, right));

    /// <summary>The first district that a text such as an address or a place of accident names; null when it names none.</summary>
    public static string? Within(string? text)
    {
        var folded = CharacterFold.Fold(text ?? "");
        var first = NameWords.DistrictNames
            .Select(name => (name, at: folded.IndexOf(name, StringComparison.Ordinal)))
            .Where(found => found.at >= 0)
            .OrderBy(found => found.at)
            .Select(found => found.name)
            .FirstOrDefault();
        return Key(first);
    }
}
