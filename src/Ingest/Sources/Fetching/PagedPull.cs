using System.Globalization;

namespace GreenBatch.Ingest;

/// <summary>Asks for one page of an interface.</summary>
internal delegate Task<HttpResponseMessage> AskPage(int page, int pageSize, CancellationToken cancel);

/// <param name="Rows">Rows over all pages, equal to the announced total.</param>
internal sealed record PulledPages(FetchedDelivery Delivery, int Rows);

/// <summary>Pulls all pages of one snapshot and proves them complete: page identity, one snapshot, one total, no page twice, no empty page in the middle, rows = total.</summary>
internal sealed class PagedPull(FetchRequest request, string dataset, string name, FetchOptions options)
{
    private const string Again = "重新执行即可；反复出现时请与来源单位联系";

    /// <summary>What may be whole when it is asked for again.</summary>
    private static readonly HashSet<string> WorthAsking = new(StringComparer.Ordinal) { "B003", "B004", "B005", "B006", "B007", "B008", "B010", "B021", "B022", "B023" };

    private readonly SourceDefinition _source = request.Source;
    private readonly PageSpool _spool = new();
    private readonly Dictionary<string, int> _seen = new(StringComparer.Ordinal);
    private PageAnswer? _first;
    private int _pages;

    /// <exception cref="SourceUnavailableException">The pages could not be had, or are not the whole.</exception>
    /// <exception cref="RejectedInputException">What came is no answer that could be believed.</exception>
    public async Task<PulledPages> PullAsync(AskPage ask, CancellationToken cancel)
    {
        using var whole = CancellationTokenSource.CreateLinkedTokenSource(cancel);
        whole.CancelAfter(options.WholeTime);
        try
        {
            var received = await PullAllAsync(ask, whole.Token);
            var documents = Enumerable.Range(0, _pages).Select(i => new FetchedDocument(DocumentName(i + 1), _ => ValueTask.FromResult(_spool.Open(i))));
            return new PulledPages(new FetchedDelivery(_source.Id, _first!.Snapshot, dataset, [.. documents]), received);
        }
        catch (OperationCanceledException fault) when (!cancel.IsCancellationRequested)
        {
            throw Fault("B003", string.Create(CultureInfo.InvariantCulture, $"响应过慢，{options.WholeTime.TotalMinutes:0} 分钟内没有取完，已中止"), fault);
        }
    }

    private async Task<int> PullAllAsync(AskPage ask, CancellationToken cancel)
    {
        var received = 0;
        do
        {
            if (_pages >= options.MaxPages)
                throw Fault("B032", $"分页超过上限 {options.MaxPages} 页，疑似无限分页");
            var page = await AskAsync(ask, _pages + 1, cancel);
            Check(page, received);
            _first ??= page;
            received += page.Rows;
            _pages++;
        }
        while (received < _first.Total && !request.IsTrial);

        return request.IsTrial || received == _first.Total ? received : throw Fault("B036", $"应收 {_first.Total} 行，实收 {received} 行");
    }

    private void Check(PageAnswer page, int received)
    {
        var (number, first) = (_pages + 1, _first ?? page);
        CheckSize(page, number);
        if (!string.Equals(page.Snapshot, first.Snapshot, StringComparison.Ordinal))
            throw Fault("B034", "取数期间数据变化，需取数快照");
        if (page.Total != first.Total)
            throw Fault("B035", $"总数由 {first.Total} 变为 {page.Total}，请重新取数");
        if (page.Rows == 0 && received < page.Total)
            throw Fault("B037", $"第 {number} 页为空，但其后仍有数据：应收 {page.Total} 行，已收 {received} 行");
        if (page.Rows > 0 && !_seen.TryAdd(page.Hash, number))
            throw Fault("B033", $"第 {number} 页与第 {_seen[page.Hash]} 页重复");
        CheckShape(page, first, number);
    }

    private void CheckSize(PageAnswer page, int number)
    {
        if (page.Rows > page.PageSize || page.Rows > options.PageRows)
            throw Rejection.Of("B038", $"第 {number} 页行数超过页大小", new DocumentInfo(_source.Id, "", DocumentName(number), dataset), "请来源单位按约定的页大小输出");
        if (_spool.Length > options.AllBytes)
            throw Rejection.Of("B020", $"响应超过上限：各页合计多于 {options.AllBytes >> 20} MB", new DocumentInfo(_source.Id, "", name, dataset), "与来源单位核实");
        if (page.Total < 0)
            throw Fault("B036", $"总数为 {page.Total}");
    }

    /// <summary>A field that every row of the first page has and no row of this one, while another has come: renamed on the way.</summary>
    private void CheckShape(PageAnswer page, PageAnswer first, int number)
    {
        if (page.Rows == 0 || first.Always.FirstOrDefault(n => !page.Ever.Contains(n)) is not { } lost || page.Ever.FirstOrDefault(n => !first.Ever.Contains(n)) is not { } come)
            return;
        throw Fault("B040", $"取数期间字段结构改变：第 {number} 页没有「{CellText.Show(lost)}」，出现「{CellText.Show(come)}」");
    }

    /// <summary>One page, kept; a body that is not whole is asked for again. (Busy and unreachable hosts are retried by the client itself.)</summary>
    private async Task<PageAnswer> AskAsync(AskPage ask, int number, CancellationToken cancel)
    {
        for (var attempt = 0; ; attempt++)
        {
            try
            {
                return await AskOnceAsync(ask, number, cancel);
            }
            catch (SourceUnavailableException fault) when (WorthAsking.Contains(fault.Issue.Code) && attempt < options.Retries)
            {
                await Task.Delay(options.Delay * (1 << attempt), cancel);
            }
        }
    }

    private async Task<PageAnswer> AskOnceAsync(AskPage ask, int number, CancellationToken cancel)
    {
        try
        {
            using var response = await ask(number, options.PageSize, cancel);
            var body = await ReadAsync(response, number, cancel);
            var page = ParseWhole(body, response, number);
            if (page.Page != number)
                throw Fault("B022", $"返回页码与请求不符：要第 {number} 页，返回第 {page.Page} 页");
            _spool.Add(body);
            return page;
        }
        catch (Exception fault) when (TransportFault.Is(fault, cancel))
        {
            throw TransportFault.Explain(fault, _source, name, number, options.Retries);
        }
    }

    private async Task<byte[]> ReadAsync(HttpResponseMessage response, int number, CancellationToken cancel)
    {
        try
        {
            return await PageAnswer.ReadBodyAsync(response, _source, DocumentName(number), options, cancel);
        }
        catch (SourceUnavailableException fault) when (fault.Issue.Code is "B014" && _first is { } first)
        {
            throw Fault("B014", $"第 {number} 页不存在，但总页数为 {PagesOf(first)}", fault);
        }
    }

    private static int PagesOf(PageAnswer first) => (int)Math.Min(int.MaxValue, (first.Total + (long)Math.Max(1, first.PageSize) - 1) / Math.Max(1, first.PageSize));

    /// <summary>Where neither a length nor chunks say how long the body is, only its content tells that it ended early.</summary>
    private PageAnswer ParseWhole(byte[] body, HttpResponseMessage response, int number)
    {
        try
        {
            return PageAnswer.Parse(body, _source, DocumentName(number));
        }
        catch (SourceUnavailableException fault) when (fault.Issue.Code is "B023" && response.Content.Headers.ContentLength is null && response.Headers.TransferEncodingChunked is not true)
        {
            throw Fault("B007", "响应不完整：缺少结束标记", fault);
        }
    }

    private string DocumentName(int number) => string.Create(CultureInfo.InvariantCulture, $"{name}/p{number:D3}.json");

    private SourceUnavailableException Fault(string code, string message, Exception? inner = null) => Unavailable.Of(code, message, _source, name, Again, inner);
}
