using System.Globalization;
using System.Text.RegularExpressions;
using GreenBatch.Scheduler.Commands;

namespace GreenBatch.Scheduler.Store;

/// <summary>The PostgreSQL server programs of one major version.</summary>
/// <param name="Folder">Holds <c>initdb</c>, <c>pg_ctl</c> and <c>postgres</c>.</param>
internal sealed partial record ServerBinaries(string Folder, int Major)
{
    public const int LeastMajor = 15;

    /// <summary>Names the folder outright.</summary>
    public const string FolderVariable = "GREENBATCH_PG_BIN";

    /// <summary>Takes the place of <c>/usr/lib/postgresql</c>; for tests.</summary>
    public const string SearchVariable = "GREENBATCH_PG_SEARCH";

    private static readonly string[] Programs = ["initdb", "pg_ctl", "postgres"];

    public string Program(string name) => Path.Combine(Folder, name);

    /// <summary>
    /// The programs to use: those named outright, else those of the major version that already has a cluster here, else the newest.
    /// </summary>
    /// <param name="clusters">Folder of the clusters, one per major version.</param>
    /// <param name="unpacked">Where the launcher unpacks programs when the system has none.</param>
    public static async Task<ServerBinaries> FindAsync(string clusters, string unpacked, CancellationToken cancel)
    {
        if (Environment.GetEnvironmentVariable(FolderVariable) is { Length: > 0 } said)
            return await ReadAsync(said, cancel) ?? throw Missing($"{FolderVariable}={said} 中没有 PostgreSQL {LeastMajor} 以上的服务器程序");

        var found = new List<ServerBinaries>();
        foreach (var folder in Candidates(unpacked).Distinct(StringComparer.Ordinal))
        {
            if (await ReadAsync(folder, cancel) is { } binaries)
                found.Add(binaries);
        }

        var existing = ExistingMajors(clusters);
        var usable = existing.Count == 0 ? found : [.. found.Where(b => existing.Contains(b.Major))];
        return usable.OrderByDescending(b => b.Major).FirstOrDefault()
            ?? throw (found.Count == 0 ? Missing("找不到 PostgreSQL 服务器程序") : Missing($"{clusters} 中的数据属于 PostgreSQL {string.Join('、', existing)}，本机没有该版本"));
    }

    private static IEnumerable<string> Candidates(string unpacked)
    {
        foreach (var folder in (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator, StringSplitOptions.RemoveEmptyEntries))
            yield return folder;
        var system = Environment.GetEnvironmentVariable(SearchVariable) ?? "/usr/lib/postgresql";
        if (Directory.Exists(system))
        {
            foreach (var version in Directory.EnumerateDirectories(system))
                yield return Path.Combine(version, "bin");
        }

        yield return Path.Combine(unpacked, "native", "bin");
    }

    private static async Task<ServerBinaries?> ReadAsync(string folder, CancellationToken cancel)
    {
        if (!Programs.All(p => File.Exists(Path.Combine(folder, p))))
            return null;
        var answer = await ServerProgram.RunAsync([Path.Combine(folder, "postgres"), "--version"], cancel);
        var match = VersionShape().Match(answer.Output);
        var major = match.Success ? int.Parse(match.Groups["major"].ValueSpan, NumberStyles.None, CultureInfo.InvariantCulture) : 0;
        return major >= LeastMajor ? new ServerBinaries(Path.GetFullPath(folder), major) : null;
    }

    private static List<int> ExistingMajors(string clusters) => !Directory.Exists(clusters)
        ? []
        : [.. Directory.EnumerateDirectories(clusters)
            .Where(d => File.Exists(Path.Combine(d, "PG_VERSION")))
            .Select(d => int.TryParse(Path.GetFileName(d), NumberStyles.None, CultureInfo.InvariantCulture, out var major) ? major : 0)
            .Where(m => m > 0)
            .Order()];

    private static UserError Missing(string problem) => new(ExitCode.Usage, "GB-DB-001", problem,
        $"安装 PostgreSQL（Debian/Ubuntu：apt-get install -y --no-install-recommends postgresql），或用 {FolderVariable} 指明目录，或用 ConnectionStrings__GreenBatch 指定已有服务器");

    [GeneratedRegex(@"\(PostgreSQL\) (?<major>\d+)", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex VersionShape();
}
