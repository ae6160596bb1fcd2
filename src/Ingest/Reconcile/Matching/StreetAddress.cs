using System.Text.RegularExpressions;

namespace GreenBatch.Ingest;

/// <summary>An address as the comparison reads it: without city, district, blanks and punctuation, with the street and the first number behind it.</summary>
/// <param name="Key">Whole text.</param>
/// <param name="Road">Up to the first 路, 街, 道, 巷, 村 or 社区; empty when there is none.</param>
/// <param name="Number">First number after the road; empty when there is none.</param>
internal sealed partial record StreetAddress(string Key, string Road, string Number)
{
    private const int TimeoutMilliseconds = 1000;

    /// <summary>A shorter text says too little to be taken for the beginning of an address.</summary>
    private const int ShortestBeginning = 6;

    /// <summary>What follows is no address any more.</summary>
    private const int LongestAddress = 200;

    public static StreetAddress? Of(string? key)
    {
        if (string.IsNullOrEmpty(key))
            return null;
        var match = Parts().Match(key.Length > LongestAddress ? key[..LongestAddress] : key);
        return match.Success ? new(key, match.Groups["road"].Value, Digits(match.Groups["number"].Value)) : new(key, "", "");
    }

    /// <summary>How two addresses stand to each other: same, same road and number (alike), same road (part), or different.</summary>
    public Nearness To(StreetAddress? other)
    {
        if (other is null)
            return Nearness.Unknown;
        if (string.Equals(Key, other.Key, StringComparison.Ordinal))
            return Nearness.Same;
        if (IsBeginning(Key, other.Key) || IsBeginning(other.Key, Key))
            return Nearness.Alike;
        if (Road.Length == 0 || !IsSameRoad(Road, other.Road))
            return Nearness.Differs;
        return Number.Length > 0 && string.Equals(Number, other.Number, StringComparison.Ordinal) ? Nearness.Alike : Nearness.Part;
    }

    private static bool IsBeginning(string shorter, string longer) => shorter.Length >= ShortestBeginning && longer.StartsWith(shorter, StringComparison.Ordinal);

    /// <summary>白市驿镇海龙村 and 海龙村 are one road: the town may be left out.</summary>
    private static bool IsSameRoad(string left, string right) =>
        left.Length > 2 && right.Length > 2 && (left.EndsWith(right, StringComparison.Ordinal) || right.EndsWith(left, StringComparison.Ordinal));

    private static string Digits(string number) => OrdinalNumbers.ToDigits(number);

    [GeneratedRegex("^(?<road>.*?(?:大道|[路街巷村]|社区)(?:[东西南北中一二三四五六七八九十]{1,2}(?:段|路|支路))?)(?<rest>.*?(?<number>[0-9]+|[一二三四五六七八九十]+(?=[社组号])))?", RegexOptions.CultureInvariant, TimeoutMilliseconds)]
    private static partial Regex Parts();
}
