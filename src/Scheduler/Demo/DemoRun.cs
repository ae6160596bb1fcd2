using GreenBatch.Ingest;

namespace GreenBatch.Scheduler.Demo;

/// <summary>Where the demo plays: what the pipeline needs to be opened with.</summary>
/// <param name="InboxFolder">Folder that the departments' files are put into before each cycle.</param>
/// <param name="OutFolder">Folder for the reports.</param>
/// <param name="Access">Address and credentials of the played upstreams, by source id.</param>
internal sealed record DemoStage(DemoSettings Settings, string InboxFolder, string OutFolder, DemoClock Clock, IReadOnlyDictionary<string, SourceAccess> Access);

/// <summary>The pipeline as the demo uses it: one cycle from pull to freeze, and what it came to.</summary>
internal interface IDemoPipeline : IAsyncDisposable
{
    Task<DemoOutcome> PlayAsync(DemoCycle cycle, CancellationToken cancel);
}

/// <summary>Opens the pipeline on the demo's own database.</summary>
internal delegate Task<IDemoPipeline> OpenDemoPipeline(DemoStage stage, CancellationToken cancel);

/// <summary>Plays the cycles in order: set the clock, let the upstreams answer, put the files in, run the pipeline.</summary>
internal static class DemoRun
{
    public static async Task<DemoHistory> PlayAsync(City city, string inboxFolder, string outFolder, OpenDemoPipeline open, Action<string> say, CancellationToken cancel)
    {
        var clock = new DemoClock(city.Settings.Cycles[0].Now);
        await using var upstreams = await DemoUpstreams.StartAsync(city, clock, cancel);
        await using var pipeline = await open(new DemoStage(city.Settings, inboxFolder, outFolder, clock, upstreams.Access), cancel);
        var outcomes = new List<DemoOutcome>();
        foreach (var cycle in city.Settings.Cycles)
        {
            clock.Set(cycle.Now);
            upstreams.Play(cycle);
            say($"{cycle.Cycle} 年度：写入 {DemoInbox.Write(city, cycle, inboxFolder).Count} 个来源文件，开始运行");
            outcomes.Add(await pipeline.PlayAsync(cycle, cancel));
        }

        say($"上游接口：临时故障 {upstreams.Faults.Played.Count} 次，密钥更新 {upstreams.SecretRefreshes} 次");
        return new DemoHistory(city, outcomes);
    }
}
