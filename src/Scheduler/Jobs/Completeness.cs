using GreenBatch.Ingest;
using GreenBatch.Kernel;
using GreenBatch.Scheduler.Files;
using GreenBatch.Scheduler.Store;

namespace GreenBatch.Scheduler.Jobs;

/// <summary>Nothing may be ranked on a source that did not come: each one switched on must have delivered in the cycle, and each required dataset too.</summary>
internal sealed class Completeness(Settings settings, Configuration configuration, DeliveryStore deliveries)
{
    /// <summary>Sources that are switched on, in pulling order.</summary>
    public IEnumerable<SourceDefinition> Expected(Cycle cycle) => configuration.SourcesOf(cycle).Where(s => settings.Source(s.Id).IsEnabled);

    public async Task RefuseMissingAsync(Cycle cycle, CancellationToken cancel)
    {
        foreach (var source in Expected(cycle))
            await RefuseMissingAsync(cycle, source, cancel);
    }

    /// <exception cref="SourceUnavailableException">With what is missing and where it belongs (exit 4).</exception>
    public async Task RefuseMissingAsync(Cycle cycle, SourceDefinition source, CancellationToken cancel)
    {
        var seen = await deliveries.DatasetsAsync(cycle, source.Id, cancel);
        var missing = source.Datasets.Where(d => d.IsRequired && seen?.Contains(d.Id) != true).Select(d => d.Name).ToList();
        if (seen is not null && missing.Count == 0)
            return;
        var what = missing.Count > 0 ? $"缺少「{string.Join("、", missing)}」" : "本年度没有任何交付";
        throw new SourceUnavailableException(new Issue("GB-ING-004", $"来源「{source.Name}」{what}，本次运行停止在「取数」，不作任何排名")
        {
            Severity = Severity.Error,
            Advice = $"把文件放入 {settings.Folders.Inbox}（{source.Id}_{cycle}_<批次>.<扩展名>；确无数据时放只有表头的文件）或检查接口地址，再执行 ./greenbatch ingest --cycle {cycle} --source {source.Id}",
        });
    }
}
