using System.Globalization;

namespace GreenBatch.Benchmarks.Match;

/// <summary><c>bench match [--seed N] [--masters N] [--records N]</c>.</summary>
internal sealed record MatchOptions(int Seed, int Masters, int Records)
{
    public static MatchOptions Standard { get; } = new(2025, 70_000, 50_000);

    /// <summary>Null when the words are not understood.</summary>
    public static MatchOptions? Read(IReadOnlyList<string> words)
    {
        var options = Standard;
        for (var i = 0; i < words.Count; i += 2)
        {
            if (i + 1 == words.Count || !int.TryParse(words[i + 1], NumberStyles.None, CultureInfo.InvariantCulture, out var number) || (number == 0 && words[i] is not "--seed"))
                return null;
            var read = words[i] switch
            {
                "--seed" => options with { Seed = number },
                "--masters" => options with { Masters = number },
                "--records" => options with { Records = number },
                _ => null,
            };
            if (read is null)
                return null;
            options = read;
        }

        return options;
    }
}
