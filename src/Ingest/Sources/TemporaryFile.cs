namespace GreenBatch.Ingest;

/// <summary>A file for what does not fit in memory: readable by nobody else, and gone with its last handle.</summary>
internal static class TemporaryFile
{
    public static FileStream Open()
    {
        var path = Path.Combine(Path.GetTempPath(), $"greenbatch-{Guid.NewGuid():N}.tmp");
        var options = new FileStreamOptions { Mode = FileMode.CreateNew, Access = FileAccess.ReadWrite, Share = FileShare.Delete, BufferSize = 1 << 16 };
        if (!OperatingSystem.IsWindows())
            options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        var file = new FileStream(path, options);
        File.Delete(path);
        return file;
    }
}
