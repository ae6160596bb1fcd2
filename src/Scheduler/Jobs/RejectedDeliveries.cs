using GreenBatch.Ingest;
using GreenBatch.Kernel;

namespace GreenBatch.Scheduler.Jobs;

/// <summary>
/// Files and answers of one pull that were refused as a whole. What came beside them is loaded all the same; at the end the pull fails and names every one.
/// </summary>
internal sealed class RejectedDeliveries(Serilog.ILogger log)
{
    private readonly List<RejectedInputException> _rejected = [];

    public bool Any => _rejected.Count > 0;

    public void Add(RejectedInputException rejected)
    {
        log.Error("  [{Code}] {Message}。{Advice}", rejected.Issue.Code, rejected.Issue.Message, rejected.Issue.Advice);
        _rejected.Add(rejected);
    }

    /// <exception cref="RejectedInputException">The first of them, with the others in its words.</exception>
    public void ThrowIfAny()
    {
        if (_rejected.Count == 0)
            return;
        var first = _rejected[0];
        if (_rejected.Count == 1)
            throw first;
        var others = string.Join("；", _rejected.Skip(1).Select(r => $"[{r.Issue.Code}] {r.Issue.Message}"));
        throw new RejectedInputException(first.Issue with { Message = $"{first.Issue.Message}；另有 {_rejected.Count - 1} 份被拒收：{others}", Severity = Severity.Error }, first);
    }
}
