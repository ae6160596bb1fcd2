using System.Globalization;
using GreenBatch.Benchmarks.Match;
using GreenBatch.Benchmarks.Score;

// ./greenbatch bench score [--units N]: exit 0 when every reference agrees, 1 when not, 2 for wrong usage.
// ./greenbatch bench match [--seed N] [--masters N] [--records N]: exit 0 when automatic links are as precise as demanded, 1 when not.
if (args is ["match", .. var words])
{
    if (MatchOptions.Read(words) is { } options)
        return await MatchBenchmark.RunAsync(options.Seed, options.Masters, options.Records) ? 0 : 1;
    await Console.Error.WriteLineAsync("✘ [GB-USE-003] 用法：./greenbatch bench match [--seed N] [--masters N] [--records N]\n  怎么办：缺省种子 2025、主数据 70000、记录 50000");
    return 2;
}

var units = 1_000_000;
var isUnderstood = args is ["score"] || (args is ["score", "--units", var number] && int.TryParse(number, NumberStyles.None, CultureInfo.InvariantCulture, out units) && units > 0);
if (!isUnderstood)
{
    await Console.Error.WriteLineAsync("✘ [GB-USE-003] 用法：./greenbatch bench score [--units N]\n  怎么办：N 为单位数，缺省 1000000");
    return 2;
}

return await ScoreBenchmark.RunAsync(units) == 0 ? 0 : 1;
