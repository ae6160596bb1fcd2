using System.Globalization;
using System.Text.RegularExpressions;

namespace GreenBatch.Ingest;

/// <summary>The tiers of 综合能源消费量 (tce) of the platform's form, by their lower bounds, the largest first; below the last is one more.</summary>
internal sealed partial class EnergyTiers(IReadOnlyList<decimal> bounds)
{
    private static readonly string[] Below = ["<", "＜", "以下", "不足", "小于", "低于"];

    /// <summary>Place of the tier, 0 for the largest consumers.</summary>
    public int Of(decimal energy)
    {
        var place = 0;
        while (place < bounds.Count && energy < bounds[place])
            place++;
        return place;
    }

    /// <summary>A tier in the words of a form: &gt;=5000, 5000-10000, 5000吨标准煤及以上, 3000以下; null when it is none.</summary>
    public int? Read(string stated)
    {
        var compact = stated.Replace(",", "", StringComparison.Ordinal).Replace("，", "", StringComparison.Ordinal);
        List<decimal> numbers = [.. Number().Matches(compact).Select(Value)];
        var isBelow = Below.Any(b => compact.Contains(b, StringComparison.Ordinal));
        return numbers switch
        {
            [var only] => PlaceOf(only) is { } place ? place + (isBelow ? 1 : 0) : null,
            [var one, var other] => PlaceOf(Math.Min(one, other)) is { } place && PlaceOf(Math.Max(one, other)) == place - 1 ? place : null,
            _ => null,
        };
    }

    public string Name(int place) => place < bounds.Count ? "≥" + Figures.Text(bounds[place]) : "<" + Figures.Text(bounds[^1]);

    public string All() => string.Join("、", Enumerable.Range(0, bounds.Count + 1).Select(Name));

    private static decimal Value(Match match) =>
        decimal.Parse(match.Groups["number"].Value, CultureInfo.InvariantCulture) * (match.Groups["myriad"].Length > 0 ? 10_000m : 1m);

    private int? PlaceOf(decimal bound)
    {
        for (var i = 0; i < bounds.Count; i++)
        {
            if (bounds[i] == bound)
                return i;
        }

        return null;
    }

    [GeneratedRegex(@"(?<number>[0-9]{1,9}(\.[0-9]{1,4})?)(?<myriad>万?)", RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant, 1000)]
    private static partial Regex Number();
}
