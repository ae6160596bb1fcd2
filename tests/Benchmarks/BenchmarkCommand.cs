using System.Globalization;
using GreenBatch.Benchmarks.Ingest;
using GreenBatch.Benchmarks.Match;
using GreenBatch.Benchmarks.Score;

namespace GreenBatch.Benchmarks;

/// <summary><c>./greenbatch bench …</c>: exit 0 when every equality holds, 1 when not, 2 for wrong usage.</summary>
internal static class BenchmarkCommand
{
    private const int Million = 1_000_000;

    public static async Task<int> RunAsync(string[] args)
    {
        var isMet = args switch
        {
            ["match", .. var words] => await MatchAsync(MatchOptions.Read(words)),
            ["score", .. var words] => await ScoreAsync(Count(words, "--units")),
            ["ingest", "--memory", ..] => await RememberAsync(Count(args[1..], "--memory")), // the child process that memory is measured in
            ["ingest", .. var words] => await IngestAsync(Count(words, "--rows")),
            _ => null,
        };
        return isMet switch { true => 0, false => 1, null => await RefuseAsync() };
    }

    private static async Task<bool?> MatchAsync(MatchOptions? options) => options is null ? null : await MatchBenchmark.RunAsync(options.Seed, options.Masters, options.Records);

    private static async Task<bool?> ScoreAsync(int? units) => units is { } count ? await ScoreBenchmark.RunAsync(count) == 0 : null;

    private static async Task<bool?> IngestAsync(int? rows) => rows is { } count ? await IngestBenchmark.RunAsync(count) == 0 : null;

    private static async Task<bool?> RememberAsync(int? rows)
    {
        if (rows is not { } count)
            return null;
        await IngestBenchmark.RememberAsync(count);
        return true;
    }

    private static async Task<int> RefuseAsync()
    {
        await Console.Error.WriteLineAsync("✘ [GB-USE-003] 用法：./greenbatch bench score [--units N] | bench ingest [--rows N] | bench match [--seed N] [--masters N] [--records N]\n  怎么办：单位数和每份数据的行数缺省 1000000；匹配缺省种子 2025、主数据 70000、记录 50000");
        return 2;
    }

    /// <summary>The number behind the option, a million without it; null when the words are others.</summary>
    private static int? Count(string[] words, string option) => words switch
    {
        [] => Million,
        [var name, var text] when string.Equals(name, option, StringComparison.Ordinal) && int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var count) && count > 0 => count,
        _ => null,
    };
}
