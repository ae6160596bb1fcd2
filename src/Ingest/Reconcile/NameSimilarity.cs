namespace GreenBatch.Ingest;

/// <summary>How alike two names are, 0 to 1: never a reason to tie by itself, only to doubt or to propose.</summary>
internal static class NameSimilarity
{
    /// <summary>The lower of the likeness of the legal persons' stems and of their brands: a shared trade (机械制造) must not hide a different brand.</summary>
    public static decimal Of(NameKey left, NameKey right)
    {
        if (string.Equals(left.Stem, right.Stem, StringComparison.Ordinal))
            return 1m;
        var stems = Likeness(left.Stem, right.Stem);
        var (leftBrand, rightBrand) = (Brand(left.Stem), Brand(right.Stem));
        return leftBrand.Length == 0 || rightBrand.Length == 0 ? stems : Math.Min(stems, Likeness(leftBrand, rightBrand));
    }

    /// <summary>Twice the longest common subsequence over both lengths; one inside the other counts as at least one half.</summary>
    private static decimal Likeness(string left, string right)
    {
        if (left.Length == 0 || right.Length == 0)
            return 0m;
        var ratio = 2m * CommonSubsequence(left, right) / (left.Length + right.Length);
        var isInside = left.Contains(right, StringComparison.Ordinal) || right.Contains(left, StringComparison.Ordinal);
        return isInside ? Math.Max(ratio, 0.5m) : ratio;
    }

    private static string Brand(string stem) => stem[..BrandSplit.LengthOf(stem)];

    private static int CommonSubsequence(string left, string right)
    {
        var lengths = new int[right.Length + 1];
        foreach (var character in left)
        {
            var diagonal = 0;
            for (var j = 1; j <= right.Length; j++)
            {
                var above = lengths[j];
                lengths[j] = character == right[j - 1] ? diagonal + 1 : Math.Max(above, lengths[j - 1]);
                diagonal = above;
            }
        }

        return lengths[right.Length];
    }
}
