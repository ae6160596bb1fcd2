using System.Collections.Concurrent;

namespace GreenBatch.Scheduler.Store;

/// <summary>Enum members as the words that stand in the tables and in the command line's files: <c>NotFiled</c> ↔ <c>not_filed</c>.</summary>
internal static class Words
{
    private static ConcurrentDictionary<Enum, string> Known { get; } = new();

    public static string Of(Enum value) => Known.GetOrAdd(value, static v => System.Text.Json.JsonNamingPolicy.SnakeCaseLower.ConvertName(v.ToString()));

    public static T Parse<T>(string word)
        where T : struct, Enum =>
        Enum.Parse<T>(word.Replace("_", "", StringComparison.Ordinal), ignoreCase: true);
}
