using System.Security.Cryptography;
using System.Text;
using GreenBatch.Kernel;
using GreenBatch.Scheduler.Commands;
using GreenBatch.Scoring;

namespace GreenBatch.Scheduler.Files;

/// <summary>A scheme directory as read from disk.</summary>
/// <param name="Hash">SHA-256 over its files (sorted relative path and bytes), lower-case hexadecimal: kept with every run.</param>
/// <param name="Files">The files themselves by relative path, so that a frozen cycle can keep what it used; with them the register of key industries it was read with.</param>
internal sealed record LoadedScheme(Scheme Scheme, string Hash, IReadOnlyDictionary<string, byte[]> Files);

/// <summary>Loads <c>config/schemes/&lt;cycle&gt;/</c>. Every fault of every file is shown at once, with file and line (exit 2).</summary>
internal static class SchemeFolder
{
    private const string FaultCode = "GB-CFG-001";

    /// <param name="industries">The register of key industries, against which sectors are checked; null or absent: no check, unless the folder holds its own.</param>
    public static LoadedScheme Load(string folder, string? industries = null)
    {
        if (!Directory.Exists(folder))
            throw new UserError(ExitCode.Usage, FaultCode, $"找不到方案目录 {folder}", "检查 --scheme 的路径，或新建该年度的方案目录");
        var (files, faults) = Read(folder, industries);
        var reading = SchemeParser.Parse(files);
        if (faults.Count == 0 && reading.Scheme is { } scheme)
        {
            var bytes = ReadBytes(folder);
            if (industries is not null && File.Exists(industries))
                bytes.TryAdd(SchemeParser.IndustryFile, File.ReadAllBytes(industries));
            return new LoadedScheme(scheme, HashOf(bytes), bytes);
        }

        throw Refusal(folder, Join(faults, reading));
    }

    /// <summary>Only the rules of one scheme file (or of the <c>scheme.yaml</c> of a directory), which may stand without its companions.</summary>
    public static SchemeRules LoadRules(string path)
    {
        var file = Directory.Exists(path) ? Path.Combine(path, SchemeParser.MainFile) : path;
        if (!File.Exists(file))
            throw new UserError(ExitCode.Usage, FaultCode, $"找不到方案文件 {file}", "检查 --scheme 的路径");
        var faults = new List<ConfigFault>();
        var tree = ConfigFiles.ReadYaml(file, Path.GetFileName(file), faults);
        var reading = tree is null ? null : SchemeParser.ParseRules(tree);
        return faults.Count == 0 && reading?.Rules is { } rules ? rules : throw Refusal(file, [.. faults, .. reading?.Faults ?? []]);
    }

    /// <summary>The filing deadline of a cycle below <paramref name="schemes"/>; of the newest scheme when the cycle has none or is not known.</summary>
    public static DateOnly Deadline(string schemes, Cycle? cycle)
    {
        var known = Directory.Exists(schemes) ? Directory.GetDirectories(schemes) : [];
        var cycles = known.Select(path => Cycle.TryParse(Path.GetFileName(path), out var own) ? own : (Cycle?)null).OfType<Cycle>().ToList();
        if (cycles.Count == 0)
            throw new UserError(ExitCode.Usage, FaultCode, $"{schemes} 下没有任何年度方案，无从得知填报截止日", "新建方案目录，或用 --day 指定基准日");
        var chosen = cycle is { } asked && cycles.Contains(asked) ? asked : cycles.Max();
        return Load(Path.Combine(schemes, chosen.ToString())).Scheme.FilingDeadline;
    }

    /// <summary>SHA-256 over sorted relative paths and bytes.</summary>
    public static string HashOf(IReadOnlyDictionary<string, byte[]> files)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        foreach (var (name, bytes) in files.OrderBy(f => f.Key, StringComparer.Ordinal))
        {
            hash.AppendData(Encoding.UTF8.GetBytes(name + "\n"));
            hash.AppendData(SHA256.HashData(bytes));
        }

        return Convert.ToHexStringLower(hash.GetHashAndReset());
    }

    /// <summary>The files of a folder that has been found sound, as plain trees and tables.</summary>
    internal static SchemeFiles ReadFiles(string folder, string? industries) => Read(folder, industries).Files;

    /// <summary>Relative paths of the files that make a scheme.</summary>
    internal static IEnumerable<string> Names(string folder) => Directory.EnumerateFiles(folder, "*", SearchOption.AllDirectories)
        .Select(path => Path.GetRelativePath(folder, path).Replace('\\', '/'))
        .Where(name => IsYaml(name) || IsCsv(name))
        .Order(StringComparer.Ordinal);

    private static (SchemeFiles Files, List<ConfigFault> Faults) Read(string folder, string? industries)
    {
        var faults = new List<ConfigFault>();
        var trees = new Dictionary<string, ConfigNode>(StringComparer.Ordinal);
        var tables = new Dictionary<string, ConfigTable>(StringComparer.Ordinal);
        foreach (var name in Names(folder))
        {
            var path = Path.Combine(folder, name);
            if (IsYaml(name)) // one that cannot be read stands in as empty, so that it is not reported as absent too
                trees.Add(name, ConfigFiles.ReadYaml(path, name, faults) ?? new ConfigNode.Map(name, 1, []));
            else if (IsCsv(name) && ConfigFiles.ReadCsv(path, name, faults) is { } table)
                tables.Add(name, table);
        }

        if (industries is not null && File.Exists(industries) && ConfigFiles.ReadCsv(industries, SchemeParser.IndustryFile, faults) is { } register)
            tables.TryAdd(SchemeParser.IndustryFile, register);
        return (new SchemeFiles(trees, tables), faults);
    }

    private static Dictionary<string, byte[]> ReadBytes(string folder) =>
        Names(folder).ToDictionary(name => name, name => File.ReadAllBytes(Path.Combine(folder, name)), StringComparer.Ordinal);

    /// <summary>What follows only from a file that cannot be read is left out.</summary>
    private static List<ConfigFault> Join(List<ConfigFault> unreadable, SchemeReading reading) =>
        [.. unreadable, .. reading.Faults.Where(f => !unreadable.Exists(u => string.Equals(u.File, f.File, StringComparison.Ordinal)))];

    private static bool IsYaml(string name) => name.EndsWith(".yaml", StringComparison.Ordinal) || name.EndsWith(".yml", StringComparison.Ordinal);

    private static bool IsCsv(string name) => name.EndsWith(".csv", StringComparison.Ordinal);

    private static UserError Refusal(string path, List<ConfigFault> faults) => new(
        ExitCode.Usage,
        FaultCode,
        $"方案 {path} 有 {faults.Count} 处错误：\n{string.Join('\n', faults.Select(f => "   " + f))}",
        "逐处改正后重试；所有错误已一次列出");
}
