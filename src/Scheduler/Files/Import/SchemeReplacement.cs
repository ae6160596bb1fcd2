namespace GreenBatch.Scheduler.Files;

/// <summary>
/// Puts changed files into a scheme folder: the whole scheme is proved in a copy, then every file is written beside its place, and only then they are renamed
/// into place one after the other. Each file is at all times whole. When one of them cannot be written or renamed, those before it are put back as far as the
/// disk allows; when the machine stops between two renames, some files are new and others still old, and importing the workbook again completes them.
/// </summary>
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
        var former = changes.Keys.ToDictionary(name => name, name => File.Exists(Path.Combine(folder, name)) ? File.ReadAllBytes(Path.Combine(folder, name)) : null, StringComparer.Ordinal);
        var renamed = new List<string>();
        try
        {
            foreach (var (name, content) in changes)
                WriteThrough(Beside(folder, name), content);
            foreach (var name in changes.Keys)
            {
                File.Move(Beside(folder, name), Path.Combine(folder, name), overwrite: true);
                renamed.Add(name);
            }
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException)
        {
            Discard(folder, changes.Keys);
            foreach (var name in renamed)
                PutBack(folder, name, former[name]);
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

    /// <summary>Takes away what waits beside its place; what was half written most of all.</summary>
    private static void Discard(string folder, IEnumerable<string> names)
    {
        foreach (var path in names.Select(name => Beside(folder, name)).Where(File.Exists))
            File.Delete(path);
    }

    private static void PutBack(string folder, string name, byte[]? former)
    {
        if (former is null)
        {
            File.Delete(Path.Combine(folder, name));
            return;
        }

        WriteThrough(Beside(folder, name), former);
        File.Move(Beside(folder, name), Path.Combine(folder, name), overwrite: true);
    }
}
