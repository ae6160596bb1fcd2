using GreenBatch.Ingest;
using GreenBatch.Kernel;
using GreenBatch.Scheduler.Commands;

namespace GreenBatch.Scheduler.Files;

/// <summary>Loads every source below <c>config/sources</c>, in pulling order.</summary>
internal static class SourceFolder
{
    private const string SettingsFile = "source.yaml";
    private const string ColumnsFile = "columns.csv";

    /// <summary>The sources, or one exception that names every fault of every file, those of every cycle included.</summary>
    /// <param name="cycle">A cycle whose own files, where a source has some in a folder of that name, stand for the general ones.</param>
    public static IReadOnlyList<SourceDefinition> Load(string folder, Cycle? cycle = null)
    {
        var faults = new List<ConfigFault>();
        var sources = Read(folder, faults, cycle);
        if (faults.Count > 0)
            throw new UserError(ExitCode.Usage, "GB-CFG-002", $"来源配置有 {faults.Count} 处错误：\n{string.Join('\n', faults.Select(f => "   " + f))}", "按上面的文件和行号改正");
        return sources;
    }

    /// <summary>The sources that could be read; what is wrong with the others goes to <paramref name="faults"/>.</summary>
    public static IReadOnlyList<SourceDefinition> Read(string folder, ICollection<ConfigFault> faults, Cycle? cycle = null)
    {
        if (!Directory.Exists(folder))
            throw new UserError(ExitCode.Usage, "GB-CFG-001", $"找不到来源配置文件夹 {folder}", "在项目根目录下运行，或检查 config/sources");
        var sources = new List<SourceDefinition>();
        foreach (var path in Directory.EnumerateDirectories(folder).Order(StringComparer.Ordinal))
        {
            var general = ReadOne(path, own: null, faults);
            var chosen = Overrides(path, faults).Select(own => (own.Cycle, Source: ReadOne(path, own.Path, faults))).ToList()
                .Find(o => cycle is { } asked && o.Cycle == asked).Source ?? general;
            if (chosen is not null)
                sources.Add(chosen);
        }

        return [.. sources.OrderBy(s => s.Order).ThenBy(s => s.Id, StringComparer.Ordinal)];
    }

    /// <summary>The folders of single cycles below a source; any other folder is a slip of the pen.</summary>
    private static List<(Cycle Cycle, string Path)> Overrides(string path, ICollection<ConfigFault> faults)
    {
        var overrides = new List<(Cycle, string)>();
        foreach (var own in Directory.EnumerateDirectories(path).Order(StringComparer.Ordinal))
        {
            if (Cycle.TryParse(Path.GetFileName(own), out var cycle))
                overrides.Add((cycle, own));
            else
                faults.Add(new ConfigFault($"config/sources/{Path.GetFileName(path)}/{Path.GetFileName(own)}", 1, "文件夹名应为年度，如 2026"));
        }

        return overrides;
    }

    /// <param name="own">Folder of a cycle, whose files go before the general ones; it may have either or both.</param>
    private static SourceDefinition? ReadOne(string path, string? own, ICollection<ConfigFault> faults)
    {
        var folder = Path.GetFileName(path);
        var settings = ReadFile(Having(SettingsFile, own, path), Named(own, path), SettingsFile, ConfigFiles.ReadYaml, faults);
        var columns = ReadFile(Having(ColumnsFile, own, path), Named(own, path), ColumnsFile, ConfigFiles.ReadCsv, faults);
        if (settings is null || columns is null)
            return null;
        var reading = SourceDefinitionParser.Parse(new SourceFiles(folder, settings, columns));
        foreach (var fault in reading.Faults)
            faults.Add(fault);
        return reading.Source;
    }

    private static string Having(string file, string? own, string general) => own is not null && File.Exists(Path.Combine(own, file)) ? own : general;

    private static string Named(string? own, string general) => own is null ? Path.GetFileName(general) : $"{Path.GetFileName(general)}/{Path.GetFileName(own)}";

    private static T? ReadFile<T>(string path, string folder, string file, Func<string, string, ICollection<ConfigFault>, T?> read, ICollection<ConfigFault> faults)
        where T : class
    {
        var name = $"config/sources/{folder}/{file}";
        if (File.Exists(Path.Combine(path, file)))
            return read(Path.Combine(path, file), name, faults);
        faults.Add(new ConfigFault(name, 1, "文件不存在"));
        return null;
    }
}
