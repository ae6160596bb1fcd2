namespace GreenBatch.Scoring;

/// <summary>
/// The four grades of accidents (国务院令第493号) and of environmental incidents, in the ways that departments write them. Both scales run alike:
/// 一般 Ⅳ, 较大 Ⅲ, 重大 Ⅱ, 特别重大 Ⅰ.
/// </summary>
internal static class GradeScale
{
    private static readonly string[] Endings = ["生产安全", "突发环境", "质量", "环境", "安全", "事故", "事件", "级"];

    private static readonly string[][] Words =
    [
        ["一般", "Ⅳ", "IV", "四", "4"],
        ["较大", "Ⅲ", "III", "三", "3"],
        ["重大", "Ⅱ", "II", "二", "2"],
        ["特别重大", "特大", "Ⅰ", "I", "一", "1"],
    ];

    /// <summary>1 for 一般 to 4 for 特别重大; null when the text names no grade, or two that differ.</summary>
    public static int? Find(string? text)
    {
        var found = (text ?? "").Split(['（', '）', '(', ')', '/', '、', ' ', '　'], StringSplitOptions.RemoveEmptyEntries)
            .Select(Place).Distinct().ToList();
        return found.Count == 1 ? found[0] : null;
    }

    private static int? Place(string word)
    {
        var bare = Bare(word.ToUpperInvariant());
        var place = Array.FindIndex(Words, same => same.Contains(bare, StringComparer.Ordinal));
        return place < 0 ? null : place + 1;
    }

    private static string Bare(string word)
    {
        var ending = Array.Find(Endings, e => word.EndsWith(e, StringComparison.Ordinal));
        return ending is null ? word : Bare(word[..^ending.Length]);
    }
}
