namespace GreenBatch.Ingest;

/// <summary>A file for what does not fit in memory: readable by nobody else, and gone with its last handle.</summary>
internal static class TemporaryFile
{
    public static FileStream Open()
    {
        var path = Path.Combine(Path.GetTempPath(), $"greenbatch-{Guid.NewGuid():N}.tmp");
        var file = new FileStream(path, new FileStreamOptions
        {
            Mode = FileMode.CreateNew,
            Access = FileAccess.ReadWrite,
            Share = FileShare.Delete,
            BufferSize = 1 << 16,
            UnixCreateMode = OperatingSystem.IsWindows() ? null : UnixFileMode.UserRead | UnixFileMode.UserWrite,
        });
        File.Delete(path);
        return file;
    }
}
