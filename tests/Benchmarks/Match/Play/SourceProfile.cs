namespace GreenBatch.Benchmarks.Match;

/// <summary>How often each corruption strikes in one source. Starting shares, to be replaced by measured ones.</summary>
/// <param name="Shares">Corruption and its share among the rows of the source.</param>
internal sealed record SourceProfile(string Name, IReadOnlyList<(int Corruption, double Share)> Shares)
{
    public static IReadOnlyList<Corruption> Corruptions { get; } = [.. CodeCorruptions.All.Concat(NameCorruptions.All).Concat(PlaceCorruptions.All).OrderBy(c => c.Number)];

    public static IReadOnlyList<SourceProfile> All { get; } =
    [
        new("市场监管", [(2, 0.02), (6, 0.005), (9, 0.03), (11, 0.03), (13, 0.01), (24, 0.05), (25, 0.05), (26, 0.05)]),
        new("税务", [(1, 0.03), (2, 0.05), (5, 0.10), (9, 0.10), (11, 0.05), (17, 0.05), (18, 0.01), (20, 0.05), (24, 0.20), (25, 0.10), (28, 0.10)]),
        new("生态环境", [(1, 0.05), (3, 0.02), (8, 0.003), (9, 0.15), (10, 0.05), (12, 0.05), (13, 0.02), (17, 0.10), (21, 0.03), (22, 0.05), (24, 0.30), (28, 0.10)]),
        new("应急", [(1, 0.30), (3, 0.05), (7, 0.05), (9, 0.20), (11, 0.05), (12, 0.10), (14, 0.06), (15, 0.05), (16, 0.06), (17, 0.15), (19, 0.05), (23, 0.05), (24, 0.40), (25, 0.20), (28, 0.20), (29, 0.10)]),
        new("管理平台", [(1, 0.10), (2, 0.05), (3, 0.03), (4, 0.06), (7, 0.02), (8, 0.003), (9, 0.15), (10, 0.05), (12, 0.10), (14, 0.03), (16, 0.03), (17, 0.10), (18, 0.02), (19, 0.06), (20, 0.02), (21, 0.02), (23, 0.02), (24, 0.20), (25, 0.10), (27, 0.01), (28, 0.05), (29, 0.05), (30, 0.002)]),
    ];

    /// <summary>One row of the source about the enterprise.</summary>
    public Draft Play(Entity entity, Lottery lottery)
    {
        var draft = new Draft(entity);
        foreach (var (number, share) in Shares)
        {
            if (lottery.Hits(share))
                Corruptions.First(c => c.Number == number).Play(draft, lottery);
        }

        return draft;
    }
}
