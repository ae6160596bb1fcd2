using GreenBatch.Ingest;
using GreenBatch.Kernel;
using GreenBatch.Scheduler.Commands;

namespace GreenBatch.Scheduler.Files;

/// <summary>Loads every source below <c>config/sources</c>, in pulling order.</summary>
internal static class SourceFolder
{
    /// <summary>The sources, or one exception that names every fault of every file.</summary>
    public static IReadOnlyList<SourceDefinition> Load(string folder)
    {
        var faults = new List<ConfigFault>();
        var sources = Read(folder, faults);
        if (faults.Count > 0)
            throw new UserError(ExitCode.Usage, "GB-CFG-002", $"来源配置有 {faults.Count} 处错误：\n{string.Join('\n', faults.Select(f => "   " + f))}", "按上面的文件和行号改正");
        return sources;
    }

    /// <summary>The sources that could be read; what is wrong with the others goes to <paramref name="faults"/>.</summary>
    public static IReadOnlyList<SourceDefinition> Read(string folder, ICollection<ConfigFault> faults)
    {
        if (!Directory.Exists(folder))
            throw new UserError(ExitCode.Usage, "GB-CFG-001", $"找不到来源配置文件夹 {folder}", "在项目根目录下运行，或检查 config/sources");
        var sources = new List<SourceDefinition>();
        foreach (var path in Directory.EnumerateDirectories(folder).Order(StringComparer.Ordinal))
        {
            if (ReadOne(path, faults) is { } source)
                sources.Add(source);
        }

        return [.. sources.OrderBy(s => s.Order).ThenBy(s => s.Id, StringComparer.Ordinal)];
    }

    private static SourceDefinition? ReadOne(string path, ICollection<ConfigFault> faults)
    {
        var folder = Path.GetFileName(path);
        var settings = ReadFile(path, folder, "source.yaml", ConfigFiles.ReadYaml, faults);
        var columns = ReadFile(path, folder, "columns.csv", ConfigFiles.ReadCsv, faults);
        if (settings is null || columns is null)
            return null;
        var reading = SourceDefinitionParser.Parse(new SourceFiles(folder, settings, columns));
        foreach (var fault in reading.Faults)
            faults.Add(fault);
        return reading.Source;
    }

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
