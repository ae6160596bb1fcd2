using System.Globalization;
using System.Runtime.CompilerServices;
using System.Text.Json.Serialization;
using GreenBatch.Ingest;
using GreenBatch.Kernel;
using GreenBatch.Scheduler.Files;

namespace GreenBatch.Scheduler.Jobs;

internal enum TrialState
{
    Good,

    /// <summary>It can be had, and something about it needs a look.</summary>
    Doubtful,

    /// <summary>It cannot be had as it is: a run would end with 4 or 5.</summary>
    Missing,
}

/// <param name="Subject">Inbox file or interface.</param>
internal sealed record TrialLine(string Source, string Subject, [property: JsonConverter(typeof(JsonStringEnumConverter<TrialState>))] TrialState State, string? Code, string Text, string? Advice);

/// <summary>Tries the ways in of a source. It reads headers and first rows, asks interfaces for one page, and keeps nothing.</summary>
internal sealed class SourceTrial : IAsyncDisposable
{
    private readonly Settings _settings;
    private readonly Cycle _cycle;
    private readonly IReadOnlyList<SourceDefinition> _sources;
    private readonly DateOnly _needed;
    private readonly ReadContext _context;
    private readonly ServiceProvider _services;

    public SourceTrial(Settings settings, Cycle cycle, IReadOnlyList<SourceDefinition> sources, TimeProvider clock)
    {
        (_settings, _cycle, _sources) = (settings, cycle, sources);
        var deadline = SchemeFolder.Deadline(Path.Combine(settings.ConfigFolder, "schemes"), cycle);
        var today = DateOnly.FromDateTime(clock.GetUtcNow().ToOffset(TimeSpan.FromHours(8)).Date);
        _needed = today < deadline ? today : deadline;
        _context = new ReadContext(AuthorityFile.Load(Path.Combine(settings.ConfigFolder, "authorities.csv")), deadline);
        _services = new ServiceCollection().AddSingleton(clock)
            .AddIngest(new FetchOptions { AllowedHosts = settings.Hosts, Retries = 1, PageSize = 20, CallTimeout = TimeSpan.FromSeconds(15), SettleTime = TimeSpan.Zero })
            .BuildServiceProvider();
    }

    public async IAsyncEnumerable<TrialLine> RunAsync(SourceDefinition source, [EnumeratorCancellation] CancellationToken cancel)
    {
        var access = _settings.Source(source.Id).Access;
        var hasFiles = false;
        foreach (var channel in source.Channels)
        {
            if (channel is SourceChannel.Inbox)
            {
                foreach (var line in Inbox(source))
                {
                    hasFiles = true;
                    yield return line;
                }
            }
            else if (access is not null)
            {
                yield return await AskAsync(source, channel, access, cancel);
            }
        }

        if (!hasFiles && access is null)
            yield return new TrialLine(source.Id, "收件夹", TrialState.Missing, "GB-ING-004", $"{_cycle} 年度没有文件，也没有配置接口", $"把文件放入 {_settings.Folders.Inbox}，名为 {source.Id}_{_cycle}_<批次>.<扩展名>");
    }

    public ValueTask DisposeAsync() => _services.DisposeAsync();

    private IEnumerable<TrialLine> Inbox(SourceDefinition source)
    {
        foreach (var file in InboxName.List(_settings.Folders.Inbox))
        {
            var name = InboxName.Parse(file.Name, [source], out _);
            if (name is { } known && known.Cycle == _cycle)
                yield return TryFile(source, file, known);
            else if (name is null && file.Name.StartsWith(source.Id, StringComparison.OrdinalIgnoreCase) && InboxName.Parse(file.Name, _sources, out var issue) is null)
                yield return new TrialLine(source.Id, CellTextOf(file.Name), TrialState.Doubtful, issue!.Code, issue.Message, issue.Advice);
        }
    }

    private TrialLine TryFile(SourceDefinition source, FileInfo file, InboxName name)
    {
        if (source.NeedsDoneFile && !File.Exists(file.FullName + ".done"))
            return new TrialLine(source.Id, file.Name, TrialState.Missing, "B064", "文件尚未传完", $"传完后放入 {file.Name}.done");
        try
        {
            using var bytes = file.OpenRead();
            var document = DocumentReading.Open(bytes, new DocumentInfo(source.Id, "trial", file.Name, Dataset: null), source, _context);
            var dataset = document.PeekDataset();
            return Judge(source, file.Name, dataset, document, DriftJudge.DayOf(name.Batch));
        }
        catch (RejectedInputException rejected)
        {
            return new TrialLine(source.Id, file.Name, TrialState.Missing, rejected.Issue.Code, rejected.Issue.Message, rejected.Issue.Advice);
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException)
        {
            return new TrialLine(source.Id, file.Name, TrialState.Missing, "GB-ING-006", $"文件打不开（{fault.Message}）", "检查文件权限");
        }
    }

    private TrialLine Judge(SourceDefinition source, string subject, string? id, DocumentReading document, DateOnly? asOf)
    {
        var dataset = id is null ? null : source.Dataset(id);
        if (dataset is not null && asOf is { } day && Drift.Stale(day, _needed, dataset) is { } stale)
            return new TrialLine(source.Id, subject, source.StopsWhenStale ? TrialState.Missing : TrialState.Doubtful, "GB-ING-005", stale.Message, "请来源单位重新导出最近的数据");
        if (document.Warnings.FirstOrDefault(w => w.Severity is not Severity.Info) is { } warning)
            return new TrialLine(source.Id, subject, TrialState.Doubtful, warning.Code, warning.Message, "核对来源说明与列名");
        return new TrialLine(source.Id, subject, TrialState.Good, null, $"{dataset?.Name ?? "没有数据行"}（{document.Encoding}），表头可识别", null);
    }

    private async Task<TrialLine> AskAsync(SourceDefinition source, SourceChannel channel, SourceAccess access, CancellationToken cancel)
    {
        var subject = $"接口 {access.Address.Host}";
        try
        {
            var (pages, rows, doubts) = (0, 0L, new List<Issue>());
            var request = new FetchRequest(_cycle, source, _settings.Folders.Inbox, access) { IsTrial = true };
            await foreach (var delivery in _services.GetServices<IFetcher>().Single(f => f.Channel == channel).FetchAsync(request, cancel))
            {
                pages++;
                rows += await ReadAsync(source, delivery, doubts, cancel);
            }

            var reached = string.Create(CultureInfo.InvariantCulture, $"可达，凭证有效，{pages} 组数据各取一页，共 {rows} 行");
            return doubts.Count > 0
                ? new TrialLine(source.Id, subject, TrialState.Doubtful, doubts[0].Code, $"{reached}；其中 {doubts.Count} 处存疑，如 {doubts[0].Origin?.ToString() ?? ""} {doubts[0].Message}", doubts[0].Advice ?? "与来源单位确认接口版本")
                : new TrialLine(source.Id, subject, TrialState.Good, null, reached + "，格式相符", null);
        }
        catch (SourceUnavailableException fault)
        {
            return new TrialLine(source.Id, subject, TrialState.Missing, fault.Issue.Code, fault.Issue.Message, fault.Issue.Advice);
        }
        catch (RejectedInputException fault)
        {
            return new TrialLine(source.Id, subject, TrialState.Missing, fault.Issue.Code, fault.Issue.Message, fault.Issue.Advice);
        }
    }

    private async Task<long> ReadAsync(SourceDefinition source, FetchedDelivery delivery, List<Issue> doubts, CancellationToken cancel)
    {
        var page = delivery.Documents[0];
        await using var bytes = await page.OpenAsync(cancel);
        var document = DocumentReading.Open(bytes, new DocumentInfo(source.Id, "trial", page.Name, delivery.Dataset), source, _context);
        await foreach (var outcome in document.RowsAsync(cancel))
        {
            if (outcome is RowOutcome.Quarantined { Row.Issue: var issue })
                doubts.Add(issue);
        }

        doubts.AddRange(document.Warnings.Where(w => w.Severity is not Severity.Info));
        return document.Rows;
    }

    /// <summary>A name as it may be shown: control characters of a hostile one are not.</summary>
    private static string CellTextOf(string name) => string.Concat(name.Where(c => !char.IsControl(c)));
}
