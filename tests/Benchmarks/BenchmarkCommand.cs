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
        if (args is ["match", .. var words])
            return MatchOptions.Read(words) is not { } options ? await RefuseAsync() : await MatchBenchmark.RunAsync(options.Seed, options.Masters, options.Records) ? 0 : 1;
        if (args is not ([_] or [_, "--units" or "--rows" or "--memory", _]) || (args.Length == 1 ? Million : Count(args[2])) is not { } count)
            return await RefuseAsync();
        switch (args[0], args.ElementAtOrDefault(1))
        {
            case ("score", null or "--units"):
                return await ScoreBenchmark.RunAsync(count) == 0 ? 0 : 1;
            case ("ingest", null or "--rows"):
                return await IngestBenchmark.RunAsync(count) == 0 ? 0 : 1;
            case ("ingest", "--memory"): // the child process that memory is measured in
                await IngestBenchmark.RememberAsync(count);
                return 0;
            default:
                return await RefuseAsync();
        }
    }

    private static async Task<int> RefuseAsync()
    {
        await Console.Error.WriteLineAsync("✘ [GB-USE-003] 用法：./greenbatch bench score [--units N] | bench ingest [--rows N] | bench match [--seed N] [--masters N] [--records N]\n  怎么办：单位数和每份数据的行数缺省 1000000；匹配缺省种子 2025、主数据 70000、记录 50000");
        return 2;
    }

    private static int? Count(string text) => int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var count) && count > 0 ? count : null;
}
