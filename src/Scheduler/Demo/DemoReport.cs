namespace GreenBatch.Scheduler.Demo;

/// <summary>What the demo prints when it ends: the city, every planted difficulty with its answer, and what to open next.</summary>
internal static class DemoReport
{
    public static IEnumerable<string> Lines(DemoHistory history, IReadOnlyList<CheckedDifficulty> answers, string outFolder)
    {
        var settings = history.City.Settings;
        yield return FormattableString.Invariant(
            $"虚构城市：绿色工厂 {settings.Factories} 家、园区 {settings.Parks} 个、未上榜企业 {settings.Unlisted} 家，种子 {settings.Seed}（企业全部虚构）");
        yield return FormattableString.Invariant($"预设难点 {answers.Count} 项，如期 {answers.Count(a => a.IsAsExpected)} 项：");
        foreach (var answer in answers)
        {
            yield return $" {(answer.IsAsExpected ? '✔' : '✘')} {answer.Difficulty.Title}｜{answer.Difficulty.Place}｜{answer.Difficulty.Expected}";
            if (answer.Found is { } found)
                yield return $"     实际：{found}";
        }

        var last = settings.Cycles[^1].Cycle;
        yield return "接下来可以打开：";
        yield return $"   {Path.Combine(outFolder, last.ToString())}（{last} 年度排名表、区县预警清单）";
        yield return $"   ./greenbatch explain --demo --cycle {last} --unit {history.City[Part.BottomInAll].EntryId}（连续三年后5% 的一家）";
        yield return $"   ./greenbatch explain --demo --cycle {settings.First} --unit {history.City[Part.UnitSlip].EntryId}（计量单位差千倍、待核的一家）";
        yield return "   ./greenbatch serve --demo（运行监控页面和运行台账）";
    }

    /// <summary>The same for <c>--json</c>.</summary>
    public static object Data(DemoHistory history, IReadOnlyList<CheckedDifficulty> answers, string outFolder) => new
    {
        factories = history.City.Settings.Factories,
        parks = history.City.Settings.Parks,
        seed = history.City.Settings.Seed,
        output = outFolder,
        planted = answers.Select(a => new { a.Difficulty.Id, a.Difficulty.Title, a.Difficulty.Place, a.Difficulty.Expected, ok = a.IsAsExpected, a.Found }),
    };
}
