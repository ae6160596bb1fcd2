namespace GreenBatch.Scoring;

/// <summary>One of the 53 key industries (重点行业).</summary>
/// <param name="Sector">细分行业 as declared on the platform.</param>
/// <param name="IsSeen">Whether the code was seen in a published list; otherwise the mapping is ours and proves less.</param>
public sealed record KeyIndustry(string Sector, IndustryCodes Codes, bool IsSeen);

/// <summary>重点行业清单: the register of key industries by which declared sectors and four-digit codes are compared (rules.md 5.1). Empty when none was handed in.</summary>
public sealed class IndustryRegister(IReadOnlyList<KeyIndustry> industries)
{
    private readonly Dictionary<string, KeyIndustry> _bySector =
        industries.DistinctBy(i => i.Sector, StringComparer.Ordinal).ToDictionary(i => i.Sector, StringComparer.Ordinal);

    public static IndustryRegister Empty { get; } = new([]);

    public IReadOnlyList<KeyIndustry> All { get; } = industries;

    public bool IsEmpty => All.Count == 0;

    public KeyIndustry? Find(string sector) => _bySector.GetValueOrDefault(sector);

    /// <summary>The industries to which a four-digit code belongs: several may share one.</summary>
    public IReadOnlyList<KeyIndustry> WithCode(int code) => [.. All.Where(i => i.Codes.Contains(code))];
}
