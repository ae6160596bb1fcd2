using System.CommandLine;
using System.Text.RegularExpressions;

namespace GreenBatch.Scheduler.Commands;

/// <summary>Faults of use in plain Chinese: the library's own translation lacks some, doubles punctuation in others, and adds "no command" to every unknown word.</summary>
internal static partial class UsageFaults
{
    public static IEnumerable<string> Of(ParseResult parsed)
    {
        var unknown = parsed.UnmatchedTokens;
        foreach (var word in unknown)
            yield return $"不认识「{word}」";
        // A word that is not known explains the rest.
        foreach (var error in unknown.Count > 0 ? [] : parsed.Errors)
            yield return Plain(error.Message);
    }

    private static string Plain(string message) => Required().Replace(message, "缺少选项 ${option}").Replace("。.", "。", StringComparison.Ordinal).TrimEnd('.', '。');

    [GeneratedRegex(@"^Option '(?<option>.+)' is required\.?$", RegexOptions.CultureInvariant, 1000)]
    private static partial Regex Required();
}
