namespace GreenBatch.Scheduler.Files;

/// <summary>Puts changed files into a scheme folder so that it is never left half changed: the whole scheme is proved in a copy, and only then the files are renamed into place.</summary>
internal static class SchemeReplacement
{
    /// <summary>A whole scheme folder elsewhere, for a look or a comparison: the present files with the changes in.</summary>
    public static void WriteCopy(string folder, string? industries, IReadOnlyDictionary<string, byte[]> changes, string target)
    {
        Prove(folder, industries, changes);
        Copy(folder, changes, target);
    }

    public static void Replace(string folder, string? industries, IReadOnlyDictionary<string, byte[]> changes)
    {
        Prove(folder, industries, changes);
        foreach (var (name, content) in changes)
            WriteThrough(Beside(folder, name), content);
        var former = changes.Keys.ToDictionary(name => name, name => File.Exists(Path.Combine(folder, name)) ? File.ReadAllBytes(Path.Combine(folder, name)) : null, StringComparer.Ordinal);
        try
        {
            foreach (var name in changes.Keys)
                File.Move(Beside(folder, name), Path.Combine(folder, name), overwrite: true);
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException)
        {
            Restore(folder, former);
            throw;
        }
    }

    private static void Prove(string folder, string? industries, IReadOnlyDictionary<string, byte[]> changes)
    {
        var copy = Directory.CreateTempSubdirectory("greenbatch-import-");
        try
        {
            Copy(folder, changes, copy.FullName);
            _ = SchemeFolder.Load(copy.FullName, industries);
        }
        finally
        {
            copy.Delete(recursive: true);
        }
    }

    private static void Copy(string folder, IReadOnlyDictionary<string, byte[]> changes, string target)
    {
        foreach (var name in SchemeFolder.Names(folder).Where(n => !changes.ContainsKey(n)))
            WriteThrough(Path.Combine(target, name), File.ReadAllBytes(Path.Combine(folder, name)));
        foreach (var (name, content) in changes)
            WriteThrough(Path.Combine(target, name), content);
    }

    /// <summary>The name under which a file waits; it ends so that no reader of the folder takes it for a scheme file.</summary>
    private static string Beside(string folder, string name) => Path.Combine(folder, name) + ".new";

    private static void WriteThrough(string path, byte[] content)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        using var stream = new FileStream(path, FileMode.Create, FileAccess.Write, FileShare.None);
        stream.Write(content);
        stream.Flush(flushToDisk: true);
    }

    private static void Restore(string folder, Dictionary<string, byte[]?> former)
    {
        foreach (var (name, content) in former)
        {
            File.Delete(Beside(folder, name));
            if (content is null)
                File.Delete(Path.Combine(folder, name));
            else
                WriteThrough(Path.Combine(folder, name), content);
        }
    }
}
