using System.Security.Cryptography;
using GreenBatch.Reports;
using GreenBatch.Scheduler.Jobs;

namespace GreenBatch.Scheduler.Files;

/// <summary>
/// Writes the files of one edition so that a reader finds all of them or none: everything goes into a folder beside the final one,
/// each file is on disk before it counts, and a rename puts the folder in place.
/// </summary>
internal sealed class ReportFolder(string folder)
{
    private string Temporary => Beside(".new");

    private string Former => Beside(".old");

    /// <param name="closing">Makes the files that speak of the others: 清单.json first, then SHA256SUMS.</param>
    public IReadOnlyList<WrittenFile> Write(IEnumerable<ReportFile> files, IReadOnlyList<Func<IReadOnlyList<WrittenFile>, ReportFile>> closing, CancellationToken cancel)
    {
        Recover();
        Directory.CreateDirectory(Temporary);
        var written = new List<WrittenFile>();
        foreach (var file in files)
        {
            cancel.ThrowIfCancellationRequested();
            written.Add(WriteOne(file));
        }

        foreach (var close in closing)
            written.Add(WriteOne(close(written)));
        if (Directory.Exists(folder))
            Directory.Move(folder, Former);
        Directory.Move(Temporary, folder);
        Fault.At(Fault.WorkbooksRenamed);
        Delete(Former);
        return written;
    }

    /// <summary>A former attempt may have died anywhere: between the two renames the old folder is the valid one.</summary>
    private void Recover()
    {
        Delete(Temporary);
        if (Directory.Exists(Former) && !Directory.Exists(folder))
            Directory.Move(Former, folder);
        Delete(Former);
    }

    private WrittenFile WriteOne(ReportFile file)
    {
        var path = Path.Combine(Temporary, file.Path);
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        using (var stream = new FileStream(path, FileMode.CreateNew, FileAccess.ReadWrite, FileShare.None, 1 << 16))
        {
            file.Write(stream);
            stream.Flush(flushToDisk: true);
        }

        Fault.At(Fault.WorkbookWritten);
        using var read = File.OpenRead(path);
        return new WrittenFile(file.Path, read.Length, Convert.ToHexStringLower(SHA256.HashData(read))) { Sheets = file.Sheets };
    }

    /// <summary>Hidden, so that nobody takes what a crash left there for an edition.</summary>
    private string Beside(string suffix) => Path.Combine(Path.GetDirectoryName(folder.TrimEnd('/'))!, $".{Path.GetFileName(folder.TrimEnd('/'))}{suffix}");

    private static void Delete(string path)
    {
        if (Directory.Exists(path))
            Directory.Delete(path, recursive: true);
    }
}
