namespace GreenBatch.Ingest;

/// <summary>What the normaliser did to a name, in words: made only when somebody asks, for a dump of millions never does.</summary>
internal static class NameTrace
{
    public static IReadOnlyList<string> Of(NameKey key)
    {
        var steps = new List<string>();
        if (!string.Equals(key.Raw, key.Folded, StringComparison.Ordinal))
            steps.Add($"统一字形：{key.Folded}");
        if (key.FormerNames.Count > 0)
            steps.Add($"拆出曾用名「{string.Join("、", key.FormerNames)}」");
        if (!string.Equals(key.Folded, key.Canonical, StringComparison.Ordinal))
            steps.Add($"统一地名、组织形式和序号：{key.Canonical}");
        steps.Add(Parts(key));
        return steps;
    }

    private static string Parts(NameKey key)
    {
        var (brand, trade) = BrandSplit.Of(key.Stem);
        string?[] parts =
        [
            key.Region is null ? null : $"地名 {key.Region}", $"字号 {brand}", Given("行业", trade), Given("组织形式", key.Form), Given("分支或厂点", key.Tail), Given("序号", key.Ordinals),
        ];
        return "拆分：" + string.Join('，', parts.OfType<string>());
    }

    private static string? Given(string what, string text) => text.Length == 0 ? null : $"{what} {text}";
}
