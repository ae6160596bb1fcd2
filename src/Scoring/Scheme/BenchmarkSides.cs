namespace GreenBatch.Scoring;

/// <summary>Lead and base must stand on the right side for the direction; they may be equal (full points at or better, else none).</summary>
internal static class BenchmarkSides
{
    /// <summary>What is wrong with the pair, in Chinese, or null.</summary>
    public static string? Fault(Direction direction, BetweenRule between, decimal lead, decimal? @base)
    {
        if (between == BetweenRule.Ratio && lead <= 0m)
            return "按比值计分，引领值应大于 0";
        if (@base is { } given)
            return IsRight(direction, lead, given) ? null : Describe(direction, lead, given);
        if (between == BetweenRule.Ratio)
            return null;
        return direction == Direction.Lower ? "越低越好，须同时给出引领值和基准值" : Fault(direction, between, lead, 0m);
    }

    public static bool IsRight(Direction direction, decimal lead, decimal @base) => direction == Direction.Higher ? lead >= @base : lead <= @base;

    private static string Describe(Direction direction, decimal lead, decimal @base)
    {
        var rule = direction == Direction.Higher ? "越高越好（higher），引领值应不低于基准值" : "越低越好（lower），引领值应不高于基准值";
        return string.Create(System.Globalization.CultureInfo.InvariantCulture, $"{rule}，现为引领值 {lead}、基准值 {@base}");
    }
}
