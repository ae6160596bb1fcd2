using System.Runtime.CompilerServices;
using GreenBatch.Kernel;

namespace GreenBatch.Ingest;

/// <summary>
/// Brings the files of one source and cycle from the inbox folder, in the order of their names. A file that is still growing, or whose <c>.done</c> file is awaited, is
/// left for the next pull and reported.
/// </summary>
internal sealed class InboxFetcher(FetchOptions options, TimeProvider clock) : IFetcher
{
    public SourceChannel Channel => SourceChannel.Inbox;

    public async IAsyncEnumerable<FetchedDelivery> FetchAsync(FetchRequest request, [EnumeratorCancellation] CancellationToken cancel)
    {
        var files = InboxName.Files(request.InboxFolder)
            .Select(f => (File: f, Name: InboxName.Parse(f.Name, [request.Source], out _)))
            .Where(f => f.Name is { } name && name.Cycle == request.Cycle)
            .Select(f => (f.File, Name: f.Name!))
            .ToList();
        var sizes = files.ConvertAll(f => f.File.Length);
        if (!request.Source.NeedsDoneFile && files.Exists(f => IsFresh(f.File)))
            await Task.Delay(options.SettleTime, clock, cancel);
        foreach (var ((file, name), size) in files.Zip(sizes))
        {
            if (IsWhole(file, size, request.Source))
                yield return new FetchedDelivery(request.Source.Id, name.Batch, Dataset: null, [new FetchedDocument(file.Name, _ => ValueTask.FromResult<Stream>(file.OpenRead()))]);
            else
                request.Report?.Invoke(StillGrowing(file, request.Source));
        }
    }

    private static Issue StillGrowing(FileInfo file, SourceDefinition source) =>
        new("B064", $"来源「{source.Name}」文件 {CellText.Show(file.Name)}：文件尚未传完，本次未取")
        {
            Advice = source.NeedsDoneFile ? $"传完后放入 {file.Name}.done" : "传完后重新执行",
        };

    private bool IsFresh(FileInfo file) => clock.GetUtcNow().UtcDateTime - file.LastWriteTimeUtc is var age && age >= TimeSpan.Zero && age < options.SettleTime;

    private static bool IsWhole(FileInfo file, long size, SourceDefinition source)
    {
        if (source.NeedsDoneFile)
            return File.Exists(file.FullName + ".done");
        file.Refresh();
        return file.Exists && file.Length == size;
    }
}
